"""A reason, a formula, a false friend."""

import pytest

from cefi_map.checking.argue import reason
from cefi_map.checking.view import View
from cefi_map.mindmap import outline


def how(text: str) -> str:
    view = View(outline.parse(f"Projet pour des jeunes\n  Mise en œuvre\n    {text}"))
    return reason(view, view.read.nodes[-1])


@pytest.mark.parametrize(
    "text",
    [
        "groupes de 5, car le formateur doit voir chaque geste",
        "en groupe et non en ligne : les abandons venaient de l'isolement",
        "le matin, afin que les mères soient rentrées pour la sortie de l'école",
        "atelier de 6 personnes (il n'y a que trois postes)",
        "on a écarté les cours du soir : plus personne à la Toussaint",
        "location de 3 mois, sinon les premiers gardent tout",
    ],
)
def test_a_reason_is_specific(text: str) -> None:
    assert how(text) == "specific"


@pytest.mark.parametrize(
    "text",
    ["6 visites d'usine en car", "départ avec le car de 8 h", "atelier pour 12 jeunes", "choix des actions justifié"],
)
def test_a_false_friend_is_no_reason(text: str) -> None:
    assert how(text) in ("", "weak")


def test_a_formula_is_generic() -> None:
    assert how("en groupe car c'est plus convivial") == "generic"
