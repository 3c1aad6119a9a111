"""A person erased: no byte of a word that only they wrote is left, in any table, in the file or beside it."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from cefi_map.centre.store import Centre, Receipt
from cefi_map.centre.store.erasing import NOBODY, columns_of
from cefi_map.centre.store.tables import persons
from cefi_map.desk.store import Desk, Received, closings
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.dossier.model import Dossier, Paragraph, Run
from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap import edits
from cefi_map.store import Person, SecondOpinion, Store, open_store
from cefi_map.store.tables import metadata, owners
from tests.store.cases import MAP

WORD = "zinzoline"
WITHOUT_KEY = {"messages.person_id", "labels.person_id", "acts.person_id"}
"""Columns that name a person and hang on nobody: ``erase_person`` looks at each."""

EVERYWHERE = {"projects", "revisions", "dossier_revisions", "counted", "returns", "settings", "works", "readings"}
EVERYWHERE |= {
    "second_opinions",
    "second_readings",
    "handed",
    "threads",
    "messages",
    "persons",
    "ways",
    "trainings",
    "cohorts",
}


def written(store: Store, person: Person, training: str) -> tuple[str, str]:
    """Everything that a candidate may leave, with ``WORD`` in all of it; their project and the work they handed in."""
    own, desk = store.of(person.id), store.of(training)
    project = own.create(edits.rename(MAP, MAP.root.key, WORD), title=WORD).id
    own.save(project, edits.rename(MAP, MAP.root.key, f"{WORD} encore"), 1)
    own.name_revision(project, 1, WORD)
    manuscript = Manuscript(Dossier((Paragraph((Run(WORD),)),)))
    own.save_dossier(project, manuscript, 0)
    own.keep_counted(project, "d" * 64, manuscript)
    own.set_setting("mine", WORD)
    own.keep_second_opinion(project, SecondOpinion("carte", 1, datetime.now(UTC), {"rules": WORD}, WORD, WORD, WORD))
    own.discard(own.create(MAP, title=WORD).id)
    own.add_return(project, {"appreciation": WORD}, own.load(project).map)
    cohort = Desk(desk).own_cohort("Rendus").id
    came = Received(WORD, f"{WORD}.mm", own.load(project).map, {}, {"appreciation": WORD}, project)
    came = replace(came, dossier_name=f"{WORD}.docx", dossier=WORD.encode(), lets_second=True)
    work = Desk(desk).receive(cohort, came).id
    opinion = SecondOpinion("carte", 1, datetime.now(UTC), {"rules": WORD}, WORD, WORD, WORD)
    Desk(desk.by("luc", "trainer")).keep_second_reading(work, opinion)
    Desk(desk).change_people(cohort, lambda _: {"names": [person.name, "Luc"], "left": [{"file": f"{person.name}.mm"}]})
    now = datetime.now(UTC)
    told = Receipt(training, person.id, 0, project, work, 1, WORD, "d", "d", now, False)
    Centre(store).add_receipt(told)
    Centre(store).show(project, training)
    Centre(store).say(project, Centre(store).begin_thread(project, "k", 0, WORD, 9), person, WORD, 9)
    Centre(store).add_way(person.id, "password", f"{WORD}@exemple.fr", "hash")
    Centre(store).open_login(person.id, "x" * 64, datetime(2100, 1, 1, tzinfo=UTC), shared=False)
    copy = Desk(desk).receive(
        Desk(desk).create_cohort("Accord").id, Received("Carte A", "a.mm", own.load(project).map, {}, {})
    )
    Centre(store).harmonise(copy.id, person.id)
    Centre(store).change_training(training, roster=f"{person.name}\nLuc")
    return project, work


@pytest.fixture
def told(store: Store) -> tuple[Store, Person, str]:
    """The store, a candidate who wrote all of that, the session where they did."""
    person = Centre(store).add_person(f"Ana {WORD}", "candidate")
    training = Centre(store).add_training("Printemps", "CODE").id
    Centre(store).add_member(training, person.id, "candidate")
    written(store, person, training)
    return store, person, training


def left(store: Store) -> list[str]:
    """Tables in which the word stands, in their texts, their JSON, or their contents unpacked."""
    found = []
    with store.database.read() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)).all():
                if WORD in repr(tuple(row)) or any(WORD in _unpacked(cell) for cell in row):
                    found.append(table.name)
    return found


def _unpacked(cell: object) -> str:
    if not isinstance(cell, bytes):
        return ""
    for bits in (15, 31, -15):
        try:
            return zlib.decompress(cell, bits).decode("utf-8", "replace")
        except zlib.error:
            continue
    return cell.decode("utf-8", "replace")


def test_every_column_that_names_a_person_is_looked_at() -> None:
    """A table that a later step adds hangs on the person, or is named here and in ``erase_person``."""
    known = {f"{each.table.name}.{each.name}" for each in columns_of(persons.c.id)}
    named = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    assert {each for each in named if each.endswith((".person_id", ".owner_id"))} - known - WITHOUT_KEY == {
        f"{each.table.name}.{each.name}" for each in columns_of(owners.c.id) if each.name == "owner_id"
    }
    cascade = {each.table.name for each in columns_of(persons.c.id) for key in each.foreign_keys if not key.ondelete}
    assert cascade == set()


def test_no_table_has_a_word_of_theirs(told: tuple[Store, Person, str], where: str) -> None:
    store, person, training = told
    assert set(left(store)) >= EVERYWHERE
    Centre(store).erase_person(person.id, keep_works=False)
    assert left(store) == []
    with pytest.raises(NotFound):
        Centre(store).person(person.id)
    assert Centre(store).training(training).roster == "Luc"
    assert Desk(store.of(training)).cohort(training).people == {"names": ["Luc"], "left": []}
    if store.database.is_sqlite:
        store.close()
        kept = [path for path in Path(where).rglob("*") if path.is_file()]
        assert kept
        assert [path.name for path in kept if WORD.encode() in path.read_bytes()] == []


def test_what_others_said_stays_and_says_that_a_message_is_gone(told: tuple[Store, Person, str]) -> None:
    """In a project of somebody else; the answer keeps its place."""
    store, person, _ = told
    luc = Centre(store).add_person("Luc", "trainer")
    other = store.of(Centre(store).add_person("Bea", "candidate").id).create(MAP).id
    thread = Centre(store).begin_thread(other, "k", 0, "", 9)
    Centre(store).say(other, thread, person, WORD, 9)
    Centre(store).say(other, thread, luc, "Merci.", 9)
    Centre(store).erase_person(person.id, keep_works=False)
    ((first, answer),) = (each.messages for each in Centre(store).threads(other))
    assert (first.name, first.words, answer.words) == ("", "", "Merci.")
    assert first.person != person.id


def test_what_an_exam_keeps_stays_of_nobody_who_comes_in(told: tuple[Store, Person, str]) -> None:
    """The work, under its name, and its receipt; everything else is gone."""
    store, person, training = told
    (receipt,) = Centre(store).receipts(training)
    counts = Centre(store).erase_person(person.id, keep_works=True)
    assert (counts["projects"], counts["works"], counts["receipts"]) == (2, 1, 1)
    assert Centre(store).receipts(training) == (receipt,)
    assert Desk(store.of(training)).work(receipt.work).name == WORD
    stays = Centre(store).person(person.id)
    assert (stays.name, stays.blocked is not None, Centre(store).ways_of(person.id)) == (NOBODY, True, ())
    assert set(left(store)) == {"handed", "works", "readings"}
    assert not Desk(store.of(training)).work(receipt.work).lets_second
    assert Centre(store).members(training) == ()


def test_what_a_closed_session_decided_is_not_undone_for_one(told: tuple[Store, Person, str]) -> None:
    """Its file holds their work; they are erased without it, and it goes with the session's data."""
    store, person, training = told
    row = {"owner_id": training, "number": 1, "closed": datetime.now(UTC), "by": "Luc", "digest": "d"}
    with store.database.write() as connection:
        connection.execute(closings.insert().values(content=b"file", **row))
    with pytest.raises(BadInput, match="session close"):
        Centre(store).erase_person(person.id, keep_works=False)
    assert Centre(store).person(person.id) == person
    Centre(store).erase_person(person.id, keep_works=True)
    assert Centre(store).person(person.id).name == NOBODY


def test_the_journal_keeps_one_line_without_them(told: tuple[Store, Person, str]) -> None:
    store, person, _ = told
    head = store.by(Centre(store).add_person("Rose", "head").id, "head")
    own = head.by(person.id, "candidate")
    own.note_exported("person", person.id, about=person.id)
    own.note_opened("project", "other", about="somebody")
    head.note_opened("project", "theirs", about=person.id)
    Centre(head).erase_person(person.id, keep_works=False)
    erased, opened = Centre(head).acts(most=9)
    assert (erased.deed, erased.kind, opened.deed, opened.about) == ("erased", "person", "opened", "somebody")
    assert opened.person == erased.about == erased.thing
    assert person.id not in repr((erased, opened))


def test_others_keep_what_is_theirs(told: tuple[Store, Person, str]) -> None:
    store, person, training = told
    bea = Centre(store).add_person("Bea", "candidate")
    Centre(store).add_member(training, bea.id, "candidate")
    kept = store.of(bea.id).create(MAP)
    store.of(bea.id).set_setting("mine", 1)
    Centre(store).erase_person(person.id, keep_works=False)
    assert store.of(bea.id).projects() == (kept,)
    assert store.of(bea.id).setting("mine") == 1
    assert [each.person for each in Centre(store).members(training)] == [bea]


def test_what_other_processes_remember_is_to_be_forgotten(told: tuple[Store, Person, str], where: str) -> None:
    store, person, _ = told
    other = open_store(where)
    before = other.common("forgotten")
    Centre(store).erase_person(person.id, keep_works=False)
    assert other.common("forgotten") != before
    other.close()


def test_what_a_trainer_asked_about_the_works_of_others_goes_with_them(told: tuple[Store, Person, str]) -> None:
    store, _, training = told
    luc = Centre(store).add_person("Luc", "trainer")
    (receipt,) = Centre(store).receipts(training)
    desk = Desk(store.of(training).by(luc.id, "trainer"))
    desk.keep_second_reading(receipt.work, SecondOpinion("carte", 1, datetime.now(UTC), {}, "ce qui part"))
    Centre(store).erase_person(luc.id, keep_works=False)
    assert [each.sent for each in desk.sent(receipt.work, 1)] == [WORD]
