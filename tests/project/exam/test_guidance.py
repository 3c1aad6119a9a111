"""What a centre says of a criterion: one sentence each, kept apart, taken back, never a verdict."""

from __future__ import annotations

import pytest

from cefi_map import limits
from cefi_map.centre.store import Centre
from cefi_map.errors import NotFound, TooLarge
from cefi_map.project import data, exam


def words(store: data.Store) -> dict[str, str]:
    return {id: each.words for id, each in exam.guidance(store).items()}


def test_each_criterion_has_its_sentence_in_official_order(store: data.Store):
    assert words(store) == {}
    exam.set_guidance(store, "C10", "Un critère\r\n se  compte.", "Harmonisation de mai")
    exam.set_guidance(store, "C5", "Un partenaire compte dès qu’il apporte.")
    assert list(words(store).items()) == [
        ("C5", "Un partenaire compte dès qu’il apporte."),
        ("C10", "Un critère se compte."),
    ]
    assert exam.guidance(store)["C10"].of == "Harmonisation de mai"


def test_it_is_the_centre_s_whoever_reads_it(store: data.Store):
    ana = Centre(store).add_person("Ana", "candidate")
    exam.set_guidance(store, "C5", "Deux suffisent.")
    assert words(store.of(ana.id)) == {"C5": "Deux suffisent."}


def test_the_same_again_keeps_its_day_and_where_it_comes_from(store: data.Store):
    exam.set_guidance(store, "C5", "Deux suffisent.", "Harmonisation de mai")
    before = exam.guidance(store)["C5"]
    exam.set_guidance(store, "C5", " Deux suffisent. ")
    assert exam.guidance(store)["C5"] == before
    exam.set_guidance(store, "C5", "")
    assert words(store) == {}


def test_what_is_no_criterion_or_no_sentence_is_refused(store: data.Store):
    with pytest.raises(NotFound):
        exam.set_guidance(store, "C13", "Deux suffisent.")
    with pytest.raises(TooLarge):
        exam.set_guidance(store, "C5", "x" * (limits.GUIDANCE_CHARS + 1))
    assert words(store) == {}


def test_what_was_kept_and_is_not_understood_is_left_out(store: data.Store):
    for kept in ("x", {"words": 3}, {"words": "a", "moment": "hier", "of": ""}, {}):
        store.set_common("guidance C5", kept)
        assert words(store) == {}
