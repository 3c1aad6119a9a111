"""Reading FreeMind files, as a multiple of lxml's parse with every attribute given to Python; writing them, as one of
its serialise.

A map that a file gave is put together of the pieces kept and read again before it leaves, so it takes about as long as
reading; one that is all our own is only written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from cefi_map import examples
from cefi_map.formats import freemind
from cefi_map.mindmap import MindMap

from .row import Row

SIZES = (3_000, 30_000, 80_000)


def rows() -> Iterator[Row]:
    for size in SIZES:
        data = grafted(size)
        tree, mindmap = etree.fromstring(data), freemind.read(data).map
        pairs = 7 if size < 10_000 else 3
        yield Row(
            f"read {size} nodes",
            "lxml, every attribute given to Python",
            lambda data=data: freemind.read(data),  # type: ignore[misc]
            lambda data=data: given(data),  # type: ignore[misc]
            1.5,
            pairs=pairs,
        )
        yield Row(
            f"write {size} nodes of a file",
            "lxml serialise",
            lambda mindmap=mindmap: freemind.write(mindmap),  # type: ignore[misc]
            lambda tree=tree: etree.tostring(tree),  # type: ignore[misc]
            30,
            pairs=pairs,
        )
        own = MindMap(tuple(replace(node, opaque=()) for node in mindmap))
        yield Row(
            f"write {size} nodes of our own",
            "lxml serialise",
            lambda own=own: freemind.write(own),  # type: ignore[misc]
            lambda tree=tree: etree.tostring(tree),  # type: ignore[misc]
            6,
            pairs=pairs,
        )


def given(data: bytes) -> list[dict[str, str]]:
    return [dict(element.attrib) for element in etree.fromstring(data).iter(etree.Element)]


def grafted(size: int) -> bytes:
    """The example's branches over and over under one root, without IDs twice."""
    text = freemind.write(examples.example()).decode()
    start, end = text.index("<node", text.index("<node") + 5), text.rindex("</node>")
    branches = text[start:end]
    copies = -(-size // branches.count("<node"))
    renamed = "".join(branches.replace('ID="', f'ID="c{copy}_') for copy in range(copies))
    return (text[:start] + renamed + text[end:]).encode()
