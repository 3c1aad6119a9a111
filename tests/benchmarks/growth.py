"""What is done with a map, at ten, fifty and two hundred times a hundred nodes: against as many times the smaller one.

The largest is done once, for minutes: what is only made once is made of the smaller ones.
"""

from __future__ import annotations

import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache, partial
from typing import Any

from cefi_map import formats
from cefi_map.desk import arriving, giving, groups, marking
from cefi_map.formats import freemind, svg
from cefi_map.mindmap import MindMap, edits
from cefi_map.project import files, writing
from cefi_map.review import criteria
from cefi_map.store import Store, open_store
from tests.cases import zipped

from .fresh import new
from .row import Row

STEPS = ((100, 1_000), (1_000, 5_000), (5_000, 20_000))
VERSIONS = 10


def rows() -> Iterator[Row]:
    for few, many in STEPS:
        first, last = few == STEPS[0][0], many == STEPS[-1][1]
        _made(many)
        for what, run in DEEDS.items():
            yield Row(
                f"{what}, {many} nodes",
                f"{many // few} times {few}",
                partial(run, many),
                partial(run, few),
                1.5,
                times=many / few,
                pairs=1 if last else 3,
                cold=not first,
            )
            yield Row(
                f"{what}, {many} nodes, memory at its most",
                f"{many // few} times {few}",
                partial(most, run, many),
                partial(most, run, few),
                1.5,
                times=many / few,
                pairs=1,
                unit="MB",
                cold=True,
            )


@cache
def most(run: Callable[[int], object], size: int) -> float:
    """Thousands of megabytes of Python's own."""
    tracemalloc.start()
    try:
        run(size)
        return tracemalloc.get_traced_memory()[1] / 1e9
    finally:
        tracemalloc.stop()


def _made(size: int) -> None:
    """What deeds are done with."""
    _written(size), _saved(size)


@cache
def _written(size: int) -> bytes:
    return freemind.write(_known(size))


@cache
def _known(size: int) -> MindMap:
    return new(size)


def _kept(done: Callable[[Any, str], object], size: int) -> None:
    """With a store of its own that has such a map."""
    with tempfile.TemporaryDirectory() as folder, closing(open_store(folder)) as store:
        done(store, store.create(_known(size)).id)


@cache
def _saved(size: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder, closing(open_store(folder)) as store:
        store.create(_known(size))
        return store.export_all()


def _restored(size: int) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(open_store(folder)) as store:
        store.restore_all(_saved(size))


def _given_back(size: int) -> None:
    """The archive of a class of one: brought into a group, marked, given back in an archive."""
    with tempfile.TemporaryDirectory() as folder, closing(open_store(folder)) as store:
        cohort = arriving.bring(store, [("classe.zip", zipped(("Léa.mm", _written(size))))]).cohort
        [row] = groups.table(store, cohort).rows
        levels = {line.id: ("partiel", "Dites pourquoi.") for line in criteria()}
        marking.set_grid(store, row.id, 1, levels, by=marking.signature("J. Martin"))
        giving.give_all_back(store, cohort, [row.id], "J. Martin")
        giving.given_zip(store, cohort)


def _walked(store: Store, id: str) -> None:
    """A title changed ten times, then every version read, each through what lies below it."""
    mindmap, number = store.load(id).map, 1
    for rank in range(VERSIONS):
        mindmap = edits.rename(mindmap, mindmap.nodes[-1 - rank].key, f"Idée {rank}")
        number = store.save(id, mindmap, number).number
    store.database.at_hand.clear()
    for revision in store.history(id):
        store.load(id, revision.number)


DEEDS: dict[str, Callable[[int], object]] = {
    "import of a .mm": lambda size: formats.read(_written(size), "carte.mm"),
    "check": lambda size: files.check_map(MindMap(_known(size).nodes)),
    "open in the editor": lambda size: _kept(lambda store, id: writing.kept_data(store, id), size),
    "save": lambda size: _kept(lambda store, id: store.save(id, new(size), 1), size),
    "SVG": lambda size: svg.write(MindMap(_known(size).nodes)),
    "PDF": lambda size: files.convert(MindMap(_known(size).nodes), "pdf", preset="paper"),
    "backup": lambda size: _kept(lambda store, id: store.export_all(), size),
    "restore": _restored,
    "history": partial(_kept, _walked),
    "class ZIP": _given_back,
}
