"""Other days and other amounts go into the words of a node, in their manner, and are read back as asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap import MindMap, edits, outline
from cefi_map.mindmap.rich import Block, Run
from cefi_map.planning import APART, CHARGE, RESOURCE, Planning, accounted, added, dated, moved, priced, read

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("title", "first", "last", "then"),
    [
        ("Ateliers de mars à juin 2026", (4, 1), (7, 31), "Ateliers d’avril à juillet 2026"),
        ("Ateliers d’avril à juin", (3, 1), (5, 31), "Ateliers de mars à mai"),
        ("Ateliers de mars à juin 2026", (3, 9), (6, 30), "Ateliers du 9 mars au 30 juin 2026"),
        ("Stages en mai, au garage", (6, 1), (6, 30), "Stages en juin, au garage"),
        ("Stages en mai", (6, 3), (6, 3), "Stages le 3 juin"),
        ("Forum le 5 mai 2026", (5, 5), (6, 6), "Forum du 5 mai au 6 juin 2026"),
        ("Stages en avril 2026", (4, 1), (6, 30), "Stages d’avril à juin 2026"),
        ("Forum du 5 mai au 6 juin 2026", (5, 5), (5, 5), "Forum le 5 mai 2026"),
        ("Réunion du 5 mai 2026", (5, 6), (5, 6), "Réunion du 6 mai 2026"),
        ("Bilan le 3 mars 2026 à 9 h", (4, 1), (4, 30), "Bilan en avril 2026 à 9 h"),
        ("2e session 2-10/05", (5, 9), (5, 17), "2e session 09/05 au 17/05"),
        ("oct.-déc. module", (11, 1), (12, 31), "nov.-déc. module"),
        ("Essai avant l’été 2026", (6, 30), (6, 30), "Essai avant juillet 2026"),
        ("Dossier d’ici mai 2026", (6, 30), (6, 30), "Dossier d’ici juin 2026"),
        ("Dossier d’ici mai 2026", (6, 12), (6, 12), "Dossier d’ici le 12 juin 2026"),
        ("MARS : recrutement", (4, 1), (4, 30), "AVRIL : recrutement"),
        ("2e trimestre 2026 : mise en relation", (7, 1), (9, 30), "3e trimestre 2026 : mise en relation"),
        ("8 ateliers entre mars et juin 2026", (3, 1), (5, 31), "8 ateliers de mars à mai 2026"),
        ("8 ateliers entre mars et juin 2026", (3, 1), (6, 15), "8 ateliers du 1er mars au 15 juin 2026"),
        ("Visite entre le 3 et le 6 mars 2026", (3, 4), (3, 4), "Visite le 4 mars 2026"),
        ("fin mars, le bilan", (4, 21), (4, 30), "fin avril, le bilan"),
    ],
)
def test_other_days_in_the_manner_of_those_that_were_there(title: str, first: tuple, last: tuple, then: str):
    planning = _read(f"Projet\n  Actions\n    {title}\n", 5)
    bar = planning.calendar.bars[0]
    assert _third(moved(planning, bar.place, date(2026, *first), date(2026, *last))) == then


def test_months_after_the_start_stay_months_after_the_start():
    planning = _read("Projet\n  Lancement le 1er avril 2026\n  Point à M+3\n", 5)
    place = planning.calendar.bars[1].place
    assert _third(moved(planning, place, date(2026, 8, 1), date(2026, 8, 31))) == "Point à M+4"


def test_a_date_in_a_note_leaves_its_style_and_the_words_around():
    note = (
        Block((Run("Les "), Run("essais", bold=True), Run(" en mai 2026, "), Run("au garage", link="https://a.fr"))),
    )
    planning = _read("Projet\n  Actions\n    Stages\n", 5)
    planning = _of(MindMap((*planning.map.nodes[:2], replace(planning.map.nodes[2], note=note))), 5)
    after = moved(planning, planning.calendar.bars[0].place, date(2026, 6, 1), date(2026, 6, 30)).nodes[2].note[0]
    assert [run.text for run in after.runs] == ["Les ", "essais", " en juin 2026, ", "au garage"]
    assert (after.runs[1].bold, after.runs[3].link) == (True, "https://a.fr")


@pytest.mark.parametrize(
    ("title", "value", "then"),
    [
        ("Location 1 200 €", "1350", "Location 1 350 €"),
        ("Interprète : 12 x 80 €", "1200", "Interprète : 12 x 100 €"),
        ("Interprète : 12 x 80 €", "1000.50", "Interprète : 1 000,50 €"),
        ("Salaires 1,5 k€ par tête", "1800", "Salaires 1 800 €"),
        ("Salaires 1,5 k€", "1800", "Salaires 1,8 k€"),
        ("seize mille euros de salaires", "17000", "17 000 € de salaires"),
        ("essence 1 800, ordinateur 700", "2000", "essence 2 000, ordinateur 700"),
        ("tissu, entre 1 500 et 2 000 €", "1700", "tissu, entre 1 700 €"),
    ],
)
def test_another_amount_in_the_manner_of_the_one_that_was_there(title: str, value: str, then: str):
    planning = _read(f"Projet\n  Dépenses\n    {title}\n", 3)
    after = priced(planning, planning.budget.charges[0].sum.place, Decimal(value))
    assert _third(after).replace("\u202f", " ").replace("\u00a0", " ") == then


def test_a_node_without_a_date_says_it_after_its_words():
    planning = _read("Projet\n  Actions\n    Stages\n", 5)
    key = planning.calendar.waiting[0]
    assert _third(dated(planning, key, date(2026, 3, 1), date(2026, 5, 31))) == "Stages, mars à mai 2026"
    assert _third(dated(planning, key, date(2026, 3, 2), date(2026, 3, 2))) == "Stages, le 2 mars 2026"
    assert _third(dated(planning, key, date(2026, 3, 1), date(2026, 3, 31))) == "Stages, en mars 2026"


def test_a_line_of_the_plan_comptable_is_chosen_and_given_back():
    planning = _read("Projet\n  Dépenses\n    Salle 300 €\n", 3)
    key = planning.budget.charges[0].key
    chosen = _of(accounted(planning, key, "62"), 3)
    assert [planning.budget.charges[0].account, chosen.budget.charges[0].account] == ["61", "62"]
    assert accounted(chosen, key, "") == planning.map
    with pytest.raises(BadInput):
        accounted(planning, key, "99")


def test_a_line_of_the_other_side_takes_the_amount_there():
    planning = _read("Projet\n  Budget\n    Subvention du repas 900 €\n", 3)
    (line,) = planning.budget.resources
    (moved_there,) = _of(accounted(planning, line.key, "60"), 3).budget.charges
    assert (moved_there.account, moved_there.value) == ("60", 900)


def test_a_node_of_both_sides_stands_on_no_one_line():
    planning = _read("Projet\n  Budget\n    repas 900 €, Région 400 €\n", 3)
    with pytest.raises(BadInput, match="une dépense et une ressource"):
        accounted(planning, planning.budget.charges[0].key, "60")


def test_a_new_line_goes_under_the_heading_of_its_side():
    planning = _read("Projet\n  Moyens\n    Financements\n    Dépenses\n      Salle 300 €\n", 3)
    key, title = added(planning, CHARGE, " petit  matériel ", Decimal(250))
    assert (planning.map.node(key).text, title) == ("Dépenses", "petit matériel\u00a0: 250\u00a0€")


def test_a_new_line_goes_nowhere_where_people_are_told_of():
    mindmap = outline.parse("Projet\n  Contexte\n    Budget trop serré pour le permis\n  Faisabilité\n    Dépenses\n")
    first, third = (node.key for node in mindmap.children(mindmap.root.key))
    planning = read(mindmap, {first: 1, third: 3}, TODAY)
    assert planning.map.node(added(planning, CHARGE, "Salaire", Decimal(9000))[0]).text == "Dépenses"


def test_a_new_line_goes_where_a_list_announces_its_side_else_where_means_are_told():
    named = "Projet\n  Partenaires\n    Auto-école 30 €/mois\n  Dépenses : temps de travail, carburant, une salle\n"
    planning = _read(named, 3)
    assert planning.map.node(added(planning, CHARGE, "Salaire", Decimal(9000))[0]).text.startswith("Dépenses :")
    unnamed = _read(named.split("  Dépenses")[0], 3)
    assert unnamed.map.node(added(unnamed, CHARGE, "Salaire", Decimal(9000))[0]).text == "Partenaires"


def test_a_new_line_adds_to_its_side_and_takes_no_other_out():
    said = "Financement : commune 2 000 €, Département 1 500 €, fondation 800 €"
    lines = "      Salle 900 €\n      Repas 400 €\n"
    planning = _read(f"Projet\n  Moyens\n    Budget : 4 300 €\n{lines}    {said}\n  Bilan de sortie\n", 3)
    for side, words, wanted in ((CHARGE, "Assurance", "Budget : 4 300 €"), (RESOURCE, "CAF", "Moyens")):
        key, title = added(planning, side, words, Decimal(120))
        assert planning.map.node(key).text == wanted
        after = _of(edits.add(planning.map, key, title), 3).budget
        spent, received = after.spent - planning.budget.spent, after.received - planning.budget.received
        assert (spent, received) == ((120, 0) if side == CHARGE else (0, 120))


UNPRICED = """Projet
  Faisabilité
    Dépenses : temps de travail 0,5 ETP, carburant, intervenants.
      Salaire : 9 000 €
    Financement : Conseil départemental, Fondation de France
      Conseil départemental : 6 000 €
    Frais
      Location
      à compléter
"""


def test_what_is_listed_without_an_amount_waits_for_one():
    planning = _read(UNPRICED, 3)
    waiting = [(line.sum.side, line.sum.words) for line in planning.unpriced]
    assert waiting == [
        ("charge", "temps de travail 0,5 ETP"), ("charge", "carburant"), ("charge", "intervenants"),
        ("resource", "Fondation de France"), ("charge", "Location"),
    ]  # fmt: skip
    assert (planning.budget.spent, planning.budget.received) == (9000, 6000)
    facts = read(planning.map, {planning.map.nodes[1].key: 1}, TODAY)
    assert facts.unpriced == ()
    assert _read("Projet\n  Aux élus et aux financeurs : porte ouverte, jeudi 25 mars\n", 4).unpriced == ()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("carburant", "Dépenses : temps de travail 0,5 ETP, carburant 1\u202f500\u00a0€, intervenants."),
        ("intervenants", "Dépenses : temps de travail 0,5 ETP, carburant, intervenants 1\u202f500\u00a0€."),
        ("Location", "Location\u00a0: 1\u202f500\u00a0€"),
    ],
)
def test_an_amount_is_written_after_what_waits_for_it(words: str, title: str):
    planning = _read(UNPRICED, 3)
    line = next(line for line in planning.unpriced if line.sum.words == words)
    after = _of(priced(planning, line.sum.place, Decimal(1500)), 3)
    assert after.map.node(line.key).text == title
    assert (line.key, 1500) in [(each.key, each.value) for each in (*after.budget.charges, *after.budget.announced)]


def test_a_line_that_is_taken_out_is_read_and_not_counted():
    planning = _read("Projet\n  Budget\n    Permis 300 €, 50 % par la Région\n    Salle 900 €\n", 3)
    key = planning.budget.charges[0].key
    without = _of(accounted(planning, key, APART), 3)
    assert (without.budget.spent, len(without.budget.others)) == (900, 2)
    assert _of(accounted(without, key, ""), 3).budget == planning.budget


def test_words_that_are_no_more_are_not_written_over():
    planning = _read("Projet\n  Actions\n    Stages en mai\n", 5)
    with pytest.raises(NotFound):
        moved(planning, planning.calendar.bars[0].place.at(0, 3), TODAY, TODAY)
    with pytest.raises(BadInput):
        moved(planning, planning.calendar.bars[0].place, TODAY, TODAY - timedelta(1))


TITLES = (
    "Ateliers de mars à juin", "du 3/02 au 14/02 stages", "Bilan le 6 mars 2026", "avant l’été, essais",
    "sept. choix / janv. stages", "Point à M+3", "2e trimestre : relances", "fin mars", "Mai : visites",
    "dès avril 2026, pendant 2 mois", "3 semaines à partir du 4 mai", "avril mai juin", "2026-03-09",
    "Semaine 3 à semaine 6 : terrain", "d’ici le 31/12/2026",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_moved_is_read_back_where_it_was_put(seed: int):
    """Any period to any days: the calendar says them, and every other bar still says its own."""
    random = Random(seed)
    titles = random.sample(TITLES, 4)
    planning = _read("Projet 2026\n  Actions\n" + "".join(f"    {title}\n" for title in titles), 5)
    bar = random.choice(planning.calendar.bars)
    first = date(2026, 1, 1) + timedelta(random.randrange(360))
    last = first + timedelta(random.choice((0, 0, 6, 30, 75)))
    after = _of(moved(planning, bar.place, first, last), 5)
    expected = (last, last) if bar.time.edge in ("by", "before") else (first, last)
    assert expected in [(each.first, each.last) for each in after.calendar.bars if each.key == bar.key], _third(
        after.map
    )


def _read(text: str, stage: int) -> Planning:
    return _of(outline.parse(text), stage)


def _of(mindmap: MindMap, stage: int) -> Planning:
    return read(mindmap, {node.key: stage for node in mindmap.children(mindmap.root.key)}, TODAY)


def _third(mindmap: MindMap) -> str:
    return mindmap.nodes[2].text
