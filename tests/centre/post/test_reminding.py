"""Dates of a session as letters: to who handed in nothing, once for each date, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cefi_map.centre import post, sessions, together
from cefi_map.centre.post import Post
from cefi_map.centre.store import Centre, Receipt
from cefi_map.desk import marking
from cefi_map.desk.store import Desk
from cefi_map.store import Store

from .conftest import Clock, Pair
from .mailbox import Box, words

DUE = datetime(2030, 6, 30, 16, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def due(store: Store, pair: Pair) -> Pair:
    """Ana and Bea are awaited on a day; Ana, her trainer and Bea have addresses."""
    bea = sessions.join(store, pair.training.code, "Bea").person
    for person, mail in ((pair.ana, "ana@exemple.fr"), (bea, "bea@exemple.fr"), (pair.trainer, "luc@centre.fr")):
        Centre(store).set_address(person.id, mail)
    Centre(store).change_training(pair.training.id, due=DUE, ends=DUE + 30 * DAY)
    return pair


def queued(store: Store) -> list[tuple[str, str]]:
    return sorted((letter.kind, letter.mail) for letter, _ in Centre(store).letters(99))


def test_who_handed_in_nothing_is_reminded_three_days_before_and_once_after(store: Store, due: Pair):
    post.remind(store, DUE - 4 * DAY)
    assert queued(store) == []
    for hour in range(9):
        post.remind(store, DUE - 3 * DAY + timedelta(hours=hour))
    assert queued(store) == [("closing", "ana@exemple.fr"), ("closing", "bea@exemple.fr")]
    Centre(store).set_extra(due.training.id, due.ana.id, 24 * 60)
    post.remind(store, DUE + timedelta(hours=1))
    late = [mail for kind, mail in queued(store) if kind == "late"]
    assert late == ["bea@exemple.fr"], "Ana has more time"
    post.remind(store, DUE + 2 * DAY)
    assert [mail for kind, mail in queued(store) if kind == "late"] == ["ana@exemple.fr", "bea@exemple.fr"]


def test_who_was_invited_this_very_day_gets_no_second_letter_and_the_next_day_does(store: Store, due: Pair):
    """It says how to come in: who never came has nothing else."""
    joined = datetime.now(UTC)
    Centre(store).change_training(due.training.id, due=joined + 2 * DAY)
    post.remind(store, joined + timedelta(hours=1))
    assert queued(store) == []
    post.remind(store, joined + DAY + timedelta(hours=1))
    assert queued(store) == [("closing", "ana@exemple.fr"), ("closing", "bea@exemple.fr")]


def test_nobody_is_reminded_long_after_nor_where_nothing_is_taken_any_more(store: Store, due: Pair):
    post.remind(store, DUE + 5 * DAY)
    Centre(store).change_training(due.training.id, ends=DUE - DAY)
    post.remind(store, DUE - timedelta(hours=1))
    assert queued(store) == []


def test_who_does_not_want_it_or_a_centre_that_does_not_is_not_reminded(store: Store, due: Pair):
    Centre(store).set_unwanted(due.ana.id, ["closing"])
    post.remind(store, DUE - DAY)
    assert queued(store) == [("closing", "bea@exemple.fr")]
    post.set_wanted(store, ["closing"])
    post.remind(store, DUE + DAY)
    assert queued(store) == [("closing", "bea@exemple.fr")]


def test_a_date_that_is_put_off_is_said_anew(store: Store, due: Pair):
    post.remind(store, DUE - DAY)
    Centre(store).change_training(due.training.id, due=DUE + 10 * DAY)
    post.remind(store, DUE + 8 * DAY)
    assert len(queued(store)) == 4


def test_what_is_handed_in_and_what_comes_back_is_said_without_a_word_of_it(
    store: Store, due: Pair, post_of: Post, box: Box
):
    title = "Atelier mobile"
    store.of(due.ana.id).rename(due.project, title)
    receipt = together.hand_over(store, due.ana, due.project, due.training.id)
    post.remind(store, DUE - DAY)
    desk = store.of(due.training.id)
    marking.give_back(desk, Desk(desk).work(receipt.work).id, receipt.version, "Luc")
    assert queued(store) == [
        ("closing", "bea@exemple.fr"), ("handed", "ana@exemple.fr"), ("review", "ana@exemple.fr"),
    ]  # fmt: skip
    post.send(store, post_of)
    for came in box.came:
        assert title not in words(came) + words(came, "html")
        assert "Printemps" in words(came)
    assert any("rendu n° 1" in words(came) for came in box.came)


def test_a_gesture_that_fails_writes_nobody(store: Store, due: Pair):
    receipt = Receipt(due.training.id, due.ana.id, 1, due.project, "w", 1, "", "", "", DUE, late=True)

    def fails() -> None:
        with store.at_once() as here:
            post.tell_returned(here.of(due.training.id), due.ana.id)
            post.tell_handed(here, due.training, receipt, "ana@exemple.fr")
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        fails()
    assert queued(store) == []


def test_what_waited_while_no_server_was_set_is_not_told_days_later(
    store: Store, due: Pair, post_of: Post, box: Box, clock: Clock
):
    post.tell_returned(store.of(due.training.id), due.ana.id)
    clock.goes_on(days=5)
    post.send(store, post_of)
    assert (box.came, queued(store)) == ([], [])


def test_a_reminder_that_waited_does_not_go_once_it_is_not_so(
    store: Store, due: Pair, post_of: Post, box: Box, clock: Clock
):
    """Ana handed in, Bea has more time, Cid is told as before."""
    bea = next(each.person for each in Centre(store).members(due.training.id) if each.person.name == "Bea")
    cid = sessions.join(store, due.training.code, "Cid").person
    Centre(store).set_address(cid.id, "cid@exemple.fr")
    post.remind(store, DUE - DAY)
    together.hand_over(store, due.ana, due.project, due.training.id)
    Centre(store).set_extra(due.training.id, bea.id, 24 * 60)
    post.send(store, post_of)
    assert [came["To"] for came in box.came if "attend votre rendu" in words(came)] == ["cid@exemple.fr"]
    assert "closing" not in {letter.kind for letter, _ in Centre(store).letters(99) if not letter.sent}


def test_what_is_near_is_not_said_of_a_day_that_passed(store: Store, due: Pair, post_of: Post, box: Box, clock: Clock):
    clock.goes_on(days=2)
    soon = clock() + timedelta(hours=1)
    Centre(store).change_training(due.training.id, due=soon)
    post.remind(store, clock())
    assert [kind for kind, _ in queued(store)] == ["closing", "closing"]
    clock.goes_on(hours=2)
    post.send(store, post_of)
    assert (box.came, queued(store)) == ([], [])
