"""Topics that titles announce, and the place of a piece by them."""

from __future__ import annotations

import pytest

from cefi_map.french.said import Said
from cefi_map.judging.features import place
from cefi_map.judging.reading import Reading
from cefi_map.judging.titles import STAGE, announced, labelled, stages_of, stands_under
from cefi_map.mindmap import outline


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Qui paie ?", "funding"),
        ("Les cheminots : avec qui", "partners"),
        ("2.1 Communication interne", "internal"),
        ("Ce qui peut coincer", "risks"),
        ("Sous", "budget"),
    ],
)
def test_a_title_announces_a_topic(title: str, topic: str) -> None:
    assert topic in announced(Said(title))


def test_a_sentence_announces_nothing() -> None:
    assert announced(Said("Sur 34 personnes reçues depuis mars, 21 ne savent pas joindre un CV à un courriel")) == ()


def test_a_label_announces_what_its_leaf_says() -> None:
    assert "budget" in labelled(Said("Budget : 4 200 €"))
    assert labelled(Said("La mairie : prête la salle")) == ()


def test_the_nearest_title_comes_first_and_the_centre_announces_nothing() -> None:
    reading = Reading(outline.parse("Budget d'un projet\n  Faisabilité\n    Qui paie ?\n      la Région"))
    assert stands_under(reading) == [(), (), ("feasibility",), ("funding",)]
    assert {"first funding", "place feasibility"} <= set(place(reading, reading.pieces[-1]).signs)


def test_a_title_from_which_nothing_comes_is_passed_over() -> None:
    reading = Reading(outline.parse("Un projet\n  Le public\n    Mon rôle\n      j'anime"))
    assert stands_under(reading)[-1] == ("role",)
    assert stands_under(reading, stages_of)[-1] == ("E1",)


def test_what_follows_criteria_in_a_title_is_no_title() -> None:
    assert announced(Said("Critères : pertinence, efficacité, coût par personne")) == ("criteria",)
    assert announced(Said("Budget : dépenses et recettes, partenaires")) != ("budget",)


def test_every_topic_of_a_stage_is_of_one() -> None:
    assert set(STAGE.values()) == {"E1", "E2", "E3", "E4", "E5", "E6"}
