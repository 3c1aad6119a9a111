"""The small drawing of a map on the home page: its centre, its branches, bars for what is below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cefi_map.project import data, files, home, paper, writing

WIDTH, HEIGHT = 176, 112
_BRANCHES, _LEAVES = 6, 6
"""Branches of one side, and bars of one branch, that are drawn."""
_STEP, _BAR, _GAP = 6.5, 4.5, 6
_HUB, _HEAD = (20, 9), (20, 6)
_HEAD_X, _LEAF_X, _LEAF_WIDTHS = 24, 52, (12, 34)


@dataclass(frozen=True, slots=True)
class Shape:
    """A bar: ``level`` 0 to 2, ``stage`` 0 to 6, lengths in pixels from the middle."""

    level: int
    stage: int
    x: float
    y: float
    width: float
    height: float


Link = tuple[str, int, int]
"""A path, its stage, its level."""
Branch = tuple[int, list[int]]
"""A stage, and the lengths of the bars."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """``viewbox`` is that of an SVG."""

    viewbox: str
    bars: tuple[Shape, ...]
    links: tuple[Link, ...]


def thumbnail(store: data.Store, card: home.ProjectCard) -> Thumbnail:
    """Drawn once for each state of a project; without its colours while nothing is said of it."""
    if card.wanting:
        return _drawn(writing.kept_project(store, card.id))
    return _remembered(store, card.id, card.updated.isoformat())


@lru_cache(maxsize=256)
def _remembered(store: data.Store, id: str, updated: str) -> Thumbnail:
    return _drawn(writing.settled_project(store, id))


def _drawn(view: writing.ProjectView) -> Thumbnail:
    stages = paper.overlay(view.map, view.report).stages
    heads = view.map.children(view.map.root.key)
    half = (len(heads) + 1) // 2
    bars = [Shape(0, 0, -_HUB[0] / 2, -_HUB[1] / 2, *_HUB)]
    links: list[Link] = []
    for side, column in ((1, heads[:half]), (-1, heads[half:][::-1])):
        branches = [_branch(view.map, head, stages) for head in column[:_BRANCHES]]
        _draw(branches, side, bars, links)
    return Thumbnail(f"{-WIDTH / 2:g} {-HEIGHT / 2:g} {WIDTH} {HEIGHT}", tuple(bars), tuple(links))


def _branch(mindmap: files.MindMap, head: files.Node, stages: Mapping[str, tuple[int, ...]]) -> Branch:
    """The stage of a branch (its own, else the first found below) and the lengths of its bars."""
    found = stages.get(head.key) or next((stages[n.key] for n in mindmap.branch(head.key) if n.key in stages), ())
    low, high = _LEAF_WIDTHS
    widths = [min(high, low + len(leaf.text) // 2) for leaf in mindmap.children(head.key)[:_LEAVES]]
    return (found or (0,))[0], widths


def _draw(branches: list[Branch], side: int, bars: list[Shape], links: list[Link]) -> None:
    """One side, its branches one under the other around the middle, shrunk to the height when they are many."""
    heights = [max(len(widths), 1) * _STEP + _GAP for _, widths in branches]
    scale = min(1.0, (HEIGHT - 8) / (sum(heights) or 1))
    y = -sum(heights) * scale / 2
    for (stage, widths), height in zip(branches, heights, strict=True):
        middle = y + height * scale / 2
        x = side * _HEAD_X
        links.append((_curve(side * _HUB[0] / 2, 0, x, middle), stage, 1))
        bars.append(_bar(1, stage, x, middle, *_HEAD, side))
        for rank, width in enumerate(widths):
            at = middle + (rank - (len(widths) - 1) / 2) * _STEP * scale
            links.append((_curve(x + side * _HEAD[0], middle, side * _LEAF_X, at), stage, 2))
            bars.append(_bar(2, stage, side * _LEAF_X, at, width, _BAR * scale, side))
        y += height * scale


def _bar(level: int, stage: int, x: float, y: float, width: float, height: float, side: int) -> Shape:
    return Shape(
        level, stage, round(x if side > 0 else x - width, 1), round(y - height / 2, 1), width, round(height, 1)
    )


def _curve(x0: float, y0: float, x1: float, y1: float) -> str:
    half = (x0 + x1) / 2
    return f"M{x0:.1f} {y0:.1f}C{half:.1f} {y0:.1f} {half:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
