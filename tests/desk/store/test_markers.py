"""Several mark one version apart: nobody reads another's grid before all are done, and nothing written is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from cefi_map.centre.store import Centre
from cefi_map.desk import store as kept
from cefi_map.desk.store import Desk, Grid, Work
from cefi_map.errors import BadInput
from cefi_map.store import Store
from tests.store.cases import MAP, retitled

from .test_reviews import received

OTHER = retitled(MAP, "Moyens", "Budget")


def held(store: Store) -> Work:
    return Desk(store).receive(Desk(store).create_cohort("Rendus").id, received("Ana"))


def free(_: Mapping[str, Any]) -> Mapping[str, Any]:
    """Nothing stands in the way, and nothing is there to go on with."""
    return {}


def side_by_side(apart: Sequence[Grid]) -> dict[str, Any]:
    return {"version": 1, "all": [each.review["said"] for each in apart]}


def named(store: Store, work: Work, *people: str) -> None:
    for each in people:
        Desk(store).name_marker(work.id, each, each.title(), free)


def says(store: Store, work: Work, who: str, words: str) -> None:
    Desk(store.by(who, "jury")).change_review(work.id, 1, lambda _: {"version": 1, "said": words})


def done(store: Store, work: Work, who: str) -> None:
    Desk(store.by(who, "jury")).finish_grid(work.id, 1, free, side_by_side)


def test_each_reads_their_own_until_all_are_done_then_all_read_the_same(store: Store):
    work = held(store)
    named(store, work, "anne", "luc")
    says(store, work, "anne", "un")
    says(store, work, "luc", "deux")
    assert [Desk(store.by(who, "jury")).work(work.id).review.get("said") for who in ("anne", "luc", "roy", "")] == [
        "un",
        "deux",
        None,
        None,
    ]
    [row] = Desk(store.by("luc", "jury")).works(work.cohort)
    assert [each.review for each in row.grids] == [{}, {"version": 1, "said": "deux"}]
    assert row.hidden
    done(store, work, "anne")
    assert Desk(store.by("anne", "jury")).work(work.id).review["said"] == "un"
    done(store, work, "luc")
    for who in ("anne", "luc", "roy", ""):
        seen = Desk(store.by(who, "jury")).work(work.id)
        assert seen.review == {"version": 1, "all": ["un", "deux"]}
        assert [each.review["said"] for each in seen.grids] == ["un", "deux"]


def test_who_is_done_or_not_named_changes_nothing(store: Store):
    work = held(store)
    named(store, work, "anne", "luc")
    says(store, work, "anne", "un")
    done(store, work, "anne")
    with pytest.raises(BadInput, match="Vous avez dit"):
        says(store, work, "anne", "autre")
    with pytest.raises(BadInput, match="cotée par Anne et Luc"):
        says(store, work, "roy", "autre")
    with pytest.raises(BadInput, match="à plusieurs"):
        Desk(store).change_review(work.id, 1, dict, settled=True)


def test_one_who_began_is_set_aside_only_when_that_is_said_and_comes_back_with_every_word(store: Store):
    work = held(store)
    named(store, work, "anne", "luc")
    says(store, work, "anne", "un")
    with pytest.raises(BadInput, match="Anne a commencé"):
        Desk(store).unname_marker(work.id, "anne", begun=False, join=side_by_side)
    Desk(store).unname_marker(work.id, "anne", begun=True, join=side_by_side)
    Desk(store).unname_marker(work.id, "luc", begun=False, join=side_by_side)
    assert [(each.author, bool(each.aside)) for each in Desk(store).work(work.id).grids] == [("anne", True)]
    named(store, work, "anne", "zoe")
    assert Desk(store.by("anne", "jury")).work(work.id).review["said"] == "un"


def test_who_reopens_reads_no_more_than_their_own_and_it_is_told(store: Store):
    work = held(store)
    named(store, work, "anne", "luc")
    for who in ("anne", "luc"):
        says(store, work, who, who)
    done(store, work, "anne")
    Desk(store.by("anne", "jury")).reopen_grid(work.id, 1, free)
    assert not Desk(store).work(work.id).grids[0].reopened, "before the other was done nothing was to be seen"
    done(store, work, "anne")
    done(store, work, "luc")
    Desk(store.by("luc", "jury")).reopen_grid(work.id, 1, free)
    anne, luc = Desk(store).work(work.id).grids
    assert luc.reopened
    assert not anne.reopened
    assert Desk(store.by("luc", "jury")).work(work.id).review["said"] == "luc"
    says(store, work, "luc", "encore")
    done(store, work, "luc")
    assert Desk(store).work(work.id).review["all"] == ["anne", "encore"]


def test_a_new_version_is_marked_by_the_same_from_nothing(store: Store):
    work = held(store)
    named(store, work, "anne", "luc")
    says(store, work, "anne", "un")
    Desk(store).receive_version(work.id, received("Ana", OTHER))
    now = Desk(store.by("anne", "jury")).work(work.id)
    assert (now.number, now.review, [each.author for each in now.grids]) == (2, {}, ["anne", "luc"])
    assert Desk(store.by("anne", "jury")).work(work.id, 1).review["said"] == "un"


def test_grids_go_with_the_version_they_are_of(store: Store):
    """Joined to another work, parted, erased."""
    cohort = Desk(store).create_cohort("Rendus").id
    first, second = (
        Desk(store).receive(cohort, received(name, mindmap)) for name, mindmap in (("Ana", MAP), ("Ben", OTHER))
    )
    named(store, second, "anne", "luc")
    says(store, second, "anne", "un")
    Desk(store).join_work(second.id, first.id)
    assert Desk(store.by("anne", "jury")).work(first.id, 2).review["said"] == "un"
    parted = Desk(store).part_work(first.id, 2, "Ben")
    assert Desk(store.by("anne", "jury")).work(parted.id).review["said"] == "un"
    Desk(store).erase_cohort(cohort)
    assert not Desk(store).cohorts()


def test_what_the_jury_says_is_not_overwritten_by_who_did_not_see_it(store: Store):
    work = held(store)
    assert Desk(store).set_jury(work.id, 1, "", "Favorable.") == "Favorable."
    assert Desk(store).set_jury(work.id, 1, "", "Réservé.") == "Favorable."
    assert Desk(store).set_jury(work.id, 1, "Favorable.", "Réservé.") == "Réservé."
    assert Desk(store).work(work.id).jury == "Réservé."


def test_the_grid_of_somebody_who_is_erased_stays_with_every_word_and_is_of_nobody(store: Store):
    work, anne = held(store), Centre(store).add_person("Anne", "jury")
    Desk(store).name_marker(work.id, anne.id, anne.name, free)
    named(store, work, "luc")
    says(store, work, anne.id, "un")
    done(store, work, anne.id)
    says(store, work, "luc", "deux")
    done(store, work, "luc")
    Centre(store).erase_person(anne.id, keep_works=False)
    grids = Desk(store).work(work.id).grids
    assert {each.review["said"] for each in grids} == {"un", "deux"}
    assert "Anne" not in repr([(each.name, each.author) for each in grids])
    assert anne.id not in {each.author for each in grids}


def test_who_was_set_aside_neither_counts_nor_is_waited_for(store: Store):
    """One grid that is left is compared with nothing, and is done with nobody."""
    work = held(store)
    named(store, work, "ana", "luc", "zoe")
    says(store, work, "zoe", "Clair")
    Desk(store).unname_marker(work.id, "zoe", begun=True, join=side_by_side)
    for each in ("ana", "luc"):
        assert not kept.are_done(Desk(store).work(work.id).grids)
        says(store, work, each, "Vu")
        Desk(store.by(each, "jury")).finish_grid(work.id, 1, free, side_by_side)
    apart = Desk(store).work(work.id).grids
    assert {each.author for each in apart} == {"ana", "luc", "zoe"}
    assert {each.author for each in kept.counting(apart)} == {"ana", "luc"}
    assert kept.are_done(apart)
    assert not kept.are_done(apart[:1])


def test_whose_grid_of_all_it_was_goes_on_with_it_and_an_older_one_of_theirs_is_not_lost(store: Store):
    work = held(store)
    shared = {"version": 1, "said": "à tous"}
    Desk(store).change_review(work.id, 1, lambda _: shared)
    Desk(store).name_marker(work.id, "ana", "Ana", lambda review: review)
    named(store, work, "luc")
    assert Desk(store.by("ana", "jury")).work(work.id).review == shared
    assert Desk(store.by("luc", "jury")).work(work.id).review == {}
    for each in ("ana", "luc"):
        Desk(store).unname_marker(work.id, each, begun=True, join=side_by_side)
    assert Desk(store).work(work.id).review == {}, "it is hers"
    Desk(store).change_review(work.id, 1, lambda _: shared)
    with pytest.raises(BadInput, match="Ana a deux grilles"):
        Desk(store).name_marker(work.id, "ana", "Ana", lambda review: review)
