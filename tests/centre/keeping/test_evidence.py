"""What a centre shows of a session: who came, when they worked, what they handed in; nothing that they wrote."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from cefi_map.centre import keeping, people, sessions, together, ways
from cefi_map.centre.store import Centre
from cefi_map.centre.store.tables import handed, members
from cefi_map.desk import marking
from cefi_map.errors import NotFound
from cefi_map.mindmap import edits
from cefi_map.store import Store
from cefi_map.store.tables import revisions
from tests.centre.together.conftest import Pair, pair

__all__ = ["pair"]

DAY = timedelta(days=1)


def line(store: Store, pair: Pair, name: str) -> dict[str, str]:
    told = keeping.session_file(store, pair.training.id, "csv").data.decode("utf-8-sig")
    return next(each for each in csv.DictReader(io.StringIO(told), delimiter=";") if each["Candidat"] == name)


def test_a_line_says_when_somebody_came_worked_handed_in_and_got_it_back(store: Store, pair: Pair):
    Centre(store).change_training(pair.training.id, roster="Ana\nZoé")
    own = store.of(pair.ana.id)
    now = own.load(pair.project)
    own.save(pair.project, edits.rename(now.map, now.map.root.key, "zinzoline"), now.number)
    own.save(pair.project, edits.rename(now.map, now.map.root.key, "mordorée"), now.number + 1)
    with store.database.write() as connection:
        before = datetime.now(UTC) - 3 * DAY
        connection.execute(update(members).values(joined=before))
        connection.execute(update(revisions).where(revisions.c.number <= 2).values(created=before))
    sessions.allow_more_time(store, pair.training.id, pair.ana.id, 45)
    receipt = together.hand_over(store, pair.ana, pair.project, pair.training.id)
    with store.database.write() as connection:
        connection.execute(update(handed).values(late=True))
    found = line(store, pair, "Ana")
    assert (found["Jours de travail"], found["En retard"], found["Rendus"]) == ("2", "oui", "1")
    assert (found["Sur la liste"], found["Temps en plus (minutes)"], found["Relecture"]) == ("oui", "45", "À relire")
    assert found["Premier jour"] == f"{before.astimezone():%d/%m/%Y}"
    marking.give_back(store.of(pair.training.id), receipt.work, 1, "Luc", date.today())
    assert line(store, pair, "Ana")["Fiche rendue le"] == f"{date.today():%d/%m/%Y}"


def test_the_sheets_hold_receipts_and_figures_and_no_word_of_a_map(store: Store, pair: Pair):
    people.set_notice(store, {"disability": "Nadia Roux, 01 02 03 04 05"})
    own = store.of(pair.ana.id)
    now = own.load(pair.project)
    own.save(pair.project, edits.rename(now.map, now.map.root.key, "zinzoline"), now.number)
    receipt = together.hand_over(store, pair.ana, pair.project, pair.training.id)
    made = keeping.session_file(store.by(pair.trainer.id, "trainer"), pair.training.id, "ods")
    told = zipfile.ZipFile(io.BytesIO(made.data)).read("content.xml").decode()
    for words in ("Nadia Roux", "feuille d’émargement", receipt.map_digest, "Indicateurs", "Candidats qui ont rendu"):
        assert words in told, words
    assert "zinzoline" not in told
    assert date.today().isoformat() in made.name
    assert keeping.journal(store, deed="exported").lines[0].thing == "une session"


def test_a_project_that_is_not_shown_says_no_day(store: Store, pair: Pair):
    sessions.show_project(store, pair.ana, pair.project, "")
    assert line(store, pair, "Ana")["Jours de travail"] == "0"
    with pytest.raises(NotFound):
        keeping.session_file(store, pair.training.id, "pdf")


def test_who_was_put_there_by_a_list_has_neither_come_nor_worked(store: Store, pair: Pair):
    """Until they come in, and until they write: what a list does is nobody's day of work."""
    sessions.let_in_list(store, pair.training.id, "Gil", pair.trainer)
    found = line(store, pair, "Gil")
    assert (found["Entré le"], found["Jours de travail"], found["Premier jour"]) == ("", "0", "")
    table = sessions.table(store, pair.training.id)
    assert table.away == ("Gil",)
    assert [row.last for row in table.rows] == [None, None], "nor has Ana written"
    assert together.first_to_help(table, {}, {}) == (("Ana", -1),)
    gil = next(row.member.person for row in table.rows if row.member.came is None)
    assert gil.id not in together.follow(store, table, {})
    ways.enter_browser(store, gil, shared=False)
    today = f"{date.today():%d/%m/%Y}"
    assert sessions.table(store, pair.training.id).away == ()
    assert (line(store, pair, "Gil")["Entré le"], line(store, pair, "Gil")["Jours de travail"]) == (today, "0")
    own = store.of(gil.id)
    (project,) = own.projects()
    now = own.load(project.id)
    own.save(project.id, edits.rename(now.map, now.map.root.key, "Atelier"), now.number)
    assert line(store, pair, "Gil")["Jours de travail"] == "1"
