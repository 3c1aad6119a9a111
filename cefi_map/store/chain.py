"""How a revision lies in its table: whole, or as what differs from an older one, its *basis*.

A person's saves follow one another closely: twenty hours of them whole would be a hundred megabytes. A basis is always
older, ``LONGEST`` steps lead from any revision to a whole one, and who takes a revision away writes those that lean on
it anew (thinning).
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from .content import Packed, damaged, expand
from .difference import applied, difference
from .line import C, Line, V

LONGEST = 32
"""Steps to a whole revision; one statement reads them all."""
WORTH = 8
"""A difference as large as this part of the text is not worth its step: whole, the text is a third of itself."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A revision's text, and how many steps lead from it to a whole one."""

    number: int
    text: bytes
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The columns of a row that say how it lies."""

    content: bytes
    basis: int | None


def lay(packed: Packed, on: Laid | None) -> tuple[Row, int]:
    """The text as it is to lie, where ``on`` is an older one that may be its basis; and its steps."""
    if on is None or on.steps >= LONGEST:
        return Row(packed.data, None), 0
    change = difference(on.text, packed.text)
    if len(change) * WORTH > len(packed.text):
        return Row(packed.data, None), 0
    return Row(change, on.number), on.steps + 1


def find(connection: Connection, line: Line[C, V], id: str, number: int) -> Laid | None:
    """The revision, put together; None when there is none. ``BadInput`` when it is damaged."""
    kept = line.revisions.c
    columns = (kept.number, kept.basis, kept.content)
    walk = select(*columns).where(kept.project_id == id, kept.number == number).cte("walk", recursive=True)
    below = select(*columns).join(walk, and_(kept.project_id == id, kept.number == walk.c.basis))
    rows = {row.number: row for row in connection.execute(select(walk.union_all(below)))}
    steps: list[bytes] = []
    at: int | None = number
    while at is not None:
        if at not in rows:
            if not steps:
                return None
            raise damaged()
        steps.append(rows[at].content)
        at = rows[at].basis
    text = expand(steps.pop())
    for change in reversed(steps):
        text = _changed(text, change)
    return Laid(number, text, len(rows) - 1)


def texts(connection: Connection, line: Line[C, V], id: str) -> Iterator[tuple[int, int | None, bytes]]:
    """(number, basis, text) of every revision, the oldest first; a text is forgotten once nothing more leans on it."""
    kept = line.revisions.c
    mine = kept.project_id == id
    bases = select(kept.basis).where(mine, kept.basis.is_not(None))
    leaning = Counter(connection.scalars(bases))
    held: dict[int, bytes] = {}
    query = select(kept.number, kept.basis, kept.content).where(mine).order_by(kept.number)
    for number, basis, content in connection.execute(query.execution_options(yield_per=50)):
        text = expand(content) if basis is None else _changed(held.get(basis), content)
        if basis is not None:
            leaning[basis] -= 1
            if not leaning[basis]:
                del held[basis]
        if leaning[number]:
            held[number] = text
        yield number, basis, text


def leaning(connection: Connection, line: Line[C, V], id: str, gone: Set[int]) -> Iterator[tuple[int, Row]]:
    """Revisions that lean on one of those that are to go, and how they are to lie then."""
    steps: dict[int, int] = {}
    last: Laid | None = None
    for number, basis, text in texts(connection, line, id) if gone else ():
        if number in gone:
            continue
        count = 0 if basis is None else steps.get(basis, LONGEST) + 1
        if basis in gone or count > LONGEST:
            row, count = lay(Packed(text, "", 0), last)
            yield number, row
        steps[number] = count
        last = Laid(number, text, count)


def _changed(text: bytes | None, change: bytes) -> bytes:
    try:
        if text is not None:
            return applied(text, change)
    except (ValueError, zlib.error):
        pass
    raise damaged()
