"""A project's map is judged once for each revision; what is said is kept, and forgotten in turn."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from cefi_map.errors import NotFound, NotYet, TooLarge
from cefi_map.judging import DEFAULT, packed, report_data
from cefi_map.mindmap import edits
from cefi_map.project import data, exam, files, home, later, writing
from cefi_map.project.writing import verdicts
from tests.project.files.test_judge import ended, judging_process


@pytest.fixture
def id(store: data.Store) -> str:
    return home.create_project(store, "exemple")


def test_a_revision_is_judged_once(store: data.Store, id: str):
    first = writing.open_project(store, id)
    assert writing.open_project(store, id).report is first.report


def test_a_few_revisions_stay_at_hand_and_an_older_one_is_judged_again(store: data.Store, id: str):
    first = verdicts.judged(store, id, 1, DEFAULT)[1]
    for rank in range(verdicts.REVISIONS):
        view = writing.open_project(store, id)
        store.save(id, edits.rename(view.map, view.map.nodes[5].key, f"Titre {rank}"), view.revision)
        writing.open_project(store, id)
    again = verdicts.judged(store, id, 1, DEFAULT)[1]
    assert again is not first
    assert again == first


def test_what_a_judge_remembers_changes_no_verdict(store: data.Store, id: str):
    view = writing.open_project(store, id)
    changed = edits.rename(view.map, view.map.nodes[5].key, "Treize jeunes du quartier")
    store.save(id, changed, view.revision)
    assert writing.open_project(store, id).report == files.check_map(changed)


def test_readings_of_the_centre_are_part_of_what_is_remembered(store: data.Store, id: str):
    before = writing.open_project(store, id).report
    exam.set_readings(store, {"partners_least": 5})
    assert writing.open_project(store, id).report != before
    assert verdicts.judged(store, id, writing.open_project(store, id).revision, DEFAULT)[1] == before


def test_projects_that_nobody_asks_about_are_forgotten_first(
    store: data.Store, id: str, monkeypatch: pytest.MonkeyPatch
):
    other = home.create_project(store, "exemple")
    size = len(writing.open_project(store, id).map)
    monkeypatch.setattr(verdicts, "NODES", 2 * size)
    writing.open_project(store, other)
    assert {name for _, name in verdicts._subjects} == {id, other}
    third = home.create_project(store, "exemple")
    writing.open_project(store, id)
    writing.open_project(store, third)
    assert {name for _, name in verdicts._subjects} == {id, third}


def test_nothing_of_an_erased_project_stays(store: data.Store, id: str):
    writing.open_project(store, id)
    judge = judging_process()
    store.discard(id)
    home.erase_project(store, id)
    assert not verdicts._subjects
    assert ended(judge), "nor does what its texts say"
    assert store.database.at_hand._size == 0


def test_what_one_process_judged_no_other_judges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    one, two = data.open_store(tmp_path), data.open_store(tmp_path)
    id = home.create_project(one, "exemple")
    said = awaited(one, id)
    report = writing.open_project(one, id).report
    assert said == {"revision": 1, "report": report_data(report, "", by_key=True)}
    monkeypatch.setattr(verdicts, "judge_apart", None)
    assert awaited(two, id) == said
    assert writing.open_project(two, id).report == report, "whole: a page of it opens as from the first"
    [card] = home.projects(two)
    assert card.verdicts == verdicts.counts(report)
    stages = writing.told(two, two.project(id), DEFAULT).stages
    assert [(each.id, each.state) for each in stages] == [(each.id, each.state) for each in report.stages]
    for each in (one, two):
        each.close()


def test_while_another_process_is_at_it_nobody_begins(store: data.Store, id: str, monkeypatch: pytest.MonkeyPatch):
    assert store.begin_opinion(id, 1, verdicts.judge(DEFAULT))
    monkeypatch.setattr(verdicts, "judge_apart", None)
    assert writing.opinion(store, id) is None
    monkeypatch.undo()
    writing.open_project(store, id)  # who needs it at once does not wait for it
    assert awaited(store, id)["revision"] == 1


def test_what_was_left_damaged_or_by_another_version_is_judged_again(store: data.Store, id: str):
    report = writing.open_project(store, id).report
    for left in (b"{}", b"[]", b"not JSON", packed(report).replace(b'"version"', b'"edition"')):
        verdicts._subjects.clear()
        store.keep_opinion(id, 1, verdicts.judge(DEFAULT), left, {})
        assert writing.open_project(store, id).report == report


def test_what_was_left_in_other_words_is_judged_again(
    store: data.Store, id: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """A sentence that is mended is read in maps that were judged before, whatever number the rules have."""
    sentence = tmp_path / "judging" / "remarks.py"
    sentence.parent.mkdir()
    told = set()
    for words in ("Un seul endroit.", "Un seul nœud."):
        sentence.write_text(words, "utf-8")
        told.add(verdicts.edition(tmp_path))
    assert len(told) == 2
    awaited(store, id)
    assert store.opinion(id, 1, verdicts.judge(DEFAULT))
    monkeypatch.setattr(verdicts, "_edition", lambda: "another")
    assert store.opinion(id, 1, verdicts.judge(DEFAULT)) is None


def test_a_save_asks_for_another_opinion(store: data.Store, id: str):
    awaited(store, id)
    view = writing.open_project(store, id)
    store.save(id, edits.rename(view.map, view.map.nodes[5].key, "Treize jeunes du quartier"), 1)
    assert awaited(store, id)["revision"] == 2


def awaited(store: data.Store, id: str) -> dict[str, Any]:
    while (said := writing.opinion(store, id)) is None:
        time.sleep(0.05)
    return said


def test_what_is_gone_is_judged_no_more(store: data.Store, id: str):
    gone = store.project(id)
    store.discard(id)
    store.erase(id)
    with pytest.raises(NotFound):
        writing.opinion(store, id)
    with pytest.raises(NotFound):
        writing.told(store, gone, DEFAULT)


def test_what_was_said_waits_for_no_judgement_under_way(store: data.Store, id: str):
    """In a crowd the threads that judge are all taken; what lies in the database is given all the same."""
    said, go = awaited(store, id), Event()
    for name in ("one", "two", "three"):
        later.soon(name, partial(go.wait, 20))
    try:
        assert writing.opinion(store, id) == said
    finally:
        go.set()


def test_what_was_left_damaged_is_judged_again_when_it_is_asked_for(store: data.Store, id: str):
    said = awaited(store, id)
    verdicts._subjects.clear()
    store.keep_opinion(id, 1, verdicts.judge(DEFAULT), b"{}", {})
    assert awaited(store, id) == said


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A map that is too much for a judge; how often one was asked."""
    asked: list[str] = []

    def refuse(name: str, *_: object) -> bytes:
        asked.append(name)
        raise TooLarge("L’avis demande trop de calcul.", advice="Coupez ses très longs textes.")

    monkeypatch.setattr(verdicts, "judge_apart", refuse)
    return asked


def test_what_is_too_much_is_said_and_asked_again_only_after_a_change(store: data.Store, id: str, refusing: list[str]):
    with pytest.raises(TooLarge, match="trop de calcul"):
        writing.open_project(store, id)
    verdicts._subjects.clear()  # as after a new start, and in another process
    view = writing.look_at_project(store, id)
    assert (str(view.wanting), view.is_coming) == (
        "L’avis demande trop de calcul. Coupez ses très longs textes.",
        False,
    )
    assert not view.report.is_said
    assert len(view.map) > 1
    [card] = home.projects(store)
    assert (card.verdicts, card.is_coming, str(card.wanting)) == ({}, False, "L’avis demande trop de calcul.")
    with pytest.raises(TooLarge):
        writing.opinion(store, id)
    assert writing.download(store, id, "mm").data, "the map itself is there"
    assert refusing == [id]
    store.save(id, edits.rename(view.map, view.map.root.key, "Autrement"), view.revision)
    with pytest.raises(TooLarge):
        writing.open_project(store, id)
    assert refusing == [id, id]


def test_what_a_judge_fell_over_is_asked_again_after_a_change_or_another_start(
    store: data.Store, id: str, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []

    def fall(name: str, *_: object) -> bytes:
        asked.append(name)
        raise files.JudgeFailed("L’avis n’a pas pu être préparé.")

    monkeypatch.setattr(verdicts, "judge_apart", fall)
    for _ in range(2):
        assert not writing.look_at_project(store, id).is_coming
    assert asked == [id]
    verdicts._subjects.clear()
    monkeypatch.undo()
    assert writing.open_project(store, id).report.is_said


def test_who_is_in_a_hurry_is_told_to_ask_again_and_who_is_not_waits(store: data.Store, id: str):
    with later.hurried(0), pytest.raises(NotYet, match="se prépare"):
        writing.open_project(store, id)
    with later.hurried(0):
        assert writing.look_at_project(store, id).is_coming
        [card] = home.projects(store)
        assert card.is_coming
    assert writing.open_project(store, id).report.is_said, "a command waits"
    with later.hurried(0):
        assert writing.open_project(store, id).report.is_said


def test_the_map_alone_waits_for_no_opinion_and_what_bears_it_does(
    store: data.Store, id: str, monkeypatch: pytest.MonkeyPatch
):
    """Of a judge who takes until all is asked: a quick one would answer before a PDF is drawn."""
    judge, go = verdicts.judge_apart, Event()
    monkeypatch.setattr(verdicts, "judge_apart", lambda *of: judge(*of) if go.wait(20) else b"")
    with later.hurried(0):
        for each in writing.export_formats():
            if files.is_marked(each.id):
                with pytest.raises(NotYet):
                    writing.download(store, id, each.id)
            else:
                assert writing.download(store, id, each.id).data, each.id
        assert not writing.kept_project(store, id).report.is_said
    go.set()
    for ask in (writing.look_at_project, writing.kept_project):
        with pytest.raises(NotFound):
            ask(store, "inconnu")


def test_what_was_said_of_an_older_map_is_said_again(store: data.Store, id: str):
    before = writing.open_project(store, id).report
    changed = edits.rename(store.load(id).map, store.load(id).map.root.key, "Autre titre")
    number = store.save(id, changed, 1).number
    assert writing.report_of(store, id, 1) == before
    assert writing.report_of(store, id, number) == writing.open_project(store, id).report
    with pytest.raises(NotFound):
        writing.report_of(store, id, 99)
