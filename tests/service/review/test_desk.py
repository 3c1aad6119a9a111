"""What trainers keep from one work to the next: their names, the words of the levels, comments to use again."""

from __future__ import annotations

import pytest

from cefi_map import service
from cefi_map.errors import BadInput, TooLarge

WORDS = ["Oui", "En partie", "Non"]


def test_a_trainer_begins_with_ours_and_then_finds_their_own(store: service.data.Store):
    ours = service.review.habits(store)
    assert ours.words == ("Acquis", "Partiellement", "Non acquis")
    assert ours.bank
    chosen = service.review.set_habits(store, [" Oui ", "En partie", "Non"], "C5 : Qui ?\n\n  Bref  \nC99 : Non")
    assert chosen == service.review.habits(store)
    assert chosen.words == tuple(WORDS)
    assert chosen.bank == (("C5", "Qui ?"), ("", "Bref"), ("", "C99 : Non"))
    assert service.review.set_habits(store, WORDS, "").bank == ()


def test_the_comments_are_edited_as_the_lines_that_they_were_written_as(store: service.data.Store):
    lines = "C5 : Qui ?\nBref"
    kept = service.review.set_habits(store, WORDS, lines)
    assert service.review.bank_text(kept.bank) == lines
    assert service.review.set_habits(store, WORDS, service.review.bank_text(kept.bank)) == kept


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
    store: service.data.Store, words: list[str], bank: str, error: type[Exception]
):
    before = service.review.set_habits(store, WORDS, "Bref")
    with pytest.raises(error):
        service.review.set_habits(store, words, bank)
    assert service.review.habits(store) == before


def test_names_of_those_who_entered_are_kept_once_the_latest_first(store: service.data.Store):
    assert service.review.reviewers(store) == ()
    assert [service.review.enter(store, each) for each in ("Anne", " Paul  B. ", "Anne", " ")] == [
        "Anne",
        "Paul B.",
        "Anne",
        "",
    ]
    assert service.review.reviewers(store) == ("Anne", "Paul B.")
    with pytest.raises(TooLarge):
        service.review.enter(store, "a" * 201)
    for number in range(70):
        service.review.enter(store, f"P{number}")
    assert len(service.review.reviewers(store)) == 60


@pytest.mark.parametrize("kept", [{"words": ["a"]}, {"bank": 3}, {"bank": ["abc"]}, [1]], ids=str)
def test_what_another_version_kept_does_no_harm(store: service.data.Store, kept: object):
    ours = service.review.habits(store)
    store.set_setting("review", kept)
    assert service.review.habits(store) == ours


def test_the_grid_is_that_of_the_exam_with_letters_that_tell_the_levels_apart():
    assert [line.id for line in service.review.criteria()] == [f"C{n}" for n in range(1, 13)]
    known = service.exam.referentiel()
    assert [each.id for each in service.review.modalities()][:6] == [stage.id for stage in known.stages]
    assert service.review.short_words(("Acquis", "Partiellement", "Non acquis")) == ("A", "P", "N")
    assert service.review.short_words(("Oui", "Oui, mais", "Non")) == ("1", "2", "3")


def test_a_level_and_an_opinion_agree_or_differ_and_a_doubt_agrees_with_any():
    assert service.review.agrees("acquis", "satisfait")
    assert not service.review.agrees("acquis", "absent")
    assert service.review.agrees("non_acquis", "a_verifier")
    assert service.review.agrees("", "absent")
