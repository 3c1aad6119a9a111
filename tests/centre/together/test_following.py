"""What a trainer sees of a session while it is being written, and no more once it is handed in."""

from __future__ import annotations

import time

import pytest

from cefi_map.centre import rights, sessions, together
from cefi_map.centre.together.following import Progress
from cefi_map.errors import NotFound
from cefi_map.mindmap.outline import parse
from cefi_map.store import Store
from tests.cases import MAP

from .conftest import Pair


def followed(store: Store, pair: Pair) -> dict[str, Progress]:
    """Asked for until it is there, as the page does."""
    table, handed = sessions.table(store, pair.training.id), together.receipts(store, pair.training.id)
    waiting = sum(bool(row.projects) for row in table.rows if row.member.person.id not in handed)
    while len(found := together.follow(store, table, handed)) < waiting:
        time.sleep(0.02)
    return found


def test_each_save_is_seen_with_its_stages_verdicts_and_what_grew(store: Store, pair: Pair):
    before = followed(store, pair)[pair.ana.id]
    assert not any(stage.present for stage in before.stages)
    own = store.of(pair.ana.id)
    own.save(pair.project, parse(MAP), own.load(pair.project).number)
    now = followed(store, pair)[pair.ana.id]
    assert any(stage.state != "vide" for stage in now.stages)
    assert now.verdicts != before.verdicts
    assert now.saves == 2
    assert now.grew == len(parse(MAP)) - len(own.load(pair.project, 1).map)
    assert now.pages == ""


def test_who_handed_in_is_followed_no_more_and_their_map_waits_in_the_review(store: Store, pair: Pair):
    assert rights.access(store, pair.trainer, "project", pair.project)
    receipt = together.hand_over(store, pair.ana, pair.project, pair.training.id)
    assert followed(store, pair) == {}
    with pytest.raises(NotFound):
        rights.access(store, pair.trainer, "project", pair.project)
    copy = store.of(pair.ana.id).duplicate(pair.project).id
    sessions.show_project(store, pair.ana, copy, pair.training.id)
    with pytest.raises(NotFound):
        rights.access(store, pair.trainer, "project", copy)
    assert rights.access(store, pair.trainer, "work", receipt.work)


def test_more_than_one_look_can_judge_are_all_there_in_the_end(store: Store, pair: Pair):
    for number in range(14):
        sessions.join(store, pair.training.code, f"Candidat {number}")
    assert len(followed(store, pair)) == 15


def test_whoever_wrote_least_is_looked_at_first(store: Store, pair: Pair):
    """Who wrote nothing that they show, then who misses most; not who handed in."""
    ben, cleo, dan = (sessions.join(store, pair.training.code, name).person for name in ("Ben", "Cleo", "Dan"))
    store.of(ben.id).create(parse(MAP), source_name="ben.mm")
    own = store.of(cleo.id)
    own.save(own.projects()[0].id, parse(MAP), 1)
    together.hand_over(store, dan, store.of(dan.id).projects()[0].id, pair.training.id)
    table, handed = sessions.table(store, pair.training.id), together.receipts(store, pair.training.id)
    while len(found := together.follow(store, table, handed)) < 2:
        time.sleep(0.02)
    first = together.first_to_help(table, handed, found)
    assert [name for name, _ in first] == ["Ana", "Ben", "Cleo"]
    assert (first[0][1], first[1][1]) == (-1, -1)
    assert 0 < first[2][1] < 15
