"""The calendar of a map: the days of what it says, whose years it often leaves out, and what waits for a date."""

from __future__ import annotations

from datetime import date

import pytest

from cefi_map.mindmap import outline
from cefi_map.planning import Planning, read

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("De mars à juin 2026", "01/03/26-30/06/26"),
        ("nov. 2025 à mars 2026", "01/11/25-31/03/26"),
        ("de nov. à mars 2026", "01/11/25-31/03/26"),
        ("de septembre à juin", "01/09/26-30/06/27"),
        ("fin mars 2026", "21/03/26-31/03/26"),
        ("le 3/02/2026", "03/02/26"),
        ("avant l’été 2026", "31/05/26"),
        ("d’ici mai 2026", "31/05/26"),
        ("dès mars 2026, pendant 3 mois", "01/03/26-31/05/26"),
        ("2e trimestre 2026", "01/04/26-30/06/26"),
        ("hiver 2026", "01/12/26-28/02/27"),
        ("sept. choix / janv. stages / mai fin", "01/09/26-30/09/26 01/01/27-31/01/27 01/05/27-31/05/27"),
    ],
)
def test_words_become_days(title: str, days: str):
    assert _days(_read(f"Projet\n  Calendrier\n    {title}\n", 4)) == days


def test_years_that_are_left_out_come_from_above_from_before_and_from_the_whole():
    found = _read(
        """
Projet 2027
  Première vague, d’octobre à février
    Recrutement en décembre
    Bilan en janvier
  Mars : deuxième vague
""",
        5,
    )
    assert _days(found) == "01/10/27-29/02/28 01/12/27-31/12/27 01/01/28-31/01/28 01/03/28-31/03/28"
    assert all(bar.supposed for bar in found.calendar.bars)


def test_months_after_count_from_the_start_that_is_named():
    found = _read(
        "Projet\n  Démarrage le 6 avril 2026\n  Point à M+3\n  Semaine 2 : visites\n  Essai avant mars 2026\n", 5
    )
    assert _days(found) == "06/04/26 06/07/26-05/08/26 13/04/26-19/04/26 28/02/26"
    assert found.calendar.origin == date(2026, 4, 6)


def test_a_note_dates_its_node_where_the_title_does_not():
    text = "Projet\n  Mise en œuvre\n    Stages\n      : en mai 2026, parce que les ateliers recrutent\n"
    bar = _read(text, 5).calendar.bars[0]
    assert (bar.title, bar.words, bar.place.field, bar.first.month) == ("Stages", "mai 2026", "note", 5)


def test_what_has_no_date_waits_unless_its_branch_or_what_stands_above_has_one():
    found = _read(
        "Projet\n  Mise en œuvre\n    Ateliers\n    Stages\n      mai\n    Avril : visites\n      chez les patrons\n", 5
    )
    assert [found.map.node(key).text for key in found.calendar.waiting] == ["Ateliers"]


def test_what_a_calendar_lists_waits_first_though_it_has_dates_itself():
    found = _read(
        """
Projet
  Préparation
    Affiches
    Calendrier : de janvier à juin 2027
      Réunion de lancement
        avec l’équipe
      Premier atelier, le 18 janvier
      Bilan final
    Nos étapes
      Recrutement
    Étape 1 : en mars
      Visites
""",
        4,
    )
    assert [found.map.node(key).text for key in found.calendar.waiting] == [
        "Réunion de lancement",
        "Bilan final",
        "Recrutement",
        "Affiches",
    ]


def test_facts_about_the_situation_are_no_dates_of_the_project():
    assert not _read("Projet\n  Contexte\n    Insee, mars 2023\n", 1).calendar.bars


@pytest.mark.parametrize(
    ("title", "titles"),
    [
        (
            "Calendrier : préparation janvier, recrutement en février, ateliers de mars à novembre 2027",
            ["préparation", "recrutement", "ateliers"],
        ),
        ("Mars : recrutement ; avril : stages", ["recrutement", "stages"]),
        ("préparation : mars, stages : avril", ["préparation", "stages"]),
    ],
)
def test_each_of_several_dates_has_what_stands_beside_it(title: str, titles: list[str]):
    assert [bar.title for bar in _read(f"Projet\n  Calendrier\n    {title}\n", 4).calendar.bars] == titles


def test_a_title_that_is_nothing_but_dates_is_a_plan_wherever_it_stands():
    found = _read("Projet\n  Constats\n    Octobre\n      on regarde\n    sept. choix, oct. cours, nov. stages\n", 1)
    assert len(found.calendar.bars) == 4


@pytest.mark.parametrize("title", ["En place depuis mars 2024", "L’hiver, les bus sont rares", "Suivi, loi de 2018"])
def test_how_things_are_is_no_date(title: str):
    assert not _read(f"Projet\n  Faisabilité\n    {title}\n", 3).calendar.bars


def test_lengths_rhythms_and_what_cannot_be_read_are_told_apart():
    found = _read(
        "Projet\n  Actions\n    Ateliers, 3 semaines\n    Point tous les mardis\n    Clôture le 31/02/2026\n", 5
    )
    assert [(mark.time.kind, mark.words) for mark in found.calendar.marks] == [
        ("length", "3 semaines"),
        ("rhythm", "tous les mardis"),
        ("unread", "31/02/2026"),
    ]


def _read(text: str, stage: int) -> Planning:
    mindmap = outline.parse(text)
    return read(mindmap, {node.key: stage for node in mindmap.children(mindmap.root.key)}, TODAY)


def _days(planning: Planning) -> str:
    ends = ((bar.first, bar.last) for bar in planning.calendar.bars)
    return " ".join(f"{a:%d/%m/%y}" if a == b else f"{a:%d/%m/%y}-{b:%d/%m/%y}" for a, b in ends)
