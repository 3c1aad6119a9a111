"""What a picture of the map carries: stages, proofs, the legend and the cartouche, as neutral marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from operator import attrgetter

from cefi_map.formats.overlay import Cartouche, Overlay, Row
from cefi_map.judging import ADVICE, STAGES, Report
from cefi_map.mindmap import MindMap
from cefi_map.referentiel import load


def overlay(mindmap: MindMap, report: Report, *, proofs: bool = False, cartouche: Cartouche | None = None) -> Overlay:
    """Stages always, for the colours; with ``proofs`` also what is thought of the map: the states of stages, the nodes
    that show each requirement, and the legend."""
    marked = Overlay(
        stages=stages_of(mindmap, report),
        stage_names=tuple(stage.name for stage in load().stages),
        cartouche=cartouche,
    )
    if not proofs:
        return marked
    tags: dict[str, tuple[str, ...]] = {}
    for verdict in report.requirements:
        for key in dict.fromkeys(evidence.key for evidence in verdict.evidence):
            tags[key] = (*tags.get(key, ()), verdict.id)
    states = tuple(each.word.lower() for each in report.stages)
    rows = tuple(_rows(report))
    return replace(marked, stage_states=states, tags=tags, proofs=frozenset(tags), rows=rows, footer=ADVICE)


def stages_of(mindmap: MindMap, report: Report) -> dict[str, tuple[int, ...]]:
    """Key -> stages (1 to 6) of the nodes that head them: those that the author gave, else those recognised that are
    there: a recipe has its « Préparation » too. One recognised inside another's branch heads it only where nothing
    outside does: a word on a leaf makes it no branch. The page has the same in JavaScript (``stagesOf``)."""
    found = own_stages(mindmap)
    given = frozenset(found)
    for finding in filter(attrgetter("present"), report.stages):
        for key in filter(partial(_is_branch, mindmap), finding.branches):
            if key not in given:
                found[key] = (*found.get(key, ()), int(finding.id[1:]))
    inside = {key for key in found if key not in given and any(each.key in found for each in mindmap.ancestors(key))}
    outside = {stage for key, stages in found.items() if key not in inside for stage in stages}
    alone = {key: tuple(each for each in found[key] if each not in outside) for key in inside}
    return {key: stages for key, stages in {**found, **alone}.items() if stages}


def own_stages(mindmap: MindMap) -> dict[str, tuple[int, ...]]:
    """Key -> the stages that the author gave to a node."""
    given = {node.key: _numbers(node.stage_tags) for node in mindmap if node.attributes}
    return {key: stages for key, stages in given.items() if stages}


def _numbers(tags: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(int(tag[1:]) for tag in tags if tag in STAGES))


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
