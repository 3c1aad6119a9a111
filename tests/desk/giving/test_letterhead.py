"""The head of what a centre prints: kept, shown, taken away; a logo that is too large or none is refused."""

from __future__ import annotations

import pytest

from cefi_map import limits
from cefi_map.desk import giving, groups, reading
from cefi_map.errors import BadInput, TooLarge
from cefi_map.project import data
from cefi_map.reporting.letterhead import Letterhead
from tests.cases import drawing, work

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"><circle cx="40" cy="40" r="30"/></svg>'


def test_nothing_is_printed_above_until_a_centre_says_its_name(store: data.Store):
    assert giving.letterhead(store) == Letterhead()


def test_name_and_logo_are_kept_and_a_name_alone_leaves_the_logo(store: data.Store):
    giving.set_letterhead(store, " Centre des Deux Rives ", LOGO)
    head = giving.letterhead(store)
    assert (head.centre, head.logo[:4], head.alt) == (
        "Centre des Deux Rives",
        b"\x89PNG",
        "Logo de Centre des Deux Rives",
    )
    assert len(head.logo) <= limits.LOGO_KEPT_BYTES
    giving.set_letterhead(store, "Centre")
    assert giving.letterhead(store).logo == head.logo
    giving.set_letterhead(store, "Centre", without_logo=True)
    assert giving.letterhead(store) == Letterhead("Centre")


def test_a_picture_that_is_none_or_too_large_leaves_all_as_it_was(store: data.Store):
    giving.set_letterhead(store, "Centre", LOGO)
    before = giving.letterhead(store)
    with pytest.raises(BadInput, match="image"):
        giving.set_letterhead(store, "Autre", b"Un logo")
    with pytest.raises(TooLarge, match="2 Mo"):
        giving.set_letterhead(store, "Autre", bytes(limits.LOGO_BYTES + 1))
    assert giving.letterhead(store) == before


@pytest.mark.parametrize("kept", [[], {"logo": "é"}, {"centre": 3}, {"logo": 3}])
def test_what_a_backup_brings_and_is_no_head_is_none(store: data.Store, kept: object):
    store.set_setting("letterhead", kept)
    assert giving.letterhead(store) == Letterhead()


def test_a_sheet_bears_the_centre_the_session_and_the_group(store: data.Store):
    giving.set_letterhead(store, "Centre des Deux Rives", LOGO)
    id = work(store, ("Léa.svg", drawing()))
    cohort = reading.open_work(store, id).cohort
    groups.rename_cohort(store, cohort.id, "Lundi", "Juin 2027")
    page = giving.give_back_file(store, id, 1, "html").data.decode()
    for words in ("Centre des Deux Rives", "Lundi", "Juin 2027", "data:image/png;base64,", "Léa : date et signature"):
        assert words in page, words
    groups.rename_cohort(store, cohort.id, "Mardi")
    assert groups.table(store, cohort.id).cohort.session == "Juin 2027", "what is not said stays"
