"""schemas/mindmap.schema.json says what the gate writes, and no less than what it accepts."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cefi_map import limits
from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, Node, codec

from .maps import mindmaps

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("schemas/mindmap.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
DEFS = SCHEMA["$defs"]

SCALARS = st.none() | st.booleans() | st.integers(-2, 500) | st.just(1.5) | st.text(max_size=4) | st.just("\x00")
VALUES = st.recursive(SCALARS, lambda inside: st.lists(inside, max_size=2), max_leaves=4)
WHOLE = {
    "key": "r",
    "parent": None,
    "text": "Projet",
    "note": [{"kind": "ul", "level": 1, "runs": [{"text": "a", "bold": True, "italic": True, "link": "b"}]}],
    "details": "une ligne",
    "icons": ["idea"],
    "link": "https://example.org/",
    "arrows": [{"target": "r", "label": "a", "color": "#aabbcc", "line": "dots", "ends": "both"}],
    "attributes": [["etape", "E1"]],
    "style": {"color": "#aabbcc", "background": "", "edge": "", "cloud": "", "bold": True, "italic": None, "size": 12},
    "picture": {"hash": "0a" * 32, "width": 8, "height": 6, "natural": [16, 12], "alt": "a", "source": "b/c.png"},
    "side": "left",
    "folded": True,
    "source_id": "ID_1",
    "opaque": ["mm", "x", ["r"], [[1, "y"]]],
}
"""A node with every property set."""


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every path to a value inside plain data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for name, part in inside for deeper in places(part, (*path, name)))]


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """``WHOLE`` as a map of one node, with one value replaced."""
    data: Any = {"version": 1, "nodes": [deepcopy(WHOLE)]}
    *way, last = ("nodes", 0, *path)
    place = data
    for step in way:
        place = place[step]
    place[last] = value
    return data  # type: ignore[no-any-return]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.whole
@given(mindmaps(), st.booleans())
def test_what_is_written_is_valid(mindmap: MindMap, opaque: bool) -> None:
    data = json.loads(json.dumps(codec.to_data(mindmap, opaque=opaque)))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


def test_every_property_written_is_described() -> None:
    """A whole node comes back whole: nothing it holds is missing from the schema, nothing described is unknown."""
    [written] = codec.to_data(codec.from_data({"nodes": [WHOLE]}), opaque=True)["nodes"]
    assert set(written) <= set(DEFS["node"]["properties"]) == set(WHOLE)
    for name, part in (("block", "note"), ("arrow", "arrows")):
        assert set(written[part][0]) == set(DEFS[name]["properties"])
    assert set(written["note"][0]["runs"][0]) == set(DEFS["run"]["properties"])
    assert set(WHOLE["style"]) == set(DEFS["style"]["properties"])
    assert set(written["style"]) <= set(WHOLE["style"])


@given(st.sampled_from(places(WHOLE)), VALUES)
def test_what_the_schema_refuses_the_gate_refuses(path: tuple[str | int, ...], value: object) -> None:
    data = changed(path, value)
    if not VALIDATOR.is_valid(data):
        with pytest.raises(BadInput):
            codec.from_data(data)


@example(("style", "color"), "\n")
@given(st.sampled_from(places(WHOLE)), VALUES)
def test_what_the_gate_refuses_the_schema_refuses(path: tuple[str | int, ...], value: object) -> None:
    """But for the tree itself: the one node must stay the root."""
    data = changed(path, value)
    if VALIDATOR.is_valid(data) and not data["nodes"][0].get("parent"):
        assert len(codec.from_data(data)) == 1


@pytest.mark.parametrize("data", [None, [], {}, {"nodes": None}, {"nodes": []}, {"nodes": [1]}, {"nodes": [{}]}])
def test_what_is_no_map_is_refused_by_both(data: object) -> None:
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(BadInput):
        codec.from_data(data)


def test_a_node_without_text_is_accepted_by_both() -> None:
    data = {"nodes": [{"key": "r"}]}
    assert VALIDATOR.is_valid(data)
    assert codec.from_data(data) == MindMap((Node("r", None, ""),))


def test_the_figures_are_those_of_the_table_of_limits() -> None:
    node = DEFS["node"]["properties"]
    assert SCHEMA["properties"]["nodes"]["maxItems"] == limits.NODES
    assert node["text"]["maxLength"] == limits.TITLE_CHARS
    assert node["icons"]["maxItems"] == limits.NODE_ICONS
    assert node["attributes"]["maxItems"] == limits.NODE_ATTRIBUTES
    assert node["arrows"]["maxItems"] == limits.NODE_ARROWS
    assert node["attributes"]["items"]["prefixItems"][1]["maxLength"] == limits.TITLE_CHARS
    assert DEFS["rich"]["oneOf"][0]["maxLength"] == DEFS["run"]["properties"]["text"]["maxLength"] == limits.NOTE_CHARS
    assert f"at most {limits.DEPTH} levels" in SCHEMA["description"]
