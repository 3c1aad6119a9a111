"""What a picture of the map carries: stages, proofs, the legend and the cartouche, as neutral marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from cefi_map.checking import ADVICE, Report
from cefi_map.formats.overlay import Cartouche, Overlay, Row
from cefi_map.mindmap import MindMap
from cefi_map.referentiel import load


def overlay(mindmap: MindMap, report: Report, *, proofs: bool = False, cartouche: Cartouche | None = None) -> Overlay:
    """Stages always, for the colours; with ``proofs`` also the nodes that show each requirement, and the legend."""
    stages: dict[str, tuple[int, ...]] = {}
    for finding in report.stages:
        for key in filter(partial(_is_branch, mindmap), finding.branches):
            stages[key] = (*stages.get(key, ()), int(finding.id[1:]))
    names = tuple(stage.name for stage in load().stages)
    if not proofs:
        return Overlay(stages=stages, stage_names=names, cartouche=cartouche)
    tags: dict[str, tuple[str, ...]] = {}
    for verdict in report.requirements:
        for evidence in verdict.evidence:
            tags[evidence.key] = (*tags.get(evidence.key, ()), verdict.id)
    return Overlay(
        stages=stages,
        stage_names=names,
        tags=tags,
        proofs=frozenset(tags),
        rows=tuple(_rows(report)),
        footer=ADVICE,
        cartouche=cartouche,
    )


def _is_branch(mindmap: MindMap, key: str) -> bool:
    """A lone node deep in another branch may carry a stage's content; it takes that branch's colour all the same."""
    return mindmap.depths[key] <= 1 or bool(mindmap.children(key))


def _rows(report: Report) -> Iterator[Row]:
    for verdict in report.requirements:
        nodes = ", ".join(ranges(evidence.number for evidence in verdict.evidence if evidence.number))
        yield Row(verdict.id, verdict.verdict, load().requirement(verdict.id).title, nodes or "aucun nœud")


def ranges(numbers: Iterable[str]) -> list[str]:
    """« 3.1.1 à 3.1.3 » for three or more siblings in a row; numbers in the order of the map."""
    wanted = sorted({tuple(map(int, number.split("."))) for number in numbers})
    runs: list[list[tuple[int, ...]]] = []
    for number in wanted:
        last = runs[-1][-1] if runs else ()
        if last[:-1] == number[:-1] and last and last[-1] + 1 == number[-1]:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [text for run in runs for text in _run([".".join(map(str, number)) for number in run])]


def _run(numbers: list[str]) -> list[str]:
    return [f"{numbers[0]} à {numbers[-1]}"] if len(numbers) > 2 else numbers
