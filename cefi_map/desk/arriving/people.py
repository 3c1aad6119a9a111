"""Who is in a group: names that are expected beside the works that came, and files that were not kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from cefi_map.desk.store import Cohort, Desk, Work
from cefi_map.errors import BadInput, CefiError
from cefi_map.store import Store

from .listed import NAMES, listed
from .names import base, compatible, key, says_person, stem, suffix
from .pairing import DOCUMENTS

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
    def meant(self) -> dict[str, str]:
        """By id, the name on the list of a work that is called otherwise."""
        return {each.works[0].id: each.name for each in self.expected if _is_called_otherwise(each)}

    @property
    def unlisted(self) -> tuple[Work, ...]:
        listed = {work.id for each in self.expected for work in each.works}
        return tuple(work for work in self.works if work.id not in listed) if self.expected else ()

    @property
    def duplicates(self) -> tuple[tuple[Work, Work], ...]:
        """Pairs of works whose names may be one person's: one says nothing that the other does not."""
        named = [(work, key(work.name)) for work in self.works if says_person(work.name)]
        bearing: dict[str, set[int]] = {}
        for place, (_, name) in enumerate(named):
            for word in name:
                bearing.setdefault(word, set()).add(place)
        pairs = {
            (min(one, other), max(one, other))
            for one, (_, name) in enumerate(named)
            for other in set.intersection(*sorted((bearing[word] for word in name), key=len)) - {one}
        }
        return tuple((named[one][0], named[other][0]) for one, other in sorted(pairs))

    def is_late(self, version: Work) -> bool:
        """Whether that version came late, whenever its author's first one did."""
        return is_late(self.cohort, replace(version, first=version.made or version.received))


def is_late(cohort: Cohort, work: Work) -> bool:
    """Handed in so, or its first version came after the moment until which the group awaits: whoever corrects it later
    is not late."""
    due = _moment(cohort.people.get("due"))
    return work.late or bool(due and (work.first or work.made or work.received) > due)


def people(store: Store, cohort: str) -> People:
    return people_of(Desk(store).cohort(cohort), Desk(store).works(cohort))


def people_of(cohort: Cohort, works: tuple[Work, ...]) -> People:
    """Of a group whose works are known."""
    kept = cohort.people  # from a backup it may be anything
    came = {base(work.source_name): work.received for work in works}
    left = tuple(
        each
        for each in filter(None, map(_left, _listed(kept, "left")))
        if base(each.file) not in came or came[base(each.file)] < each.moment  # since then it was taken
    )
    view = People(cohort, works, (), _moment(kept.get("due")), left)
    return replace(view, expected=tuple(_expected(_names(cohort), view)))


def _names(cohort: Cohort) -> list[str]:
    return [name for name in _listed(cohort.people, "names") if isinstance(name, str)][:NAMES]


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


def set_expected(store: Store, cohort: str, names: str, due: str = "") -> list[str]:
    """Keep the names that are expected (``listed``), and until when (a local moment in ISO, or ""). Those that are
    there twice, with nothing that tells two people apart."""
    lines, twice = listed(names, _names(Desk(store).cohort(cohort)))
    try:
        until = datetime.fromisoformat(due).astimezone(UTC).isoformat() if due.strip() else ""
    except ValueError:
        raise BadInput("Cette date n’est pas lisible.", advice="Écrivez-la ainsi : 2027-06-15T18:00.") from None
    Desk(store).change_people(cohort, lambda kept: {**kept, "names": lines, "due": until})
    return twice


def remember_left(store: Store, cohort: str, left: Iterable[tuple[str, CefiError]], came: Iterable[str] = ()) -> None:
    """Keep which files were not taken, and why, the last ones first; a file that came again is told once, and no more
    once it, or another of its kind by the same person, ``came`` well."""
    now = datetime.now(UTC).isoformat()
    new = [{"file": name[-200:], "why": str(error)[:400], "moment": now} for name, error in left]
    taken = {_meant(name) for name in came}

    def kept(data: Mapping[str, Any]) -> dict[str, Any]:
        again = [_path(each["file"]) for each in new]
        old = [each for each in data.get("left", ()) if not any(_is_same(_path(each["file"]), one) for one in again)]
        old = [each for each in old if _meant(each["file"]) not in taken]
        return {**data, "left": [*new, *old][:LEFT]}

    if new or taken:
        Desk(store).change_people(cohort, kept)


def _meant(file: str) -> tuple[object, bool]:
    """Whose file it is and whether a document, where its name says two words of a person; else the file."""
    said = key(stem(file))
    return said if len(said) > 1 else base(file), suffix(file) in (*DOCUMENTS, ".doc")


def _path(file: str) -> list[str]:
    return re.split(r"[/\\]|, ", file)


def _is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two paths are one file's, brought with fewer or more of its folders."""
    least = min(len(one), len(other))
    return one[-least:] == other[-least:]


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
    for place, name in enumerate(names):
        mine = [work for work, own in theirs if keys[name] in own] or [work for work, them in meant if them == [name]]
        if 1 < names.count(name) >= len(mine):  # namesakes, one work each
            mine = mine[names[:place].count(name) :][:1]
        left = next((each for each, said in refused if keys[name] and keys[name] <= said), None)
        yield Expected(name, _state(found, mine, left), tuple(mine), None if mine else left)


def _is_called_otherwise(each: Expected) -> bool:
    return len(each.works) == 1 and each.works[0].name.casefold() != each.name.casefold()


def _keys(work: Work) -> list[frozenset[str]]:
    """What its name and its file's say of the person, where they say something."""
    return [said for said in (key(work.name), key(stem(work.source_name))) if said]


def _state(found: People, works: Sequence[Work], left: Left | None) -> State:
    if len(works) > 1:
        return "twice"
    if works:
        return "late" if is_late(found.cohort, works[0]) else "here"
    return "refused" if left else "missing"
