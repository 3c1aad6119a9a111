"""What is said of a map is worked out by one process and read by all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cefi_map.store import Store, open_store, rows
from cefi_map.store.opinions import TERM, Opinion

from .cases import MAP, retitled


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    now = rows.now
    monkeypatch.setattr(rows, "now", lambda: now() + by)


def test_one_works_it_out_and_the_others_read_it(store: Store) -> None:
    id = store.create(MAP).id
    assert store.opinion(id, 1, "rules") is None
    assert store.begin_opinion(id, 1, "rules")
    assert not store.begin_opinion(id, 1, "rules"), "somebody is at it"
    assert store.opinion(id, 1, "rules") == Opinion(None)
    store.keep_opinion(id, 1, "rules", b"what is said", {"verdicts": {}})
    assert store.opinion(id, 1, "rules") == Opinion(b"what is said")
    assert not store.begin_opinion(id, 1, "rules"), "it is there"


def test_another_judge_and_a_newer_map_are_worked_out_anew(store: Store) -> None:
    id = store.create(MAP).id
    store.keep_opinion(id, 1, "rules", b"first", {})
    assert store.opinion(id, 1, "others") is None
    assert store.begin_opinion(id, 1, "others")
    assert store.save(id, retitled(MAP, "Moyens", "Budget"), 1).number == 2
    assert store.begin_opinion(id, 2, "rules")
    assert not store.begin_opinion(id, 1, "rules"), "what is older is asked for no more"
    store.keep_opinion(id, 2, "rules", b"second", {})
    store.keep_opinion(id, 1, "rules", b"late", {"verdicts": {"absent": 1}})
    assert store.opinion(id, 2, "rules") == Opinion(b"second"), "who comes late takes nothing away"
    assert store.history(id)[1].summary == {"judge": "rules", "verdicts": {"absent": 1}}


@pytest.mark.parametrize("by", [TERM, timedelta(days=-400)])
def test_who_died_over_it_holds_up_nobody(store: Store, monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """Nor when the clock went back meanwhile."""
    id = store.create(MAP).id
    assert store.begin_opinion(id, 1, "rules")
    later(monkeypatch, by)
    assert store.opinion(id, 1, "rules") is None
    assert store.begin_opinion(id, 1, "rules")
    assert not store.begin_opinion(id, 1, "rules")


def test_it_is_its_owners_and_goes_with_its_project(store: Store) -> None:
    id = store.create(MAP).id
    store.keep_opinion(id, 1, "rules", b"mine", {})
    other = store.of("someone")
    other.keep_opinion(id, 1, "rules", b"theirs", {})
    assert other.opinion(id, 1, "rules") is None
    assert store.opinion(id, 1, "rules") == Opinion(b"mine")
    store.discard(id)
    store.erase(id)
    assert store.opinion(id, 1, "rules") is None


def test_two_processes_ask_at_once_and_one_is_told_to(where: str) -> None:
    one, two = open_store(where), open_store(where)
    id = one.create(MAP).id
    assert [one.begin_opinion(id, 1, "rules"), two.begin_opinion(id, 1, "rules")] == [True, False]
    one.keep_opinion(id, 1, "rules", b"said", {})
    assert two.opinion(id, 1, "rules") == Opinion(b"said")
    for each in (one, two):
        each.close()
