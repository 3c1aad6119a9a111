"""Reading and writing FreeMind files, as a multiple of lxml's bare parse and serialise of the same bytes.

lxml's parse makes no Python value of any attribute until it is asked for; reading makes all of them. Writing puts the
kept pieces together and reads the whole before it leaves, so it takes about as long as reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from cefi_map import examples
from cefi_map.formats import freemind

from .row import Row

SIZES = (3_000, 30_000, 80_000)


def rows() -> Iterator[Row]:
    for size in SIZES:
        data = grafted(size)
        tree, mindmap = etree.fromstring(data), freemind.read(data).map
        pairs = 7 if size < 10_000 else 3
        yield Row(
            f"read {size} nodes",
            "lxml parse",
            lambda data=data: freemind.read(data),  # type: ignore[misc]
            lambda data=data: etree.fromstring(data),  # type: ignore[misc]
            10,
            pairs=pairs,
        )
        yield Row(
            f"write {size} nodes",
            "lxml serialise",
            lambda mindmap=mindmap: freemind.write(mindmap),  # type: ignore[misc]
            lambda tree=tree: etree.tostring(tree),  # type: ignore[misc]
            30,
            pairs=pairs,
        )


def grafted(size: int) -> bytes:
    """The example's branches over and over under one root, without IDs twice."""
    text = freemind.write(examples.example()).decode()
    start, end = text.index("<node", text.index("<node") + 5), text.rindex("</node>")
    branches = text[start:end]
    copies = -(-size // branches.count("<node"))
    renamed = "".join(branches.replace('ID="', f'ID="c{copy}_') for copy in range(copies))
    return (text[:start] + renamed + text[end:]).encode()
