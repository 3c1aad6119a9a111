"""Drawings that someone made to do harm: refused by a sentence, or read and never passed on."""

from __future__ import annotations

import pytest
from lxml import etree

from cefi_map import formats, limits
from cefi_map.desk.arriving.sorting import single
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats import freemind, svg
from cefi_map.mindmap import MindMap, Node, codec

from . import hostile


@pytest.mark.whole
@pytest.mark.parametrize("family", hostile.REFUSED_DRAWINGS)
def test_a_poisoned_map_is_refused_by_a_sentence(family: str) -> None:
    data = hostile.REFUSED_DRAWINGS[family]()
    assert len(data) < hostile.MEGA
    with pytest.raises(BadInput) as told:
        formats.read(data, "dessin.svg")
    assert told.value.advice.endswith(".")
    assert "page" not in told.value.advice


@pytest.mark.parametrize("family", hostile.REFUSED_REVIEWS)
def test_a_poisoned_review_is_refused_by_a_sentence(family: str) -> None:
    data = hostile.REFUSED_REVIEWS[family]()
    assert len(data) < hostile.MEGA
    with pytest.raises(BadInput):
        single(data, "dessin.svg")


@pytest.mark.parametrize("family", hostile.TAKEN_DRAWINGS)
def test_what_poisoned_parts_are_left_of_is_never_passed_on(family: str) -> None:
    """The FreeMind file written of it is one that everybody's parser accepts, without an entity, and says what the map
    says and nothing else."""
    mindmap = formats.read(hostile.TAKEN_DRAWINGS[family](), "dessin.svg").map
    written = freemind.write(mindmap)
    assert mindmap.root.text == "Poison"
    assert b"DOCTYPE" not in written
    assert b"passwd" not in written
    assert etree.fromstring(written).tag == "map"
    assert freemind.read(written).map == mindmap


@pytest.mark.parametrize("family", [each for each in hostile.TAKEN_DRAWINGS if each.startswith(("frame", "piece"))])
def test_what_is_written_anew_is_said(family: str) -> None:
    mindmap = formats.read(hostile.TAKEN_DRAWINGS[family](), "dessin.svg").map
    assert any("abîmé" in notice for notice in freemind.lost(mindmap))


@pytest.mark.parametrize("name", hostile.REFUSED_MAPS)
def test_a_map_that_is_too_much_is_refused_by_a_sentence(name: str) -> None:
    data = hostile.REFUSED_MAPS[name]()
    assert len(data) < hostile.MEGA
    with pytest.raises(BadInput) as told:
        formats.read(data, name)
    assert told.value.advice.endswith(".")


def test_what_is_too_long_for_a_map_is_left_out_and_said() -> None:
    """A project made of it opens again: what is kept passes the gate."""
    reading = formats.read(f"# Titre\n\n## [ici](https://exemple.fr/{'a' * limits.LINK_CHARS})\n".encode(), "a.md")
    assert reading.map.nodes[1].link == ""
    assert "non repris en entier\u00a0: 1." in reading.notices[-1]
    assert codec.from_data(codec.to_data(reading.map)) == reading.map


def test_an_attribute_given_twice_says_that_words_are_not_read() -> None:
    reading = formats.read(b'<map><node TEXT="a" TEXT="b"/></map>', "a.mm")
    assert reading.map.root.text == "a"
    assert "le fichier garde les mots des autres" in reading.notices[0]
    assert b'"b"' in freemind.write(reading.map)


def test_what_packs_too_well_is_carried_all_the_same() -> None:
    """Half a million times the same letter is our own map as well: it is not packed as a bomb would be."""
    nodes = (Node("r", None, "x" * limits.TITLE_CHARS), Node("a", "r", "y" * limits.TITLE_CHARS))
    mindmap = MindMap(nodes)
    assert formats.read(svg.write(mindmap), "dessin.svg").map == mindmap


def test_limits_of_a_node_are_those_of_the_table() -> None:
    def carried(**fields: object) -> MindMap:
        return codec.from_data({"nodes": [{"key": "r", **fields}]})

    for field, one, most in (
        ("icons", "idea", limits.NODE_ICONS),
        ("attributes", ["a", "b"], limits.NODE_ATTRIBUTES),
        ("arrows", {"target": "r"}, limits.NODE_ARROWS),
    ):
        assert carried(**{field: [one] * most})
        with pytest.raises(TooLarge, match="limite"):
            carried(**{field: [one] * (most + 1)})
    many = [{"key": f"k{n}", "parent": "r", "icons": ["a"] * limits.NODE_ICONS} for n in range(501)]
    with pytest.raises(TooLarge, match="icônes, attributs et relations"):
        codec.from_data({"nodes": [{"key": "r"}, *many]})
