"""C10 and C11: what is counted at the end, and what is kept for others."""

from __future__ import annotations

import pytest

from . import under


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("absent", ["efficacité, efficience, pertinence, cohérence"]),
        ("absent", ["critère 1 – indicateur – seuil"]),
        ("absent", ["indicateurs quantitatifs et qualitatifs à choisir"]),
        ("partiel", ["quantitatif / qualitatif"]),
        ("partiel", ["nombre de participants", "taux de satisfaction"]),
        ("partiel", ["nombre de contrats signés, avant et après"]),
        ("partiel", ["nombre de contrats signés", "– : la serre est trop loin"]),
        ("partiel", ["contrats signés à six mois", "qualité de l'accompagnement"]),
        ("partiel", ["contrats signés à six mois", "on propose une deuxième serre à ceux qui restent"]),
        ("satisfait", ["délai avant le premier contrat / kilos vendus au marché / retards avant et après"]),
        ("satisfait", ["contrats signés à six mois", "taux de présence aux séances de semis"]),
    ],
)
def test_criteria_are_what_is_counted_or_observed(expected: str, lines: list[str]) -> None:
    found = under("C10", "Critères", *lines)
    assert found.verdict == expected, found.message


def test_criteria_are_heard_under_any_title_but_figures_of_the_territory_are_none() -> None:
    assert under("C10", "En novembre", "On comptera : les contrats signés, les permis obtenus").verdict == "satisfait"
    assert under("C10", "Territoire", "Le nombre de maraîchers est passé de 40 à 12 en dix ans").verdict == "absent"


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("absent", ["Le bilan : à caler"]),
        ("absent", ["Bilan comptable au 31 décembre"]),
        ("partiel", ["On fera mieux l'an prochain avec tout le monde"]),
        ("partiel", ["Pérennisation du jardin : oui si la mairie suit"]),
        ("partiel", ["Ce qu'on changerait", "  à rédiger"]),
        ("satisfait", ["Ce qu'on changerait", "  Deux petites serres plutôt qu'une grande, et un car le matin"]),
        ("satisfait", ["Ce que nous laisserons", "  Douze planches de semis au jardin partagé de Mehun"]),
        ("satisfait", ["À transmettre au lycée de Mehun"]),
    ],
)
def test_an_evaluation_leads_to_something_kept_or_changed(expected: str, lines: list[str]) -> None:
    stock = [] if expected == "absent" else ["Bilan en juin avec le lycée : ce qui a pris, ce qui a gelé"]
    found = under("C11", "Évaluation", *stock, *lines)
    assert found.verdict == expected, found.message
