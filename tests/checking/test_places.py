"""What titles announce, and where a node stands when they say nothing known."""

import pytest

from cefi_map.checking.places import place
from cefi_map.checking.placing import settle
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
    """Once what stands beside is weighed too."""
    text = """
Projet
  Préparation
    Loi plein emploi : quinze heures d'activité par semaine
    Contrat de ville : un axe emploi des femmes
"""
    read = ReadMap(outline.parse(text))
    place(read)
    settle(read)
    assert [node.topics[0] for node in read.nodes[2:]] == ["policy", "policy"]


def test_an_open_question_takes_the_sense_of_what_stands_below() -> None:
    below = "    bus 900 €\n    intervenante 1 400 €\n    tenues 310 €"
    assert "expenses" in topics(f"Projet\n  Combien ?\n{below}")


def test_what_stands_below_overrules_a_figure_of_speech() -> None:
    text = """Lever de rideau
  Le texte
    que chacun ose parler devant un recruteur
    que le quartier les regarde autrement
    12 jeunes, d'octobre à mai
    8 contrats signés en juin"""
    assert "policy" not in topics(text)


def test_a_branch_whose_lines_have_their_day_and_group_holds_actions() -> None:
    assert topics("Projet\n  Les cuivres\n    le mardi, par quatre\n    le jeudi, groupe de 12") == ("actions",)
