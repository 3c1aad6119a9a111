"""A list of people, read and looked at: who is new, who is known, and by what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cefi_map import limits
from cefi_map.centre.naming import mail_line, person_name
from cefi_map.centre.store import Centre, Member
from cefi_map.desk.arriving import read_table
from cefi_map.errors import BadInput, CefiError
from cefi_map.project.naming import visible_line
from cefi_map.store import Person, Store, bare

from .trainings import plain

MAIL = frozenset(("courriel", "mail", "email", "e-mail", "adresse"))
TEAM = "groupe"
EXTRA = "temps"
"""Heads of columns beside those of a name: those that say an address, and how those begin that say the group, and
minutes of time beyond the session's."""

State = Literal["new", "joins", "known", "fills", "here", "twice", "wrong"]


@dataclass(frozen=True, slots=True)
class Line:
    """A person of a list, with ``extra`` minutes, and what becomes of them: "new"; one of the centre who "joins" the
    session, or is "known" to others there and enters only by themselves; one who is there and of whom it "fills" in
    something; "here" already, "twice" in the list, or "wrong", with the reason. ``person``: whose id it is, "" for who
    is new."""

    name: str
    extra: int
    state: State
    why: str = ""
    mail: str = ""
    team: str = ""
    person: str = ""


def look_at(store: Store, training_id: str, text: str, by: Person) -> tuple[Line, ...]:
    """What a list would do that this person brings: a table with heads (« Nom ; Prénom ; Courriel ; Groupe ; Temps en
    plus »), else a name a line. Who is known is known by their address, else by their name in the session. ``BadInput``
    where it is too long."""
    known = _Known.of(store, training_id, by)
    return tuple(known.told(line) for line in _read(text))


def look_at_trainers(store: Store, text: str) -> tuple[Line, ...]:
    """The same of who is to train in the centre: known by their address, else by their name."""
    staff = Centre(store).staff()
    invited = [each for _, each in Centre(store).invitations() if not each.person]
    mails = Centre(store).addresses()
    known = _Known(
        {bare(each.name): each.id for each in staff} | {bare(each.name): "" for each in invited},
        {mails[each.id]: each.id for each in staff if each.id in mails}
        | {each.mail: "" for each in invited if each.mail},
        {},
        {},
        frozenset(),
        {plain(name): name for name in [each.name for each in staff] + [each.name for each in invited]},
    )
    return tuple(known.told(replace(line, team="", extra=0)) for line in _read(text))


def team_name(team: str) -> str:
    named = visible_line(team)
    if len(named) > limits.NAME_CHARS:
        raise BadInput(f"Ce nom de groupe dépasse {limits.NAME_CHARS} caractères.", advice="Raccourcissez-le.")
    return named


@dataclass(frozen=True, slots=True)
class _Known:
    """Who is there, as a list is read on: ids by ``names`` and by ``mails``; ``others`` of the centre by their address;
    what each of those there lacks, "mail" or "team", by id (an account made elsewhere lacks no address: a way in goes
    there); ``trained``: whom the list may bring in from elsewhere; ``alike``: names by what is left of them without
    accents and order."""

    names: dict[str, str]
    mails: dict[str, str]
    others: dict[str, Person]
    lack: dict[str, frozenset[str]]
    trained: Collection[str]
    alike: dict[str, str]

    @classmethod
    def of(cls, store: Store, training_id: str, by: Person) -> _Known:
        here, mails, people = Centre(store).members(training_id), Centre(store).addresses(), Centre(store).people()
        ids, trained = {each.person.id for each in here}, Centre(store).trained_by(by.id)
        if by.role == "head":
            trained = {each.id: True for each in people}
        told = mails.keys() | (ids - {id for id, made_there in trained.items() if made_there})
        return cls(
            {bare(each.person.name): each.person.id for each in here},
            {mails[id]: id for id in ids if id in mails},
            {mails[each.id]: each for each in people if each.id in mails and each.id not in ids},
            {each.person.id: _lacks(each, each.person.id in told) for each in here},
            frozenset(trained),
            {plain(each.person.name): each.person.name for each in here},
        )

    def told(self, line: Line) -> Line:
        """The line with what becomes of it; who comes by it is known to those after it."""
        if line.state == "wrong":
            return line
        found = self.mails.get(line.mail) if line.mail in self.mails else self.names.get(bare(line.name))
        if found is not None:
            return self._again(line, found)
        self.names[bare(line.name)] = _JUST
        if line.mail:
            self.mails[line.mail] = _JUST
        like = self.alike.setdefault(plain(line.name), line.name)
        other = self.others.get(line.mail)
        if other is None:
            return line if like == line.name else replace(line, why=_LIKE.format(like))
        if other.role != "candidate" or other.blocked:
            return replace(line, state="wrong", why="Cette adresse est celle d’un compte qui n’entre pas ici.")
        if other.id not in self.trained:
            return replace(line, state="known", person=other.id)
        return replace(line, state="joins", name=other.name, person=other.id)

    def _again(self, line: Line, id: str) -> Line:
        other = _OTHER if line.mail and line.mail not in self.mails else ""
        if id == _JUST:
            return replace(line, state="twice", why=other)
        mail = "" if line.mail in self.others else line.mail
        given = {name for name, said in (("mail", mail), ("team", line.team)) if said}
        fills = given & self.lack.get(id, frozenset())
        state: State = "fills" if fills else "here"
        return replace(line, state=state, why="" if "mail" in fills else other, person=id, mail=mail)


def _lacks(member: Member, written_to: bool) -> frozenset[str]:
    return frozenset(name for name, has in (("mail", written_to), ("team", bool(member.team))) if not has)


_LIKE = "son nom est celui de « {} », aux accents ou à l’ordre près. Est-ce la même personne ?"
_JUST = "just"
"""The id of who is new by a line before."""
_OTHER = (
    "même nom, autre adresse. Si c’est quelqu’un d’autre, distinguez les deux noms, par exemple par une initiale ; "
    "si l’adresse est à corriger, prenez « Nom et adresse » dans son menu, au tableau de la session."
)


def _read(text: str) -> Iterator[Line]:
    lines = [line.strip("\ufeff ") for line in text.splitlines() if line.strip("\ufeff \t;,")]
    if len(text) > limits.LIST_BYTES or len(lines) > limits.ROSTER_NAMES + 1:
        raise BadInput(f"Cette liste dépasse {limits.ROSTER_NAMES} noms.", advice="Faites-en deux.")
    heads, rows = read_table(lines)
    for title in lines[: len(lines) - len(rows)][:-1]:
        yield Line(_shown(title.strip(";,\t ")), 0, "wrong", "c’est au-dessus des titres du tableau.")
    for name, cells in rows:
        if not heads:
            yield _bare_line(cells)
            continue
        row = list(zip(heads, cells, strict=False))
        extra = next((cell for head, cell in row if head.startswith(EXTRA)), "")
        team = next((cell for head, cell in row if head.startswith(TEAM)), "")
        mail = next((cell for head, cell in row if MAIL.intersection(head.split())), "")
        yield _line(name, mail, team, extra)


def _bare_line(cells: Sequence[str]) -> Line:
    """A name, and an address where one cell is one."""
    mail = next((cell for cell in cells if "@" in cell), "")
    return _line(" ".join(cell for cell in cells if cell != mail), mail.strip("<>"), "", "")


def _line(name: str, mail: str, team: str, extra: str) -> Line:
    try:
        mail = mail_line(mail) if mail else ""
        return Line(person_name(name), _minutes(extra), "new", "", mail, team_name(team))
    except CefiError as error:
        return Line(_shown(name), 0, "wrong", error.message)


def _shown(said: str) -> str:
    return said if len(said) <= limits.PERSON_CHARS else f"{said[: limits.PERSON_CHARS]}…"


def _minutes(written: str) -> int:
    """« 30 », « 30 min », « 30 minutes »; 0 for an empty cell."""
    written = written.lower().removesuffix(".").removesuffix("utes").removesuffix("min").rstrip()
    if not written:
        return 0
    if not (written.isascii() and written.isdigit()) or int(written[:9]) > limits.EXTRA_MINUTES:
        raise BadInput("Ce temps en plus n’est pas un nombre de minutes.")
    return int(written)
