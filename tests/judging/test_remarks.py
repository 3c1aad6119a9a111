"""What is worth a second look beside the verdicts: never one of them."""

from __future__ import annotations

from cefi_map import examples
from cefi_map.judging import check
from cefi_map.mindmap import outline
from cefi_map.project.files import check_map

PROJECT = """
Reprendre pied : un atelier d’insertion pour douze chômeurs de longue durée (Vierzon, de mars à juin 2027)
  Budget
    Dépenses
      Formatrice : 3 000 €
      Location de salle : 700 €
    Financement
      Région : 2 500 €, demande déposée
  Actions
    Atelier CV, le mardi, par groupes de six, car beaucoup n’osent pas parler devant douze personnes
    Visite d’entreprise en avril, deux par deux, parce que les patrons veulent du calme
  Communication interne
    Point de dix minutes en réunion d’équipe, chaque lundi, avec l’avancement
  Évaluation
    Critères
      {criterion}
      Huit personnes sur douze en emploi ou en formation à six mois
"""


def messages(criterion: str = "Nombre d’entretiens obtenus") -> list[str]:
    return [each.message for each in check_map(outline.parse(PROJECT.format(criterion=criterion))).remarks]


def test_a_requirement_that_rests_on_one_node_is_fragile() -> None:
    report = check(outline.parse(PROJECT.format(criterion="Nombre d’entretiens obtenus")))
    alone = report.verdict("C8a")
    assert alone.verdict == "satisfait"
    assert len({each.key for each in alone.evidence}) == 1
    (told,) = (each for each in report.remarks if each.message.startswith("Un seul endroit montre C8a"))
    assert told.keys == (alone.evidence[0].key,)
    assert not any(
        each.message.startswith(("Un seul endroit montre C4", "Un seul endroit montre C7a")) for each in report.remarks
    ), "two nodes show them"


def test_a_criterion_says_how_it_is_measured() -> None:
    vague = "La satisfaction des participants"
    assert any("La satisfaction des participants" in each for each in messages(vague))
    for measured in (f"{vague}, par questionnaire", "Nombre d’entretiens obtenus", f"{vague} : au moins 8 sur 10"):
        assert not any("ne dit pas comment" in each for each in messages(measured)), measured


def test_a_budget_that_does_not_balance_is_remarked() -> None:
    assert any("3\u202f700" in each and "il manque" in each for each in messages())


def test_remarks_are_no_verdicts_and_the_example_has_none() -> None:
    report = check_map(examples.example())
    assert {each.verdict for each in report.requirements} == {"satisfait"}
    assert not report.remarks


def test_a_remark_stands_beside_what_it_is_about() -> None:
    """The gap of a budget beside both requirements of C7, a lonely node beside its own."""
    report = check_map(outline.parse(PROJECT.format(criterion="Nombre d’entretiens obtenus")))
    for id in ("C7a", "C7b"):
        assert any("il manque" in each for each in report.beside(report.verdict(id))), id
    assert any("C8a" in each for each in report.beside(report.verdict("C8a")))
    assert not report.beside(report.verdict("C1a"))
