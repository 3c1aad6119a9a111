"""A revision's bytes: the same map comes back, and what is damaged is told."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.errors import BadInput
from cefi_map.limits import DEPTH
from cefi_map.mindmap import MindMap, Node, codec
from cefi_map.mindmap.json_gate import read_json, read_sent
from cefi_map.store.content import Content, known, pack, parse, unpack
from cefi_map.store.reattach import Kept
from tests.mindmap.maps import mindmaps

from .cases import MAP, opaque_map, retitled


@given(mindmaps())
def test_every_map_comes_back(mindmap: MindMap) -> None:
    """With the digest it had."""
    packed = pack(Content(mindmap))
    back = unpack(packed.data)
    assert back.map == mindmap
    assert pack(back).digest == packed.digest


@given(mindmaps(), st.sets(st.integers(0, 11)), st.booleans())
def test_what_changes_is_written_into_the_text_before_as_all_of_it_would_be(
    mindmap: MindMap, changed: set[int], cut: bool
) -> None:
    """And read over what is known as all of it would be; what has not changed is the very node."""
    dressed = [replace(node, opaque=("hook", '},{"key":'), source_id=f"ID_{node.key}") for node in mindmap]
    before = Content(MindMap(tuple(dressed), opaque=("hook", "a", "b")), {"key": Kept("ID_1", ("hook", "gone"))})
    text = pack(before).text
    nodes = [replace(node, text=f"{node.text}.") if n in changed else node for n, node in enumerate(dressed)]
    after = Content(replace(before.map, nodes=tuple(nodes[: len(nodes) - cut] or nodes)), before.attic)
    assert pack(after, before, text) == pack(after)
    for between in (",", ", "):  # the page's own bytes; another program's
        sent = json.dumps(codec.to_data(after.map), ensure_ascii=False, separators=(between, ":")).encode()
        read = codec.from_data(read_sent(sent, known(before, text)), opaque=False)
        assert read == codec.from_data(read_json(sent))
        for n, (node, old) in enumerate(zip(read.nodes[1:-1], dressed[1:-1], strict=False), 1):
            assert (node is old) == (n not in changed and between == ",")


def test_a_text_whose_nodes_stand_otherwise_is_believed_for_none() -> None:
    """A history restored from elsewhere may hold one."""
    before = Content(MAP)
    data = codec.to_data(MAP)
    other = {**data, "nodes": [data["nodes"][0], *reversed(data["nodes"][1:])]}
    text = json.dumps(other, ensure_ascii=False, separators=(",", ":")).encode()
    assert pack(before, before, text) == pack(before)
    assert known(before, text) == {}


def test_the_attic_comes_back() -> None:
    """And takes no part in the digest."""
    attic = {"gone": Kept("ID_1", ("hook", "gone"))}
    packed = pack(Content(opaque_map(), attic))
    assert unpack(packed.data).attic == attic
    assert packed.digest == pack(Content(opaque_map())).digest


def test_maps_that_differ_only_in_opaque_parts_differ() -> None:
    """So that bringing them back is a revision."""
    assert pack(Content(MAP)).digest != pack(Content(opaque_map())).digest
    assert pack(Content(MAP)).digest != pack(Content(retitled(MAP, "Moyens", "Budget"))).digest


def test_the_deepest_map_comes_back() -> None:
    """Nothing here recurses over nodes."""
    nodes = [Node("0", None, "0"), *(Node(str(level), str(level - 1), "x") for level in range(1, DEPTH + 1))]
    deep = MindMap(tuple(nodes))
    assert unpack(pack(Content(deep)).data).map == deep


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"nodes":[{"key":"a","parent":null,"text":"x","opaque":' + b"[" * 600 + b"]" * 600 + b"}]}",
        b'{"nodes":[{"key":"a","parent":null,"text":"x"}],"attic":[]}',
        b'{"nodes":[{"key":"a","parent":null,"text":"x"}],"attic":{"b":["x"]}}',
        b'{"nodes":[{"key":"a","parent":null,"text":"x"}],"attic":{"b":[1,[]]}}',
        b'{"nodes":[{"key":"a","parent":null,"text":"x"}],"x":' + b"1" * 5000 + b"}",
    ],
)
def test_damaged_text_is_bad_input(text: bytes) -> None:
    """Never a traceback."""
    with pytest.raises(BadInput):
        parse(text)


def test_damaged_bytes_are_bad_input() -> None:
    """Cut, or not compressed."""
    whole = pack(Content(MAP)).data
    for data in (b"", b"x", whole[:-5], whole[:20], json.dumps({}).encode()):
        with pytest.raises(BadInput, match=r"illisible"):
            unpack(data)
    assert zlib.decompress(whole)
