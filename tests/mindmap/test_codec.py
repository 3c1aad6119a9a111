"""The gate: what goes out comes back, what is wrong is refused with a sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.mindmap import Block, MindMap, Node, Run, codec
from cefi_map.mindmap.checked import clean
from cefi_map.mindmap.rich import Rich, from_plain, is_plain, plain

from .maps import lines, mindmaps, riches, texts

ROOT = {"key": "r", "parent": None, "text": "Projet"}


@given(mindmaps())
def test_a_map_comes_back_equal_through_json(mindmap):
    assert codec.from_data(json.loads(json.dumps(codec.to_data(mindmap)))) == mindmap


nearly_plain = st.lists(st.builds(Block, st.lists(st.builds(Run, lines | texts), max_size=1).map(tuple))).map(tuple)
"""Paragraphs that a text may give back, or nearly."""


@given(riches | nearly_plain | texts.map(from_plain))
def test_a_note_is_plain_where_its_text_gives_it_back(rich: Rich):
    assert is_plain(rich) == (all(block.kind == "p" for block in rich) and from_plain(plain(rich)) == rich)


@given(st.text(st.characters(exclude_categories=[])))
def test_what_is_cleaned_keeps_all_that_xml_can_carry(text: str):
    """XML 1.0, 2.2: tab, line ends, and all from the blank on but surrogates and two that are no characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (each for each in lines if each in "\t\n" or (each >= " " and each not in "\ufffe\uffff"))
    assert clean(text) == "".join(each for each in kept if not "\ud800" <= each <= "\udfff")


def test_opaque_parts_travel_only_on_demand():
    mindmap = MindMap((Node("r", None, "x", opaque=("a", "b", ("k",), ((1, "c"),))),), opaque=("a", "d", "e"))
    assert "opaque" not in json.dumps(codec.to_data(mindmap))
    back = codec.from_data(json.loads(json.dumps(codec.to_data(mindmap, opaque=True))))
    assert back.nodes[0].opaque == ("a", "b", ("k",), ((1, "c"),))
    assert back.opaque == ("a", "d", "e")


def test_nodes_in_any_order_come_out_in_document_order():
    data = {"nodes": [{"key": "b", "parent": "a", "text": ""}, ROOT, {"key": "a", "parent": "r", "text": ""}]}
    assert [node.key for node in codec.from_data(data)] == ["r", "a", "b"]


def test_what_xml_cannot_carry_is_taken_out():
    data = {"nodes": [{**ROOT, "text": "a\x00b\ud835c\r\nd\ufffee"}]}
    assert codec.from_data(data).root.text == "abc\nde"


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"nodes": []},
        {"version": 2, "nodes": [{"key": "r", "parent": None, "text": ""}]},
        {"nodes": [1]},
        {"nodes": [{"key": "r", "text": "no parent is the root"}, {"key": "s", "text": "two roots"}]},
        {"nodes": [ROOT, ROOT]},
        {"nodes": [ROOT, {"key": "a", "parent": "b"}, {"key": "b", "parent": "a"}]},
        {"nodes": [ROOT, {"key": "a", "parent": "nobody"}]},
        {"nodes": [{**ROOT, "key": ""}]},
        {"nodes": [{**ROOT, "key": 3}]},
        {"nodes": [{**ROOT, "text": 3}]},
        {"nodes": [{**ROOT, "side": "up"}]},
        {"nodes": [{**ROOT, "folded": 1}]},
        {"nodes": [{**ROOT, "note": [{"kind": "h1", "runs": []}]}]},
        {"nodes": [{**ROOT, "note": [{"level": True, "runs": []}]}]},
        {"nodes": [{**ROOT, "style": {"color": "red"}}]},
        {"nodes": [{**ROOT, "attributes": [["one"]]}]},
        {"nodes": [{**ROOT, "arrows": [{"label": "no target"}]}]},
    ],
)
def test_what_is_no_map_is_refused(data):
    with pytest.raises(BadInput):
        codec.from_data(data)


def test_limits_are_said():
    with pytest.raises(TooLarge, match="limite est de 2"):
        codec.from_data({"nodes": [ROOT, ROOT, ROOT]}, max_nodes=2)
    chain = [{"key": f"k{i}", "parent": f"k{i - 1}" if i else None} for i in range(limits.DEPTH + 2)]
    with pytest.raises(TooLarge, match="niveaux"):
        codec.from_data({"nodes": chain})
    assert codec.from_data({"nodes": chain[:-1]})
    with pytest.raises(TooLarge, match="caractères"):
        codec.from_data({"nodes": [{**ROOT, "text": "x" * 33}]}, max_title=32)


def test_signs_are_counted_in_the_whole_map_too(monkeypatch: pytest.MonkeyPatch):
    """Icons, attributes and relations, few on each node, may be too many together."""
    nodes = [{"key": f"k{i}", "parent": "k0" if i else None, "icons": ["idea"] * 10} for i in range(10)]
    monkeypatch.setattr(limits, "MAP_SIGNS", 100)
    assert codec.from_data({"nodes": nodes})
    monkeypatch.setattr(limits, "MAP_SIGNS", 99)
    with pytest.raises(TooLarge, match="100 icônes, attributs et relations"):
        codec.from_data({"nodes": nodes})


def test_of_a_picture_what_is_not_known_is_not_written():
    data = {"hash": "a" * 64, "width": 60, "height": 30}
    told = {"natural": [400, 200], "alt": "Le plan", "source": "plan.png"}
    for picture in (data, {**data, **told}):
        given = {"nodes": [{"key": "k0", "parent": None, "picture": picture}]}
        [node] = codec.to_data(codec.from_data(given))["nodes"]
        assert node["picture"] == picture
