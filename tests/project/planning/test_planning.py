"""A project's calendar and budget in files, and what a page asks and is answered."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from cefi_map.errors import BadInput
from cefi_map.mindmap import codec, outline
from cefi_map.project import planning, writing
from cefi_map.project.planning.files import calendar_sheets
from cefi_map.store import Store

PROJECT = """
Fil à fil 2027
  Budget [E3]
    Dépenses
      Vacations, 60 heures à 110 €
      =2+3 Tissu 300 €
    Financements
      Région 5 000 € demandés
      Fondation de France 1 900 €
  Mise en œuvre [E5]
    Ateliers, de mars à juin ; les mardis, salle 2
      : parce que la salle est libre
    Stages le 14 mai
    Visites
  Évaluation [E6]
    Bilan en juillet
"""


@pytest.fixture
def view(store: Store) -> writing.ProjectView:
    found = store.create(outline.parse(PROJECT), title="Fil à fil")
    return writing.open_project(store, found.id)


def test_a_calendar_file_has_an_event_for_each_date(view: writing.ProjectView):
    text = planning.calendar_file(view, "ics").data.decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert "SUMMARY:Ateliers\\, de mars à juin \\; les mardis\\, salle 2" in lines
    assert "DESCRIPTION:parce que la salle est libre" in lines
    assert {"DTSTART;VALUE=DATE:20270301", "DTEND;VALUE=DATE:20270701"} <= set(lines)
    assert len({line for line in lines if line.startswith("UID:")}) == 3


def test_a_spreadsheet_reckons_and_runs_nothing_that_was_written(view: writing.ProjectView):
    with zipfile.ZipFile(io.BytesIO(planning.budget_file(view, "xlsx").data)) as book:
        sheet, shared = (book.read(f"xl/{name}").decode() for name in ("worksheets/sheet1.xml", "sharedStrings.xml"))
    formulas = [each.text for each in ElementTree.fromstring(sheet).iter() if each.tag.endswith("}f")]
    assert [each for each in formulas if "SUM" in str(each)] == ["SUM(C3:C4)", "SUM(C8:C9)"]
    assert not any("2+3" in str(each) for each in formulas)
    assert "=2+3 Tissu" in shared
    with zipfile.ZipFile(io.BytesIO(planning.budget_file(view, "ods").data)) as book:
        content = book.read("content.xml").decode()
    assert 'office:value="6900"' in content
    assert "Total des produits" in content


@pytest.mark.parametrize("sheet", ["A3", "A4"])
def test_a_calendar_is_printed_on_both_papers(view: writing.ProjectView, sheet: str):
    assert planning.calendar_file(view, "pdf", sheet).data.startswith(b"%PDF")


def test_a_long_calendar_takes_as_many_sheets_as_it_needs(store: Store):
    lines = "".join(f"    Séance {number}, le 3 mars 2027\n" for number in range(90))
    found = store.create(outline.parse(f"Projet\n  Mise en œuvre [E5]\n{lines}"))
    view = writing.open_project(store, found.id)
    pages = calendar_sheets(view, "A4")
    assert len(pages) > 3
    assert sum(page.count(b"S\xc3\xa9ance") for page in pages) == 90


def test_nothing_is_drawn_or_taken_away_where_nothing_is_read(store: Store):
    view = writing.open_project(store, store.create(outline.parse("Projet\n  Idée\n")).id)
    assert planning.calendar_picture(planning.planning(view), view.title) is None
    assert planning.budget_picture(planning.planning(view), view.title) is None
    for take, to in ((planning.calendar_file, "ics"), (planning.budget_file, "ods")):
        with pytest.raises(BadInput, match="pas encore"):
            take(view, to)
    for take in (planning.calendar_file, planning.budget_file):
        with pytest.raises(BadInput, match="n’existe pas"):
            take(view, "exe")


def test_what_a_page_asks_is_the_reading_of_the_map_it_holds(view: writing.ProjectView):
    told = planning.sent_planning(_asked(view))
    assert [bar["words"] for bar in told["bars"]] == ["mars à juin", "14 mai", "juillet"]
    assert (told["spent"], told["received"], told["gap"]) == ("6900", "6900", "à l’équilibre")
    assert [view.map.node(key).text for key in told["waiting"]] == ["Visites"]
    assert told["picture"]["width"] == 800
    assert told["remarks"] == []


def test_an_edit_answers_the_node_that_says_so_and_its_reading(view: writing.ProjectView):
    bar = planning.sent_planning(_asked(view))["bars"][0]
    edit = {"do": "move", "place": bar["place"], "first": "2027-04-01", "last": "2027-07-31"}
    told = planning.sent_planning({**_asked(view), "edit": edit})
    assert told["changed"]["text"] == "Ateliers, d’avril à juillet ; les mardis, salle 2"
    assert told["bars"][0]["first"] == "2027-04-01"
    assert [each["message"] for each in told["remarks"]] == []


HOSTILE = [
    None,
    [],
    {"map": 3},
    {"heads": {"r": "5"}, "edit": {}},
    {"edit": {"do": "erase"}},
    {"edit": {"do": "move", "place": {"key": "n1", "field": "opaque", "block": 0, "start": 0, "end": 1}}},
    {"edit": {"do": "move", "place": {"key": "n1", "field": "text", "block": -1, "start": True, "end": 1}}},
    {"edit": {"do": "date", "key": "n1", "first": "0000-01-01", "last": "9999-99-99"}},
    {
        "edit": {
            "do": "price",
            "place": {"key": "n1", "field": "text", "block": 0, "start": 0, "end": 1},
            "value": "1e9",
        }
    },
    {"edit": {"do": "account", "key": "n1", "code": "99"}},
    {"edit": {"do": "add", "side": "charge", "words": "x", "value": "NaN"}},
    {"width": "large"},
]


@pytest.mark.parametrize("sent", HOSTILE, ids=str)
def test_what_is_not_understood_is_refused_in_a_sentence(view: writing.ProjectView, sent: object):
    with pytest.raises(BadInput) as error:
        planning.sent_planning({**_asked(view), **sent} if isinstance(sent, dict) else sent)
    assert str(error.value).endswith(".")


def test_forms_write_the_words_of_nodes(store: Store, view: writing.ProjectView):
    found = planning.planning(view)
    bar, line = found.calendar.bars[1], found.budget.resources[0]
    day = (bar.first + timedelta(7)).isoformat()
    planning.write_days(store, view, view.revision, bar.place, day, "")
    view = writing.open_project(store, view.id)
    planning.write_amount(store, view, view.revision, line.sum.place, "5 500,50 €")
    view = writing.open_project(store, view.id)
    planning.add_line(store, view, view.revision, "charge", "Assurance", "120")
    texts = [node.text for node in writing.open_project(store, view.id).map]
    assert {"Stages le 21 mai", "Région 5 500,50 € demandés", "Assurance\u00a0: 120\u00a0€"} <= set(texts)
    view = writing.open_project(store, view.id)
    planning.write_account(store, view, view.revision, line.key, "75")
    found = planning.planning(writing.open_project(store, view.id))
    accounts = planning.by_account(found.budget.resources, "resource")
    assert [(each.code, planning.euros(each.total)) for each in accounts] == [("75", "7\u202f400,50\u00a0€")]
    assert planning.figures(accounts[0].total, " ") == "7 400,50"
    assert planning.remarks(found)


def test_a_form_that_cannot_be_obeyed_is_refused(store: Store, view: writing.ProjectView):
    bar = planning.planning(view).calendar.bars[0]
    with pytest.raises(BadInput, match="changé entre-temps"):
        planning.write_days(store, view, 0, bar.place, "2027-01-01", "")
    with pytest.raises(BadInput, match="montant"):
        planning.write_amount(store, view, view.revision, bar.place, "beaucoup")
    with pytest.raises(BadInput, match="plan comptable"):
        planning.write_account(store, view, view.revision, bar.key, "99")
    with pytest.raises(BadInput, match="montant"):
        planning.add_line(store, view, view.revision, "charge", "Salle", "")
    with pytest.raises(BadInput, match="place"):
        planning.place_named("ici")
    assert planning.place_named(planning.place_name(bar.place)) == bar.place


def test_the_year_that_a_map_leaves_out_is_this_one(store: Store):
    found = store.create(outline.parse("Projet\n  Mise en œuvre [E5]\n    Bilan en mars\n"))
    bar = planning.planning(writing.open_project(store, found.id)).calendar.bars[0]
    assert (bar.first.year, bar.supposed) == (date.today().year, True)


def _asked(view: writing.ProjectView) -> dict[str, object]:
    heads = {node.key: int(node.stage_tags[0][1]) for node in view.map if node.stage_tags}
    return {"map": codec.to_data(view.map), "heads": heads, "width": 800}
