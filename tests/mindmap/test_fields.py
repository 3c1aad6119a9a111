"""A property of a node is everywhere where nodes are written, merged, told of and drawn: a new one cannot be lost."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from cefi_map.formats.losses import TRAITS
from cefi_map.mindmap import MindMap, Node, codec
from cefi_map.mindmap.merge import FIELDS

from .test_schema import DEFS, WHOLE

PLACE = {"key", "parent"}
OF_THE_FILE = {"source_id", "opaque"}
"""What only the file of a node knows of it; no page gets it, no other format is given it."""
SILENT = {"side", "folded"}
"""Merged without a question."""
NAMES = [field.name for field in fields(Node)]
PAGE = Path(__file__).parents[2] / "cefi_map" / "static" / "js" / "mindmap" / "model.js"


def whole() -> Node:
    return codec.from_data({"nodes": [WHOLE]}).root


def test_the_whole_node_has_every_property_and_each_comes_back_from_what_is_kept() -> None:
    node, blank = whole(), Node("b", "a", "")
    assert [name for name in NAMES if name != "parent" and getattr(node, name) == getattr(blank, name)] == []
    (kept,) = codec.to_data(MindMap((node,)), opaque=True)["nodes"]
    back = codec.from_data({"nodes": [kept]}).root
    assert [name for name in NAMES if getattr(back, name) != getattr(node, name)] == []


def test_the_schema_the_merge_and_the_page_know_each_property() -> None:
    assert set(DEFS["node"]["properties"]) == set(NAMES)
    assert {*FIELDS, *SILENT} == {*NAMES} - PLACE - OF_THE_FILE
    (blank,) = re.findall(r"BLANK = Object\.freeze\(\{\n(.*?)\n\}\);", PAGE.read_text("utf-8"), re.DOTALL)
    assert re.findall(r"^  (\w+):", blank, re.MULTILINE) == [each for each in NAMES if each not in PLACE | OF_THE_FILE]


@pytest.mark.parametrize("name", sorted({*NAMES} - PLACE - OF_THE_FILE - {"text"}))
def test_a_format_that_does_not_hold_it_says_so(name: str) -> None:
    """Some trait is there with it, and with nothing else."""
    node = replace(Node("b", "a", ""), **{name: getattr(whole(), name)})
    assert any(has(node) for _, has in TRAITS.values())
