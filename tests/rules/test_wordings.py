"""The same content said in other words, under titles that announce nothing, is heard all the same."""

from __future__ import annotations

import pytest

from cefi_map.mindmap import outline
from cefi_map.rules import check

from . import PROJECT


@pytest.mark.parametrize(
    ("requirement", "verdict", "said"),
    [
        ("C1a", "satisfait", ["Besoins", "Endettés, huit sur douze (entretiens de mai)"]),
        ("C6", "absent", ["Freins", "pas le permis", "illettrisme"]),
        ("C6", "absent", ["Risques", "à identifier"]),
        (
            "C6",
            "satisfait",
            [
                "Difficultés",
                "  Monitrice malade",
                "    le lycée prête un bénévole formé",
                "  Pluie en avril",
                "    on bascule en atelier sous la serre",
            ],
        ),
        ("C6", "absent", ["Difficultés et calendrier", "Février : achat des serres", "Juin : première récolte"]),
        (
            "C6",
            "satisfait",
            ["Et si ça coince", "Si la pompe casse, le lycée en prête une", "Si la serre arrive tard, la mairie loge"],
        ),
        ("C8b", "satisfait", ["Préparation", "Prévenir les prescripteurs par courriel le 9 juin"]),
        ("C7a", "satisfait", ["Moyens", "Il faudra acheter des serres et louer un fourgon"]),
        (
            "C7a",
            "satisfait",
            ["Ce qu'il faut payer", "L'encadrante, deux jours par semaine", "La location d'une serre"],
        ),
        (
            "C5",
            "partiel",
            ["Faisabilité", "Mission locale", "Auto-école", "Budget 2 000 €", "Parce qu'elle les connaît"],
        ),
        ("C7a", "partiel", ["Budget", "environ 15 000 euros"]),
        ("C7b", "satisfait", ["Recettes", "Département", "Agence de l'eau"]),
        ("C7b", "satisfait", ["Partenaires", "Le Conseil départemental finance à hauteur de 60 %"]),
        ("C8a", "partiel", ["Parler du projet", "l'équipe sera informée"]),
        ("C8b", "satisfait", ["Comment on recrute", "SMS envoyé aux inscrits de l'agence", "tracts dans les halls"]),
        ("C9", "absent", ["Suivi", "réunion d'équipe chaque lundi"]),
        ("C9", "satisfait", ["Pilotage", "groupe projet mensuel avec la DDETS et le Département"]),
        (
            "C10",
            "satisfait",
            ["Évaluation", "On aura réussi si 8 signent un contrat et si la mairie redemande un jardin"],
        ),
        ("C10", "absent", ["Évaluation", "photos avant / après du jardin"]),
        (
            "C11",
            "satisfait",
            ["Évaluation", "Questionnaire anonyme en juin", "Conseil aux suivants : trouver un puits"],
        ),
    ],
)
def test_content_is_heard_whatever_its_words(requirement: str, verdict: str, said: list[str]) -> None:
    title, *lines = said
    text = "\n    ".join([f"{PROJECT}  {title}", *lines])
    found = check(outline.parse(text)).verdict(requirement)
    assert found.verdict == verdict, found.message
