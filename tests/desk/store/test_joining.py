"""Two works made one, and parted again: no version, no review and no document is lost."""

from __future__ import annotations

import pytest

from cefi_map.desk import store as kept
from cefi_map.desk.store import Desk, Work
from cefi_map.errors import BadInput, NotFound
from cefi_map.store import Store
from tests.store.cases import MAP, grown

from .test_reviews import received


def two(store: Store) -> tuple[Work, Work]:
    cohort = Desk(store).create_cohort("N").id
    first = Desk(store).receive(cohort, received("v1"))
    second = Desk(store).receive(cohort, received("v2", grown(MAP, "n", "Plus"), dossier_name="d.docx", dossier=b"PK"))
    for work, said in ((first, "un"), (second, "deux")):
        Desk(store).change_review(work.id, 1, lambda _, said=said: {"version": 1, "appreciation": said})
    return first, second


def told(store: Store, id: str) -> list[tuple[int, str, object, bytes | None]]:
    return [
        (each.number, each.source_name, each.review.get("appreciation"), Desk(store).work_dossier(id, each.number))
        for each in Desk(store).work_versions(id)
    ]


def test_the_versions_of_a_work_become_further_ones_of_another(store: Store):
    first, second = two(store)
    joined, new = Desk(store).join_work(second.id, first.id)
    assert (joined.id, joined.name, joined.number, new) == (first.id, "v1", 2, True)
    assert told(store, first.id) == [(1, "v1.mm", "un", None), (2, "v2.mm", "deux", b"PK")]
    assert [work.id for work in Desk(store).works(first.cohort)] == [first.id]
    with pytest.raises(NotFound):
        Desk(store).work(second.id)


def test_a_version_is_parted_and_those_after_it_count_anew(store: Store):
    first, second = two(store)
    Desk(store).join_work(second.id, first.id)
    Desk(store).receive_version(first.id, received("v3", grown(MAP, "m", "Encore")))
    own = Desk(store).part_work(first.id, 2, "v2")
    assert told(store, own.id) == [(1, "v2.mm", "deux", b"PK")]
    assert [(number, file) for number, file, *_ in told(store, first.id)] == [(1, "v1.mm"), (2, "v3.mm")]
    alone = Desk(store).part_work(first.id, 1, "v1")
    assert [(number, file) for number, file, *_ in told(store, first.id)] == [(1, "v3.mm")]
    assert {work.id for work in Desk(store).works(first.cohort)} == {first.id, own.id, alone.id}


def test_what_is_the_newest_again_is_not_kept_twice_and_a_project_is_learnt(store: Store):
    cohort = Desk(store).create_cohort("N").id
    first, again = (
        Desk(store).receive(cohort, received()),
        Desk(store).receive(cohort, received("encore", project="p1")),
    )
    joined, new = Desk(store).join_work(again.id, first.id)
    assert (joined.number, joined.project, new) == (1, "p1", False)
    assert len(Desk(store).works(cohort)) == 1


def test_what_cannot_be_joined_or_parted_stays_as_it_is(store: Store):
    first, second = two(store)
    elsewhere = Desk(store).receive(Desk(store).create_cohort("M").id, received("ailleurs"))
    for id, into, error in (
        (first.id, first.id, BadInput),
        (first.id, elsewhere.id, BadInput),
        (first.id, "f" * 16, NotFound),
        ("f" * 16, first.id, NotFound),
    ):
        with pytest.raises(error):
            Desk(store).join_work(id, into)
    for number in (0, 1, 2):
        with pytest.raises(BadInput):
            Desk(store).part_work(second.id, number, "x")
    with pytest.raises(NotFound):
        Desk(store.of("autre")).join_work(second.id, first.id)
    assert len(Desk(store).works(first.cohort)) == 2


def test_what_is_said_of_a_dossier_takes_the_place_of_what_was():
    opinion = {"version": 18, "criteria": {"C1": "satisfait", "C12": "partiel"}}
    assert kept.with_dossier(opinion, {"C12": "absent"}) == {
        **opinion,
        "criteria": {"C1": "satisfait", "C12": "absent"},
    }
    assert kept.with_dossier(opinion, {}) == {**opinion, "criteria": {"C1": "satisfait"}}
