"""Phrases are found whatever small words and plurals stand in them."""

import pytest

from cefi_map.french.lexicon import Hit, Lexicon, lexicon, load
from cefi_map.french.text import fold, stems


def found(phrases: dict[str, list[str]], text: str) -> list[Hit]:
    return Lexicon(phrases).hits(stems(fold(text)))


def test_a_phrase_is_found_with_its_place() -> None:
    assert found({"plan": ["plan de financement"]}, "Un plan des financements") == [Hit("plan", 0, 2)]


def test_a_beginning_stands_for_all_words_that_begin_so() -> None:
    assert found({"pay": ["financ*"]}, "Le financeur finance") == [Hit("pay", 0, 1), Hit("pay", 1, 2)]
    assert found({"do": ["on a chang*"]}, "on a changé de salle") == [Hit("do", 0, 3)]


def test_a_word_inside_another_is_not_found() -> None:
    assert found({"org": ["caf"]}, "un café") == []


def test_a_phrase_of_small_words_only_is_refused() -> None:
    with pytest.raises(ValueError, match="small words"):
        Lexicon({"x": ["de la"]})


@pytest.mark.parametrize("name", ["headings", "words"])
def test_the_data_says_nothing_twice(name: str) -> None:
    for group, phrases in load(name).items():
        assert len(phrases) == len(set(phrases)), group
    assert lexicon().hits(["partenaire"])
