"""What a trainer does for one candidate, done for all those ticked, or for none."""

from __future__ import annotations

from collections.abc import Callable, Collection

from cefi_map.centre.post import Post, invite_candidate
from cefi_map.centre.store import Centre
from cefi_map.store import Person, Store

from .listing import team_name
from .lists import Given
from .trainings import allow_more_time, candidate, leave_training, new_link_for


def new_links(store: Store, training_id: str, people: Collection[str], by: Person) -> tuple[Given, ...]:
    """``new_link_for`` each of these candidates, or for none: nobody's old link ends before its new one is given."""
    with store.at_once() as here:
        names = {each.person.id: each.person.name for each in Centre(here).members(training_id)}
        return tuple(Given(names.get(each, ""), new_link_for(here, training_id, each, by)) for each in people)


def mail_links(store: Store, training_id: str, people: Collection[str], post: Post) -> None:
    """A link by mail for each of these candidates. ``BadInput`` where one has no address: then nobody is written to."""
    training = Centre(store).training(training_id)
    _each(store, training_id, people, lambda here, id: invite_candidate(here, post, Centre(here).person(id), training))


def set_team(store: Store, training_id: str, people: Collection[str], team: str) -> None:
    """The group of these candidates in the session, "" for none."""
    named = team_name(team)
    _each(store, training_id, people, lambda here, id: Centre(here).set_team(training_id, id, named))


def give_time(store: Store, training_id: str, people: Collection[str], minutes: int) -> None:
    _each(store, training_id, people, lambda here, id: allow_more_time(here, training_id, id, minutes))


def take_out(store: Store, training_id: str, people: Collection[str]) -> None:
    """What they wrote stays theirs."""
    _each(store, training_id, people, lambda here, id: leave_training(here, training_id, id))


def _each(store: Store, training_id: str, people: Collection[str], do: Callable[[Store, str], None]) -> None:
    """For all of them or for none. ``NotFound`` for who is no candidate there."""
    with store.at_once() as here:
        for id in people:
            candidate(here, training_id, id)
            do(here, id)
