"""Many people at once, a link each; done again, whoever is there stays as they are, and what was missing of them is
added."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cefi_map.centre.post import Post, invite_by_mail, invite_candidate
from cefi_map.centre.store import Centre, Training
from cefi_map.centre.ways import invite
from cefi_map.reporting.tables import as_csv
from cefi_map.store import Person, Store

from .joining import bring_in, enrol, is_over, over
from .listing import Line, look_at, look_at_trainers
from .trainings import allow_more_time


@dataclass(frozen=True, slots=True)
class Given:
    """The token of the link that was made for somebody; "" for who gets it by ``mail``, or needs none."""

    name: str
    token: str
    mail: str = ""


def let_in_list(store: Store, training_id: str, text: str, by: Person, post: Post | None = None) -> tuple[Given, ...]:
    """Those who are new, each with a link; by ``post`` it goes to whoever has an address, and an invitation to whoever
    is known to others of the centre. All of them or none: the links are known to nobody but who is given them here.
    ``BadInput`` once the session is over."""
    with store.at_once() as here:
        training = Centre(here).training(training_id)
        if is_over(training):
            raise over()
        lines = look_at(here, training_id, text, by)
        made = [_let_in(here, training, line, post) for line in lines if line.state in _DONE]
    return tuple(each for each in made if each)


_DONE = ("new", "joins", "known", "fills")


def invite_list(store: Store, text: str, post: Post | None = None) -> tuple[Given, ...]:
    """Those who are new are invited as trainers, all or none; by ``post`` the link goes to whoever has an address."""
    with store.at_once() as here:
        return tuple(_invited(here, each, post) for each in look_at_trainers(here, text) if each.state == "new")


def _invited(store: Store, line: Line, post: Post | None) -> Given:
    if post and line.mail:
        invite_by_mail(store, post, "trainer", line.name, line.mail)
        return Given(line.name, "", line.mail)
    return Given(line.name, invite(store, "trainer", line.name, mail=line.mail))


def links_table(given: Collection[tuple[str, str]]) -> bytes:
    """Names and addresses as a table for a spreadsheet."""
    return as_csv([("Nom", "Lien personnel"), *given])


def _let_in(store: Store, training: Training, line: Line, post: Post | None) -> Given | None:
    """With all that the line says; None for who needs no link."""
    if line.state == "fills":
        _fill(store, training, line, line.person)
        return None
    if line.state == "known":
        return _ask(store, training, line, post)
    if line.state == "joins":
        bring_in(store, Centre(store).person(line.person), training)
        _fill(store, training, line, line.person)
        return None
    joined = enrol(store, training, line.name)
    _fill(store, training, line, joined.person.id)
    if not (line.mail and post):
        return Given(joined.person.name, joined.link)
    invite_candidate(store, post, joined.person, training)
    return Given(joined.person.name, "", line.mail)


def _ask(store: Store, training: Training, line: Line, post: Post | None) -> Given | None:
    """Under the name that the list says: theirs is no news for whoever brings it."""
    if post is None:
        return None
    invite_candidate(store, post, Centre(store).person(line.person), training)
    return Given(line.name, "", line.mail)


def _fill(store: Store, training: Training, line: Line, id: str) -> None:
    if line.mail and not Centre(store).address(id):
        Centre(store).set_address(id, line.mail)
    if line.team:
        Centre(store).set_team(training.id, id, line.team)
    if line.extra and line.state != "fills":
        allow_more_time(store, training.id, id, line.extra)
