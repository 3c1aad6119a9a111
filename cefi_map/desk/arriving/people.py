"""Who is in a group: names that are expected beside the works that came, and files that were not kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from cefi_map.desk.store import Cohort, Desk, Work
from cefi_map.errors import BadInput, CefiError
from cefi_map.store import Store

from .listed import NAMES, listed
from .names import base, compatible, key, stem

LEFT = 300
"""Files not kept that a group remembers."""
State = Literal["here", "twice", "late", "refused", "missing"]


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was not kept: why, and when it came."""

    file: str
    why: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Expected:
    """A name of the list and what came of it: the works, or a file that was refused."""

    name: str
    state: State
    works: tuple[Work, ...] = ()
    left: Left | None = None


@dataclass(frozen=True, slots=True)
class People:
    """``due``: until when works are awaited, None without a day. ``unlisted``: works of nobody on the list."""

    cohort: Cohort
    works: tuple[Work, ...]
    expected: tuple[Expected, ...]
    due: datetime | None
    left: tuple[Left, ...]

    @property
    def names(self) -> str:
        return "\n".join(each.name for each in self.expected)

    def of(self, state: State) -> tuple[Expected, ...]:
        return tuple(each for each in self.expected if each.state == state)

    @property
    def unlisted(self) -> tuple[Work, ...]:
        listed = {work.id for each in self.expected for work in each.works}
        return tuple(work for work in self.works if work.id not in listed) if self.expected else ()

    def is_late(self, work: Work) -> bool:
        return is_late(self.cohort, work)


def is_late(cohort: Cohort, work: Work) -> bool:
    """Handed in so, or come after the moment until which the group awaits."""
    due = _moment(cohort.people.get("due"))
    return work.late or bool(due and (work.made or work.received) > due)


def people(store: Store, cohort: str) -> People:
    found = Desk(store).cohort(cohort)
    kept = found.people  # from a backup it may be anything
    names = [name for name in _listed(kept, "names") if isinstance(name, str)]
    works = Desk(store).works(cohort)
    came = {base(work.source_name): work.received for work in works}
    left = tuple(
        each
        for each in filter(None, map(_left, _listed(kept, "left")))
        if base(each.file) not in came or came[base(each.file)] < each.moment  # since then it was taken
    )
    view = People(found, works, (), _moment(kept.get("due")), left)
    return replace(view, expected=tuple(_expected(names[:NAMES], view)))


def _listed(kept: Mapping[str, Any], name: str) -> list[Any]:
    found = kept.get(name)
    return found if isinstance(found, list) else []


def _left(data: Any) -> Left | None:
    moment = _moment(data.get("moment")) if isinstance(data, dict) else None
    return Left(str(data.get("file", "")), str(data.get("why", "")), moment) if moment else None


def _moment(said: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(said)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None


def set_expected(store: Store, cohort: str, names: str, due: str = "") -> None:
    """Keep the names that are expected (``listed``), and until when (a local moment in ISO, or "")."""
    lines = listed(names)
    try:
        until = datetime.fromisoformat(due).astimezone(UTC).isoformat() if due.strip() else ""
    except ValueError:
        raise BadInput("Cette date n’est pas lisible.", advice="Écrivez-la ainsi : 2027-06-15T18:00.") from None
    Desk(store).change_people(cohort, lambda kept: {**kept, "names": lines, "due": until})


def remember_left(store: Store, cohort: str, left: Iterable[tuple[str, CefiError]]) -> None:
    """Keep which files were not taken, and why, the last ones first; a file that came again is told once."""
    now = datetime.now(UTC).isoformat()
    new = [{"file": name[-200:], "why": str(error)[:400], "moment": now} for name, error in left]
    again = {each["file"] for each in new}

    def kept(data: Mapping[str, Any]) -> dict[str, Any]:
        old = [each for each in data.get("left", ()) if each["file"] not in again]
        return {**data, "left": [*new, *old][:LEFT]}

    if new:
        Desk(store).change_people(cohort, kept)


def forget_left(store: Store, cohort: str) -> None:
    Desk(store).change_people(cohort, lambda data: {name: value for name, value in data.items() if name != "left"})


def _expected(names: Sequence[str], found: People) -> Iterator[Expected]:
    """Each name with its works: those of the same words, else the only ones that may be meant."""
    keys = {name: key(name) for name in names}
    theirs = [(work, _keys(work)) for work in found.works]
    meant = [
        (work, [name for name in names if any(compatible(keys[name], each) for each in own)]) for work, own in theirs
    ]
    refused = [(each, key(stem(base(each.file)))) for each in found.left]
    for name in names:
        mine = [work for work, own in theirs if keys[name] in own] or [work for work, them in meant if them == [name]]
        left = next((each for each, said in refused if keys[name] and keys[name] <= said), None)
        yield Expected(name, _state(found, mine, left), tuple(mine), None if mine else left)


def _keys(work: Work) -> list[frozenset[str]]:
    """What its name and its file's say of the person, where they say something."""
    return [said for said in (key(work.name), key(stem(work.source_name))) if said]


def _state(found: People, works: Sequence[Work], left: Left | None) -> State:
    if len(works) > 1:
        return "twice"
    if works:
        return "late" if found.is_late(works[0]) else "here"
    return "refused" if left else "missing"
