"""Two people at one place of the grid: what each goes on from, what contradicts it, and which stands."""

from __future__ import annotations

import pytest

from cefi_map import service
from cefi_map.errors import NotFound
from tests.service.cases import drawing, work

ANNE, PAUL = service.review.signature("Anne"), service.review.signature("Paul")


def test_two_marks_that_contradict_each_other_both_stand_until_one_is_chosen(store: service.data.Store):
    id = work(store, ("Léa.svg", drawing()))
    service.review.set_grid(store, id, 1, {"C1": ("acquis", "")}, by=ANNE)
    review = service.review.set_grid(store, id, 1, {"C1": ("non_acquis", "")}, by=PAUL)
    hers, his = (service.review.own(review, "C1", by) for by in (ANNE, PAUL))
    assert {hers.level, his.level} == {"acquis", "non_acquis"}
    assert [each.mark for each in service.review.others(review, "C1", his)] == [hers]
    kept, dropped = service.review.name_of(hers), service.review.name_of(his)
    settled = service.review.settle(store, id, 1, "C1", kept, [dropped])
    assert settled.mark("C1") == hers
    assert service.review.others(settled, "C1", hers) == ()


def test_a_work_that_is_not_there_is_refused(store: service.data.Store):
    with pytest.raises(NotFound):
        service.review.settle(store, "inconnu", 1, "C1", "", [])
    with pytest.raises(NotFound):
        service.review.confirm(store, "inconnu", 1, ["C1"])
