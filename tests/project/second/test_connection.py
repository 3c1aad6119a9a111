"""The model that somebody entered: kept sealed, tried in the background, asked about a project; and what may fail."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from cefi_map.errors import BadInput, CefiError
from cefi_map.mindmap import outline
from cefi_map.project import later, second, writing
from cefi_map.store import Store, open_store
from tests.out.pretending import Behave, Pretending, pretending

from .test_trying import knowing, reading

KEY = b"k" * 32
NAMES = second.Names(("Jo Vidal",))
MAP = outline.parse("Atelier\n" + "  Mme Vidal suit 61 jeunes sans permis, d’après douze entretiens\n" * 20)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What is kept of a good one, which takes the built-in judge some seconds."""
    place = open_store(tmp_path_factory.mktemp("essai"))
    with pretending(reading(knowing)) as (url, _):
        tried(place, url)
    kept = place.common("second-reader")["trial"]
    place.close()
    return kept


def known(store: Store, url: str, trial: Any) -> second.Connection:
    """As if it had been tried at that address."""
    second.enter(store, KEY, second.Server(url, "petit", own=True))
    kept = store.common("second-reader")
    store.set_common("second-reader", {**kept, "trial": {**trial, "url": kept["url"]}})
    found = second.connection(store, KEY, own=True)
    assert found
    assert found.trial
    return found


def until(done: Callable[[], object]) -> None:
    while not done():
        time.sleep(0.02)


def tried(store: Store, url: str, model: str = "petit") -> second.Connection:
    second.enter(store, KEY, second.Server(url, model, "la-cle", own=True))
    found = second.connection(store, KEY, own=True)
    assert found
    second.begin_trial(store, found.server)
    until(lambda: (told := second.trying(store)) and told.is_over)
    found = second.connection(store, KEY, own=True)
    assert found
    return found


def read_by(store: Store, found: second.Connection, id: str) -> None:
    second.ask_reader(second.OfProject(store, id), found, "carte", NAMES)
    until(lambda: not second.second_opinion(second.OfProject(store, id), "carte").is_coming)  # type: ignore[union-attr]


def test_it_is_entered_tried_and_asked(store: Store) -> None:
    id = store.create(MAP).id
    before = writing.open_project(store, id).report
    with pretending(reading(knowing)) as (url, kind):
        found = tried(store, url)
        assert found.trial
        assert found.trial.counts
        assert kind.authorised[0] == "Bearer la-cle"
        assert not second.agreed(second.OfProject(store, id), found.server)
        read_by(store, found, id)
    view = second.second_opinion(second.OfProject(store, id), "carte")
    assert view
    assert not view.by_hand
    assert view.report
    assert all(each.second for each in view.report.requirements)
    assert (view.opinion.reader["model"], view.opinion.reader["host"]) == ("vrai-nom", "127.0.0.1")
    assert view.opinion.reader["tokens"] > 1_000
    sent = kind.asked[-1]["messages"]
    assert view.opinion.sent == "\n\n".join(each["content"] for each in sent), "what was sent is what is shown"
    assert "Vidal" not in view.opinion.sent
    assert second.agreed(second.OfProject(store, id), found.server)
    assert not second.agreed(second.OfProject(store, id), second.Server("https://autre.example/v1", "petit"))
    _, demand = second.asked_about(second.OfProject(store, id), "carte", NAMES)
    second.bring_answer(second.OfProject(store, id), "carte", knowing(demand.text), 1, NAMES)
    assert second.agreed(second.OfProject(store, id), found.server), "an answer that is brought takes no agreement back"
    assert writing.open_project(store, id).report == before


def test_without_a_model_its_address_lists_those_it_has(store: Store) -> None:
    with pretending(reading(knowing)) as (url, kind):
        found = tried(store, url, "")
    told = second.trying(store)
    assert told
    assert told.models == ("petit", "grand-cloud")
    assert found.trial is None
    assert kind.asked == [], "no demand leaves"


def test_the_key_is_kept_sealed_stays_with_its_address_and_goes_with_it(store: Store) -> None:
    with pytest.raises(CefiError, match="n’est pas une adresse"):
        second.enter(store, KEY, second.Server("http://modele.example/v1", "petit", "la-cle"))
    assert second.entered(store) is None
    assert second.connection(store, KEY, own=True) is None
    second.enter(store, KEY, second.Server("https://modele.example/v1", "petit", "la-cle"))
    assert "la-cle" not in str(store.common("second-reader"))
    second.enter(store, KEY, second.Server("https://modele.example/v1", "grand"))
    found = second.connection(store, KEY, own=True)
    assert found
    assert (found.server.key, found.server.model) == ("la-cle", "grand")
    with pytest.raises(CefiError, match="autre installation"):
        second.connection(store, b"x" * 32, own=True)
    second.enter(store, KEY, second.Server("https://autre.example/v1", "grand"))
    found = second.connection(store, KEY, own=True)
    assert found
    assert found.server.key == "", "another address is not told it"
    second.leave(store)
    assert second.entered(store) is None
    assert second.trying(store) is None


def test_a_model_that_was_not_tried_or_by_other_rules_is_not_asked(store: Store, trial: Any) -> None:
    id = store.create(MAP).id
    found = known(store, "http://127.0.0.1:9", trial)
    kept = store.common("second-reader")
    store.set_common("second-reader", {**kept, "trial": {**kept["trial"], "rules": "d’avant"}})
    found = second.connection(store, KEY, own=True) or found
    assert found.trial is None
    with pytest.raises(BadInput, match="pas été essayé"):
        second.ask_reader(second.OfProject(store, id), found, "carte", NAMES)
    assert second.second_opinion(second.OfProject(store, id), "carte") is None


@pytest.mark.parametrize(
    ("behave", "said"),
    [
        (lambda each, _: each.json(401, {}), "refuse cette clé"),
        (lambda each, _: each.stream("Bien sûr !"), "pas la forme demandée"),
        (lambda each, _: each.stream(*['"lignes": [1, 1, '] * 5000), "répète la même chose"),
        (lambda each, _: each.json(429, {}, Retry_After="600"), "il demande d’attendre"),
    ],
)
def test_a_failure_is_told_and_never_touches_the_built_in_opinion(
    store: Store, trial: Any, behave: Behave, said: str
) -> None:
    id = store.create(MAP).id
    before = writing.open_project(store, id).report
    with pretending(behave) as (url, _):
        read_by(store, known(store, url, trial), id)
    view = second.second_opinion(second.OfProject(store, id), "carte")
    assert view
    assert said in view.opinion.trouble
    assert view.report is None
    assert writing.open_project(store, id).report == before


def test_a_question_that_fails_leaves_the_reading_before_it(store: Store, trial: Any) -> None:
    id = store.create(MAP).id
    with pretending(reading(knowing)) as (url, _):
        read_by(store, known(store, url, trial), id)
    read = second.second_opinion(second.OfProject(store, id), "carte")
    with pretending(lambda each, _: each.json(429, {}, Retry_After="600")) as (url, _):
        read_by(store, known(store, url, trial), id)
    view = second.second_opinion(second.OfProject(store, id), "carte")
    assert read
    assert view
    assert "il demande d’attendre" in view.opinion.trouble
    assert view.report == read.report
    assert view.opinion.asked == read.opinion.asked


def test_a_trial_that_fails_says_why(store: Store) -> None:
    with pretending(lambda each, _: each.json(404, {})) as (url, _):
        found = tried(store, url)
    told = second.trying(store)
    assert told
    assert "ne connaît pas « petit »" in told.trouble
    assert found.trial is None


def test_who_asks_waits_for_nobody_and_what_was_withdrawn_stays_so(store: Store, trial: Any) -> None:
    id, go = store.create(MAP).id, threading.Event()

    def slow(each: Pretending, asked: dict[str, Any]) -> None:
        go.wait(60)
        reading(knowing)(each, asked)

    with pretending(slow) as (url, kind):
        found = known(store, url, trial)
        with later.hurried(0):
            second.ask_reader(second.OfProject(store, id), found, "carte", NAMES)
            second.ask_reader(second.OfProject(store, id), found, "carte", NAMES)
            view = second.second_opinion(second.OfProject(store, id), "carte")
        assert view
        assert view.is_coming
        second.withdraw(second.OfProject(store, id), "carte")
        go.set()
        until(lambda: not later.waiting())
        assert len(kind.asked) == 1, "pressed twice, it is asked once"
    assert second.second_opinion(second.OfProject(store, id), "carte") is None


def test_an_answer_that_comes_before_the_built_in_opinion_is_joined_with_it(store: Store, trial: Any) -> None:
    id = store.create(MAP).id
    with pretending(reading(knowing)) as (url, _):
        read_by(store, known(store, url, trial), id)
    view = second.second_opinion(second.OfProject(store, id), "carte")
    assert view
    assert view.opinion.trouble == ""
    assert view.report
