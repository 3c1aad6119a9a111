"""A class that arrived: read beside whoever sent it, told while that goes on, its end kept with what arrived."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from cefi_map.desk import arriving
from cefi_map.desk.store import Desk
from cefi_map.errors import NotFound
from cefi_map.store import Store
from tests.cases import drawing


def test_what_arrived_is_read_and_what_was_refused_stays_named(store: Store, tmp_path: Path):
    waiting = arriving.Waiting(tmp_path / "arrivages")
    id = waiting.begin()
    waiting.add(id, "Zoé.svg", io.BytesIO(drawing()))
    waiting.add(id, "note.xyz", io.BytesIO(b"\x00\x01"))
    assert arriving.read_arrival(store, waiting, id, cohort="", name="Mardi", left=(), within=60)
    said = waiting.finished(id)
    assert said["added"] == ["Zoé"]
    assert [name for name, _ in said["errors"]] == ["note.xyz"]
    assert [work.name for work in Desk(store).works(said["cohort"])] == ["Zoé"]


def test_an_arrival_that_is_not_there_is_not_read(store: Store, tmp_path: Path):
    with pytest.raises(NotFound):
        arriving.read_arrival(store, arriving.Waiting(tmp_path), "f" * 16, cohort="", name="", left=(), within=0)
