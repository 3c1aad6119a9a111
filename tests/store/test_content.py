"""A revision's bytes: the same map comes back, and what is damaged is told."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given

from cefi_map.errors import BadInput
from cefi_map.limits import DEPTH
from cefi_map.mindmap import MindMap, Node
from cefi_map.store.content import Content, pack, parse, unpack
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
