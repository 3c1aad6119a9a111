"""Reasons that bear no mark, and what is put off."""

from __future__ import annotations

import pytest

from cefi_map.checking.explaining import explained, explains
from cefi_map.checking.pending import pending
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.view import View
from cefi_map.mindmap import outline


def read(*lines: str) -> tuple[View, ReadNode]:
    """The last of the lines, each below the one before, in the branch of actions."""
    told = "".join(f"\n{'  ' * (depth + 2)}{line}" for depth, line in enumerate(lines))
    view = View(outline.parse(f"Atelier d'insertion pour des jeunes sans emploi\n  Mise en œuvre{told}"))
    return view, view.read.nodes[-1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Français de 14 h à 16 h : le matin est mangé par les soins", True),
        ("Atelier machine à 6 h (ils se réveillent à 4 h de toute façon)", True),
        ("Immersions par deux avec le voisin de chambre, ça rassure", True),
        ("Saisie sur smartphone et pas sur ordinateur", True),
        ("Atelier d'établi, deux matinées par semaine, groupes de 5", False),
        ("Sortie en vedette, elles barrent, on photographie", False),
        ("Séance « énergie » : combien en coûte le trajet ?", False),
    ],
)
def test_a_node_explains_itself_behind_a_pause(text: str, reason: bool) -> None:
    assert explained(read(text)[1]) is reason


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("10 h à 12 h au local", "entre les deux services elles sont là"), True),
        (("Images à la place des mots", "sinon les 14 décrochent"), True),
        (("La boutique école", "rendu de monnaie et étiquetage"), False),
        (("entre les deux services elles sont là",), False),
    ],
)
def test_a_child_explains_its_parent(lines: tuple[str, ...], reason: bool) -> None:
    """Not what stands right under the branch."""
    assert explains(*read(*lines)) is reason


@pytest.mark.parametrize(
    ("text", "put_off"),
    [
        ("Les actions seront déterminées en tant que de besoin", True),
        ("Action 2 : à arrêter avec l'équipe", True),
        ("voir cahier des charges annexé", True),
        ("dans la crèche pour que les petits restent à portée de voix", False),
        ("Atelier monté avec l'équipe du centre social", False),
    ],
)
def test_what_is_put_off_is_told_from_what_is_planned(text: str, put_off: bool) -> None:
    assert pending(read(text)[1]) is put_off
