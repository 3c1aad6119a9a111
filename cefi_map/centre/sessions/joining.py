"""Joining a session by its code: no mail, no password, a name that will do as a pseudonym."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from cefi_map.centre.naming import person_name
from cefi_map.centre.store import Centre, Training
from cefi_map.centre.tokens import digest, new_token, read_code
from cefi_map.centre.ways import LINK
from cefi_map.errors import BadInput, Conflict
from cefi_map.project.home import create_project
from cefi_map.store import Person, Store


@dataclass(frozen=True, slots=True)
class Joined:
    """``link`` is the token of the new personal link, "" for who had an account already."""

    person: Person
    training: Training
    link: str = ""


def open_training(store: Store, code: str, *, hold: bool = False) -> Training:
    """The session of that code. ``BadInput`` when there is none, or when it is over."""
    found = Centre(store).training_by_code(typed, hold=hold) if (typed := read_code(code)) else None
    if found and is_over(found):
        raise over()
    if found is None:
        advice = "Recopiez-le avec votre formateur : des lettres et des chiffres."
        raise BadInput("Ce code n’ouvre aucune session.", advice=advice)
    return found


def over() -> BadInput:
    return BadInput("Cette session est terminée : plus personne n’y entre.", advice="Voyez avec votre formateur.")


def join(store: Store, code: str, name: str) -> Joined:
    """A new candidate, their first project begun as the session wants it. ``Conflict`` for a name that is taken."""
    with store.at_once() as here:
        return _joined(here, open_training(here, code, hold=True), name, comes=True)


def enrol(store: Store, training: Training, name: str) -> Joined:
    """The same without a code, for whoever trains there."""
    with store.at_once() as here:
        Centre(here).hold_training(training.id)
        return _joined(here, training, name, comes=False)


def _joined(store: Store, training: Training, name: str, *, comes: bool) -> Joined:
    token = new_token()
    person = Centre(store).join(training.id, person_name(name), LINK, digest(token), comes=comes)
    begin(store, person, training)
    return Joined(person, training, token)


def join_as(store: Store, person: Person, code: str) -> Joined:
    """One more session for a candidate who is here already."""
    training = open_training(store, code)
    if person.role != "candidate":
        raise BadInput(
            "Ce code est pour les candidats.", advice="Demandez à un formateur de la session de vous inviter."
        )
    if Centre(store).membership(training.id, person.id):
        raise Conflict("Vous êtes déjà dans cette session.", advice="Ouvrez vos projets.")
    bring_in(store, person, training, comes=True)
    return Joined(person, training)


def join_invited(store: Store, person: Person, training_id: str) -> None:
    """The same for whoever opened a letter that invites them. A session that is over, or theirs already, stays as it
    is: the letter lets them in all the same."""
    training = Centre(store).training(training_id)
    if not is_over(training) and not Centre(store).membership(training.id, person.id):
        bring_in(store, person, training)


def bring_in(store: Store, person: Person, training: Training, *, comes: bool = False) -> None:
    """Somebody who has an account is a candidate of the session from now on."""
    with store.at_once() as here:
        Centre(here).add_member(training.id, person.id, "candidate", comes=comes)
        begin(here, person, training)


def begin(store: Store, person: Person, training: Training) -> None:
    """The project that a candidate begins with, which the trainers of the session read."""
    mine = store.of(person.id)
    if training.start in TEMPLATES:
        project = create_project(mine, training.start, "")
    else:
        kept = store.of(training.id)
        source = kept.project(training.start)
        project = mine.create(kept.load(source.id).map, title=source.title).id
    Centre(store).show(project, training.id)


def over_for(store: Store, training_id: str, person_id: str) -> Training | None:
    """The session that an invitation leads to, or that its person is in, once all of those are over."""
    here = [each.training for each in Centre(store).places(person_id)] if person_id else []
    if training_id:
        here.insert(0, Centre(store).training(training_id))
    return here[0] if here and all(map(is_over, here)) else None


TEMPLATES = {"etapes": "Les six étapes", "vide": "Une carte vide"}


def is_over(training: Training) -> bool:
    """Closed by its jury, or past its end: nobody joins it any more."""
    return training.closed or (training.ends is not None and training.ends < datetime.now(UTC))
