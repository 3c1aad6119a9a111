"""Reading and writing FreeMind files, as a multiple of lxml's bare parse and serialise of the same bytes.

lxml's parse makes no Python value of any attribute until it is asked for; reading makes all of them. Writing puts the
kept pieces together and reads the whole before it leaves, so it takes about as long as reading.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from lxml import etree

from cefi_map import examples
from cefi_map.formats import freemind

SIZES = (3_000, 30_000, 80_000)
RUNS = 5


def rows() -> Iterator[tuple[str, float, float, float]]:
    for size in SIZES:
        data = grafted(size)
        tree = etree.fromstring(data)
        mindmap = freemind.read(data).map
        yield (
            f"read {size} nodes / lxml parse",
            *paired(lambda d=data: freemind.read(d), lambda d=data: etree.fromstring(d)),
            10.0,
        )
        yield (
            f"write {size} nodes / lxml serialise",
            *paired(lambda m=mindmap: freemind.write(m), lambda t=tree: etree.tostring(t)),
            30.0,
        )


def grafted(size: int) -> bytes:
    """The example's branches over and over under one root, without IDs twice."""
    text = freemind.write(examples.example()).decode()
    start, end = text.index("<node", text.index("<node") + 5), text.rindex("</node>")
    branches = text[start:end]
    copies = -(-size // branches.count("<node"))
    renamed = "".join(branches.replace('ID="', f'ID="c{copy}_') for copy in range(copies))
    return (text[:start] + renamed + text[end:]).encode()


def paired(ours: Callable[[], object], rival: Callable[[], object]) -> tuple[float, float]:
    """Best of ``RUNS`` taken in turn, in the processor's time: a busy machine interrupts the longer run more often."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for run, found in zip((ours, rival), times, strict=True):
            start = time.process_time()
            run()
            found.append(time.process_time() - start)
    return min(times[0]), min(times[1])
