"""A project shared by link: what a link is, whom it lets in, when it ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cefi_map import limits
from cefi_map.centre import sessions, sharing
from cefi_map.centre.store import Centre, Share
from cefi_map.errors import BadInput, NotFound
from cefi_map.store import Person, Store
from tests.cases import project

KEY = b"the key of a server"
DAY = timedelta(days=1)


@pytest.fixture
def ana(store: Store) -> Person:
    return Centre(store).add_person("Ana", "candidate")


@pytest.fixture
def own(store: Store, ana: Person) -> Store:
    return store.of(ana.id)


def shared(own: Store, id: str, granted: str = "comment", days: int = 7) -> tuple[Share, str]:
    made = sharing.share_project(own, id, granted, datetime.now(UTC) + days * DAY, KEY)
    return made, sharing.link_token(KEY, made.id)


def test_who_has_the_link_comes_in_and_is_seen_until_it_is_withdrawn(store: Store, own: Store, ana: Person):
    id = project(own, title="Atelier")
    made, token = shared(own, id)
    assert sharing.can_be_copied(made, token)
    assert not sharing.can_be_copied(made, sharing.link_token(b"another server", made.id))
    found = sharing.shared_by(store, token)
    assert (found.project.title, found.author, found.share.granted) == ("Atelier", ana, "comment")
    guest = sharing.come_by(store, found, None, "  Zoé ")
    assert (guest.name, guest.role) == ("Zoé", "guest")
    sharing.seen(own, id, guest)
    [listed] = sharing.shares(own, id)
    assert listed.id == made.id
    sharing.withdraw(own, id, made.id)
    assert sharing.shares(own, id) == ()
    with pytest.raises(NotFound, match="Ce lien n’ouvre aucun projet"):
        sharing.shared_by(store, token)


def test_somebody_of_the_centre_keeps_their_name_and_finds_it_again(store: Store, own: Store):
    _, token = shared(own, project(own, title="Atelier"))
    ben = Centre(store).add_person("Ben", "candidate")
    found = sharing.shared_by(store, token)
    assert sharing.come_by(store, found, ben, "autre nom") == ben
    assert [each.project.title for each in sharing.shared_with(store, ben)] == ["Atelier"]
    stranger = Centre(store).add_person("Zoé", "candidate")
    assert sharing.shared_with(store, stranger) == ()


@pytest.mark.parametrize(("granted", "days"), [("own", 7), ("", 7), ("read", 0), ("read", limits.SHARE_DAYS + 1)])
def test_another_right_or_another_end_is_refused(own: Store, granted: str, days: int):
    id = project(own)
    with pytest.raises(BadInput):
        sharing.share_project(own, id, granted, datetime.now(UTC) + days * DAY, KEY)
    assert sharing.shares(own, id) == ()


def test_nobody_shares_or_sees_links_of_what_is_not_theirs(store: Store, own: Store):
    id, ben = project(own), store.of(Centre(store).add_person("Ben", "candidate").id)
    made, _ = shared(own, id)
    for ask in (
        lambda: sharing.share_project(ben, id, "read", datetime.now(UTC) + DAY, KEY),
        lambda: sharing.shares(ben, id),
        lambda: sharing.withdraw(ben, id, made.id),
    ):
        with pytest.raises(NotFound):
            ask()
    assert sharing.shares(own, id)


def test_who_trains_the_author_comes_by_no_link(store: Store, own: Store, ana: Person):
    luc = Centre(store).add_person("Luc", "trainer")
    training = sessions.create_training(store, luc, "Printemps")
    Centre(store).add_member(training.id, ana.id, "candidate")
    _, token = shared(own, project(own))
    found = sharing.shared_by(store, token)
    with pytest.raises(BadInput, match="suivez déjà"):
        sharing.come_by(store, found, luc, "")
