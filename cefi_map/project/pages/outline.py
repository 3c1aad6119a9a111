"""The plan as rows: nested lists are opened and closed row by row, so that no depth can exhaust anything."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from cefi_map.project import exam, files, paper

from .drawing import Cited

NESTED = 12
"""Levels of lists; what is deeper stays at the last one, its number tells where it stands."""
ALL = 2000
"""Nodes from which the plan shows one branch at a time."""


class Shown(Protocol):
    """A map and what is said of it: a project, or a work under a trainer's eyes."""

    @property
    def map(self) -> files.MindMap: ...

    @property
    def report(self) -> exam.Report: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A node in the plan. ``opens`` a list of its children; ``closes`` so many lists after it. ``stage`` is 0 to 6;
    ``name`` the stage's name where the branch begins; ``hidden`` counts the nodes below that are not shown."""

    node: files.Node
    number: str
    level: int
    stage: int
    name: str
    opens: bool
    closes: int
    hidden: int
    shows: tuple[str, ...]
    carried: tuple[str, ...]
    """Its icons, its link, its arrows, in words."""


def lines(view: Shown, cited: dict[str, Cited], chosen: str) -> tuple[Line, ...]:
    """Every node but the root; of a very large map, only the branch of the chosen node is unfolded."""
    mindmap = view.map
    kept = mindmap.nodes[1:] if len(mindmap) <= ALL else tuple(_unfolded(mindmap, chosen))
    levels = [min(mindmap.depths[node.key], NESTED) for node in kept]
    stages = stages_by_key(view)
    names = {stage.number: stage.name for stage in exam.referentiel().stages}
    heads = {key for finding in view.report.stages for key in finding.branches}
    shown = {node.key for node in kept}
    ties = paper.ties(mindmap)
    found = []
    for place, node in enumerate(kept):
        after = levels[place + 1] if place + 1 < len(kept) else 1
        stage = stages.get(node.key, 0)
        below = mindmap.children(node.key)
        found.append(
            Line(
                node=node,
                number=mindmap.numbers[node.key],
                level=levels[place],
                stage=stage,
                name=names.get(stage, "") if node.key in heads else "",
                opens=after > levels[place],
                closes=max(0, levels[place] - after),
                hidden=len(mindmap.branch(node.key)) - 1 if below and below[0].key not in shown else 0,
                shows=cited.get(node.key, Cited()).shows,
                carried=paper.carried(node, ties),
            )
        )
    return tuple(found)


def _unfolded(mindmap: files.MindMap, chosen: str) -> Iterator[files.Node]:
    above: Collection[str] = {chosen, *(node.key for node in mindmap.ancestors(chosen))}
    for head in mindmap.children(mindmap.root.key):
        if head.key in above:
            yield from mindmap.branch(head.key)
        else:
            yield head


def stages_by_key(view: Shown) -> dict[str, int]:
    """Key -> stage, inherited downward."""
    own = paper.overlay(view.map, view.report).stages
    found: dict[str, int] = {}
    for node in view.map:
        mine = own.get(node.key)
        found[node.key] = (mine[0] if mine else 0) if mine is not None else found.get(node.parent or "", 0)
    return found
