"""Handing in to a session: what is frozen, until when, and what proves it."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from cefi_map.centre import people, sessions, together
from cefi_map.centre import store as kept
from cefi_map.centre.store import Centre, Receipt
from cefi_map.desk import arriving, giving, groups, marking
from cefi_map.desk import reading as reading_room
from cefi_map.desk.store import Desk
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.errors import BadInput, CefiError, NotFound
from cefi_map.formats import freemind
from cefi_map.mindmap import edits
from cefi_map.project import files, returned
from cefi_map.store import StorageError, Store
from tests.cases import pictured, png

from .conftest import Pair

HOUR = timedelta(hours=1)


def written(store: Store, pair: Pair, words: str) -> None:
    own = store.of(pair.ana.id)
    now = own.load(pair.project)
    own.save(pair.project, edits.rename(now.map, now.map.root.key, words), now.number)


def handed(store: Store, pair: Pair) -> Receipt:
    return together.hand_over(store, pair.ana, pair.project, pair.training.id)


def test_what_is_handed_in_stays_as_it_was_and_its_digest_proves_it(store: Store, pair: Pair):
    written(store, pair, "Atelier")
    source = Manuscript(files.read_dossier("# Mon rôle\n\nJ’ai conduit.".encode(), "d.md").dossier)
    store.of(pair.ana.id).save_dossier(pair.project, source, 0)
    receipt = handed(store, pair)
    written(store, pair, "Tout autre chose")
    found = together.handed_file(store, receipt, "mm")
    assert freemind.read(found.data).map.root.text == "Atelier"
    assert sha256(found.data).hexdigest() == receipt.map_digest
    assert sha256(together.handed_file(store, receipt, "docx").data).hexdigest() == receipt.dossier_digest
    assert together.receipt(store, pair.ana, pair.training.id, 1) == receipt
    with pytest.raises(NotFound):
        together.handed_file(store, receipt, "exe")
    with pytest.raises(NotFound):
        together.receipt(store, pair.trainer, pair.training.id, 1)


def test_pictures_go_with_the_map_in_one_file_which_the_digest_is_of(store: Store, pair: Pair):
    own, shows = store.of(pair.ana.id), pictured(png())
    own.save(pair.project, shows, own.load(pair.project).number)
    receipt = handed(store, pair)
    assert together.shows_pictures(store, receipt)
    found = together.handed_file(store, receipt, "mm")
    assert (found.name, found.media_type) == ("ana.zip", "application/zip")
    assert sha256(found.data).hexdigest() == receipt.map_digest
    [reading] = files.read_maps(found.data, found.name)
    assert (dict(reading.map.files), reading.notices) == (dict(shows.files), ())
    assert reading.map.pictures == shows.pictures
    reading_room.erase_work(store.of(pair.training.id), receipt.work)
    assert not together.shows_pictures(store, receipt)


def test_the_work_arrives_in_the_session_s_own_group_each_time_as_its_next_version(store: Store, pair: Pair):
    first = handed(store, pair)
    again = handed(store, pair)
    written(store, pair, "Atelier")
    last = handed(store, pair)
    assert [each.version for each in (first, again, last)] == [1, 1, 2]
    assert [each.number for each in (first, again, last)] == [1, 2, 3]
    desk = store.of(pair.training.id)
    (group,) = groups.cohorts(desk)
    assert (group.cohort.id, group.cohort.name) == (pair.training.id, pair.training.name)
    assert [(row.name, row.version) for row in group.rows] == [("Ana", 2)]
    assert together.receipts(store, pair.training.id) == {pair.ana.id: last}
    reading_room.erase_work(desk, last.work)
    assert handed(store, pair).work != last.work
    with pytest.raises(NotFound):
        together.handed_file(store, last, "mm")


def test_until_the_date_again_after_it_once(store: Store, pair: Pair):
    def due(after: timedelta) -> None:
        Centre(store).change_training(pair.training.id, due=datetime.now(UTC) + after)

    due(-HOUR)
    assert handed(store, pair).late
    with pytest.raises(BadInput, match="une seule fois"):
        handed(store, pair)
    Centre(store).set_extra(pair.training.id, pair.ana.id, 120)
    assert not handed(store, pair).late, "time allowed beyond the session's"
    (door,) = together.doors(store, pair.ana)
    assert door.open
    Centre(store).change_training(pair.training.id, ends=datetime.now(UTC) - HOUR)
    due(-5 * HOUR)
    with pytest.raises(BadInput):
        handed(store, pair)


def test_late_is_said_wherever_the_work_is_read_until_a_version_comes_in_time(store: Store, pair: Pair):
    Centre(store).change_training(pair.training.id, due=datetime.now(UTC) - HOUR)
    desk, receipt = store.of(pair.training.id), handed(store, pair)

    def says() -> tuple[bool, bool, bool]:
        (row,) = groups.table(desk, pair.training.id).rows
        heads, line, *_ = csv.reader(
            groups.table_file(desk, pair.training.id, "csv").data.decode("utf-8-sig").splitlines(), delimiter=";"
        )
        sheet = giving.give_back_file(desk, row.id, row.version, "html").data.decode()
        return row.late, line[heads.index("En retard")] == "oui", "rendu en retard" in sheet

    assert says() == (True, True, True)
    Centre(store).set_extra(pair.training.id, pair.ana.id, 120)
    written(store, pair, "Atelier")
    handed(store, pair)
    assert says() == (False, False, False)
    assert reading_room.open_work(desk, receipt.work, 1).late, "the first one was"


def test_whoever_handed_in_before_the_date_is_told_that_it_counts(store: Store, pair: Pair):
    handed(store, pair)
    Centre(store).change_training(pair.training.id, due=datetime.now(UTC) - HOUR)
    with pytest.raises(BadInput, match="votre dernier rendu compte"):
        handed(store, pair)


def test_only_its_candidates_hand_in_and_only_what_is_theirs(store: Store, pair: Pair):
    other = sessions.create_training(store, pair.trainer, "Automne")
    for who, project, training in (
        (pair.trainer, pair.project, pair.training.id),
        (pair.ana, pair.project, other.id),
        (pair.ana, store.of(pair.trainer.id).create(store.of(pair.ana.id).load(pair.project).map).id, pair.training.id),
    ):
        with pytest.raises(NotFound):
            together.hand_over(store, who, project, training)
    with pytest.raises(StorageError):
        Desk(store.of("nobody")).own_cohort("Printemps")


def test_a_corrected_name_is_that_of_what_was_handed_in_until_a_jury_closes_it(store: Store, pair: Pair):
    """Nor is what a trainer called otherwise."""
    work, desk = handed(store, pair).work, Desk(store.of(pair.training.id))
    people.correct(store, pair.ana.id, "Ana Petit", "")
    assert desk.work(work).name == "Ana Petit"
    people.rename(store, pair.ana.id, "Ana P.")
    assert desk.work(work).name == "Ana P."
    desk.rename_work(work, "Candidate 12")
    people.rename(store, pair.ana.id, "Ana")
    assert desk.work(work).name == "Candidate 12"
    desk.rename_work(work, "Ana")
    desk.close_session("Luc", datetime.now(UTC), "", desk.state_of_works())
    people.rename(store, pair.ana.id, "Ana L.")
    assert desk.work(work).name == "Ana"


def test_a_work_that_a_trainer_erased_keeps_nobody_from_their_name(store: Store, pair: Pair):
    Desk(store.of(pair.training.id)).erase_work(handed(store, pair).work)
    people.rename(store, pair.ana.id, "Ana P.")
    assert Centre(store).person(pair.ana.id).name == "Ana P."


def test_nothing_comes_into_a_session_that_was_closed_meanwhile(store: Store, pair: Pair):
    desk = store.of(pair.training.id)
    received, group = arriving.read_handed(desk, _arrived(store, pair)), Desk(desk).own_cohort("Printemps")
    with pytest.raises(CefiError):
        arriving.read_handed(desk, replace(_arrived(store, pair), map=None))  # type: ignore[arg-type]
    Desk(desk).close_session("Luc", datetime.now(UTC), "Lyon", Desk(desk).state_of_works())
    with pytest.raises(BadInput):
        arriving.bring_handed(desk, group, received, None, "")
    assert Desk(desk).works(group.id) == ()


def test_a_hand_in_is_kept_whole_or_not_at_all(store: Store, pair: Pair, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> None:
        raise StorageError("Le disque est plein.")

    with monkeypatch.context() as patch:
        patch.setattr(Centre, "add_receipt", fails)
        with pytest.raises(StorageError):
            handed(store, pair)
    assert Desk(store.of(pair.training.id)).cohorts() == ()
    assert handed(store, pair).number == 1


def _arrived(store: Store, pair: Pair) -> arriving.HandedIn:
    return arriving.HandedIn("Ana", "a.mm", _map(store, pair))


def _map(store: Store, pair: Pair) -> files.MindMap:
    return store.of(pair.ana.id).load(pair.project).map


def test_levels_and_comments_come_back_to_the_project_without_a_file(store: Store, pair: Pair):
    receipt, desk = handed(store, pair), store.of(pair.training.id)
    assert kept.origin(desk, receipt.work, 1) == (pair.ana.id, pair.project)
    assert kept.origin(store, receipt.work, 1) is None, "of another session"
    view = reading_room.open_work(desk, receipt.work)
    assert marking.comes_back(desk, view)
    marking.pin(desk, receipt.work, 1, view.map.root.key, "Précisez le lieu.", "preciser", "")
    marking.give_back(desk, receipt.work, 1, "Luc")
    (found,) = returned.returned(store.of(pair.ana.id), pair.project)
    assert found.review.reviewer == "Luc"
    assert [each.remark.text for each in found.comments] == ["Précisez le lieu."]
    written(store, pair, "Atelier à Lyon")
    returned.answer_remark(store.of(pair.ana.id), pair.project, 1, found.comments[0].remark.id, "Fait.", True)
    handed(store, pair)
    (remark,) = reading_room.open_work(desk, receipt.work, 1).review.remarks
    assert (remark.answer, remark.resolved) == ("Fait.", True)


def test_an_agreement_to_a_second_opinion_is_given_and_taken_back(store: Store, pair: Pair):
    receipt = handed(store, pair)
    assert not together.lets_second(store, receipt)
    together.let_second(store, receipt, yes=True)
    assert together.lets_second(store, receipt)
    again = together.hand_over(store, pair.ana, pair.project, pair.training.id)
    assert (again.version, together.lets_second(store, again)) == (1, False), "what is said last holds"
    Desk(store.of(pair.training.id)).erase_work(receipt.work)
    assert not together.lets_second(store, receipt)
    with pytest.raises(NotFound):
        together.let_second(store, receipt, yes=True)
