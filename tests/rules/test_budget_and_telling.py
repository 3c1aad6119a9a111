"""Costs, those who pay, and what is told inside and outside: the pieces that count, and their false friends."""

from __future__ import annotations

import pytest

from . import under


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("satisfait", ["Bêches et râteaux : 640", "Location du motoculteur, huit jours"]),
        ("satisfait", ["graines, terreau, arrosoirs : 900 €"]),
        ("partiel", ["Il faut payer la monitrice"]),
        ("partiel", ["une enveloppe globale de 9 000 €"]),
        ("partiel", ["assurance du terrain, c'est ce qui coûte le plus"]),
        ("absent", ["Dépenses : cf. tableur du comptable"]),
        ("absent", ["La Région a promis 3 000 €"]),
    ],
)
def test_costs_are_things_to_be_paid_for(expected: str, lines: list[str]) -> None:
    found = under("C7a", "Budget", *lines)
    assert found.verdict == expected, found.message


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("satisfait", ["Département : 4 000 € demandés en mars"]),
        ("satisfait", ["Fondation de France", "contrat de ville"]),
        ("partiel", ["Fondation de France"]),
        ("partiel", ["On demandera à la mairie"]),
        ("partiel", ["des subventions publiques"]),
        ("absent", ["Financement : à chercher"]),
        ("absent", ["micro-crédit pour ceux qui s'installent"]),
    ],
)
def test_sources_are_named_and_worth_more_with_their_state(expected: str, lines: list[str]) -> None:
    found = under("C7b", "Financement", *lines)
    assert found.verdict == expected, found.message


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("satisfait", ["Une page à la directrice le premier jeudi du mois"]),
        ("satisfait", ["courriel aux collègues", "affichage en salle de pause"]),
        ("partiel", ["tenir l'équipe au courant"]),
        ("partiel", ["un mail à l'équipe"]),
        ("absent", ["à caler avec la direction"]),
        ("absent", ["oui"]),
    ],
)
def test_the_structure_is_told_by_some_means(expected: str, lines: list[str]) -> None:
    found = under("C8a", "Communication interne", *lines)
    assert found.verdict == expected, found.message


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("satisfait", ["affiches chez les commerçants", "radio locale le 12 mai"]),
        ("satisfait", ["Invitation des employeurs à un goûter au jardin en juin"]),
        ("satisfait", ["lettre aux employeurs"]),
        ("partiel", ["un dépliant"]),
        ("partiel", ["affiche à la mairie"]),
        ("partiel", ["faire connaître le projet"]),
        ("absent", ["voir la charte du siège"]),
        ("absent", ["rien pour l'instant"]),
    ],
)
def test_the_outside_is_told_by_some_means(expected: str, lines: list[str]) -> None:
    found = under("C8b", "Communication externe", *lines)
    assert found.verdict == expected, found.message


def test_a_line_of_the_calendar_is_no_means_of_communication() -> None:
    found = under("C8b", "Communication et calendrier", "un dépliant", "octobre : visites", "mai : récolte")
    assert found.verdict == "partiel", found.message


def test_the_structure_is_told_in_any_place() -> None:
    found = under("C8a", "Actions", "Atelier le lundi", "Je préviens les collègues")
    assert found.verdict == "partiel", found.message


def test_a_message_names_the_means_rather_than_the_intention() -> None:
    message = under("C8b", "Communication externe", "informer le public", "un dépliant").message
    assert "un dépliant" in message


def test_a_node_that_is_hardly_likely_counts_beside_sure_ones_alone() -> None:
    """A walk is no means of communication because a flyer is named in another branch."""
    found = under("C8b", "Communication externe", "un flyer\n  Actions\n    marche du jeudi en forêt")
    assert found.verdict == "partiel", found.message
