"""Many candidates at once: a list is read, looked at, then let in, each with a personal link; done again, whoever is
there already stays as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from cefi_map import limits
from cefi_map.centre.naming import person_name
from cefi_map.centre.store import Centre, Training
from cefi_map.errors import BadInput, CefiError
from cefi_map.store import Store, bare

from .joining import enrol
from .trainings import allow_more_time, new_link_for

NAME = frozenset(("nom", "prénom", "prenom", "noms", "prénoms", "prenoms", "candidat", "stagiaire"))
EXTRA = "temps"
"""Heads of columns: those that make a name, and how the one begins that says minutes of time beyond the session's."""
_SIGNS = ";\t,"


@dataclass(frozen=True, slots=True)
class Line:
    """A person of a list: ``extra`` minutes, and what becomes of them: "new", "here" already, "twice" in the list, or
    "wrong", with the reason."""

    name: str
    extra: int
    state: Literal["new", "here", "twice", "wrong"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """The token of the personal link that was made for somebody."""

    name: str
    token: str


def look_at(store: Store, training_id: str, text: str) -> tuple[Line, ...]:
    """What a list would do: a table with heads (« Nom ; Prénom ; Temps en plus »), else a name a line. ``BadInput``
    where it is too long."""
    here = {bare(each.person.name) for each in Centre(store).members(training_id)}
    seen: set[str] = set()
    return tuple(_line(name, extra, here, seen) for name, extra in _read(text))


def let_in_list(store: Store, training_id: str, text: str) -> tuple[Given, ...]:
    """The links of those who are new."""
    training = Centre(store).training(training_id)
    new = (line for line in look_at(store, training_id, text) if line.state == "new")
    return tuple(_let_in(store, training, line) for line in new)


def new_links(store: Store, training_id: str, people: Collection[str]) -> tuple[Given, ...]:
    """A new personal link for each of these candidates; their old ones and every open browser end."""
    names = {each.person.id: each.person.name for each in Centre(store).members(training_id)}
    return tuple(Given(names.get(each, ""), new_link_for(store, training_id, each)) for each in people)


def links_table(given: Collection[tuple[str, str]]) -> bytes:
    """Names and addresses as a table for a spreadsheet. A name that it would take for a formula is none there."""
    file = io.StringIO()
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(
        [("Nom", "Lien personnel"), *((f"'{name}" if name[:1] in "=+-@" else name, link) for name, link in given)]
    )
    return file.getvalue().encode("utf-8-sig")


def _read(text: str) -> Iterator[tuple[str, str]]:
    lines = [line.strip("\ufeff ") for line in text.splitlines() if line.strip("\ufeff \t;,")]
    if len(text) > limits.LIST_BYTES or len(lines) > limits.ROSTER_NAMES + 1:
        raise BadInput(f"Cette liste dépasse {limits.ROSTER_NAMES} noms.", advice="Faites-en deux.")
    heads = [_plain(head) for head in _cells(lines[0])] if lines else []
    if not NAME.intersection(heads):
        yield from ((" ".join(_cells(line)), "") for line in lines)
        return
    for line in lines[1:]:
        row = list(zip(heads, _cells(line), strict=False))
        extra = next((cell for head, cell in row if head.startswith(EXTRA)), "")
        yield " ".join(cell for head, cell in row if head in NAME), extra


def _cells(line: str) -> list[str]:
    """Of one line: the sign between them is the one that it has most of."""
    sign = max(_SIGNS, key=line.count)
    return [cell.strip() for cell in next(csv.reader([line], delimiter=sign))]


def _plain(head: str) -> str:
    return head.casefold().strip()


def _line(name: str, extra: str, here: set[str], seen: set[str]) -> Line:
    try:
        name, minutes = person_name(name), _minutes(extra)
    except CefiError as error:
        return Line(name[: limits.PERSON_CHARS], 0, "wrong", error.message)
    key = bare(name)
    state: Literal["new", "here", "twice"] = "here" if key in here else "twice" if key in seen else "new"
    seen.add(key)
    return Line(name, minutes, state)


def _let_in(store: Store, training: Training, line: Line) -> Given:
    joined = enrol(store, training, line.name)
    if line.extra:
        allow_more_time(store, training.id, joined.person.id, line.extra)
    return Given(joined.person.name, joined.link)


def _minutes(written: str) -> int:
    if not written:
        return 0
    if not (written.isascii() and written.isdigit()) or int(written[:9]) > limits.EXTRA_MINUTES:
        raise BadInput("Ce temps en plus n’est pas un nombre de minutes.")
    return int(written)
