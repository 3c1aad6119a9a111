"""A funder's form from a map: each fact in its field, once the calendar's and the budget's own reading, and what is
empty."""

from __future__ import annotations

from datetime import date

from cefi_map.defence import Field, action_sheet
from cefi_map.examples import example
from cefi_map.judging import check
from cefi_map.mindmap import MindMap, outline
from cefi_map.planning import read
from tests.labelled import map_of

OUTLINE = """Passe-plat : former des jeunes aux métiers de la cuisine (Nevers)
  Faisabilité [E3]
    Partenaires
      Lycée agricole
      Partenaires : un artisan annule
    Dépenses
      Formateur : 30 000 €
      Denrées : 4 700 €
    Financements
      Région : 20 000 €
  Préparation [E4]
    Calendrier
      Du 9 au 16 février : réunions d’information
      Octobre à janvier : recherche des tuteurs
      3 mars 2026 : ouverture
"""


def sheet(mindmap: MindMap) -> dict[str, Field]:
    report = check(mindmap)
    heads = {key: int(stage.id[1:]) for stage in report.stages for key in stage.branches}
    found = action_sheet(mindmap, report, read(mindmap, heads, date(2026, 11, 28)))
    return {field.id: field for field in found}


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_budget_has_both_sides_beside_each_other_and_their_totals():
    rows = [tuple(map(plain, row.cells)) for row in sheet(outline.parse(OUTLINE))["budget"].rows]
    assert rows == [
        ("Formateur", "30 000 €", "Région", "20 000 €"),
        ("Denrées", "4 700 €", "", ""),
        ("Total", "34 700 €", "Total", "20 000 €"),
    ]


def test_an_amount_that_is_reckoned_or_alone_stays_in_the_words_of_its_line():
    rows = sheet(outline.parse("Projet\n  Budget\n    Dépenses\n      Vacations 12 x 80 €\n      300 €"))["budget"].rows
    assert {plain(row.cells[0]) for row in rows} == {"Vacations 12 x 80 €", "300 €", "Total"}


def test_a_calendar_says_no_year_that_the_map_does_not():
    rows = {row.cells[0] for row in sheet(outline.parse(OUTLINE))["calendrier"].rows}
    assert rows == {"du 9 au 16 février", "octobre à janvier", "3 mars 2026"}


def test_what_stands_under_a_title_is_in_its_field_and_a_title_is_no_fact():
    assert sheet(outline.parse(OUTLINE))["partenaires"].entries[0].text == "Lycée agricole"
    texts = [entry.text for field in sheet(outline.parse(OUTLINE)).values() for entry in field.entries]
    assert not {"Partenaires", "Dépenses", "Financements", "Calendrier"} & set(texts)


def test_what_is_empty_says_what_to_write():
    empty = [field for field in sheet(outline.parse("Projet\n  Contexte\n")).values() if field.empty]
    assert len(empty) == 11
    assert all(field.ask.endswith(".") and field.stage for field in empty)


def test_a_complete_map_fills_the_form_from_the_stage_of_each_field():
    mindmap = example()
    found = sheet(mindmap)
    assert [field.title for field in found.values() if field.empty] == []
    assert [mindmap.numbers[entry.key] for entry in found["moyens"].entries] == ["3.2"], "and no threat to them"
    assert {mindmap.numbers[entry.key][0] for entry in found["actions"].entries} == {"5"}
    assert {mindmap.numbers[entry.key][0] for entry in found["partenaires"].entries} == {"3"}
    assert len({entry.key for entry in found["publics"].entries}) == len(found["publics"].entries)


def test_means_are_found_after_their_own_label_or_below_their_title_though_cited_for_a_partner():
    """« Encadrant » is an expense to C7a too; no requirement asks for means, so none keeps them from their field."""
    one = "Garage solidaire\n  Faisabilité [E3]\n    Moyens : un encadrant à mi-temps, huit voitures données\n"
    facts = "      Encadrant : 12 000 €\n      Garage Auto-Pont prête son pont\n"
    several = f"Garage solidaire\n  Faisabilité [E3]\n    Moyens\n{facts}"
    texts = [[entry.text for entry in sheet(outline.parse(each))["moyens"].entries] for each in (one, several)]
    assert texts == [
        ["Moyens : un encadrant à mi-temps, huit voitures données"],
        ["Encadrant : 12 000 €", "Garage Auto-Pont prête son pont"],
    ]


def test_a_fact_cited_for_one_field_is_not_taken_for_another_by_its_title():
    """« Les gens, tels que je les ai rencontrés » are partners there, though « les gens » names a public."""
    mindmap = map_of("a11_couture")
    report = check(mindmap)
    partners = {each.key for each in report.verdict("C5").evidence}
    assert not partners & {entry.key for entry in sheet(mindmap)["publics"].entries}
