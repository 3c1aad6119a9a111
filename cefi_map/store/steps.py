"""What is to follow the current revision: worked out from what arrived, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic

from sqlalchemy import Connection, select

from cefi_map.errors import NotFound

from . import rows
from .line import C, Line, V
from .values import DRAFT


@dataclass(frozen=True, slots=True)
class Step(Generic[C]):
    """``content`` may follow revision ``head``. ``merged``: it is more than what was sent."""

    head: int
    content: C
    reason: str
    origin: int | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Clash(Generic[C]):
    """``content``, written from revision ``base``, contradicts ``theirs``, which is revision ``head``; ``detail`` is
    what the merge says of it."""

    head: int
    content: C
    base: int | None
    theirs: C
    detail: Any


def follow(
    connection: Connection, line: Line[C, V], id: str, head: int, value: V, base: int, reason: str, known: C | None
) -> Step[C] | Clash[C]:
    """``value``, written from revision ``base``, on top of revision ``head``. ``known``: what ``base`` held, as the
    writer has it; what is kept is believed before it."""
    kind = line.kind
    theirs = rows.content(connection, line, id, head)
    if base == head:
        return on_top(line, head, theirs, value, reason)
    start = _start(connection, line, id, base)
    source = theirs if start is None else start
    mine = kind.dressed(value, source)
    outcome = kind.merge(_ancestor(connection, line, id, base, start or known), mine, kind.value(theirs))
    origin = base if start is not None else None
    if outcome.detail is not None:
        return Clash(head, kind.after(source, source, mine), origin, theirs, outcome.detail)
    if outcome.value == mine:
        return Step(head, kind.after(theirs, source, mine), reason)
    return Step(head, kind.after(theirs, source, outcome.value), "merged", origin=origin, merged=True)


def on_top(line: Line[C, V], head: int, content: C, value: V, reason: str) -> Step[C]:
    """``value``, written from the ``content`` of revision ``head``, on top of it."""
    return Step(head, line.kind.after(content, content, line.kind.dressed(value, content)), reason)


def return_to(connection: Connection, line: Line[C, V], id: str, head: int, number: int) -> Step[C]:
    """Revision ``number`` again, on top of revision ``head``."""
    old, current = (rows.content(connection, line, id, each) for each in (number, head))
    return Step(head, line.kind.after(current, old, line.kind.value(old)), "restored", origin=number)


def _start(connection: Connection, line: Line[C, V], id: str, base: int) -> C | None:
    """What the writer started from; None when it is no longer kept, or never was here."""
    try:
        return rows.content(connection, line, id, base)
    except NotFound:
        return None


def _ancestor(connection: Connection, line: Line[C, V], id: str, base: int, known: C | None) -> C | None:
    """The newest revision of the main line that is in both histories.

    It is ``base`` itself, or what a draft started from. Thinned away, it is what is ``known`` of it; else the
    one kept before it: what changed both before and after ``base`` then contradicts itself, the rest merges without a
    word. None: nothing is known in common.
    """
    kept = line.revisions.c
    if base == 0:
        return line.kind.start()
    if not 0 < base <= rows.numbers(connection, line, id)[1]:
        return None
    parent = select(kept.parent).where(kept.project_id == id, kept.number == base, kept.reason == DRAFT)
    draft = connection.execute(parent).one_or_none()
    newest = base if draft is None else draft.parent or 0
    earlier = (kept.project_id == id, kept.reason != DRAFT, kept.number <= newest)
    number = connection.scalar(select(kept.number).where(*earlier).order_by(kept.number.desc()).limit(1))
    if number != base and draft is None and known is not None:
        return known
    return line.kind.start() if number is None else rows.content(connection, line, id, number)
