"""Searching the official text."""

from __future__ import annotations

import pytest

from cefi_map import referentiel
from cefi_map.referentiel import Hit

REF = referentiel.load()


def ids(words: str) -> list[str]:
    return [hit.item.id for hit in REF.search(words)]


@pytest.mark.parametrize(
    "words", ["préconisations capitalisation", "PRECONISATIONS", "preconisations d’un transfert", "C11 faibles"]
)
def test_accents_case_apostrophes_and_order_do_not_matter(words: str) -> None:
    assert "C11" in ids(words)


def test_a_ligature_is_found_from_two_letters_and_the_reverse() -> None:
    assert ids("mise en oeuvre du projet") == ids("mise en œuvre du projet") != []
    assert "B2-C14" in ids("œuvre"), "the source writes « oeuvre » there"


def test_every_word_must_be_there() -> None:
    assert ids("budget licorne") == []


def test_an_id_leads_to_its_item_first() -> None:
    assert ids("C5")[0] == "C5"
    assert ids("k2.1") == ["K2.1"]


def test_our_short_titles_are_searched_too() -> None:
    assert ids("bilan suites") == ["C11"]
    assert "E1" in ids("contexte")


def test_bloc_3_comes_first() -> None:
    blocs = [hit.item.bloc for hit in REF.search("insertion")]
    assert blocs[0] == 3
    assert set(blocs) == {1, 2, 3}
    assert blocs == sorted(blocs, reverse=True)


def test_the_matched_fragments_are_the_words_of_the_text() -> None:
    [hit] = [hit for hit in REF.search("depenses FINANCEMENTS") if hit.item.id == "C7"]
    assert hit.matched == ("dépenses", "financements")
    [hit] = [hit for hit in REF.search("oeuv") if hit.item.id == "E5"]
    assert hit.matched == ("œuv",)


@pytest.mark.parametrize("words", ["projet", "oe", "e", "é", "C5"])
def test_the_pieces_of_a_hit_joined_are_its_text(words: str) -> None:
    def joined(hit: Hit) -> str:
        return "".join(piece.text for piece in hit.pieces)

    assert all(joined(hit) == hit.item.text for hit in REF.search(words))


@pytest.mark.parametrize("words", ["", "   ", "\u0301", "zzz " * 10_000])
def test_nothing_to_look_for_finds_nothing(words: str) -> None:
    assert REF.search(words) == ()
