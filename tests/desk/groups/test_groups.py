"""A trainer's groups as tables: who is where, what was given back, where the opinion differs; as a spreadsheet too."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest

from cefi_map.desk import arriving, groups, marking, reading
from cefi_map.errors import NotFound, TooLarge
from cefi_map.project import data
from tests.cases import drawing, key, mm, word


@pytest.fixture
def cohort(store: data.Store) -> str:
    files = [
        ("Léa.svg", drawing()),
        ("Léa dossier.docx", word()),
        ("Anne.mm", mm("Zone\n  Contexte")),
        ("Paul.mm", mm("Bus\n  Suite")),
    ]
    return arriving.bring(store, files, name="Lundi").cohort


def ids(store: data.Store, cohort: str) -> dict[str, str]:
    return {row.name: row.id for row in groups.table(store, cohort).rows}


def names(store: data.Store, cohort: str, sort: str = "nom") -> list[str]:
    return [row.name for row in groups.table(store, cohort, sort).rows]


def test_a_group_is_a_table_by_name_and_groups_stand_newest_first(store: data.Store, cohort: str):
    other = arriving.bring(store, [("Zoé.mm", mm())], name="Mardi").cohort
    assert [each.cohort.id for each in groups.cohorts(store)] == [other, cohort]
    table = groups.cohorts(store)[1]
    assert table == groups.table(store, cohort)
    assert [(row.name, row.title, row.version, row.dossier) for row in table.rows] == [
        ("Anne", "Zone", 1, ""),
        ("Léa", "Atelier mobilité", 1, "Léa dossier.docx"),
        ("Paul", "Bus", 1, ""),
    ]
    assert len(table.left) == table.count("todo") == 3
    assert [row.stages for row in table.rows][::2] == ["six vides", "six vides"]


def test_a_cell_shows_the_level_and_only_then_whether_the_opinion_differs(store: data.Store, cohort: str):
    lea = ids(store, cohort)["Léa"]
    opinion = reading.open_work(store, lea).opinion
    assert opinion["C11"] == "absent"
    marking.set_grid(store, lea, 1, {"C11": ("acquis", "")}, [], "")
    row = groups.table(store, cohort).rows[1]
    cell = next(each for each in row.cells if each.criterion == "C11")
    assert (cell.letter, cell.word, cell.opinion, cell.differs) == ("A", "Acquis", "absent", True)
    assert all((each.word, each.opinion, each.differs) == ("", "", False) for each in row.cells if each is not cell)
    assert (row.differences, row.state) == (1, "doing")
    seen = marking.Seen({"C11": ("acquis", "")})
    marking.set_grid(store, lea, 1, {"C11": ("non_acquis", "")}, seen=seen)
    assert groups.table(store, cohort).rows[1].differences == 0


def test_a_table_is_sorted_by_what_is_left_to_do(store: data.Store, cohort: str):
    by = ids(store, cohort)
    marking.give_back(store, by["Anne"], 1, "J. M.")
    marking.set_grid(store, by["Léa"], 1, {"C1": ("acquis", "")}, [], "")
    marking.set_grid(store, by["Paul"], 1, {"C1": ("non_acquis", "")}, [], "")
    assert names(store, cohort) == names(store, cohort, "autre") == ["Anne", "Léa", "Paul"]
    assert names(store, cohort, "projet") == ["Léa", "Paul", "Anne"]
    assert names(store, cohort, "relecture") == ["Léa", "Paul", "Anne"]
    assert names(store, cohort, "C1") == ["Anne", "Paul", "Léa"], "no level, then the lowest"
    table = groups.table(store, cohort)
    assert ([row.name for row in table.left], table.count("done")) == (["Léa", "Paul"], 1)


def test_a_group_has_the_name_that_is_given_or_keeps_its_own(store: data.Store, cohort: str):
    groups.rename_cohort(store, cohort, " Mercredi ")
    groups.rename_cohort(store, cohort, " ")
    assert groups.table(store, cohort).cohort.name == "Mercredi"
    with pytest.raises(TooLarge):
        groups.rename_cohort(store, cohort, "a" * 201)


def test_a_group_is_erased_with_its_works(store: data.Store, cohort: str):
    lea = ids(store, cohort)["Léa"]
    groups.erase_cohort(store, cohort)
    assert groups.cohorts(store) == ()
    with pytest.raises(NotFound):
        reading.open_work(store, lea)


def test_a_group_that_is_not_there_is_not_found_by_any_gesture(store: data.Store):
    gone = "f" * 16
    with pytest.raises(NotFound):
        groups.table(store, gone)
    with pytest.raises(NotFound):
        groups.rename_cohort(store, gone, "Nom")
    with pytest.raises(NotFound):
        groups.erase_cohort(store, gone)
    with pytest.raises(NotFound):
        groups.table_file(store, gone, "csv")


def test_the_table_is_taken_away_as_a_spreadsheet(store: data.Store, cohort: str):
    lea = ids(store, cohort)["Léa"]
    there = key(reading.open_work(store, lea).map, "Garages")
    marking.pin(store, lea, 1, there, "Lesquels ?", "question", "C5")
    marking.set_grid(store, lea, 1, {"C11": ("acquis", "")}, [], "")
    made = groups.table_file(store, cohort, "csv")
    assert (made.name, made.media_type) == ("lundi.csv", "text/csv; charset=utf-8")
    rows = {row["Candidat"]: row for row in csv.DictReader(io.StringIO(made.data.decode("utf-8-sig")), delimiter=";")}
    assert list(rows) == ["Anne", "Léa", "Paul"]
    assert (rows["Léa"]["C11"], rows["Léa"]["C11 avis"], rows["Léa"]["C5 avis"]) == ("Acquis", "Absent", "")
    assert (rows["Léa"]["Nombre de commentaires"], rows["Léa"]["Dossier"]) == ("1", "Léa dossier.docx")
    assert (rows["Léa"]["Relecture"], rows["Anne"]["Relecture"]) == ("En relecture", "À relire")
    sheet = groups.table_file(store, cohort, "ods")
    assert sheet.name == "lundi.ods"
    with zipfile.ZipFile(io.BytesIO(sheet.data)) as archive:
        told = archive.read("content.xml").decode()
    for words in ("Lesquels", "Léa", 'table:name="Commentaires"', 'table:name="À reprendre"'):
        assert words in told, words
    assert "≠" not in told


def test_a_spreadsheet_says_where_two_people_do_not_mark_the_same(store: data.Store, cohort: str):
    lea = ids(store, cohort)["Léa"]
    for name, level in (("M. Lopez", "acquis"), ("J. Martin", "non_acquis")):
        marking.set_grid(store, lea, 1, {"C11": (level, "")}, by=marking.signature(name))
    table = groups.table_file(store, cohort, "csv").data.decode("utf-8-sig")
    assert table.count("≠ à départager") == 1
    with zipfile.ZipFile(io.BytesIO(groups.table_file(store, cohort, "ods").data)) as archive:
        assert archive.read("content.xml").decode().count("≠ à départager") == 1


def test_the_table_says_who_read_when_what_was_seen_and_every_word(store: data.Store, cohort: str):
    lea = ids(store, cohort)["Léa"]
    there = key(reading.open_work(store, lea).map, "Garages")
    marking.pin(store, lea, 1, there, "Lesquels ?", "question", "C5")
    by = marking.signature("M. Lopez")
    marking.set_grid(store, lea, 1, {"C11": ("acquis", "Suites claires.")}, ["E1"], "Solide.", by=by)

    def line() -> dict[str, str]:
        text = groups.table_file(store, cohort, "csv").data.decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
        return next(row for row in rows if row["Candidat"] == "Léa")

    assert (line()["Relu par"], line()["Rendue le"]) == ("M. Lopez", ""), "who wrote, before it is signed"
    marking.give_back(store, lea, 1, "J. Martin", date(2027, 6, 1))
    row = line()
    assert (row["Relu par"], row["Rendue le"]) == ("J. Martin", "01/06/2027")
    assert (row["C11 commentaire"], row["Appréciation"], row["Vu"]) == ("Suites claires.", "Solide.", "1. Contexte")
    assert row["Commentaires"].startswith("A, ")
    assert row["Commentaires"].endswith("Garages : Lesquels ?")


def test_a_map_s_words_are_no_formula_in_a_spreadsheet(store: data.Store):
    cohort = arriving.bring(store, [("Léa.mm", mm("=1+1\n  Contexte"))]).cohort
    assert ";=1+1" not in groups.table_file(store, cohort, "csv").data.decode("utf-8-sig")


def test_who_is_awaited_has_a_line_and_works_called_alike_are_told_apart(store: data.Store, cohort: str):
    """In the files too; a name of the list that came has none of its own."""
    arriving.bring(store, [("Marc.mm", mm("Vélo\n  Autre"))], cohort=cohort)
    reading.rename_work(store, ids(store, cohort)["Marc"], "Paul")
    arriving.set_expected(store, cohort, "Léa\nZoé Absente")
    table = groups.table(store, cohort)
    assert table.awaited == ("Zoé Absente",)
    assert [(row.name, row.twin) for row in table.rows] == [
        ("Anne", False),
        ("Léa", False),
        ("Paul", True),
        ("Paul", True),
    ]
    lines = list(csv.DictReader(io.StringIO(groups.table_file(store, cohort, "csv").data.decode()[1:]), delimiter=";"))
    assert (lines[-1]["Candidat"], lines[-1]["Relecture"]) == ("Zoé Absente", "Rien reçu")
    with zipfile.ZipFile(io.BytesIO(groups.table_file(store, cohort, "ods").data)) as ods:
        assert ods.read("content.xml").decode().count("Zoé Absente") == 1
