"""Training sessions: their people, what they read, their dates."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cefi_map import limits
from cefi_map.centre import rights, sessions, ways
from cefi_map.centre.rights.rights import Access
from cefi_map.centre.store import Centre, Training
from cefi_map.centre.store.tables import persons
from cefi_map.desk import arriving
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, Conflict, NotFound, TooLarge
from cefi_map.project import data
from cefi_map.project.access import Level
from cefi_map.store import FILE_NAME, Person, Store
from cefi_map.store.parts import STEPS
from tests.cases import drawing
from tests.store.cases import MAP, titles

DUE = datetime(2027, 6, 1, 15, tzinfo=UTC)


@pytest.fixture
def trainer(store: Store) -> Person:
    return Centre(store).add_person("Luc", "trainer")


@pytest.fixture
def training(store: Store, trainer: Person) -> Training:
    return sessions.create_training(store, trainer, "Printemps")


def joined(store: Store, training: Training, name: str) -> Person:
    return sessions.join(store, training.code, name).person


def changed(**values: Any) -> dict[str, Any]:
    return {"name": "Printemps", "begins": None, "due": None, "ends": None, "brief": "", "roster": ""} | values


def test_a_candidate_begins_as_the_session_wants_and_its_trainers_read_it(
    store: Store, trainer: Person, training: Training
):
    ana = joined(store, training, "Ana")
    (project,) = store.of(ana.id).projects()
    assert rights.access(store, ana, "project", project.id) == Access(ana.id, Level.OWN)
    read = rights.access(store, trainer, "project", project.id)
    assert (read.owner, read.level) == (ana.id, Level.COMMENT)
    assert read.since, "what it was before it was shown stays hers"
    told = sessions.readers(store.of(ana.id), project.id)
    assert told
    assert told.trainers == (trainer,)
    sessions.show_project(store, ana, project.id, "")
    assert sessions.readers(store.of(ana.id), project.id) is None
    with pytest.raises(NotFound):
        rights.access(store, trainer, "project", project.id)
    with pytest.raises(NotFound):
        sessions.show_project(store, trainer, project.id, training.id)
    with pytest.raises(NotFound):
        Centre(store).training("nothing")


def test_a_starting_map_is_a_copy_as_it_stood(store: Store, trainer: Person, training: Training):
    project = store.of(trainer.id).create(MAP, title="Départ")
    sessions.set_start(store, training.id, project.id, trainer)
    store.of(trainer.id).discard(project.id)
    mine = store.of(joined(store, training, "Ana").id)
    (begun,) = mine.projects()
    assert begun.title == "Départ"
    assert titles(mine.load(begun.id).map) == titles(MAP)
    sessions.set_start(store, training.id, "vide", trainer)
    (begun,) = store.of(joined(store, training, "Zoé").id).projects()
    assert begun.nodes == 1
    with pytest.raises(NotFound):
        sessions.set_start(store, training.id, "0123456789abcdef", trainer)


def test_the_table_tells_who_came_who_is_missing_and_who_was_not_expected(store: Store, training: Training):
    values = changed(roster="RUIZ Ana\n\nMartin  Bob\n", due=DUE)
    sessions.change_training(store, training.id, values)
    for name in ("Ana Ruiz", "Écureuil", "Zoé"):
        joined(store, training, name)
    found = sessions.table(store, training.id)
    assert [row.member.person.name for row in found.rows] == ["Ana Ruiz", "Écureuil", "Zoé"]
    assert [row.listed for row in found.rows] == [True, False, False]
    assert found.missing == ("Martin Bob",)
    assert not found.over
    with pytest.raises(NotFound):
        sessions.table(store, "nothing")


def test_names_that_look_alike_are_one_on_the_list_and_at_the_door(store: Store, training: Training):
    values = changed(roster="Ana Ruiz\nRUIZ\u200b Ana\nZoé\u200b\n\u2060\nAna\u200d Ruiz")
    assert sessions.change_training(store, training.id, values) == ("RUIZ Ana", "Ana\u200d Ruiz")
    assert Centre(store).training(training.id).roster == "Ana Ruiz\nZoé"
    joined(store, training, "Ana\u200b Ruiz")
    for twin in ("Ana Ruiz", "ana ruiz\ufeff", "Ana\u200c Ruiz"):
        with pytest.raises(Conflict):
            joined(store, training, twin)
    found = sessions.table(store, training.id)
    assert [(row.member.person.name, row.listed) for row in found.rows] == [("Ana Ruiz", True)]
    assert found.missing == ("Zoé",)


def test_one_candidate_has_more_time_and_it_moves_with_the_session(store: Store, training: Training):
    ana = joined(store, training, "Ana")
    sessions.change_training(store, training.id, changed(due=DUE))
    sessions.allow_more_time(store, training.id, ana.id, 90)
    (mine,) = sessions.my_sessions(store, ana)
    assert mine.due == DUE + timedelta(minutes=90)
    (row,) = sessions.table(store, training.id).rows
    assert row.due == sessions.due_of(Centre(store).training(training.id), row.member.extra)
    with pytest.raises(BadInput):
        sessions.allow_more_time(store, training.id, ana.id, limits.EXTRA_MINUTES + 1)
    with pytest.raises(NotFound):
        sessions.allow_more_time(store, training.id, "nobody", 1)


def test_a_lost_link_is_replaced_for_a_candidate_alone(store: Store, trainer: Person, training: Training):
    made = sessions.join(store, training.code, "Ana")
    token = sessions.new_link_for(store, training.id, made.person.id, trainer)
    assert ways.who_by_link(store, token) == made.person
    with pytest.raises(NotFound):
        ways.who_by_link(store, made.link)
    with pytest.raises(NotFound):
        sessions.new_link_for(store, training.id, trainer.id, trainer)


def test_who_is_not_their_trainer_s_alone_is_handed_no_way_in(store: Store, trainer: Person, training: Training):
    ana = sessions.join(store, training.code, "Ana").person
    assert sessions.made_here(store, training.id, ana.id, trainer) == ana
    elsewhere = Centre(store).add_person("Bea", "candidate")
    with store.database.write() as connection:
        connection.execute(
            persons.update().where(persons.c.id == elsewhere.id).values(created=DUE - timedelta(days=9999))
        )
    elsewhere = Centre(store).person(elsewhere.id)
    Centre(store).add_member(training.id, elsewhere.id, "candidate")
    with pytest.raises(BadInput, match="hors de vos sessions"):
        sessions.made_here(store, training.id, elsewhere.id, trainer)
    head = Centre(store).add_person("Roy", "head")
    assert sessions.made_here(store, training.id, elsewhere.id, head) == elsewhere


def test_an_invitation_leads_to_what_is_over_once_all_of_it_is(store: Store, training: Training):
    ana = sessions.join(store, training.code, "Ana").person
    assert sessions.over_for(store, training.id, ana.id) is None
    Centre(store).change_training(training.id, ends=datetime.now(UTC) - timedelta(days=1))
    for training_id, person in ((training.id, ""), ("", ana.id)):
        over = sessions.over_for(store, training_id, person)
        assert over
        assert over.id == training.id
    other = Centre(store).add_training("Automne", "CODE")
    sessions.join_as(store, ana, other.code)
    assert sessions.over_for(store, training.id, ana.id) is None, "one of theirs goes on"
    assert sessions.over_for(store, "", "") is None
    with pytest.raises(NotFound):
        sessions.over_for(store, "nowhere", "")


def test_dates_follow_each_other_and_texts_have_an_end(store: Store, training: Training):
    with pytest.raises(BadInput):
        sessions.change_training(store, training.id, changed(begins=DUE, due=DUE - timedelta(hours=1)))
    with pytest.raises(BadInput):
        sessions.change_training(store, training.id, changed(name=" "))
    with pytest.raises(TooLarge):
        sessions.change_training(store, training.id, changed(brief="x" * (limits.BRIEF_CHARS + 1)))
    with pytest.raises(BadInput):
        sessions.create_training(store, Centre(store).people()[0], " ")


def test_a_code_changes_and_closes(store: Store, training: Training):
    sessions.change_code(store, training.id, closed=False)
    found = Centre(store).training(training.id)
    assert found.code not in ("", training.code)
    sessions.change_code(store, training.id, closed=True)
    assert Centre(store).training(training.id).code == ""
    with pytest.raises(NotFound):
        sessions.change_code(store, "nothing", closed=True)


def test_who_leaves_keeps_their_work_and_is_read_no_more(store: Store, trainer: Person, training: Training):
    ana = joined(store, training, "Ana")
    (project,) = store.of(ana.id).projects()
    sessions.leave_training(store, training.id, ana.id)
    assert sessions.my_sessions(store, ana) == sessions.my_trainings(store, ana) == ()
    assert store.of(ana.id).projects() == (project,)
    with pytest.raises(NotFound):
        rights.access(store, trainer, "project", project.id)
    with pytest.raises(NotFound):
        sessions.leave_training(store, training.id, ana.id)


def test_a_jury_comes_until_its_day_and_marks_the_works_of_its_session_alone(store: Store, training: Training):
    until = datetime.now(UTC) + timedelta(days=1)
    juror, token = sessions.add_jury(store, training.id, "Mme Petit", until)
    assert ways.who_by_link(store, token) == juror
    cohort = Desk(store.of(training.id)).create_cohort("Rendus")
    assert rights.access(store, juror, "cohort", cohort.id).level == Level.WRITE
    Centre(store).add_member(training.id, juror.id, "jury", datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(NotFound):
        rights.access(store, juror, "cohort", cohort.id)
    with pytest.raises(BadInput):
        sessions.add_jury(store, training.id, "M. Tard", datetime.now(UTC))


def test_only_those_of_the_centre_train(store: Store, training: Training):
    other = Centre(store).add_person("Léa", "trainer")
    with pytest.raises(NotFound):
        rights.access(store, other, "training", training.id)
    sessions.add_trainer(store, training.id, other.id)
    assert rights.access(store, other, "training", training.id).level == Level.OWN
    with pytest.raises(BadInput):
        sessions.add_trainer(store, training.id, joined(store, training, "Ana").id)


def test_a_juror_knows_until_when_they_mark_and_nobody_else_has_such_a_date(
    store: Store, trainer: Person, training: Training
):
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
    juror, _ = sessions.add_jury(store, training.id, "Mme Petit", until)
    assert sessions.my_juries(store, juror) == ((training, until),)
    assert sessions.my_juries(store, trainer) == ()
    sessions.leave_training(store, training.id, juror.id)
    assert sessions.my_juries(store, juror) == ()


def test_nobody_enters_a_closed_session_by_any_way_until_it_is_open_again(store: Store, training: Training):
    """Closed by its jury: over for whoever asks, and it takes nobody by its code, a list or an invitation."""
    ana = joined(store, training, "Ana")
    desk = Desk(store.of(training.id))
    cohort = desk.own_cohort("Rendus")
    arriving.bring(store.of(training.id), [("Ana.svg", drawing())], cohort=cohort.id)
    desk.close_session("Luc", datetime.now(UTC), "", desk.state_of_works())
    assert sessions.is_over(Centre(store).training(training.id))
    assert sessions.table(store, training.id).over
    assert [each.over for each in sessions.my_sessions(store, ana)] == [True]
    luc = Centre(store).add_person("Zoé", "head")
    for enter in (
        lambda: sessions.join(store, training.code, "Tardif"),
        lambda: sessions.let_in_list(store, training.id, "Tardif", luc),
    ):
        with pytest.raises(BadInput, match="terminée : plus personne n’y entre"):
            enter()
    late = Centre(store).add_person("Tardif", "candidate")
    sessions.join_invited(store, late, training.id)
    assert Centre(store).membership(training.id, late.id) is None
    desk.reopen_session("Luc")
    assert sessions.join(store, training.code, "Tardif").link


def test_data_from_before_say_who_came_by_what_each_did(tmp_path: Path):
    """Whoever was in a browser or wrote something came; whoever a list put there and nobody saw has not yet."""
    store = data.open_store(tmp_path)
    luc = Centre(store).add_person("Luc", "trainer")
    made = sessions.create_training(store, luc, "Printemps")
    sessions.let_in_list(store, made.id, "Ana\nBen\nGil", luc)
    ana, ben, _ = (row.member.person for row in sessions.table(store, made.id).rows)
    own = store.of(ana.id)
    own.save(own.projects()[0].id, MAP, 1)
    ways.enter_browser(store, ben, shared=True)
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as kept:
        kept.execute("ALTER TABLE members DROP COLUMN came")
        kept.execute(f"UPDATE {STEPS} SET version_num = '0031'")
        kept.commit()
    store = data.open_store(tmp_path)
    table = sessions.table(store, made.id)
    assert [(row.member.person.name, row.member.came == row.member.joined) for row in table.rows] == [
        ("Ana", True),
        ("Ben", True),
        ("Gil", False),
    ]
    assert table.away == ("Gil",)
    store.close()
