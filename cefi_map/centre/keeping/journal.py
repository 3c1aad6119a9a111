"""The journal in words: for the head of the centre, and for each person what others did with their data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cefi_map import limits
from cefi_map.centre.store import Act, Centre
from cefi_map.project.files import Download
from cefi_map.reporting.tables import Lines, Value, as_csv
from cefi_map.store import Person, Store

DEEDS: Mapping[str, str] = {
    "opened": "consulte",
    "handed": "rend",
    "marked": "relit et cote",
    "returned": "rend la fiche",
    "named": "confie à coter",
    "unnamed": "ne confie plus",
    "ended": "clôt",
    "reopened": "rouvre",
    "exported": "emporte",
    "erased": "efface",
    "invited": "invite",
    "rights": "change les droits",
    "raised": "fait passer de formateur à responsable",
    "lowered": "fait passer de responsable à formateur",
    "let-in": "laisse entrer de nouveau",
    "renamed": "corrige le nom",
    "addressed": "change l’adresse de courriel",
    "link": "refait le lien",
    "restored": "restaure",
    "closed": "ferme",
    "kept": "règle la conservation",
    "second": "demande un second avis sur",
}
"""Each deed as a verb, after who did it."""
_OF = frozenset({"returned", "rights", "renamed", "addressed", "link", "kept"})
"""Deeds that are done to something of the thing: « rend la fiche d’un travail »."""
_TOLD = timedelta(days=30)
"""How long a new link is told to whom it lets in. No « seen »: whoever came by that link would have seen it."""
ROLES = {"head": "responsable", "trainer": "formateur", "jury": "jury", "candidate": "candidat", "guest": "invité"}
_THINGS = {
    "project": "un projet",
    "work": "un travail rendu",
    "cohort": "un groupe à relire",
    "training": "une session",
    "person": "un compte",
    "journal": "le journal",
    "issuer": "une connexion",
}
_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal in words. ``thing`` never has a title; ``number`` is the beginning of its id."""

    moment: datetime
    who: str
    role: str
    deed: str
    thing: str
    number: str
    about: str
    training: str
    said: str
    """The deed and its thing, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of them, the newest first; ``more``: older ones follow."""

    lines: tuple[Line, ...]
    more: bool


def journal(store: Store, *, person: str = "", training: str = "", deed: str = "", page: int = 1) -> Page:
    """``person``: what they did and what touches their data."""
    skip = (max(page, 1) - 1) * _ON_A_PAGE
    found = Centre(store).acts(person=person, training=training, deed=deed, skip=skip, most=_ON_A_PAGE + 1)
    return Page(_told(store, found[:_ON_A_PAGE]), len(found) > _ON_A_PAGE)


def journal_file(store: Store, *, person: str = "", training: str = "", deed: str = "") -> Download:
    """The same lines, all of them, for a spreadsheet; that they were taken is a line of the journal too."""
    found = Centre(store).acts(person=person, training=training, deed=deed, most=limits.JOURNAL_LINES)
    store.note_exported("journal", person or training, about=person, training=training)
    return Download("journal.csv", "text/csv; charset=utf-8", as_csv(lines_of(_told(store, found))))


def opened_by(store: Store, person: Person, most: int = 30) -> tuple[Line, ...]:
    """What others did with the data of a person, the newest first: they see it on their own page."""
    return _told(store, Centre(store).acts_about(person.id, most))


def relinked(store: Store, person: Person) -> Line | None:
    """Who else made a link by which one comes in as this person, lately and unless the person made another since. A
    juror has no other way in than such a link."""
    if person.role == "jury":
        return None
    lately = datetime.now(UTC) - _TOLD
    found = [act for act in Centre(store).acts_about(person.id, 1, "link") if act.moment >= lately]
    if not found:
        return None
    since = [way.created for way in Centre(store).ways_of(person.id) if way.kind == "link"]
    return next(iter(_told(store, [act for act in found if act.moment >= max([lately, *since])])), None)


def journal_of(store: Store, person: str, most: int) -> list[list[str]]:
    """What a person did and what was done with their data, as words: when, who, what, on what."""
    return [
        [f"{each.moment.astimezone():%d/%m/%Y %H:%M}", each.who, each.deed, each.thing, each.number, each.training]
        for each in _told(store, Centre(store).acts(person=person, most=most))
    ]


def lines_of(told: Iterable[Line]) -> Lines:
    """For a spreadsheet."""
    lines: list[list[Value]] = [["Date", "Heure", "Qui", "Rôle", "Acte", "Sur", "Numéro", "De qui", "Session"]]
    for each in told:
        local = each.moment.astimezone()
        when: list[Value] = [local.date(), f"{local:%H:%M}"]
        lines.append([*when, each.who, each.role, each.deed, each.thing, each.number, each.about, each.training])
    return lines


def _told(store: Store, acts: Collection[Act]) -> tuple[Line, ...]:
    if not acts:
        return ()
    names = {each.id: each.name for each in Centre(store).people()}
    trainings = {each.id: each.name for each in Centre(store).trainings()}
    return tuple(
        Line(
            act.moment,
            names.get(act.person, gone(act.person)),
            ROLES.get(act.role, ""),
            DEEDS.get(act.deed, act.deed),
            _THINGS.get(act.kind, act.kind),
            act.thing[:6],
            names.get(act.about, gone(act.about)) if act.about else "",
            trainings.get(act.training, ""),
            _said(act),
        )
        for act in acts
    )


def _said(act: Act) -> str:
    deed, thing = DEEDS.get(act.deed, act.deed), _THINGS.get(act.kind, act.kind)
    return f"{deed} d’{thing}" if act.deed in _OF else f"{deed} {thing}"


def gone(id: str) -> str:
    """How somebody who was erased is named: nothing of theirs is left to say."""
    return f"personne effacée ({id[:6]})" if id else "l’application"
