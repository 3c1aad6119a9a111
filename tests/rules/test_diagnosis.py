"""The public, the territory and the policies: found by what nodes look like, judged by what they say."""

from __future__ import annotations

import pytest

from . import judged

ROOT = "Du fournil au contrat : un chantier boulangerie pour 12 jeunes sans emploi (Loudun)"


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("absent", ["Besoins du public", "  cf. dossier de la mission locale"]),
        ("absent", ["Besoins du public", "  enquête à mener auprès des jeunes"]),
        ("absent", ["Besoins du public", "  les freins seront identifiés en septembre"]),
        ("partiel", ["Public", "  12 jeunes de 18 à 25 ans"]),
        ("partiel", ["Besoins", "  ils n'ont jamais réussi un entretien", "  ils n'osent pas téléphoner à un patron"]),
        ("partiel", ["Besoins", "  ils n'ont pas le permis", "  ils n'osent pas téléphoner à un patron"]),
        ("partiel", ["Besoins", "  pas de garde après 18 h", "  déclarés inaptes, ils n'ont pas de diplôme"]),
        ("satisfait", ["Besoins", "  pas de garde après 18 h : 11", "  n'osent pas demander d'aide : 15"]),
        (
            "satisfait",
            [
                "Besoins",
                "  ils n'ont pas le permis",
                "  ils n'osent pas téléphoner : je les ai eus en stage deux hivers",
            ],
        ),
        (
            "satisfait",
            ["Besoins", "  9 sur 14 n'ont pas le permis", "  ils n'osent pas téléphoner, disent-ils en entretien"],
        ),
        (
            "satisfait",
            ["Enquête auprès de 30 jeunes", "  ne lisent pas une consigne écrite", "  dorment chez des amis"],
        ),
    ],
)
def test_needs_ask_for_two_difficulties_and_where_they_are_known_from(expected: str, lines: list[str]) -> None:
    assert judged("C1a", ROOT, ["Diagnostic", *(f"  {line}" for line in lines)]).verdict == expected


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("absent", ["Loudun"]),
        ("partiel", ["territoire rural et enclavé"]),
        ("partiel", ["chez nous faut la voiture pour tout"]),
        ("partiel", ["la laiterie emploie 300 salariés"]),
        ("partiel", ["la laiterie emploie 300 salariés", "voir le portrait de l'Insee sur la ville"]),
        ("partiel", ["la laiterie emploie 300 salariés", "12 jeunes en contrat, de 18 à 25 ans"]),
        ("satisfait", ["la laiterie emploie 300 salariés", "deux cars par jour vers Poitiers"]),
    ],
)
def test_a_territory_asks_for_two_facts(expected: str, lines: list[str]) -> None:
    assert judged("C1b", ROOT, ["Diagnostic", "  Territoire", *(f"    {line}" for line in lines)]).verdict == expected


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("absent", ["Loi plein emploi : voir le cours"]),
        ("partiel", ["PIC, PLIE, CEJ"]),
        ("partiel", ["Chômage : 11 %"]),
        ("partiel", ["CEJ : une allocation contre quinze heures d'activité par semaine"]),
        (
            "satisfait",
            ["CEJ", "  une allocation contre quinze heures d'activité", "PMSMP", "  un mois d'essai sans engagement"],
        ),
        ("satisfait", ["Chômage : 11 % contre 7 % en France", "Jeunes sans diplôme : 21 %"]),
        ("satisfait", ["Taux de chômage : 11 %", "Bretagne : 6 %"]),
    ],
)
def test_policies_ask_for_what_two_provide_or_for_figures_set_side_by_side(expected: str, lines: list[str]) -> None:
    assert (
        judged("C2", ROOT, ["Diagnostic", "  Politiques et indicateurs", *(f"    {line}" for line in lines)]).verdict
        == expected
    )


def test_what_is_surely_of_another_requirement_is_no_fact_of_the_territory() -> None:
    fact = ["Territoire", "  la laiterie emploie 300 salariés"]
    assert (
        judged("C1b", ROOT, [*fact, "Dépenses", "  loyer et transports : 8 400 €", "  salaire : 34 000 €"]).verdict
        == "partiel"
    )
