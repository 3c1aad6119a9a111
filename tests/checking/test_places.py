"""What titles announce, and where a node stands when they say nothing known."""

import pytest

from cefi_map.checking.places import place
from cefi_map.checking.reading import ReadMap
from cefi_map.mindmap import outline


def topics(text: str) -> tuple[str, ...]:
    """Topics of the last node of an outline."""
    reading = ReadMap(outline.parse(text))
    place(reading)
    return reading.nodes[-1].topics


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("2. Budget prévisionnel", "budget"), ("Qui paie ?", "funding"), ("Ce qui peut coincer", "risks"),
        ("AVEC QUI", "partners"), ("On regarde", "criteria"), ("Les cheminots : avec qui", "partners"),
        ("Les cordes (avec qui)", "partners"), ("Stratégie de communication interne", "internal"),
    ],
)  # fmt: skip
def test_a_title_announces_a_topic_in_many_ways(title: str, topic: str) -> None:
    assert topic in topics(f"Projet\n  {title}\n    une ligne quelconque")


def test_a_closed_title_keeps_its_lines() -> None:
    """« calendrier » under the risks is a risk."""
    assert topics("Projet\n  Risques\n    calendrier : l'aide tombe en avril") == ("risks",)


def test_a_leaf_has_the_place_of_its_own_label() -> None:
    assert topics("Projet\n  Le projet\n    Finalité : que chacun choisisse") == ("purpose",)


def test_an_unknown_title_takes_the_place_of_what_stands_below() -> None:
    text = """
Projet
  La soute
    ordinateurs : 1 800 €
    goûters : 350 €
    location de salle : 600 €
"""
    assert topics(text) == ("expenses",)


def test_content_decides_against_a_wide_title() -> None:
    text = """
Projet
  Préparation
    Loi plein emploi : quinze heures d'activité par semaine
    Contrat de ville : un axe emploi des femmes
"""
    assert topics(text) == ("policy",)
