"""Moodle’s grading worksheet, in English and in French: points where a sheet is given back, all else as it came."""

from __future__ import annotations

import csv
import io

import pytest

from cefi_map import review as grid
from cefi_map.desk import arriving, giving, groups, marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, TooLarge
from cefi_map.project import data as data_room
from cefi_map.review import criteria
from tests.cases import mm, zipped

ENGLISH = "\n".join(
    (
        'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
        '"Last modified (submission)","Last modified (grade)","Feedback comments"',
        '"Participant 4561","Tom KLEIN",tom@exemple.fr,"Submitted for grading - ",,20.00,Yes,"Monday, 9:00 AM",-,',
        '"Participant 4562","Ana BENALI",ana@exemple.fr,Submitted,12.00,20.00,Yes,"Monday, 9:00 AM",-,"Déjà dit"',
        '"Participant 4563","Lou FAURE",lou@exemple.fr,"No submission",,20.00,No,-,-,',
        '"Participant 4564","Zoé ROUX",zoe@exemple.fr,"Submitted for grading - ",,20.00,Yes,-,-,',
        "",
    )
)
FRENCH = "\n".join(
    (
        '\ufeffIdentifiant;"Nom complet";"Adresse de courriel";Statut;Note;"Note maximale";'
        '"La note peut être modifiée";"Dernière modification (travail remis)";"Dernière modification (note)";'
        '"Feedback par commentaires"',
        'Participant4561;"Tom K.";tom@exemple.fr;"Remis pour évaluation";;"20,00";Oui;-;-;',
        'Participant9;"BÉNALI Ana";ana@exemple.fr;"Remis pour évaluation";;"20,00";Oui;-;-;',
        "",
    )
)


@pytest.fixture
def cohort(store: data_room.Store) -> str:
    """Tom’s sheet and Ana’s are given back, Lou’s too; Zoé’s is not."""
    folders = [(f"{who}_{number}_assignsubmission_file_/carte.mm", who) for number, who in enumerate(WHO, 4561)]
    files = ((name, mm(f"Projet de {who}")) for name, who in folders)
    cohort = arriving.bring(store, [("devoir.zip", zipped(*files))]).cohort
    for row in groups.table(store, cohort).rows:
        levels = {line.id: ("partiel", "Dates < 2027 & lieux" if line.id == "C5" else "") for line in criteria()}
        marking.set_grid(store, row.id, 1, levels | {"C1": ("acquis", "")}, appreciation="Bien mené.")
        if row.name != "ROUX Zoé":
            marking.give_back(store, row.id, 1, "Luc")
    return cohort


WHO = ("KLEIN Tom", "BENALI Ana", "FAURE Lou", "ROUX Zoé")


def lines(data: bytes, comma: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8")), delimiter=comma))


def test_points_stand_on_the_worksheet_s_own_scale_and_nothing_else_changes(store: data_room.Store, cohort: str):
    found = giving.fill_worksheet(store, cohort, ENGLISH.encode())
    came, now = lines(ENGLISH.encode()), lines(found.file.data)
    assert found.file.name.endswith("-moodle.csv")
    assert [line[:4] + line[5:9] for line in now] == [line[:4] + line[5:9] for line in came]
    assert [line[4] for line in now] == ["Grade", "10.83", "10.83", "", ""], "13 points of 24, on 20"
    assert now[1][9].startswith("Bien mené.<br>C1, ")
    assert "Dates &lt; 2027 &amp; lieux" in now[1][9]
    assert [line[9] for line in now[2:]] == ["Déjà dit", "", ""], "what somebody wrote stays"
    assert found.written == ("Tom KLEIN", "Ana BENALI")
    assert dict(found.left) == {
        "Lou FAURE": "Moodle dit que cette note ne se modifie pas",
        "Zoé ROUX": "aucune fiche rendue à ce nom",
    }
    assert found.missing == ()


def test_french_heads_semicolons_and_commas_are_moodle_s_too(store: data_room.Store, cohort: str):
    reading.set_habits(store, grid.WORDS, "", (4, 1, 0))
    found = giving.fill_worksheet(store, cohort, FRENCH.encode())
    now = lines(found.file.data, ";")
    assert now[0] == lines(FRENCH.removeprefix("\ufeff").encode(), ";")[0]
    assert [line[4] for line in now[1:]] == ["6,25", "6,25"], "by the number, and by the name without accents"
    assert found.missing == ("FAURE Lou",)


def test_a_name_that_two_bear_is_nobody_s(store: data_room.Store, cohort: str):
    twice = ENGLISH.replace("Participant 456", "Participant 1").replace("Ana BENALI", "Tom KLEIN")
    found = giving.fill_worksheet(store, cohort, twice.encode())
    assert found.written == ()
    assert {why for name, why in found.left if name == "Tom KLEIN"} == {"aucune fiche rendue à ce nom"}


def test_a_sheet_without_all_its_levels_or_a_scale_of_words_has_no_points(store: data_room.Store, cohort: str):
    row = next(each for each in groups.table(store, cohort).rows if each.name == "KLEIN Tom")
    marking.reopen(store, row.id, 1)
    Desk(store).change_review(row.id, 1, lambda data: {**data, "marks": {**data["marks"], "C3": {}}})
    marking.give_back(store, row.id, 1, "Luc")
    scale = ENGLISH.replace("12.00,20.00", "Acquis,Compétences")
    found = giving.fill_worksheet(store, cohort, scale.encode())
    why = dict(found.left)
    assert why["Tom KLEIN"] == "des critères ne sont pas cotés : C3"
    assert why["Ana BENALI"] == "sa note maximale n’est pas un nombre"
    assert "Acquis,Compétences" in found.file.data.decode()


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", BadInput, "n’est pas une feuille"),
        (b"Nom;Note\nAna;12\n", BadInput, "n’est pas une feuille"),
        (ENGLISH.encode() + b"seule\n", BadInput, "toutes ses colonnes"),
        (ENGLISH.encode() + b'"ouvert', BadInput, "abîmée"),
        (b"x" * 2_000_000, TooLarge, "trop grande"),
    ],
    ids=["empty", "another table", "a short line", "cut", "large"],
)
def test_what_is_no_worksheet_is_told(
    store: data_room.Store, cohort: str, data: bytes, error: type[Exception], words: str
):
    with pytest.raises(error, match=words):
        giving.fill_worksheet(store, cohort, data)
