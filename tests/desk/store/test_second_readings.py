"""Second opinions on a work: only where its candidate agrees, seen by who asked alone, gone with the agreement."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cefi_map.desk.store import Desk, Work
from cefi_map.errors import BadInput, NotFound
from cefi_map.store import SecondOpinion, Store, open_store

from .test_reviews import received

ASKED = datetime(2026, 11, 30, 21, 4, tzinfo=UTC)
READ = SecondOpinion("carte", 1, ASKED, {"rules": "abc", "model": "petit"}, "ce qui part", "réponse", "", b"dit")


def agreed(store: Store, **more: object) -> Work:
    return Desk(store).receive(Desk(store).create_cohort("N").id, received(lets_second=True, **more))


def test_it_is_who_asked_s_alone(store: Store):
    luc, zoe = (Desk(store.by(name, "trainer")) for name in ("luc", "zoe"))
    work = agreed(store)
    luc.keep_second_reading(work.id, READ)
    zoe.keep_second_reading(work.id, replace(READ, part="dossier", sent="autre chose"))
    assert luc.second_readings(work.id, 1) == {"carte": READ}
    assert list(zoe.second_readings(work.id, 1)) == ["dossier"]
    zoe.erase_second_reading(work.id, 1, "carte")
    assert luc.second_readings(work.id, 1) == {"carte": READ}
    assert [(each.sent, each.answer, each.said) for each in luc.sent(work.id, 1)] == [
        ("ce qui part", "", None),
        ("autre chose", "", None),
    ]
    with pytest.raises(NotFound):
        Desk(store.of("someone")).second_readings(work.id, 1)


def test_an_answer_comes_to_the_demand_that_was_made_last(store: Store):
    desk, work = Desk(store), agreed(store)
    waiting = replace(READ, answer="", said=None)
    desk.keep_second_reading(work.id, waiting)
    desk.answer_second_reading(work.id, replace(READ, asked=ASKED - timedelta(minutes=5)))
    assert desk.second_readings(work.id, 1) == {"carte": waiting}
    desk.answer_second_reading(work.id, READ)
    assert desk.second_readings(work.id, 1) == {"carte": READ}
    desk.erase_second_reading(work.id, 1, "carte")
    desk.answer_second_reading(work.id, READ)
    assert desk.second_readings(work.id, 1) == {}


def test_none_is_kept_of_whom_does_not_agree_and_what_was_read_goes_with_the_agreement(store: Store):
    desk, work = Desk(store), Desk(store).receive(Desk(store).create_cohort("N").id, received())
    with pytest.raises(BadInput, match="n’y a pas consenti"):
        desk.keep_second_reading(work.id, READ)
    desk.let_second(work.id, 1, True)
    desk.keep_second_reading(work.id, READ)
    desk.let_second(work.id, 1, False)
    assert (desk.second_readings(work.id, 1), desk.work(work.id).lets_second) == ({}, False)


def test_of_the_same_map_again_what_is_said_last_holds(store: Store):
    work = agreed(store)
    again, new = Desk(store).receive_version(work.id, received())
    assert (new, again.lets_second, Desk(store).work(work.id).lets_second) == (False, False, False)
    other = agreed(store)
    Desk(store).receive_version(other.id, received(lets_second=True))
    twin = Desk(store).receive(other.cohort, received())
    Desk(store).join_work(twin.id, other.id)
    assert not Desk(store).work(other.id).lets_second


def test_it_follows_its_version_and_the_agreement_alone_is_in_a_backup(store: Store, tmp_path: Path):
    desk, work = Desk(store), agreed(store)
    desk.receive_version(work.id, received(dossier_name="d.docx", dossier=b"PK"))
    desk.keep_second_reading(work.id, READ)
    parted = desk.part_work(work.id, 1, "à part")
    assert desk.second_readings(parted.id, 1) == {"carte": READ}
    data = store.export_all()
    file = zipfile.ZipFile(io.BytesIO(data))
    assert not [name for name in file.namelist() if b"ce qui part" in file.read(name)]
    elsewhere = open_store(tmp_path / "elsewhere")
    elsewhere.restore_all(data)
    assert Desk(elsewhere).work(parted.id).lets_second
    assert Desk(elsewhere).second_readings(parted.id, 1) == {}
    elsewhere.close()
