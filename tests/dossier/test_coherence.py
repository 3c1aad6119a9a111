"""The dossier beside its map: a remark where they differ, silence where they agree."""

from __future__ import annotations

import pytest

from cefi_map.dossier import markdown
from cefi_map.dossier.coherence import MOST, MapSide, coherence
from cefi_map.dossier.coherence.names import one_slip
from cefi_map.dossier.model import block_text
from cefi_map.judging import check
from cefi_map.mindmap import outline

MAP = outline.parse("""
Un atelier de réparation de vélos à Clairvanne, près de Saint-Aubry
  Initialisation
    Journée d’essai du 12 juin 2026 : cinq femmes, un vélo chacune
  Faisabilité
    Partenaires choisis, et pourquoi
      Vélocité Clairvanne : la seule association qui a un local, libre le mardi
      Plâtrerie Colvert : prête un minibus et embauche parce que deux départs approchent
    Dépenses : 21 600 €
      Formatrice : 128 heures à 55 €, soit 7 040 €
  Préparation
    Mon rôle : je coordonne, je négocie les immersions
      : Je n’embauche pas.
""")
LONG = "\n\n" + "J’ai coordonné, négocié, embauché personne, avec Colvert, et je le dis une fois de plus ici. " * 24

CASES: dict[str, tuple[str, list[str]]] = {
    "the same amount": ("La formatrice coûte 7 040 € pour 128 heures.", []),
    "an amount with another space": ("La formatrice coûte 7040 euros.", []),
    "another amount for the same thing": ("La formatrice coûte 7 400 €.", ["7 400 €", "7 040 €", "nœud 2.2.1"]),
    "an amount from nowhere": ("On m’a remboursé 350 € de train.", ["350 €", "ne dit pas"]),
    "a town with a hyphen": ("La mairie de Saint-Aubry m’a reçue.", []),
    "the same date": ("Le 12 juin 2026, une journée d’essai.", []),
    "another year": ("Le 12 juin 2025, une journée d’essai.", ["12 juin 2025", "12 juin 2026", "nœud 1.1"]),
    "another day of the same story": (
        "Pendant la journée d’essai du 14 juin, cinq femmes.",
        ["14 juin", "12 juin 2026"],
    ),
    "another day of another story": ("Le 14 juin, mon fils a eu dix ans.", []),
    "a name with a slip": ("J’ai appelé la plâtrerie Colver le jour même.", ["Colver", "Colvert", "nœud 2.1.2"]),
    "a name as it is": ("J’ai appelé Colvert le jour même.", []),
    "a structure from nowhere": ("J’ai écrit à la fondation Abricot.", ["Abricot", "ne cite pas"]),
    "a structure of the map": ("J’ai écrit à l’association Vélocité.", []),
    "a word that opens a sentence": ("Bonjour. Colver.", []),
}


def test_a_figure_that_no_amount_has_is_none() -> None:
    """Python reads no number of so many digits."""
    text = f"J’ai noté {'9' * 5_000} € et {'1' + ' 000' * 2_000} €."
    found = coherence(markdown.read_text(text).dossier, MapSide(MAP, check(MAP)))
    assert not any("€" in each.message for each in found)


@pytest.mark.parametrize("title", CASES)
def test_remarks(title: str) -> None:
    """Every expected word is in the one remark made; nothing is remarked where nothing is expected."""
    text, expected = CASES[title]
    found = coherence(markdown.read_text(text).dossier, MapSide(MAP, check(MAP)))
    assert len(found) == bool(expected)
    for words in expected:
        assert words in found[0].message.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_remark_names_both_places() -> None:
    dossier = markdown.read_text("Du texte.\n\nLa formatrice coûte 7 400 €.").dossier
    (found,) = coherence(dossier, MapSide(MAP, check(MAP)))
    assert "7 400" in block_text(dossier.blocks[found.block])
    assert found.node is not None
    assert MAP.node(found.node).text.startswith("Formatrice")


def test_what_the_dossier_leaves_out_of_the_role_is_said() -> None:
    without = LONG.replace("négocié, ", "")
    (found,) = coherence(markdown.read_text(without).dossier, MapSide(MAP, check(MAP)))
    assert "je négocie les immersions" in found.message
    assert coherence(markdown.read_text(LONG).dossier, MapSide(MAP, check(MAP))) == ()


def test_partners_of_whom_nothing_is_said() -> None:
    found = coherence(markdown.read_text(LONG.replace("Colvert", "eux")).dossier, MapSide(MAP, check(MAP)))
    assert any("aucun partenaire" in each.message for each in found)


def test_a_dossier_just_begun_is_told_nothing() -> None:
    assert coherence(markdown.read_text("Du texte.").dossier, MapSide(MAP, check(MAP))) == ()


def test_remarks_are_few() -> None:
    text = "\n\n".join(f"J’ai payé {number} € et écrit à l’association A{number}b." for number in range(100, 400))
    assert 0 < len(coherence(markdown.read_text(text).dossier, MapSide(MAP, check(MAP)))) <= MOST


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("colvert", "colver", True),
        ("colvert", "colevrt", True),
        ("colvert", "colvart", True),
        ("colvert", "colvert", False),
        ("colvert", "colbart", False),
        ("colvert", "dolvert", False),
        ("colvert", "colv", False),
        ("ab", "abc", True),
    ],
)
def test_one_slip(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is one_slip(other, one) is slip
