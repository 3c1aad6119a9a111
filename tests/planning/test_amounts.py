"""What a text says of money, as it is written, and on which side of the budget it stands in a map."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cefi_map.mindmap import outline
from cefi_map.planning import Amount, amounts
from cefi_map.planning.budget import Budget, budget

LINES = [line for line in (Path(__file__).parent / "amounts.txt").read_text("utf-8").splitlines() if line[0] != "#"]
HOSTILE = ["1 " * 15_000, "9" * 30_000, "1.000" * 6_000, "x" * 30_000 + " €", "1 x " * 7_500, "deux cent " * 3_000]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.rpartition(" = ")[0])
def test_amounts_are_read_as_a_person_reads_them(line: str):
    text, _, told = line.rpartition(" = ")
    assert "; ".join(_told(text, each) for each in amounts(text)) == told


def test_figures_without_a_currency_count_in_a_list_of_expenses():
    text = "formation 6 200, essence 1 800, ordinateur 700, 12 séances, rendu le 31/12, 3 pauses"
    assert [text[each.start : each.end] for each in amounts(text, bare=True)] == ["6 200", "1 800", "700"]
    assert not amounts(text)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:9])
@pytest.mark.parametrize("bare", [False, True])
def test_a_long_text_made_to_be_slow_is_read(text: str, bare: bool):
    assert isinstance(amounts(text, bare), tuple)


WHOLE = """
Un atelier couture
  Budget
    Dépenses : 9 800 €
      Vacations de la couturière : 60 x 110 €
      Location de machines 1 200 €
      Tissu, entre 1 500 et 2 000 €
      Assurance : 20 € par mois
    Financements
      Région 5 000 € demandés
      Fondation de France : 50 %
      Prêt de la salle, valorisé 300 €
  Le public
    Pas un studio sous 480 €
"""


def test_a_budget_has_two_sides_lines_and_totals():
    found = _budget(WHOLE)
    charges = [(line.account, line.value) for line in found.charges]
    assert charges == [("62", 6600), ("61", 1200), ("60", 2000), ("61", None)]
    assert [(line.account, line.value) for line in found.resources] == [("74", 5000), ("75", 4900), ("87", 300)]
    assert [line.value for line in found.announced] == [9800]
    assert (found.spent, found.received, found.balance) == (9800, 10200, 400)
    assert found.share(found.resources[0]) == Decimal("49.0")


def test_a_total_without_lines_is_the_line_of_its_side_and_what_it_names_a_part_of_it():
    """What is added up is what the tables show; « dont 60 % demandés » says nothing of the whole."""
    text = "Projet\n  Faisabilité\n    Budget : 4 200 € dont 60 % demandés au Département\n"
    found = _budget(text)
    assert [(line.sum.words, line.value) for line in found.charges] == [("Budget : 4 200 €", 4200)]
    assert [(line.sum.words, line.value) for line in found.resources] == [("60 % demandés au Département", 2520)]
    assert (found.announced, found.gap) == ((), "il manque 1\u202f680\u00a0€")
    found = _budget(f"{text}    Goûters et fournitures : 600 €\n")
    assert [(line.account, line.value) for line in found.charges] == [("60", 600)]
    assert [line.value for line in found.announced] == [4200]
    found = _budget(f"{text}    Département : 2 520 € demandés\n")
    assert [line.sum.words for line in found.resources] == ["Département : 2 520 € demandés"]


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("Région 5 000 € dont 3 000 € notifiés", [5000]),
        ("Région 5 000 €, dont 60 % notifiés", [5000]),
        ("Région 5 000 € (dont 3 000 € notifiés et 1 000 € demandés)", [5000]),
        ("Région 5 000 € dont 3 000 € notifiés, Département 2 000 €", [5000, 2000]),
        ("Subventions 12 000 € dont Région 5 000 €, Département 4 000 €", [12000]),
        ("Région 3 000 € dont 5 000 € pour le Département", [3000, 5000]),
        ("Douze places dont 3 000 € de la Région", [3000]),
    ],
)
def test_what_an_amount_says_a_part_of_it_is_is_not_added(title: str, values: list[int]):
    assert [line.value for line in _budget(f"Projet\n  Ressources\n    {title}\n").resources] == values


def test_a_part_of_what_is_spent_that_somebody_pays_is_received():
    found = _budget("Projet\n  Budget\n    Coût : 23 000 €, dont 17 000 € OPCO, 4 000 € Région\n")
    assert (found.spent, found.received) == (23_000, 21_000)


def test_what_people_earn_or_pay_is_no_line_of_the_budget():
    assert [each.words for each in _budget(WHOLE).others] == ["Pas un studio sous 480 €"]


@pytest.mark.parametrize(
    ("title", "sides"),
    [
        ("Région 34 000, Fondation 2 000", "RR"),
        ("formation 6 200, essence 1 800", "CC"),
        ("charges sociales 4 470", "C"),
        ("Agefiph 100 % du matériel, accord le 4/06", "R"),
        ("60 h à 38 € = 2 280", "C"),
        ("Formatrice : 128 heures à 55 €, soit 7 040 €", "C"),
        ("Terre fraternité 3 000 € acquis", "R"),
        ("Transport à la demande 1 500 €", "C"),
    ],
)
def test_under_one_heading_for_both_the_words_tell_the_side(title: str, sides: str):
    found = _budget(f"Projet\n  Budget\n    {title}\n")
    assert "C" * len(found.charges) + "R" * len(found.resources) == sides


def test_a_budget_without_an_amount_is_no_balance():
    assert _budget("Projet\n  Budget\n    Salle\n").gap == "rien n’est compté"


def test_a_sign_in_a_name_parts_nothing():
    found = _budget("Projet\n  Financements : Département FSE+ 8 000 €, CAF 4 000 €\n")
    assert [line.sum.words for line in found.resources] == ["Financements : Département FSE+ 8 000 €", "CAF 4 000 €"]
    assert len(_budget("Projet\n  Budget\n    repas 200 € + salle 300 €\n").charges) == 2


def test_thousands_are_told_by_the_heading():
    assert _budget("Projet\n  Budget (k€)\n    Dépenses\n      Salaires 12,5\n").spent == 12_500


def _budget(text: str) -> Budget:
    mindmap = outline.parse(text)
    return budget(mindmap, dict.fromkeys(mindmap.by_key, 3))


def _told(text: str, each: Amount) -> str:
    words = text[each.start : each.end]
    if each.kind != "sum":
        return f"{words}: {each.kind}" + (f" {each.low}" if each.kind == "share" else "")
    value = str(each.low) if each.low == each.high else f"{each.low}-{each.high}"
    return (
        f"{words}: {value}" + (f" x{each.times}" if each.times > 1 else "") + (f" par {each.per}" if each.per else "")
    )
