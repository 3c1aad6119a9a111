"""What trainers keep from one work to the next: their names, the words of the levels, comments to use again."""

from __future__ import annotations

import pytest

from cefi_map import review as grid
from cefi_map.desk import reading
from cefi_map.errors import BadInput, TooLarge
from cefi_map.project import data, exam

WORDS = ["Oui", "En partie", "Non"]


def test_a_trainer_begins_with_ours_and_then_finds_their_own(store: data.Store):
    ours = reading.habits(store)
    assert ours.words == ("Acquis", "Partiellement", "Non acquis")
    assert ours.bank
    chosen = reading.set_habits(store, [" Oui ", "En partie", "Non"], "C5 : Qui ?\n\n  Bref  \nC99 : Non")
    assert chosen == reading.habits(store)
    assert chosen.words == tuple(WORDS)
    assert chosen.bank == (("C5", "Qui ?"), ("", "Bref"), ("", "C99 : Non"))
    assert reading.set_habits(store, WORDS, "").bank == ()
    assert reading.begun_with(chosen.words, {}).words == tuple(WORDS)


def test_the_comments_are_edited_as_the_lines_that_they_were_written_as(store: data.Store):
    lines = "C5 : Qui ?\nBref"
    kept = reading.set_habits(store, WORDS, lines)
    assert kept.bank_text == lines
    assert reading.set_habits(store, WORDS, kept.bank_text) == kept


@pytest.mark.parametrize(
    ("words", "bank", "error"),
    [
        (["Oui", "Oui", "Non"], "", BadInput),
        (["Oui", " ", "Non"], "", BadInput),
        (["Oui", "Non"], "", BadInput),
        (WORDS, "a" * 50_001, TooLarge),
    ],
    ids=["same", "empty", "two", "bank"],
)
def test_what_is_no_habit_is_refused_and_the_old_ones_stay(
    store: data.Store, words: list[str], bank: str, error: type[Exception]
):
    before = reading.set_habits(store, WORDS, "Bref")
    with pytest.raises(error):
        reading.set_habits(store, words, bank)
    assert reading.habits(store) == before


def test_names_of_those_who_entered_are_kept_once_the_latest_first(store: data.Store):
    assert reading.reviewers(store) == ()
    assert [reading.enter(store, each) for each in ("Anne", " Paul  B. ", "Anne", " ")] == [
        "Anne",
        "Paul B.",
        "Anne",
        "",
    ]
    assert reading.reviewers(store) == ("Anne", "Paul B.")
    with pytest.raises(TooLarge):
        reading.enter(store, "a" * 201)
    for number in range(70):
        reading.enter(store, f"P{number}")
    assert len(reading.reviewers(store)) == 60


@pytest.mark.parametrize("kept", [{"words": ["a"]}, {"bank": 3}, {"bank": ["abc"]}, [1]], ids=str)
def test_what_another_version_kept_does_no_harm(store: data.Store, kept: object):
    ours = reading.habits(store)
    store.set_setting("review", kept)
    assert reading.habits(store) == ours


def test_the_grid_is_that_of_the_exam_with_letters_that_tell_the_levels_apart():
    assert [line.id for line in grid.criteria()] == [f"C{n}" for n in range(1, 13)]
    known = exam.referentiel()
    assert [each.id for each in grid.modalities()][:6] == [stage.id for stage in known.stages]
    assert grid.short_words(("Acquis", "Partiellement", "Non acquis")) == ("A", "P", "N")
    assert grid.short_words(("Oui", "Oui, mais", "Non")) == ("1", "2", "3")


def test_a_level_and_an_opinion_agree_or_differ_and_a_doubt_agrees_with_any():
    assert grid.agrees("acquis", "satisfait")
    assert not grid.agrees("acquis", "absent")
    assert grid.agrees("non_acquis", "a_verifier")
    assert grid.agrees("", "absent")
