"""A session as it is being written: how far each candidate is, for whoever trains there. What is handed in is followed
no more: its verdicts wait in the review until whoever marks has given a level."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from threading import Lock

from cefi_map.centre.sessions import Table
from cefi_map.errors import CefiError
from cefi_map.judging import Readings, StageFinding
from cefi_map.project.dossier import weighed_dossier
from cefi_map.project.exam import readings
from cefi_map.project.later import soon
from cefi_map.project.memory import forgetting
from cefi_map.project.writing import told
from cefi_map.store import DRAFT, Project, Store

HOUR = timedelta(hours=1)
AT_ONCE = 6
"""Projects that one look asks a judgement of: the next look, a moment later, asks for others."""
KEPT = 600
"""Revisions whose figures stay at hand: those of three classes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A project as it stands: how many requirements have each verdict, its stages, how long its dossier is ("" while
    none is written); in the hour before the last word, how often it was saved and by how many nodes it ``grew``."""

    verdicts: Mapping[str, int]
    stages: tuple[StageFinding, ...]
    pages: str
    saves: int
    grew: int


def follow(store: Store, table: Table, handed: Container[str]) -> dict[str, Progress]:
    """By person, of the project of theirs that was last changed. Who is missing has not come, handed in, writes
    elsewhere, or is being judged: ask again."""
    lasting, by, asked, found = store.lasting(), readings(store), 0, dict[str, Progress]()
    for person, project in _written(table, handed):
        own = lasting.of(person)
        key = (own, project.id, project.revision, project.dossier, by)
        known = _known.get(key)
        if known is None and asked < AT_ONCE:
            asked, known = asked + 1, _asked(key)
        if known:
            found[person] = known
    return found


HELPED = 5
"""Whom one looks at next: beyond a handful a list says nothing."""


def first_to_help(table: Table, handed: Container[str], found: Mapping[str, Progress]) -> tuple[tuple[str, int], ...]:
    """(name, requirements that are absent) of those who need a look first: -1 for who shows nothing that is written,
    then whoever misses most. Who has not come yet, handed in, misses nothing or is being judged is not among them."""
    waits = [row for row in table.rows if row.member.came and row.member.person.id not in handed]
    blank = [(row.member.person.name, -1) for row in waits if row.last is None]
    missing = ((row.member.person, found.get(row.member.person.id)) for row in waits if row.last)
    counts = [(person.name, now.verdicts.get("absent", 0)) for person, now in missing if now]
    return (*blank, *sorted(filter(lambda each: each[1], counts), key=lambda each: -each[1]))[:HELPED]


def _written(table: Table, handed: Container[str]) -> Iterator[tuple[str, Project]]:
    for row in table.rows:
        if row.member.came and row.projects and not row.elsewhere and row.member.person.id not in handed:
            yield row.member.person.id, row.projects[0]


Key = tuple[Store, str, int, int, Readings]
_known: OrderedDict[Key, Progress] = OrderedDict()
_lock = Lock()
forgetting(_known.clear)


def _asked(key: Key) -> Progress | None:
    try:
        return soon(("progress", *key[:4]), partial(_progress, key))
    except CefiError:  # it was thrown away meanwhile, or its text cannot be set
        return None


def _progress(key: Key) -> Progress:
    own, id = key[:2]
    project, dossier = own.project(id), weighed_dossier(own, id)
    of_map = told(own, project, key[4])
    pages = dossier.pages if dossier else None
    saves, grew = _last_hour(own, id)
    found = Progress(of_map.verdicts, of_map.stages, pages.said(key[4].pages_asked) if pages else "", saves, grew)
    with _lock:
        _known[key[0], id, project.revision, project.dossier, key[4]] = found
        while len(_known) > KEPT:
            _known.popitem(last=False)
    return found


def _last_hour(own: Store, id: str) -> tuple[int, int]:
    """How often the map was saved in the hour before its last save, and how many nodes it has more since."""
    line = [each for each in own.history(id) if each.reason != DRAFT]
    within = [each for each in line if line[0].created - each.created <= HOUR]
    return len(within), within[0].nodes - within[-1].nodes
