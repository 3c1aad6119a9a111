"""Links to a project and who came by them, kept; on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cefi_map.centre.store import Centre, Granted, Share
from cefi_map.errors import NotFound, TooLarge
from cefi_map.store import Store
from tests.store.cases import MAP

NOW = datetime.now(UTC)
SOON, PAST = NOW + timedelta(days=1), NOW - timedelta(seconds=1)


def linked(store: Store, project: str, id: str, granted: Granted = "read", ends: datetime = SOON) -> None:
    Centre(store).add_share(Share(id, f"digest {id}", project, granted, NOW, ends), 3)


def test_the_most_that_open_links_let_a_person_do_is_what_they_may(store: Store) -> None:
    centre, ana = Centre(store), Centre(store).add_person("Ana", "candidate")
    project = store.of(ana.id).create(MAP).id
    for id, granted in (("a", "read"), ("b", "write")):
        linked(store, project, id, granted)
    paul = centre.add_guest("a", "Paul", 2)
    assert centre.granted(project, paul.id) == "read"
    centre.come_by("b", paul.id)
    assert centre.granted(project, paul.id) == "write"
    centre.end_share(project, "b")
    assert centre.granted(project, paul.id) == "read"
    with pytest.raises(NotFound):
        centre.end_share(project, "b")
    store.of(ana.id).discard(project)
    assert centre.granted(project, paul.id) is None
    assert centre.share_by("digest a") is None
    store.of(ana.id).recover(project)
    centre.block(ana.id, blocked=True)
    assert centre.granted(project, paul.id) is None
    assert centre.was_shared(project, paul.id)


def test_a_guest_is_the_same_by_the_same_name_and_link_and_bounded(store: Store) -> None:
    centre, ana = Centre(store), Centre(store).add_person("Ana", "candidate")
    project = store.of(ana.id).create(MAP).id
    linked(store, project, "a")
    linked(store, project, "b")
    paul = centre.add_guest("a", "Paul", 1)
    assert centre.add_guest("a", " PAUL ", 1) == paul
    assert centre.add_guest("b", "Paul", 1) != paul
    with pytest.raises(TooLarge):
        centre.add_guest("a", "Eve", 1)
    centre.seen(project, paul.id, NOW + timedelta(days=1))
    told = {share.id: [guest.person for guest in share.guests] for share in centre.reached(ana.id)[project].shares}
    assert told["a"] == [paul]
    assert [each.id for each, _, _ in centre.shared_with(paul.id)] == ["a"]
    linked(store, project, "c")
    with pytest.raises(TooLarge):
        linked(store, project, "d")


def test_what_ended_long_ago_is_forgotten_with_the_guests_that_nothing_brings(store: Store) -> None:
    centre, ana = Centre(store), Centre(store).add_person("Ana", "candidate")
    project = store.of(ana.id).create(MAP).id
    linked(store, project, "old", ends=PAST)
    linked(store, project, "new")
    gone, here = centre.add_guest("old", "Paul", 1), centre.add_guest("new", "Zoé", 1)
    centre.open_login(gone.id, "browser", SOON, shared=False)
    centre.forget_guests(NOW - timedelta(days=7))
    assert centre.person(gone.id) == gone, "who is still writing is told why nothing is kept"
    centre.forget_guests(SOON - timedelta(minutes=1))
    with pytest.raises(NotFound):
        centre.person(gone.id)
    assert centre.logged_in("browser") is None
    assert centre.person(here.id) == here
    assert not centre.was_shared(project, gone.id)
    assert centre.granted(project, here.id) == "read"


def test_who_trains_or_marks_a_candidate_follows_them(store: Store) -> None:
    centre = Centre(store)
    ana, luc, eve = (
        centre.add_person(name, role) for name, role in (("Ana", "candidate"), ("Luc", "trainer"), ("Eve", "jury"))
    )
    training = centre.add_training("Printemps", "CODE")
    centre.add_member(training.id, ana.id, "candidate")
    assert not centre.follows(luc.id, ana.id)
    centre.add_member(training.id, luc.id, "trainer")
    centre.add_member(training.id, eve.id, "jury", SOON)
    assert centre.follows(luc.id, ana.id)
    assert centre.follows(eve.id, ana.id)
    assert not centre.follows(ana.id, luc.id)
