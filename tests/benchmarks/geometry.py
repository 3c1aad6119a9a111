"""Maps to SVG against Graphviz's ``dot -Tsvg`` on the same map; relations against the drawing itself."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator

from cefi_map.formats import dot, svg
from cefi_map.geometry import face, layout, relations
from cefi_map.geometry.graph import program
from cefi_map.mindmap import MindMap
from tests.geometry.maps import linked, natural

from .row import Row


def rows() -> Iterator[Row]:
    for size, pairs in ((300, 7), (1_000, 5)):
        known = natural(size)
        yield Row(
            f"{size} nodes to SVG, never seen",
            "dot -Tsvg",
            lambda known=known: _first(known),  # type: ignore[misc]
            lambda known=known: _rival(known),  # type: ignore[misc]
            1 / 3,
            pairs=pairs,
        )
    small = natural(1_000)
    yield Row("1000 nodes to SVG, drawn again", "dot -Tsvg", _drawing(small), lambda: _rival(small), 1 / 3, pairs=5)
    tied = linked(natural(5_000), 500)
    placed, large = layout(tied), natural(5_000)
    yield Row(
        "500 relations between 5000 nodes",
        "5000 nodes to SVG",
        lambda: relations(tied, placed),
        lambda: _first(large),
        3,
        pairs=3,
    )


def _drawing(mindmap: MindMap) -> Callable[[], object]:
    """A new value each time: what the map remembers of itself is not measured."""
    return lambda: svg.write(MindMap(mindmap.nodes))


def _first(mindmap: MindMap) -> None:
    face._remembered.cache_clear()
    _drawing(mindmap)()


def _rival(mindmap: MindMap) -> None:
    subprocess.run([program(), "-Kdot", "-Tsvg"], input=dot.write(mindmap), capture_output=True, check=True)
