"""A group given back at once: what is asked first, what each candidate gets, under names that Moodle takes back."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from sqlalchemy import event

from cefi_map.desk import arriving, groups, marking, reading
from cefi_map.desk import giving as giving_room
from cefi_map.errors import BadInput, NotFound
from cefi_map.formats import read, svg
from cefi_map.project import data as data_room
from cefi_map.review import Mark, Review, criteria
from tests.cases import MAP, mm, reviewed, unzipped, zipped

ALL = Review({line.id: Mark("partiel", "Dites pourquoi.") for line in criteria()}, appreciation="Solide.")
SOME = Review({line.id: Mark("acquis") for line in criteria()[:10]})


def drawn(title: str, review: Review = ALL) -> bytes:
    return reviewed(review, MAP.replace("Atelier", title))


@pytest.fixture
def cohort(store: data_room.Store) -> str:
    """Two complete works, one that lacks two levels, one not begun; three of them came through Moodle."""
    by_moodle = zipped(
        ("LEFÈVRE Chloé_4001_assignsubmission_file_/carte.svg", drawn("Un")),
        ("DARC Anne_4002_assignsubmission_file/carte.svg", drawn("Deux")),
        ("PETIT Hugo_4003_assignsubmission_file_carte.svg", drawn("Trois", SOME)),
    )
    files = [("Remises-12.zip", by_moodle), ("ZIDANE Ali.mm", mm(MAP.replace("Atelier", "Quatre")))]
    found = arriving.bring(store, files, name="Lundi : groupe B")
    assert not found.errors
    return found.cohort


def ids(store: data_room.Store, cohort: str) -> dict[str, str]:
    return {row.title.split()[0]: row.id for row in groups.table(store, cohort).rows}


def titles(rows: tuple[groups.Row, ...]) -> list[str]:
    return sorted(row.title.split()[0] for row in rows)


def taken_by_moodle(entry: str) -> tuple[str, str] | None:
    """(participant, file) of an entry, as Moodle's reader of feedback files finds them since its version 3.1: the first
    part of the path with a participant's number between a name and a way to hand in; before, in the file's name."""
    for part in entry.split("/"):
        fields = part.split("_", 4)
        if len(fields) == 5 and fields[1].isdecimal() and fields[2] == "assignsubmission":
            return fields[1], fields[4]
    return None


def test_what_lacks_a_level_is_told_apart_with_what_it_lacks(store: data_room.Store, cohort: str):
    giving = giving_room.to_give(groups.table(store, cohort))
    assert (titles(giving.ready), titles(giving.unfinished), giving.done) == (["Deux", "Un"], ["Quatre", "Trois"], ())
    missing = {row.title.split()[0]: row.missing for row in giving.unfinished}
    assert missing["Trois"] == ("C11", "C12")
    assert len(missing["Quatre"]) == 12


def test_the_ticked_works_are_given_back_and_signed_and_no_other(store: data_room.Store, cohort: str):
    by = ids(store, cohort)
    marking.give_back(store, by["Deux"], 1, "M. Lopez", date(2027, 6, 1))
    given = giving_room.give_all_back(store, cohort, [by["Un"], by["Deux"], by["Un"]], "J. Martin")
    assert (len(given.names), given.errors) == (2, ())
    giving = giving_room.to_give(groups.table(store, cohort))
    assert titles(giving.done) == ["Deux", "Un"]
    signed = {row.title.split()[0]: (row.review.reviewer, row.review.returned) for row in giving.done}
    assert signed["Un"] == ("J. Martin", date.today().isoformat())
    assert signed["Deux"] == ("M. Lopez", "2027-06-01"), "what was given back stays as it was signed"


def test_nothing_ticked_or_a_work_of_another_group_is_refused(store: data_room.Store, cohort: str):
    other = arriving.bring(store, [("Zoé.mm", mm())], name="Mardi").cohort
    [stranger] = ids(store, other).values()
    with pytest.raises(BadInput, match="Aucune fiche n’est cochée"):
        giving_room.give_all_back(store, cohort, [], "J. M.")
    with pytest.raises(NotFound, match="n’est plus dans le groupe"):
        giving_room.give_all_back(store, cohort, [stranger], "J. M.")
    with pytest.raises(NotFound):
        giving_room.to_give(groups.table(store, "f" * 16))


def test_as_long_as_nothing_is_given_back_there_is_nothing_to_take(store: data_room.Store, cohort: str):
    for take in (giving_room.given_zip, giving_room.sheets_file):
        with pytest.raises(NotFound, match="Aucune fiche de ce groupe"):
            take(store, cohort)


def test_the_archive_has_a_folder_a_candidate_with_what_each_gets(store: data_room.Store, cohort: str):
    by = ids(store, cohort)
    giving_room.give_all_back(store, cohort, by.values(), "J. Martin")
    made = giving_room.given_zip(store, cohort)
    assert made.name == "lundi-groupe-b-retours.zip"
    entries = unzipped(made.data)
    assert {name.split("/")[0] for name in entries} == {"Lundi groupe B"}, "nothing spills where it is unpacked"
    own = {name: data for name, data in entries.items() if "ZIDANE" in name}
    assert sorted(name.rsplit(".")[-1] for name in own) == ["mm", "pdf", "svg"]
    for name, data in own.items():
        if name.endswith("svg"):
            assert "J. Martin" in svg.carried(data).along["relecture"]
        elif name.endswith("mm"):
            assert read(data, "a.mm").map.root.text.startswith("Quatre")
        else:
            assert data.startswith(b"%PDF")
    loose = [name.split("/")[1] for name in entries if name.count("/") == 1]
    assert loose == ["lundi-groupe-b-fiches.pdf", "lundi-groupe-b.ods"]


def test_a_file_that_came_through_moodle_bears_the_name_by_which_moodle_takes_it_back(
    store: data_room.Store, cohort: str
):
    giving_room.give_all_back(store, cohort, ids(store, cohort).values(), "J. Martin")
    entries = unzipped(giving_room.given_zip(store, cohort).data)
    found: dict[str, list[str]] = {}
    for participant, file in filter(None, map(taken_by_moodle, entries)):
        found.setdefault(participant, []).append(file.rsplit(".")[-1])
    assert found == {number: ["svg", "pdf", "mm"] for number in ("4001", "4002", "4003")}
    assert not any(taken_by_moodle(name) for name in entries if "ZIDANE" in name or name.count("/") == 1)


def test_two_of_one_name_have_folders_of_their_own_and_the_moment_is_the_day_of_the_sheet(store: data_room.Store):
    found = arriving.bring(store, [("A.svg", drawn("Un")), ("B.svg", drawn("Deux")), ("C.svg", drawn("Trois"))])
    for row, name in zip(groups.table(store, found.cohort).rows, ("Léa/N:", "léa n", "CON"), strict=True):
        reading.rename_work(store, row.id, name)
        marking.give_back(store, row.id, 1, "", date(2027, 6, 1))
    with zipfile.ZipFile(io.BytesIO(giving_room.given_zip(store, found.cohort).data)) as archive:
        folders = {each.filename.split("/")[1] for each in archive.infolist() if each.filename.count("/") == 2}
        assert {each.date_time[:3] for each in archive.infolist()} == {(2027, 6, 1)}
    assert {name.casefold() for name in folders} == {"léa n", "léa n (2)", "con, carte"}


def test_a_sheet_that_is_opened_again_goes_back_as_it_stands_then(store: data_room.Store, cohort: str):
    """What was made of it once is not what is given the second time."""
    by = ids(store, cohort)
    giving_room.give_all_back(store, cohort, [by["Un"]], "J. Martin")
    giving_room.given_zip(store, cohort)
    marking.reopen(store, by["Un"], 1)
    giving_room.give_all_back(store, cohort, [by["Un"]], "M. Lopez")
    drawing = next(data for name, data in unzipped(giving_room.given_zip(store, cohort).data).items() if ".svg" in name)
    assert b"M. Lopez" in drawing
    assert b"J. Martin" not in drawing


def test_marks_that_contradict_each_other_are_told_and_keep_the_sheet_from_going(store: data_room.Store, cohort: str):
    """Who had not seen « Partiellement » writes « Acquis » beside it."""
    one = ids(store, cohort)["Un"]
    marking.set_grid(store, one, 1, {"C5": ("acquis", "")}, by=marking.signature("M. Lopez"))
    giving = giving_room.to_give(groups.table(store, cohort))
    assert titles(giving.ready) == ["Deux"]
    assert next(row.torn for row in giving.unfinished if row.id == one) == ("C5",)
    given = giving_room.give_all_back(store, cohort, ids(store, cohort).values(), "J. Martin")
    assert [str(error) for _, error in given.errors] != []
    assert titles(giving_room.to_give(groups.table(store, cohort)).done) == ["Deux", "Quatre", "Trois"], (
        "it stops no other"
    )


def test_the_whole_group_is_read_as_often_for_many_sheets_as_for_one(store: data_room.Store, cohort: str):
    """Else each sheet costs as much as there are works."""
    said: list[str] = []
    event.listen(
        store.database.engine, "before_cursor_execute", lambda conn, cursor, statement, *rest: said.append(statement)
    )
    by, whole = ids(store, cohort), []
    for some in ([by["Un"]], [by["Deux"], by["Trois"], by["Quatre"]]):
        said.clear()
        giving_room.give_all_back(store, cohort, some, "J. M.")
        whole.append(sum("works.cohort_id = " in each for each in said))
    assert whole[0] == whole[1] > 0
