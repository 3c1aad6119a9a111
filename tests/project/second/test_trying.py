"""A model tried before it counts: against a server that answers as real ones do, and as bad ones do."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cefi_map.errors import BadInput, CefiError
from cefi_map.project import second as second_room
from cefi_map.second.measuring import BETTER, USUAL, measure, samples
from tests.cases import mm
from tests.labelled import ours
from tests.out.pretending import Behave, Pretending, pretending
from tests.second.readers import answered, lines, obeying, witnesses

Reader = Callable[[str], str]


def knowing(demand: str) -> str:
    """A reader that says what the jury said of the samples."""
    first = lines(demand)[1]
    (sample,) = [each for each in samples() if each.demand.outline.lines[0].text == first] or [samples()[0]]
    own = [number for number, line in enumerate(sample.demand.outline.lines, 1) if line.own]

    def said(code: str) -> dict[str, Any]:
        verdict = sample.verdicts.get(code, "absent")
        return {"lignes": own[:3] if verdict != "absent" else [], "verdict": verdict, "autre": "aucun"}

    return answered(demand, said)


def lazy(demand: str) -> str:
    return answered(demand, lambda code: {"lignes": [], "verdict": "absent", "autre": "aucun"})


def reading(reader: Reader, *, window: int = 10**9, letters: float = 3.0) -> Behave:
    """A server whose model reads so; it keeps the end of what is longer than its window, as some do, and says 200."""

    def behave(each: Pretending, asked: dict[str, Any]) -> None:
        text = "\n".join(message["content"] for message in asked["messages"])
        usage = {"prompt_tokens": round(min(window, len(text)) / letters), "completion_tokens": 9}
        if "oui" in text and len(text) < 100:
            return each.stream('{"mot": "oui"}', usage=usage)
        seen = text[-window:]
        if "Pour cette fois" in text:
            return each.stream(json.dumps({"temoins": witnesses(seen)}), usage=usage)
        return each.stream(reader(text), usage=usage)

    return behave


def server(url: str, model: str = "petit") -> second_room.Server:
    return second_room.Server(url, model, own=True)


def test_the_samples_are_of_ten_hands_and_of_nothing_else_that_is_learnt_or_scored() -> None:
    names = {each.name for each in samples()}
    assert len({name.partition("_")[0] for name in names}) == 10
    assert not names & {each.name for folder in ("learnt", "held") for each in ours(folder)}
    assert {len(each.verdicts) for each in samples()} == {15}


def test_the_built_in_judge_is_on_them_what_it_is_on_all_that_are_held() -> None:
    """About what it was on all that were held when they were chosen, .806: one verdict of 150 is some .005."""
    assert measure([None] * 10).kappa == pytest.approx(USUAL, abs=0.035)


def test_a_model_is_asked_for_as_much_where_the_built_in_judge_is_worse_on_them() -> None:
    low = replace(measure([None] * 10), built_in=0.7)
    assert not replace(low, kappa=USUAL + BETTER - 0.01).counts
    assert replace(low, kappa=USUAL + BETTER).counts


def test_a_model_that_reads_well_counts() -> None:
    said: list[str] = []
    with pretending(reading(knowing)) as (url, kind):
        trial = second_room.try_reader(server(url), said.append)
    assert trial.counts
    assert (trial.measured.same, trial.measured.refused) == (150, 0)
    assert len(kind.asked) == 12
    assert trial.asked > 12_000
    assert said[-1] == "Carte 10 sur 10 : lue."
    told = second_room.trial_told(trial, "text").decode()
    assert "150 verdicts sur 150" in told
    kept = second_room.trial_told(trial, "json")
    assert second_room.trial_of(trial.server, kept) == trial
    assert "12 demandes" in second_room.expected()


def test_one_that_reads_no_better_than_the_built_in_judge_is_shown_and_does_not_count() -> None:
    with pretending(reading(lazy)) as (url, _):
        trial = second_room.try_reader(server(url, "grand-cloud"))
        report = second_room.with_reader(trial, mm(), "carte.mm", dossier=False)
    assert not trial.counts
    assert "sans compter" in "\n".join(trial.lines)
    assert any("quitte cet ordinateur" in each for each in trial.notices)
    assert all(each.second for each in report.report.requirements)
    assert [each.joined.verdict for each in report.report.requirements] == [
        each.verdict for each in report.report.requirements
    ]


def test_one_that_counts_is_joined_and_said() -> None:
    with pretending(reading(knowing)) as (url, kind):
        trial = second_room.try_reader(server(url, "autre"))
        report = second_room.with_reader(trial, mm(), "carte.mm", dossier=False)
        second_room.with_reader(trial, mm(), "carte.mm", dossier=False)
    assert any("n’est pas dans la liste" in each for each in trial.notices)
    assert report.read[-1].startswith("Second avis")
    first, second = (each["messages"][1]["content"] for each in kind.asked[-2:])
    assert first != second, "marks are drawn anew each time"
    assert kind.asked[-1]["messages"][0] == kind.asked[-2]["messages"][0], "what never changes is kept by servers"


def test_a_window_that_cuts_and_answers_200_is_told_with_what_to_raise() -> None:
    for behave in (reading(knowing, window=9_000), reading(knowing, letters=9.0)):
        with pretending(behave) as (url, _), pytest.raises(CefiError, match="OLLAMA_CONTEXT_LENGTH"):
            second_room.try_reader(server(url))


def test_one_that_obeys_or_babbles_is_left_soon() -> None:
    for reader in (
        lambda demand: obeying(demand).replace('"absent"', '"satisfait"'),
        lambda demand: "Bien sûr !",
        lambda demand: " " * 999,
    ):
        with pretending(reading(reader)) as (url, kind), pytest.raises(CefiError, match="ne sait pas répondre"):
            second_room.try_reader(server(url))
        assert len(kind.asked) == 7


def test_a_trial_of_another_or_none_is_refused_and_a_failure_is_told() -> None:
    with pretending(reading(knowing)) as (url, _):
        trial = second_room.try_reader(server(url))
    kept = second_room.trial_told(trial, "json")
    for data in (b"{}", b"[", b'{"url": 1, "model": 2}', kept):
        with pytest.raises(BadInput):
            second_room.trial_of(server(url, "autre"), data)
    with pytest.raises(CefiError, match="refuse la connexion"):
        second_room.with_reader(trial, mm(), "carte.mm", dossier=False)
    with pytest.raises(CefiError, match="refuse la connexion"):
        second_room.try_reader(server(url))
