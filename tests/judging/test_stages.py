"""Stages by content, whatever they are called and wherever they stand."""

import pytest

from cefi_map.judging.stages import STAGES, weights
from cefi_map.judging.view import View
from cefi_map.mindmap import outline


def present(text: str) -> str:
    return "".join(each.id[1] for each in View(outline.parse(text)).stages if each.present)


def test_a_named_but_empty_stage_is_absent_and_says_so() -> None:
    found = View(outline.parse("Insertion de jeunes\n  Évaluation\n  Préparation\n    Planning : à faire")).stages
    assert not any(each.present for each in found)
    assert "rien n’est écrit dessous" in found[5].message


def test_two_nodes_that_say_something_or_twenty_words_make_a_stage() -> None:
    assert present("Insertion de jeunes\n  Partenaires\n    CAF") == ""
    assert present("Insertion de jeunes\n  Partenaires\n    CAF\n    PLIE") == ""
    assert (
        present("Insertion de jeunes\n  Partenaires\n    CAF : aide à la garde\n    PLIE : oriente les jeunes") == "3"
    )
    long = "Le centre social prête sa salle le mardi et le jeudi, la mairie le minibus, la régie deux établis en bois"
    assert present(f"Insertion de jeunes\n  Partenaires\n    {long}") == "3"


def test_a_tag_decides_the_stage_of_a_branch_that_has_content() -> None:
    text = "Insertion de jeunes\n  Le quai [E1]\n    du monde, surtout le lundi\n    personne ne sait où aller"
    assert present(text) == "1"


def test_a_tag_on_an_empty_branch_makes_nothing() -> None:
    assert present("Insertion de jeunes\n  Le quai [E1]") == ""


def test_stages_under_another_level_and_in_another_order_count() -> None:
    text = """
Insertion de jeunes
  Méthodologie
    Bilan
      taux de présence aux séances
      nombre de contrats signés
    Diagnostic
      21 jeunes sur 30 n'ont pas le permis
      deux zones industrielles, 2 bus par jour
"""
    assert present(text) == "16"


def test_a_branch_below_another_of_its_stage_is_not_named_again() -> None:
    text = """
Insertion de jeunes
  Préparation [E4]
    affiche à la mission locale en avril
    Mise en œuvre
      Mars : achat des outils
      Mai : premier groupe de six
"""
    assert [each.message for each in View(outline.parse(text)).stages][
        3
    ] == "Étape présente\u00a0: «\u00a0Préparation\u00a0»."


@pytest.mark.parametrize(("count", "end"), [(2, "."), (3, " et 1 autre."), (4, " et 2 autres.")])
def test_branches_past_two_are_counted(count: int, end: str) -> None:
    branch = "  Préparation [E4]\n    affiche à la mission locale en avril\n    Mars : achat des outils\n"
    told = View(outline.parse("Insertion de jeunes\n" + branch * count)).stages[3].message
    assert told.endswith(f"»{end}"), told


def test_a_branch_given_to_a_stage_that_says_something_else_is_named_as_such() -> None:
    text = "Insertion de jeunes\n  Le quai [E6]\n    pas de bilan prévu avec les jeunes du quartier"
    message = View(outline.parse(text)).stages[5].message
    assert "Le quai" in message
    assert "Aucune branche" not in message
    assert "rien n'est écrit" not in message


def test_content_is_heard_where_no_title_announces_it() -> None:
    text = """
Insertion de jeunes de Vierzon
  Le vent se lève
    Nombre de jeunes en contrat à six mois, au moins huit sur douze
    Taux de présence aux ateliers, relevé chaque semaine
    Questionnaire de satisfaction rempli par les jeunes à la sortie
"""
    assert "6" in present(text)


def test_steps_with_their_dates_are_of_the_fourth_stage() -> None:
    text = """
Insertion de jeunes de Vierzon
  Calendrier
    Janvier : information collective, février : entretiens, mars : entrée du groupe
    Juin : visites d'entreprises, septembre : contrats
"""
    assert "4" in present(text)


def test_negations_and_hollow_words_make_no_stage() -> None:
    text = """
Insertion de jeunes de Vierzon
  Évaluation
    pas de critères pour le moment
    l'évaluation est importante
  Communication
    aucune affiche prévue
    bien communiquer
"""
    assert not set(present(text)) & {"4", "6"}


def test_no_amount_takes_a_stage_away() -> None:
    assert all(weight >= 0 for name, weight in weights().items() if name not in STAGES)


def test_what_carries_a_stage_is_listed_and_the_rest_counted() -> None:
    """« a », « b » et 1 autre: one list, and the number agrees."""
    below = "\n    Les besoins : des jeunes sans diplôme, loin de l’emploi\n    Le territoire : 12 % de chômage"
    branches = [f"\n  {title}{below}" for title in ("Diagnostic", "Constat", "Analyse", "Portrait")]
    found = [View(outline.parse("Insertion de jeunes" + "".join(branches[:count]))) for count in (2, 3, 4)]
    first = "Étape présente\u00a0: «\u00a0Diagnostic\u00a0»"
    assert [view.stages[0].message for view in found] == [
        f"{first} et «\u00a0Constat\u00a0».",
        f"{first}, «\u00a0Constat\u00a0» et 1 autre.",
        f"{first}, «\u00a0Constat\u00a0» et 2 autres.",
    ]
