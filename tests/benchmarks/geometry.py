"""Maps to SVG against Graphviz's ``dot -Tsvg`` on the same map, growth from 1,000 to 10,000 nodes, and relations."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable

from cefi_map.formats import dot, svg
from cefi_map.geometry import face, layout, relations
from cefi_map.geometry.graph import program
from cefi_map.mindmap import MindMap
from tests.geometry.maps import linked, natural

ROUNDS = 7


def rows() -> list[tuple[str, float, float, float]]:
    small, large = natural(1_000), natural(10_000)
    ours, drawn = _median(lambda: _drawn(small)), _median(lambda: _rival(small))
    first = _median(lambda: _first(small))
    tenfold = _median(lambda: _first(large), 3)
    tied = linked(natural(5_000), 500)
    placed = layout(tied)
    related = _median(lambda: relations(tied, placed), 3)
    return [
        ("1,000 nodes to SVG, drawn again / dot -Tsvg", ours, drawn, 1 / 3),
        ("1,000 nodes to SVG, never seen before / dot -Tsvg", first, drawn, 1 / 3),
        ("10,000 nodes to SVG, never seen before / one second", tenfold, 1.0, 1.0),
        ("500 relations between 5,000 nodes / 10,000 nodes to SVG", related, tenfold, 1.5),
        ("10,000 nodes to SVG / ten times 1,000", tenfold, 10 * first, 1.5),
    ]


def _drawn(mindmap: MindMap) -> None:
    """A new value each time: what the map remembers of itself is not measured."""
    svg.write(MindMap(mindmap.nodes))


def _first(mindmap: MindMap) -> None:
    face._remembered.cache_clear()
    _drawn(mindmap)


def _rival(mindmap: MindMap) -> None:
    subprocess.run([program(), "-Kdot", "-Tsvg"], input=dot.write(mindmap), capture_output=True, check=True)


def _median(measured: Callable[[], object], rounds: int = ROUNDS) -> float:
    measured()
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        measured()
        found.append(time.perf_counter() - start)
    return statistics.median(found)
