"""A map is read in pieces: nodes, and the sentences of those that say several things."""

from __future__ import annotations

import pytest

from cefi_map.judging import Readings, check
from cefi_map.judging.reading import Memory, Piece, Reading
from cefi_map.mindmap import MindMap, Node, from_plain, outline

NOTE = "Elles ont honte de leur français. 14 sur 22 n'ont personne pour garder l'enfant. Une assistante sociale le dit."


def pieces(text: str, note: str = "") -> list[Piece]:
    """The pieces of one node below a centre."""
    return Reading(MindMap((Node("r", None, "Projet"), Node("n", "r", text, note=from_plain(note))))).pieces[1:]


def test_a_note_of_several_sentences_under_a_short_title_is_a_piece_a_sentence() -> None:
    title, *below = pieces("Les mères", NOTE)
    assert [each.sentence for each in below] == [each.strip() + "." for each in NOTE.rstrip(".").split(".")]
    assert {each.parent for each in below} == {title.index}
    assert {each.where for each in below} == {"note"}
    assert {each.node.key for each in below} == {"n"}


def test_a_node_is_read_once_from_one_check_to_the_next_and_then_dropped() -> None:
    one, other = (outline.parse(f"Projet\n  Le car part à {hour} h") for hour in (8, 9))
    memory = Memory()
    first, again, without, back = (Reading(each, memory).pieces[-1].said for each in (one, one, other, one))
    assert again is first
    assert back is not first
    assert without.title == "le car part a 9 h"
    assert len(memory) == 2


def test_what_nothing_touched_is_not_judged_again() -> None:
    memory, mindmap = Memory(), outline.parse("Projet\n  Le car part à 8 h")
    report = check(mindmap, memory=memory)
    assert check(outline.parse("Projet\n  Le car part à 8 h"), memory=memory) is report
    assert check(mindmap, Readings(criteria_least=1), memory) is not report


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Pourquoi cette forme : un besoin, une contrainte, un essai passé", False),
        ("Le rythme, ce qu'on y regarde, avec qui", False),
        ("Nous préciserons pourquoi ce projet", False),
        ("Le rythme : chaque lundi, avec la directrice", True),
        ("Nous fixerons le rythme avec les 12 mères", True),
    ],
)
def test_a_question_that_is_repeated_and_what_will_be_decided_say_nothing(text: str, says: bool) -> None:
    assert pieces(text)[0].says is says


def test_a_note_of_one_sentence_is_read_with_its_title() -> None:
    (only,) = pieces("Le mardi matin", "parce que le car ne passe que ce jour-là")
    assert "car" in only.said.folded
    assert only.sentence == ""


def test_a_title_of_several_lines_is_a_piece_a_line() -> None:
    first, second = pieces("Salle : 400 €\nGoûters : 120 €")
    assert (first.said.title, second.said.title) == ("salle : 400 €", "gouters : 120 €")
    assert second.where == "title"


def test_all_text_of_a_node_counts() -> None:
    last = Reading(
        outline.parse("Projet\n  qui a faim ?\n    : 16 femmes du quartier\n    = veulent un travail")
    ).pieces
    folded = " ".join(each.said.folded for each in last)
    assert "femmes" in folded
    assert "travail" in folded


def test_a_candidates_tags_are_not_content() -> None:
    assert not Reading(outline.parse("Projet\n  Budget [E3] [C7a car tout y est dit]")).pieces[-1].says


def test_the_sentence_that_proves_is_cited_with_its_node() -> None:
    mindmap = MindMap(
        (
            Node("r", None, "Garder l'enfant : douze mères sans emploi de Laval"),
            Node("d", "r", "Diagnostic"),
            Node("n", "d", "Les mères", note=from_plain(NOTE)),
        )
    )
    verdict = check(mindmap).verdict("C1a")
    assert verdict.likeliest == "satisfait"
    assert {each.key for each in verdict.evidence} == {"n"}
    assert "14 sur 22 n'ont personne pour garder l'enfant." in {each.piece for each in verdict.evidence}
