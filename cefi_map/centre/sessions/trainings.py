"""Training sessions, as their trainers and candidates see them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cefi_map import limits
from cefi_map.centre.naming import person_name
from cefi_map.centre.store import Centre, Member, Standing, Training
from cefi_map.centre.tokens import new_code
from cefi_map.centre.ways import new_link
from cefi_map.desk.store import reading_order
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.project.naming import named, visible_line
from cefi_map.store import Person, Project, Store, bare

from .joining import TEMPLATES, is_over


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate of a session: what they show there, last changed first, and until when they may hand in; ``listed``,
    named in the list of those who are awaited, or put there by one; ``kept`` counts the nodes of the largest project
    that they wrote and show to nobody; ``unreached``: a letter to them was refused."""

    member: Member
    projects: tuple[Project, ...]
    due: datetime | None
    listed: bool
    kept: int = 0
    unreached: bool = False

    @property
    def elsewhere(self) -> bool:
        """Nothing of theirs is written here, and something is elsewhere."""
        return bool(self.kept) and self.last is None

    @property
    def last(self) -> datetime | None:
        """When they last wrote; None for who wrote nothing here: what the session began is not theirs yet."""
        return next((each.updated for each in self.projects if not each.blank), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A session with its people. ``missing``: names of the list that nobody here bears; ``away`` who was put there and
    has not come yet."""

    training: Training
    rows: tuple[Row, ...]
    trainers: tuple[Member, ...]
    jury: tuple[Member, ...]
    missing: tuple[str, ...]
    over: bool

    @property
    def has_list(self) -> bool:
        """Whether somebody said who is expected: by the list of names, or by one that let people in."""
        return bool(self.training.roster) or any(row.member.placed for row in self.rows)

    @property
    def alike(self) -> tuple[tuple[str, ...], ...]:
        """Names that differ by no more than accents and the order of their words: one person, maybe, who came twice."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            found.setdefault(plain(row.member.person.name), []).append(row.member.person.name)
        return tuple(tuple(names) for names in found.values() if len(names) > 1)

    @property
    def away(self) -> tuple[str, ...]:
        return tuple(row.member.person.name for row in self.rows if row.member.came is None)


def my_trainings(store: Store, person: Person) -> tuple[Training, ...]:
    """All of them for a head, else those that the person is in; the newest first."""
    return Centre(store).trainings("" if person.role == "head" else person.id)


def standings(store: Store, person: Person) -> tuple[Standing, ...]:
    """How each of these stands."""
    return Centre(store).standings(my_trainings(store, person))


@dataclass(frozen=True, slots=True)
class Led:
    """What waits for who trains in a session: works to read (``unread``), works that only they mark (``entrusted``),
    threads in which a candidate spoke last (``threads``)."""

    unread: int
    entrusted: int
    threads: int


def waiting(store: Store, person: Person) -> dict[str, Led]:
    """By session in which this person trains."""
    ids = [each.training.id for each in Centre(store).places(person.id) if each.role == "trainer"]
    if not ids:
        return {}
    unread, mine = Centre(store).unread(ids), Centre(store).entrusted(person.id, ids)
    said = Centre(store).waiting_in(ids)
    return {id: Led(unread[id], mine[id], sum(said.get(id, {}).values())) for id in ids}


@dataclass(frozen=True, slots=True)
class Mine:
    """A session as a candidate sees it: until when they hand in, who trains there, since when what they hand in may
    go into a labelled set."""

    training: Training
    due: datetime | None
    trainers: tuple[Person, ...]
    consent: datetime | None

    @property
    def over(self) -> bool:
        return is_over(self.training)


def my_sessions(store: Store, person: Person) -> tuple[Mine, ...]:
    """Those where this person is a candidate, the newest first."""
    here = Centre(store).places(person.id) if person.role == "candidate" else ()
    return tuple(Mine(each.training, due_of(each.training, each.extra), each.trainers, each.consent) for each in here)


def my_juries(store: Store, person: Person) -> tuple[tuple[Training, datetime], ...]:
    """The sessions that this person marks as one of their jury, and until when."""
    return tuple((each.training, each.until) for each in Centre(store).places(person.id) if each.until)


def create_training(store: Store, person: Person, name: str) -> Training:
    """With a code of its own. A trainer is in it; a head adds themselves where they train."""
    if not named(name):
        raise BadInput("Une session a un nom.", advice="Écrivez-le, par exemple « CEFI, printemps 2027 ».")
    made = Centre(store).add_training(named(name), new_code())
    if person.role == "trainer":
        Centre(store).add_member(made.id, person.id, "trainer")
    return made


def change_training(store: Store, id: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Its ``name``, moments ``begins``, ``due``, ``ends``, its ``brief`` and ``roster``; names that were twice on that
    list, and are once. ``BadInput`` where a moment comes before the one that it follows."""
    if not named(values["name"]):
        raise BadInput("Une session a un nom.", advice="Écrivez-le, puis validez.")
    moments = [each for each in (values["begins"], values["due"], values["ends"]) if each]
    if moments != sorted(moments):
        raise BadInput(
            "Ces dates ne se suivent pas.", advice="Le début vient avant le rendu, et le rendu avant la fin."
        )
    names, again = _listed(values["roster"])
    if len(values["brief"]) > limits.BRIEF_CHARS or len(names) > limits.ROSTER_NAMES:
        raise TooLarge(
            f"Le travail demandé s’arrête à {limits.BRIEF_CHARS} caractères, la liste à {limits.ROSTER_NAMES} noms."
        )
    Centre(store).change_training(id, **{**values, "name": named(values["name"]), "roster": "\n".join(names)})
    return tuple(again)


def change_code(store: Store, id: str, *, closed: bool) -> None:
    """A new code for the board, or none: nobody joins any more, those who are in stay."""
    Centre(store).change_training(id, code="" if closed else new_code())


def set_start(store: Store, id: str, start: str, of: Person) -> None:
    """What candidates begin with: a template, or one of this person's projects, of which the session keeps a copy as it
    stands now."""
    kept = start
    if start not in TEMPLATES:
        project = store.of(of.id).project(start)
        mindmap = store.of(of.id).load(project.id).map
        kept = store.of(id).create(mindmap, title=project.title).id
    Centre(store).change_training(id, start=kept)


def table(store: Store, id: str) -> Table:
    found, people, shown = Centre(store).training(id), Centre(store).followed(id), Centre(store).shown(id)
    expected = {plain(name): name for name in _listed(found.roster)[0]}
    rows = tuple(
        Row(
            each,
            tuple(shown.get(each.person.id, ())),
            due_of(found, each.extra),
            each.placed or plain(each.person.name) in expected,
            hidden,
            refused,
        )
        for each, hidden, refused in people
        if each.role == "candidate"
    )
    here = {plain(row.member.person.name) for row in rows}
    return Table(
        found,
        tuple(sorted(rows, key=lambda row: reading_order(row.member.person.name))),
        tuple(each for each, *_ in people if each.role == "trainer"),
        tuple(each for each, *_ in people if each.role == "jury"),
        tuple(name for said, name in expected.items() if said not in here),
        is_over(found),
    )


def due_of(training: Training, extra: int) -> datetime | None:
    """Until when somebody hands in who has so many minutes beyond the session's moment."""
    return training.due + timedelta(minutes=extra) if training.due else None


def allow_more_time(store: Store, id: str, person_id: str, minutes: int) -> None:
    """For one candidate: a third more, an illness; 0 takes it back."""
    candidate(store, id, person_id)
    if not 0 <= minutes <= limits.EXTRA_MINUTES:
        raise BadInput(
            "Ce temps en plus est hors des bornes.", advice=f"Donnez au plus {limits.EXTRA_MINUTES // 1440} jours."
        )
    Centre(store).set_extra(id, person_id, minutes)


def new_link_for(store: Store, id: str, person_id: str, by: Person) -> str:
    """The token of a new personal link for a candidate who lost theirs; the old one and every open browser end. It
    opens all that is theirs: ``BadInput`` where ``by``, who learns it, is no head and the account was made elsewhere
    than in their sessions."""
    advice = "Faites-le partir par courriel, ou demandez-le au responsable du centre."
    found = made_here(store, id, person_id, by, advice)
    return new_link(store, found.id)


def made_here(
    store: Store, id: str, person_id: str, by: Person, advice: str = "Demandez-le au responsable du centre."
) -> Person:
    """A candidate of the session whom ``by`` may hand a way in, or name: ``BadInput`` where that is no head, and the
    account was made elsewhere than in their sessions."""
    found = candidate(store, id, person_id).person
    if by.role != "head" and not Centre(store).trained_by(by.id).get(found.id):
        raise BadInput(f"Le compte de {found.name} ouvre aussi ce qui est hors de vos sessions.", advice=advice)
    return found


def leave_training(store: Store, id: str, person_id: str) -> None:
    """Out of the session. What the person wrote stays theirs, and nobody of the session reads it any more."""
    if not Centre(store).membership(id, person_id):
        raise _not_in_it()
    Centre(store).remove_member(id, person_id)


def add_jury(store: Store, id: str, name: str, until: datetime) -> tuple[Person, str]:
    """A member of the jury of that session, until a date; the token of the link by which they come in till then."""
    if until <= datetime.now(UTC):
        raise BadInput("Cette date est passée.", advice="Choisissez le dernier jour où ce juré entre.")
    person = Centre(store).add_person(person_name(name), "jury")
    Centre(store).add_member(id, person.id, "jury", until)
    return person, new_link(store, person.id, until)


def add_trainer(store: Store, id: str, person_id: str) -> None:
    """Somebody of the centre trains in that session from now on."""
    if Centre(store).person(person_id).role not in ("trainer", "head"):
        raise BadInput("Cette personne n’est pas formateur.", advice="Invitez-la comme formateur.")
    Centre(store).add_member(id, person_id, "trainer")


# ---- what a candidate shows


def show_project(store: Store, person: Person, project_id: str, training_id: str) -> None:
    """The trainers of that session read the project from now on, or ("") nobody but its author does."""
    if training_id and not Centre(store).membership(training_id, person.id):
        raise _not_in_it()
    store.of(person.id).project(project_id)
    Centre(store).show(project_id, training_id)


def show_instead(store: Store, person: Person, project_id: str, training_id: str) -> None:
    """The same for the one that they write in; what was begun for that session, and is blank, goes to the trash."""
    show_project(store, person, project_id, training_id)
    own = store.of(person.id)
    for each in Centre(store).shown(training_id).get(person.id, ()):
        if each.blank and each.id != project_id:
            own.discard(each.id)


def agree(store: Store, person: Person, training_id: str, *, given: bool) -> None:
    """What this candidate hands in there may go into a labelled set, without their name, or it may not any more."""
    candidate(store, training_id, person.id)
    Centre(store).set_consent(training_id, person.id, given=given)


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads a project in the ``training`` that it is shown to: its ``trainers``, until its author ``handed`` in
    there and they read that instead (``rights``)."""

    training: Training
    trainers: tuple[Person, ...]
    handed: bool


def readers(store: Store, project_id: str) -> Readers | None:
    """Who can read a project of this store's owner beside its author; None where it is shown to no session."""
    found = Centre(store).reached(store.owner).get(project_id)
    here = Centre(store).places(store.owner) if found and found.training else ()
    place = next((each for each in here if found and each.training.id == found.training), None)
    if place is None:
        return None
    return Readers(place.training, () if place.last else place.trainers, place.last is not None)


def candidate(store: Store, id: str, person_id: str) -> Member:
    found = Centre(store).membership(id, person_id)
    if not found or found.role != "candidate":
        raise _not_in_it()
    return found


def _not_in_it() -> NotFound:
    return NotFound("Cette personne n’est pas dans cette session.", advice="Rechargez la page.")


def _listed(roster: str) -> tuple[list[str], list[str]]:
    """The names of a list, one a line, and those that are there again."""
    names: dict[str, str] = {}
    again = []
    for name in filter(None, map(visible_line, roster.splitlines())):
        if names.setdefault(plain(name), name) is not name:
            again.append(name)
    return list(names.values()), again


def plain(name: str) -> str:
    """A name as it is looked for in the list: accents and order of its words aside too."""
    letters = unicodedata.normalize("NFKD", bare(name))
    return " ".join(sorted("".join(each for each in letters if not unicodedata.combining(each)).split()))
