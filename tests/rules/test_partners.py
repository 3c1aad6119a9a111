"""C5: who is a partner, what counts as a reason, and how many of those named have one."""

from __future__ import annotations

import pytest

from cefi_map.mindmap import outline
from cefi_map.rules import check

MAP = """
Les mains vertes : des jardins pour 10 allocataires du RSA à Vierzon
  Faisabilité
    Partenaires
"""


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("satisfait", ["Lycée horticole", "  prête sa serre le mercredi", "CCAS", "  connaît déjà les familles"]),
        ("satisfait", ["Lycée horticole → prête sa serre le mercredi", "CCAS → connaît déjà les familles"]),
        ("satisfait", ["Cap emploi monte le dossier, nous ne savons pas le faire", "Le CCAS, il connaît les familles"]),
        ("partiel", ["Lycée horticole : prête sa serre le mercredi", "CCAS", "Mairie", "PLIE"]),
        ("partiel", ["Institutionnels : CCAS, mairie, Région", "Associatifs : Emmaüs, Secours populaire"]),
        ("partiel", ["CCAS : prescripteur", "PLIE : orientation", "Mairie (la salle)"]),
        ("absent", ["Région : financeur", "Département : finance le poste"]),
        ("absent", ["les partenaires habituels", "un réseau de partenaires engagés"]),
    ],
)
def test_partners_are_argued_by_what_is_said_after_their_name(verdict: str, said: list[str]) -> None:
    below = "\n".join(f"      {each}" for each in said)
    report = check(outline.parse(f"{MAP}{below}"))
    assert report.verdict("C5").verdict == verdict, report.verdict("C5").message


def test_a_partner_left_aside_is_shown_but_asks_for_no_reason() -> None:
    text = f"""{MAP}
      Lycée horticole : prête sa serre le mercredi
      CCAS : connaît déjà les familles
      Pas retenu : chambre d'agriculture, elle demandait trente places
      Pas retenu : coopérative, trop loin
"""
    verdict = check(outline.parse(text)).verdict("C5")
    assert verdict.verdict == "satisfait"
    assert "sur deux" in verdict.message
    assert len(verdict.evidence) == 4


@pytest.mark.parametrize("title", ["Partenaires", "Qui on va chercher", "Les gens qu'il faut"])
def test_partners_are_heard_under_any_title_by_what_they_say(title: str) -> None:
    text = f"""{MAP.replace("Partenaires", title)}
      Le lycée horticole : prête sa serre le mercredi, les outils sont là
      La PMI : garde deux places d'accueil pour les mères
      Le CCAS : connaît déjà les familles
      Mission locale
"""
    verdict = check(outline.parse(text)).verdict("C5")
    assert verdict.verdict == "satisfait", verdict.message
    assert "Trois partenaires sur quatre" in verdict.message


def test_a_name_alone_beside_a_partner_of_which_more_is_said_is_named_too() -> None:
    """What else stands in the branch, risks and costs, takes no partner away."""
    text = """
Le vestiaire des premiers pas : prêter une tenue et s’entraîner à l’entretien
  Contexte [E1]
    34 jeunes suivis n’ont aucune tenue pour un entretien, d’après nos entretiens de janvier
  Initialisation [E2]
    Finalité : que chaque jeune ose se présenter
  Faisabilité [E3]
    Emmaüs
      Emmaüs donne les vêtements, car sa boutique reçoit 2 tonnes par mois
    La mission locale
    Risque : un jeune ne vient pas par peur du regard ; alors un rendez-vous seul le jeudi
    Pressing 600 €
"""
    verdict = check(outline.parse(text)).verdict("C5")
    assert verdict.verdict == "partiel"
    assert verdict.fix == "Ajoutez la raison de\u00a0: «\u00a0La mission locale\u00a0»."
