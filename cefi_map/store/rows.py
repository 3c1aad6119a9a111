"""Rows <-> values: the few queries that every part of the store begins with. Each goes through the owner."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from typing import Any, Generic

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Insert,
    Row,
    ScalarSelect,
    Select,
    Table,
    and_,
    bindparam,
    func,
    insert,
    select,
    update,
)

from cefi_map import limits
from cefi_map.errors import NotFound
from cefi_map.mindmap import codec

from . import chain
from .at_hand import Key
from .chain import Laid
from .content import Packed
from .database import Database, at_hand, cell_of
from .line import C, Line, V
from .tables import days, projects, revisions
from .values import TRASH_TERM, Project, Revision

ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_HIGHEST = 2**31 - 1
MINE = and_(projects.c.owner_id == bindparam("of_owner"), projects.c.id == bindparam("of_id"))
"""That project, of that owner: of statements that are made once."""
_BREAKS = re.compile("[ \t-\r\x85\u2028\u2029]+")


@dataclass(frozen=True)
class Scoped:
    """A database seen by one owner."""

    database: Database
    owner: str

    @property
    def author(self) -> str:
        """The person who reads and writes there; "" where nobody is asked."""
        return self.database.actor[0] if self.database.actor else ""


def now() -> datetime:
    return datetime.now(UTC)


@cache
def today() -> ScalarSelect[int]:
    """Made once: the number of the current day of use, to stand in a statement; 0 before the first."""
    return select(func.coalesce(func.max(days.c.number), 0)).scalar_subquery()


def line(text: str, limit: int = limits.NAME_CHARS) -> str:
    """One clean line of at most ``limit`` characters, « … » where it was cut; no-break spaces stay."""
    found = _BREAKS.sub(" ", codec.clean(text)).strip()
    return found if len(found) <= limit else found[: limit - 1].rstrip() + "…"


def bare(name: str) -> str:
    """A name as it is compared: case aside, signs that show nothing, and which apostrophe a keyboard had."""
    shown = (each for each in line(name).casefold() if unicodedata.category(each) != "Cf")
    return "".join(shown).replace("’", "'")


def inserting(connection: Connection, table: Table) -> Any:
    """An insert that may say what is done when the row is there: each database has its own, of the same words. The
    other one's is not loaded."""
    return import_module(f"sqlalchemy.dialects.{connection.dialect.name}").insert(table)


# ---- projects


def listing(owner: str) -> Select[Any]:
    """Projects of ``owner`` with what their current revision says."""
    return listed().where(projects.c.owner_id == owner)


def listed() -> Select[Any]:
    """The same of everybody, for who has found by other means which ones may be read."""
    head = and_(revisions.c.project_id == projects.c.id, revisions.c.number == projects.c.head)
    return (
        select(projects, revisions.c.nodes, revisions.c.summary, today().label("today"))
        .join(revisions, head)
        .order_by(projects.c.updated.desc(), projects.c.id)
    )


def to_project(row: Row[Any]) -> Project:
    return Project(
        id=row.id,
        title=row.title,
        source_name=row.source_name,
        source_format=row.source_format,
        created=row.created,
        updated=row.updated,
        trashed=row.trashed,
        days_left=None if row.trashed is None else row.trashed_day + TRASH_TERM - row.today,
        settings=row.settings,
        revision=row.head,
        nodes=row.nodes,
        summary=row.summary,
        dossier=row.dossier_head,
    )


def project(connection: Connection, owner: str, id: str, *, lock: bool = False) -> Project:
    """The project, in the trash or not. ``NotFound`` when this owner has none of that id. ``lock``: nobody else changes
    it until commit."""
    if lock and ID.fullmatch(id):
        connection.execute(select(projects.c.id).where(projects.c.id == id).with_for_update())
    mine = {"of_owner": owner, "of_id": id}
    row = connection.execute(_project(), mine).one_or_none() if ID.fullmatch(id) else None
    if row is None:
        raise _no_project()
    return to_project(row)


@cache
def _project() -> Select[Any]:
    return listed().where(MINE)


def live(connection: Connection, owner: str, id: str, *, lock: bool = False) -> Project:
    """The project if it can be changed: ``NotFound`` in the trash."""
    found = project(connection, owner, id, lock=lock)
    if found.trashed:
        raise _in_trash()
    return found


def line_of(
    connection: Connection, owner: str, line: Line[C, V], id: str, *, lock: bool = False
) -> tuple[int, int, str | None]:
    """The current revision of a line of a project that can be changed, the highest number given so far, 0 before
    anything is kept, and the digest of the current one. As ``live`` in all else, without what a save has no need of."""
    query = _line_of(line.head, line.last, line.revisions, lock)
    row = connection.execute(query, {"of_owner": owner, "of_id": id}).one_or_none() if ID.fullmatch(id) else None
    if row is None:
        raise _no_project()
    if row[2]:
        raise _in_trash()
    return row[0], row[1], row[3]


@cache
def _line_of(head: Column[int], last: Column[int], revisions: Table, lock: bool) -> Select[Any]:
    """Made once for each line: what a save asks and writes is not put together anew each time."""
    current = revisions.c.project_id == projects.c.id, revisions.c.number == head
    digest = select(revisions.c.digest).where(*current).scalar_subquery()
    query = select(head, last, projects.c.trashed, digest).where(MINE)
    return query.with_for_update() if lock else query


def _no_project() -> NotFound:
    return NotFound("Ce projet n’existe pas, ou n’existe plus.", advice="Revenez à la liste de vos projets.")


def _in_trash() -> NotFound:
    return NotFound("Ce projet est dans la corbeille.", advice="Restaurez-le pour le modifier.")


def change(connection: Connection, owner: str, id: str, **values: Any) -> None:
    asked = {name: value for name, value in values.items() if isinstance(value, ScalarSelect)}
    given = {name: value for name, value in values.items() if name not in asked}
    connection.execute(_CHANGE.values(asked) if asked else _CHANGE, {"of_owner": owner, "of_id": id, **given})


_CHANGE = update(projects).where(MINE)
"""Made once: what it changes is named by its parameters."""


# ---- revisions


def to_revision(row: Row[Any]) -> Revision:
    return Revision(**row._mapping)


def history(line: Line[C, V], id: str) -> Select[Any]:
    """Revisions of a project that the caller has found through its owner, newest first, without their content."""
    kept = line.revisions.c
    brief = [column for column in kept if column.name not in ("content", "basis", "digest", "day", "project_id")]
    return select(*brief).where(kept.project_id == id).order_by(kept.number.desc())


def revision(connection: Connection, line: Line[C, V], id: str, number: int) -> Revision:
    query = history(line, id).where(line.revisions.c.number == number)
    row = connection.execute(query).one_or_none() if _fits(number) else None
    if row is None:
        raise no_revision()
    return to_revision(row)


@dataclass(frozen=True, slots=True)
class Held(Generic[C]):
    """A revision at hand: what it holds, and how it lies."""

    content: C
    laid: Laid


def content(connection: Connection, line: Line[C, V], id: str, number: int) -> C:
    """What revision ``number`` holds. ``NotFound`` when there is none."""
    if number == 0 and (start := line.kind.start()) is not None:
        return start
    key = at_hand_key(connection, line, id, number)
    if (known := at_hand(connection).get(key)) is not None:
        held: Held[C] = known
        return held.content
    laid = chain.find(connection, line, id, number) if _fits(number) else None
    if laid is None:
        raise no_revision()
    found = line.kind.parse(laid.text)
    at_hand(connection).put(key, Held(found, laid), line.kind.size(found))
    return found


def at_hand_key(of: Connection | Engine, line: Line[C, V], id: str, number: int) -> Key:
    return cell_of(of), line.revisions.name, id, number


def numbers(connection: Connection, line: Line[C, V], id: str) -> tuple[int, int]:
    """The current revision of a line, and the highest number given so far; 0 before anything is kept."""
    head, last = connection.execute(select(line.head, line.last).where(projects.c.id == id)).one()
    return head, last


def no_revision() -> NotFound:
    return NotFound("Cette version n’est plus dans l’historique.", advice="Rechargez la page pour voir les versions.")


def _fits(number: int) -> bool:
    return 0 < number <= _HIGHEST


def add_revision(
    connection: Connection,
    line: Line[C, V],
    id: str,
    number: int,
    packed: Packed,
    laid: chain.Row | None = None,
    **values: Any,
) -> None:
    """``laid``: how it lies, whole unless it is given. ``values``: parent, created, name, reason, origin and summary,
    where they are not the usual ones."""
    usual = {"parent": None, "created": now(), "name": "", "origin": None, "summary": None}
    laid = laid or chain.Row(packed.data, None)
    row = {"project_id": id, "number": number, "nodes": packed.nodes, "digest": packed.digest}
    row |= {"content": laid.content, "basis": laid.basis}
    connection.execute(_added(line.revisions), row | usual | values)


@cache
def _added(revisions: Table) -> Insert:
    return insert(revisions).values(day=today())
