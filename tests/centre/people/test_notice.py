"""What a centre says of itself: kept by its head, the rest told to be missing, nothing understood that is not one."""

from __future__ import annotations

import pytest

from cefi_map import limits
from cefi_map.centre import people
from cefi_map.errors import BadInput
from cefi_map.store import Store


def test_what_is_said_is_kept_with_its_moment_and_the_rest_is_missing(store: Store):
    assert people.notice(store) == people.Notice()
    said = people.set_notice(store, {"editor": " Tremplin ", "ground": "contrat", "other": "x"})
    assert people.notice(store) == said
    assert (said.editor, said.ground, said.host) == ("Tremplin", "contrat", "")
    assert said.moment is not None
    assert len(people.missing(said)) == len(people.NOTICE_WORDS) - 2
    store.set_common("notice", {"editor": 3, "gone": "x"})
    assert people.notice(store) == people.Notice(), "what was kept and is no more understood"


def test_what_is_too_long_or_no_ground_is_refused(store: Store):
    for wrong in ({"host": "x" * (limits.NOTICE_CHARS + 1)}, {"ground": "plaisir"}):
        with pytest.raises(BadInput):
            people.set_notice(store, wrong)
    assert not people.notice(store).updated


def test_a_second_opinion_is_asked_for_once_the_head_lets_it(store: Store):
    assert not people.lets_second(store)
    people.let_second(store, True)
    assert people.lets_second(store)
    people.let_second(store, False)
    assert not people.lets_second(store)
