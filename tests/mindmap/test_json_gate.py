"""JSON from outside: what a parser would choke on is refused before it parses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map import limits
from cefi_map.errors import TooLarge
from cefi_map.mindmap.json_gate import read_json

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXTS, inside, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_it_reads_what_json_is(value: Any) -> None:
    assert read_json(json.dumps(value).encode()) == value
    assert read_json(json.dumps(value, ensure_ascii=False).encode()) == value


def test_brackets_and_commas_in_texts_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "JSON_VALUES", 10)
    value = ['[[[,,,{{{\\"[', "é" * 9, ',,,\\\\"']
    assert read_json(json.dumps(value).encode(), depth=1) == value


def test_depth_is_counted_to_the_level() -> None:
    assert read_json(b"[[[1]],[2]]", depth=3)
    with pytest.raises(RecursionError):
        read_json(b"[[[1]],[[[2]]]]", depth=3)


@given(st.recursive(st.text('\\"[]{},a'), lambda inside: st.lists(inside, max_size=3), max_leaves=8))
def test_depth_is_the_same_whatever_texts_hold(value: Any) -> None:
    def depth(one: Any) -> int:
        return 1 + max(map(depth, one), default=0) if isinstance(one, list) else 0

    data = json.dumps(value).encode()
    assert read_json(data, depth=depth(value)) == value
    if isinstance(value, list):
        with pytest.raises(RecursionError):
            read_json(data, depth=depth(value) - 1)


def test_a_backslash_outside_of_texts_hides_nothing_that_is_parsed() -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # any of its kinds
        read_json(b'[\\" " ' + b"[" * 100_000)


def test_values_are_counted_before_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "JSON_VALUES", 5)
    assert read_json(b"[1,2,3,4,5]") == [1, 2, 3, 4, 5]
    with pytest.raises(TooLarge):
        read_json(b"[1,2,3,4,5,6]")


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "JSON_BYTES", 4)
    assert read_json(b'"ab"') == "ab"
    with pytest.raises(TooLarge):
        read_json(b'"abc"')


@pytest.mark.parametrize("data", [b"", b'"', b"[1", b"]", b"\xff", b"9" * 5000, b'{"a":}'])
def test_what_is_no_json_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # any of its kinds
        read_json(data)
