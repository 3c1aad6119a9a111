"""The map as it is shown to a room: a scene for the centre, one for each branch of level 1, one for the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cefi_map import geometry
from cefi_map.formats import svg
from cefi_map.geometry.paper import widened
from cefi_map.judging import Report
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.excerpt import excerpt
from cefi_map.mindmap.talk import steps

from .screen import DrawnNode, Picture, pictured
from .signs import overlay

WIDE, HIGH = 1000, 540
"""Pixels of the map that a screen shows in letters as large as the map's own are read at arm's length."""
WRAPS = (164, 240, 340, 460)
"""Wrapping widths tried for the largest letters, in pixels."""
MANY = 400
"""Nodes from which a scene keeps the width of the map's own, as all do of a very large one."""
WHOLE = 1500
"""Nodes from which a map is not shown whole: its letters are dots."""
_AROUND = 10


@dataclass(frozen=True, slots=True)
class Halt:
    """Where a speaker halts: a node, what it is drawn in (``scene``) and the box that the screen is to show."""

    node: Node
    scene: int
    stage: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Told:
    """Drawings, and the halts in them, in the order of the talk. The last halt is the whole map, where it is shown."""

    scenes: tuple[Picture, ...]
    halts: tuple[Halt, ...]


def told(mindmap: MindMap, report: Report) -> Told:
    """The talk of a map: every node under its number, nothing folded, nothing of what is thought of it."""
    pen = svg.Pen(mindmap, overlay(mindmap, report), themed=True)
    scenes = [_scene(pen, mindmap.root.key, [node.key for node in mindmap.children(mindmap.root.key)])]
    halts: list[Halt] = []
    for node in steps(mindmap):
        if mindmap.depths[node.key] == 1:
            scenes.append(_scene(pen, node.key, [each.key for each in mindmap.branch(node.key)[1:]]))
        halts.append(_halt(mindmap, node, scenes))
    if len(scenes) > 1 and len(mindmap) <= WHOLE:
        scenes.append(_scene(pen, mindmap.root.key, [each.key for each in mindmap.nodes[1:]]))
        halts.append(replace(halts[0], scene=len(scenes) - 1, box=_around(scenes[-1])))
    return Told(tuple(scenes), tuple(halts))


def _halt(mindmap: MindMap, node: Node, scenes: list[Picture]) -> Halt:
    scene = scenes[-1]
    drawn = {each.key: each for each in scene.nodes}
    below = [drawn[each.key] for each in mindmap.branch(node.key) if each.key in drawn]
    box = _around(scene) if mindmap.depths[node.key] < 2 else _bounds(below)
    return Halt(node, len(scenes) - 1, drawn[node.key].stage, box)


def _scene(pen: svg.Pen, centre: str, keys: list[str]) -> Picture:
    """These nodes around one of them, as wide as brings them into a screen in the largest letters."""
    cut = excerpt(pen.mindmap, centre, keys, {})
    if pen.overlay.stages.get(centre):  # its disc says it, as everywhere
        cut.__dict__["numbers"] = {**cut.numbers, centre: ""}
    aside = centre != pen.mindmap.root.key
    tried = (
        geometry.layout(cut, preset, stages=pen.overlay.stages)
        for preset in _presets(aside, len(cut) > MANY or len(pen.mindmap) > WHOLE)
    )
    return pictured(_largest(tried), replace(pen, mindmap=cut))


def _presets(aside: bool, many: bool) -> Iterator[geometry.Preset]:
    """A branch ``aside``, in the middle of its scene, has both sides for what it holds."""
    shown = replace(geometry.SCREEN, numbers=True, folding=False, given_sides=not aside)
    for wrap in WRAPS[: 1 if many else None]:
        wide = widened(shown, wrap) if wrap != WRAPS[0] else shown
        branch = wide.branch._replace(wrap=max(wide.branch.wrap, wrap * 3 // 4 * geometry.PX))  # a sentence as often
        yield replace(wide, branch=branch)


def _largest(tried: Iterator[geometry.Layout]) -> geometry.Layout:
    """The first that needs no reduction, else the one that needs the least."""
    best, scale = next(tried), 0.0
    for layout in (best, *tried):
        fits = min(WIDE * geometry.PX / layout.width, HIGH * geometry.PX / layout.height)
        if fits > scale:
            best, scale = layout, fits
        if fits >= 1:
            break
    return best


def _around(picture: Picture) -> tuple[float, float, float, float]:
    return (picture.left, picture.top, picture.width, picture.height)


def _bounds(nodes: list[DrawnNode]) -> tuple[float, float, float, float]:
    left, top = min(each.x for each in nodes) - _AROUND, min(each.y for each in nodes) - _AROUND
    right, bottom = max(each.x + each.width for each in nodes), max(each.y + each.height for each in nodes)
    return (left, top, right + _AROUND - left, bottom + _AROUND - top)
