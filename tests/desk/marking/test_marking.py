"""Two people at one place of the grid: what each goes on from, what contradicts it, and which stands."""

from __future__ import annotations

import pytest

from cefi_map import review as grid
from cefi_map.desk import marking
from cefi_map.errors import NotFound
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


def test_a_work_that_is_not_there_is_refused(store: data.Store):
    with pytest.raises(NotFound):
        marking.settle(store, "inconnu", 1, "C1", "", [])
    with pytest.raises(NotFound):
        marking.confirm(store, "inconnu", 1, ["C1"])
