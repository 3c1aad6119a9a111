"""The review as a value: nothing ticked in advance, letters, differences, the map that carries it, what was done."""

from __future__ import annotations

from itertools import islice

import pytest

from cefi_map.mindmap import MindMap, edits, outline
from cefi_map.review import (
    LEVELS,
    WORDS,
    Mark,
    Remark,
    Review,
    agrees,
    annotated,
    criteria,
    letters,
    modalities,
    short_words,
    since,
    unannotated,
)

MAP = outline.parse("""
Lire la consigne
  Contexte
    Neuf salariés
      : d'après les entretiens
  Préparer
    En parler
""")


def key(title: str, mindmap: MindMap = MAP) -> str:
    return next(node.key for node in mindmap if node.text == title)


def test_nothing_is_ticked_in_advance():
    review = Review()
    assert (review.levelled, review.state, review.ticks) == (0, "todo", frozenset())
    assert all(not review.mark(line.id) for line in criteria())


def test_the_grid_has_the_twelve_criteria_in_official_order_and_modalities_apart():
    assert [line.id for line in criteria()] == [f"C{rank}" for rank in range(1, 13)]
    assert [line.id for line in criteria() if line.on_dossier] == ["C12"]
    assert all(line.parts and line.title != line.id for line in criteria())
    assert [each.id for each in modalities()] == ["E1", "E2", "E3", "E4", "E5", "E6", "M4", "M5", "M6", "M7"]


def test_a_review_is_begun_by_any_word_and_done_when_given_back():
    assert Review(marks={"C1": Mark(comment="Bien vu")}).state == "doing"
    assert Review(marks={"C1": Mark("acquis")}, returned="2026-11-24").state == "done"


def test_letters_go_on_after_z():
    assert [*islice(letters(), 24, 29)] == ["Y", "Z", "AA", "AB", "AC"]


@pytest.mark.parametrize(
    ("words", "short"),
    [(WORDS, ("A", "P", "N")), (("Bon", "Bof", "Non"), ("1", "2", "3"))],
)
def test_words_have_one_character_each(words: tuple[str, ...], short: tuple[str, ...]):
    assert short_words(words) == short


def test_opinions_differ_only_beside_a_level():
    said = (("partiel", "satisfait"), ("", "absent"), ("acquis", "a_verifier"), ("partiel", "partiel"))
    assert [agrees(level, verdict) for level, verdict in said] == [False, True, True, True]
    assert [agrees(level, "absent") for level in LEVELS] == [False, False, True]


def test_a_map_carries_its_review_beside_the_candidates_own_words():
    remarks = (Remark("a", key("En parler"), "Et dehors ?", "question", "C8"), Remark("b", "gone", "Où est-ce ?"))
    review = Review(marks={"C8": Mark("partiel", "Interne seulement.")}, remarks=remarks, reviewer="J. M.")
    carrying = annotated(MAP, review)
    assert dict(carrying.node(key("En parler")).attributes) == {"relecture A, question, C8": "Et dehors ?"}
    root = dict(carrying.root.attributes)
    assert root["relecture C8"] == "Partiellement. Interne seulement."
    assert root["relecture B, à préciser"] == "Où est-ce ?", "a node that is gone: on the root"
    assert [node.note for node in carrying] == [node.note for node in MAP]
    assert unannotated(carrying) == MAP


def test_attributes_of_a_map_nobody_reviewed_stay():
    mine = edits.update(MAP, key("Contexte"), attributes=(("relecture A, bien", "de moi"),))
    assert unannotated(mine) is mine


def test_what_was_done_about_each_comment():
    remarks = tuple(
        Remark(str(place), key(title), "…")
        for place, title in enumerate(["Contexte", "Neuf salariés", "Préparer", "En parler"])
    )
    new = edits.rename(MAP, key("Contexte"), "État des lieux")
    new = edits.remove(new, key("Neuf salariés"))
    new = edits.add(new, key("En parler"), "Au CSE")
    found = since(Review(remarks=remarks), MAP, new)
    assert [each.letter for each in found] == ["A", "B", "C", "D"]
    assert [each.done for each in found] == [
        ("titre changé",),
        ("nœud supprimé",),
        ("1 idée ajoutée dessous",),
        ("1 idée ajoutée dessous",),
    ]
    assert found[1].node is None
