"""Who is in a group: names that are expected beside the works that came, and files that were not kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from cefi_map import limits
from cefi_map.errors import BadInput, CefiError
from cefi_map.formats.decoding import decode
from cefi_map.store import Cohort, Store, Work

from .names import base, compatible, key, stem

NAMES, LEFT = 300, 300
"""Expected names, and files not kept, that a group remembers."""
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
        return bool(self.due and (work.made or work.received) > self.due)


def people(store: Store, cohort: str) -> People:
    found = store.cohort(cohort)
    kept = found.people  # from a backup it may be anything
    names = [name for name in _listed(kept, "names") if isinstance(name, str)]
    works = store.works(cohort)
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
    """Keep the names that are expected, one a line, and until when (a local moment in ISO, or ""). A line of a table
    (« NOM;Prénom;adresse ») gives the words before the address."""
    lines = list(dict.fromkeys(filter(None, map(_name, names.splitlines()))))
    if len(lines) > NAMES:
        raise BadInput(f"Cette liste a {len(lines)} noms, la limite est de {NAMES}.")
    try:
        until = datetime.fromisoformat(due).astimezone(UTC).isoformat() if due.strip() else ""
    except ValueError:
        raise BadInput("Cette date n’est pas lisible.", advice="Écrivez-la ainsi : 2027-06-15T18:00.") from None
    store.change_people(cohort, lambda kept: {**kept, "names": lines, "due": until})


def names_in(data: bytes) -> str:
    """The list in a text or a table that a trainer drops."""
    if len(data) > limits.UPLOAD_BYTES:
        raise BadInput("Cette liste est trop longue.", advice="Collez seulement les noms.")
    return decode(data)[0]


def remember_left(store: Store, cohort: str, left: Iterable[tuple[str, CefiError]]) -> None:
    """Keep which files were not taken, and why, the last ones first; a file that came again is told once."""
    now = datetime.now(UTC).isoformat()
    new = [{"file": name[-200:], "why": str(error)[:400], "moment": now} for name, error in left]
    again = {each["file"] for each in new}

    def kept(data: Mapping[str, Any]) -> dict[str, Any]:
        old = [each for each in data.get("left", ()) if each["file"] not in again]
        return {**data, "left": [*new, *old][:LEFT]}

    if new:
        store.change_people(cohort, kept)


def forget_left(store: Store, cohort: str) -> None:
    store.change_people(cohort, lambda data: {name: value for name, value in data.items() if name != "left"})


def _expected(names: Iterable[str], found: People) -> Iterator[Expected]:
    """Each name with its works: those of the same words, else the only ones that may be meant."""
    listed = list(names)
    keys = {name: key(name) for name in listed}
    for name in listed:
        mine = [work for work in found.works if keys[name] in _keys(work)] or [
            work
            for work in found.works
            if any(theirs and compatible(keys[name], theirs) for theirs in _keys(work))
            and sum(any(theirs and compatible(keys[other], theirs) for theirs in _keys(work)) for other in listed) == 1
        ]
        left = next((each for each in found.left if keys[name] and keys[name] <= key(stem(base(each.file)))), None)
        yield Expected(name, _state(found, mine, left), tuple(mine), None if mine else left)


def _keys(work: Work) -> tuple[frozenset[str], frozenset[str]]:
    return key(work.name), key(stem(work.source_name))


def _state(found: People, works: Sequence[Work], left: Left | None) -> State:
    if len(works) > 1:
        return "twice"
    if works:
        return "late" if found.is_late(works[0]) else "here"
    return "refused" if left else "missing"


_ADDRESS = re.compile(r"[^\s;,]+@\S+")
_COLUMNS = (
    "nom noms prenom prenoms famille naissance adresse mail email courriel candidat candidats stagiaire stagiaires "
    "numero identifiant groupe session liste"
)
_HEADS = frozenset(_COLUMNS.split())


def _name(line: str) -> str:
    """A person in a line of a list; "" in the line of a table that names its columns."""
    said = re.sub(r"[;,\t\"]+", " ", _ADDRESS.sub(" ", line.strip("\ufeff")))
    words = re.sub(r"^[\W_]+|^\d+[.)]?\s+", "", " ".join(said.split()))
    return words[:200] if key(words) - _HEADS else ""
