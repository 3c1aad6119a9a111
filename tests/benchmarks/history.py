"""What twenty hours of work leave in the database: saves as an editor sends them, thinned as the server thins them.

Megabytes stand in the place of seconds: those of a candidate, against three.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy

from cefi_map.mindmap import MindMap, Node, edits
from cefi_map.store import Store, open_store
from cefi_map.store import rows as rows_module
from cefi_map.store.tables import revisions

from .row import Row

HOURS = 20
EVERY = 4
"""Seconds between two saves while somebody types."""
GOAL = 3.0
WORDS = "public besoin atelier emploi partenaire réunion budget indicateur formation suivi étape bilan".split()  # noqa: SIM905


def left_by(nodes: int) -> tuple[float, int]:
    """Megabytes in the table, revisions that are left."""
    with tempfile.TemporaryDirectory() as folder, closing(open_store(folder)) as store:
        _work(store, nodes, random.Random(nodes))
        with store.database.read() as connection:
            left = connection.scalar(sqlalchemy.select(sqlalchemy.func.count()).select_from(revisions)) or 0
        store.database.forget()
        whole = Path(folder, "cefi-map.sqlite3").stat().st_size
        return whole / 1e6, left


def rows() -> Iterator[Row]:
    for nodes in (108, 300):
        size, left = left_by(nodes)
        what = f"{HOURS} h of work on {nodes} nodes, {left} revisions left"
        yield Row(what, "3 MB", lambda size=size: size / 1000, lambda: GOAL / 1000, 1, pairs=1, unit="MB")  # type: ignore[misc]


def _work(store: Store, nodes: int, chance: random.Random) -> None:
    """Ten days of two hours; each hour what was written is thinned."""
    moment = datetime(2026, 11, 2, 9, tzinfo=UTC)
    rows_module.now = lambda: moment  # type: ignore[assignment]
    mindmap, number = _map(nodes, chance), 1
    made = store.create(mindmap)
    for save in range(HOURS * 3600 // EVERY):
        if save % (2 * 3600 // EVERY) == 0:
            moment = datetime(2026, 11, 2 + save * EVERY // 7200, 9, tzinfo=UTC)
            with store.database.write() as connection:
                connection.execute(
                    sqlalchemy.insert(store_days()).values(
                        number=1 + save * EVERY // 7200, day=moment.date().isoformat(), clock="a", seconds=0
                    )
                )
        moment += timedelta(seconds=EVERY)
        node = mindmap.nodes[(save // 12) % (nodes - 1) + 1]
        mindmap = edits.rename(mindmap, node.key, f"{node.text[:60]} {chance.choice(WORDS)}"[-90:])
        number = store.save(made.id, mindmap, number).number
        if save % (3600 // EVERY) == 0:
            store.thin()
    store.thin()


def store_days() -> sqlalchemy.Table:
    from cefi_map.store.tables import days

    return days


def _map(nodes: int, chance: random.Random) -> MindMap:
    found = [Node("r", None, "Un projet d’insertion")]
    for rank in range(1, nodes):
        parent = "r" if rank % 9 == 1 else found[rank - (rank - 1) % 9].key
        found.append(Node(f"n{rank}", parent, " ".join(chance.choices(WORDS, k=9))))
    return MindMap(tuple(found))
