"""Two people at one place of the grid: what each goes on from, what contradicts it, and which stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cefi_map import review as grid
from cefi_map.desk import marking, reading
from cefi_map.errors import BadInput, NotFound
from cefi_map.project import data
from tests.cases import drawing, work

ANNE, PAUL = marking.signature("Anne"), marking.signature("Paul")


def test_two_marks_that_contradict_each_other_both_stand_until_one_is_chosen(store: data.Store):
    id = work(store, ("Léa.svg", drawing()))
    marking.set_grid(store, id, 1, {"C1": ("acquis", "")}, by=ANNE)
    review = marking.set_grid(store, id, 1, {"C1": ("non_acquis", "")}, by=PAUL)
    hers, his = (grid.own(review, "C1", by) for by in (ANNE, PAUL))
    assert {hers.level, his.level} == {"acquis", "non_acquis"}
    assert [each.mark for each in grid.others(review, "C1", his)] == [hers]
    kept, dropped = grid.name_of(hers), grid.name_of(his)
    settled = marking.settle(store, id, 1, "C1", kept, [dropped])
    assert settled.mark("C1") == hers
    assert grid.others(settled, "C1", hers) == ()


WRITES: dict[str, Callable[[data.Store, str], object]] = {
    "a level": lambda store, id: marking.set_grid(store, id, 1, {"C1": ("partiel", "")}),
    "a tick": lambda store, id: marking.set_grid(store, id, 1, {}, ["M4"]),
    "a choice": lambda store, id: marking.settle(store, id, 1, "C1", "", []),
    "a confirmation": lambda store, id: marking.confirm(store, id, 1, ["C1"]),
    "a comment": lambda store, id: marking.pin(store, id, 1, _root(store, id), "Et ?", "question", ""),
    "a comment gone": lambda store, id: marking.unpin(store, id, 1, "x"),
}


def _root(store: data.Store, id: str) -> str:
    return reading.read_map(store, id, 1).root.key


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_sheet_that_is_given_back_changes_no_more_until_it_is_reopened(
    store: data.Store, write: Callable[[data.Store, str], object]
):
    id = work(store, ("Léa.svg", drawing()))
    marking.set_grid(store, id, 1, {"C1": ("acquis", "")}, by=ANNE)
    given = marking.give_back(store, id, 1, "Anne")
    assert marking.state_of(store, reading.open_work(store, id)) == ""
    with pytest.raises(BadInput, match="rendue : elle ne change plus"):
        write(store, id)
    assert reading.open_work(store, id).review == given
    assert marking.give_back(store, id, 1, "Paul") == given, "it stays as it was signed"
    marking.reopen(store, id, 1)
    write(store, id)


def test_a_work_that_is_not_there_is_refused(store: data.Store):
    with pytest.raises(NotFound):
        marking.settle(store, "inconnu", 1, "C1", "", [])
    with pytest.raises(NotFound):
        marking.confirm(store, "inconnu", 1, ["C1"])
