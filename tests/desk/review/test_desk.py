"""What trainers keep from one work to the next: their names, the words of the levels, comments to use again."""

from __future__ import annotations

import pytest

from cefi_map.desk import review
from cefi_map.errors import BadInput, TooLarge
from cefi_map.project import data, exam

WORDS = ["Oui", "En partie", "Non"]


def test_a_trainer_begins_with_ours_and_then_finds_their_own(store: data.Store):
    ours = review.habits(store)
    assert ours.words == ("Acquis", "Partiellement", "Non acquis")
    assert ours.bank
    chosen = review.set_habits(store, [" Oui ", "En partie", "Non"], "C5 : Qui ?\n\n  Bref  \nC99 : Non")
    assert chosen == review.habits(store)
    assert chosen.words == tuple(WORDS)
    assert chosen.bank == (("C5", "Qui ?"), ("", "Bref"), ("", "C99 : Non"))
    assert review.set_habits(store, WORDS, "").bank == ()


def test_the_comments_are_edited_as_the_lines_that_they_were_written_as(store: data.Store):
    lines = "C5 : Qui ?\nBref"
    kept = review.set_habits(store, WORDS, lines)
    assert review.bank_text(kept.bank) == lines
    assert review.set_habits(store, WORDS, review.bank_text(kept.bank)) == kept


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
    before = review.set_habits(store, WORDS, "Bref")
    with pytest.raises(error):
        review.set_habits(store, words, bank)
    assert review.habits(store) == before


def test_names_of_those_who_entered_are_kept_once_the_latest_first(store: data.Store):
    assert review.reviewers(store) == ()
    assert [review.enter(store, each) for each in ("Anne", " Paul  B. ", "Anne", " ")] == [
        "Anne",
        "Paul B.",
        "Anne",
        "",
    ]
    assert review.reviewers(store) == ("Anne", "Paul B.")
    with pytest.raises(TooLarge):
        review.enter(store, "a" * 201)
    for number in range(70):
        review.enter(store, f"P{number}")
    assert len(review.reviewers(store)) == 60


@pytest.mark.parametrize("kept", [{"words": ["a"]}, {"bank": 3}, {"bank": ["abc"]}, [1]], ids=str)
def test_what_another_version_kept_does_no_harm(store: data.Store, kept: object):
    ours = review.habits(store)
    store.set_setting("review", kept)
    assert review.habits(store) == ours


def test_the_grid_is_that_of_the_exam_with_letters_that_tell_the_levels_apart():
    assert [line.id for line in review.criteria()] == [f"C{n}" for n in range(1, 13)]
    known = exam.referentiel()
    assert [each.id for each in review.modalities()][:6] == [stage.id for stage in known.stages]
    assert review.short_words(("Acquis", "Partiellement", "Non acquis")) == ("A", "P", "N")
    assert review.short_words(("Oui", "Oui, mais", "Non")) == ("1", "2", "3")


def test_a_level_and_an_opinion_agree_or_differ_and_a_doubt_agrees_with_any():
    assert review.agrees("acquis", "satisfait")
    assert not review.agrees("acquis", "absent")
    assert review.agrees("non_acquis", "a_verifier")
    assert review.agrees("", "absent")
