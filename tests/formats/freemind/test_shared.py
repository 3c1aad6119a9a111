"""Files from strangers: read, changed in one place, written back."""

from __future__ import annotations

import importlib.util
import json
import re
from dataclasses import replace
from functools import cache
from types import ModuleType

import pytest
from lxml import etree

from cefi_map.formats import freemind
from cefi_map.mindmap import Arrow, MindMap, codec, edits
from tests.shared import files, needs_shared

pytestmark = needs_shared

TITLE = "Un autre « titre »\n& <2> 😀"


@cache
def roundtrip() -> ModuleType:
    """The checker that comes with the files."""
    spec = importlib.util.spec_from_file_location("roundtrip", files("corpus/roundtrip.py")[0])
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tree(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))


@cache
def strangers() -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of each well-formed map."""
    found = []
    for path in files("corpus/mm/*.mm"):
        data = path.read_bytes()
        try:
            if tree(data).tag == "map":
                found.append((path.name, data))
        except etree.XMLSyntaxError:
            continue
    return tuple(found)


def small(limit: int) -> list[tuple[str, bytes]]:
    return [(name, data) for name, data in strangers() if len(data) <= limit]


def differences(pairs: list[tuple[str, etree._Element, bytes]]) -> dict[str, str]:
    found = {name: roundtrip().first_difference(tree_, tree(data)) for name, tree_, data in pairs}
    return {name: difference for name, difference in found.items() if difference}


def through_json(mindmap: MindMap) -> MindMap:
    return codec.from_data(json.loads(json.dumps(codec.to_data(mindmap, opaque=True))))


def elements(root: etree._Element) -> list[etree._Element]:
    """The nodes of the map, in document order."""
    (top,) = root.iterchildren("node")
    found: list[etree._Element] = []
    left = [top]
    while left:
        found.append(left.pop())
        left += reversed(list(found[-1].iterchildren("node")))
    return found


@pytest.mark.whole
def test_every_file_comes_back_equal_and_so_does_its_map() -> None:
    pairs = []
    for name, data in strangers():
        mindmap = freemind.read(data).map
        written = freemind.write(mindmap)
        assert freemind.read(written).map == mindmap, name
        pairs.append((name, tree(data), written))
    assert differences(pairs) == {}


def test_every_file_comes_back_equal_through_json() -> None:
    assert (
        differences([(n, tree(d), freemind.write(through_json(freemind.read(d).map))) for n, d in small(60_000)]) == {}
    )


def test_a_new_title_changes_that_title_alone() -> None:
    pairs = []
    for name, data in small(60_000):
        mindmap, root = freemind.read(data).map, tree(data)
        for node, element in zip(mindmap, elements(root), strict=True):
            plain = "TEXT" in element.attrib and not element.get("TEXT", "").lstrip().startswith("<html")
            if plain and "OBJECT" not in element.attrib and element.find("richcontent[@TYPE='NODE']") is None:
                element.set("TEXT", TITLE)
                mindmap = through_json(mindmap)
                pairs.append((name, root, freemind.write(edits.rename(mindmap, node.key, TITLE))))
                break
    assert len(pairs) > 100
    assert differences(pairs) == {}


def test_a_removed_node_is_all_that_goes() -> None:
    pairs = []
    for name, data in small(60_000):
        mindmap, root = freemind.read(data).map, tree(data)
        if len(mindmap) > 2:
            place = len(mindmap) // 2
            element = elements(root)[place]
            element.getparent().remove(element)
            pairs.append((name, root, freemind.write(edits.remove(mindmap, mindmap.nodes[place].key))))
    assert len(pairs) > 100
    assert differences(pairs) == {}


def test_a_moved_node_is_all_that_moves() -> None:
    pairs = []
    for name, data in small(60_000):
        mindmap, root = freemind.read(data).map, tree(data)
        element = elements(root)[-1]
        if element.getparent().tag == "node" and element.getparent() is not elements(root)[0]:
            element.tail = ""
            elements(root)[0].append(element)
            key, top = mindmap.nodes[-1].key, mindmap.root.key
            pairs.append((name, root, freemind.write(edits.move(mindmap, key, top))))
    assert len(pairs) > 100
    assert differences(pairs) == {}


@pytest.mark.deep
def test_an_arrow_and_a_link_can_be_drawn_to_any_node() -> None:
    """Each node whose ID is not what XML calls an ID, and the last node of each file; nothing else changes."""
    pairs, drawn = [], 0
    for name, data in strangers():
        mindmap = freemind.read(data).map
        odd = [place for place, node in enumerate(mindmap) if not re.fullmatch(r"[A-Za-z_][\w.-]*|~\d+", node.id, re.A)]
        places = [*odd[:200], len(mindmap) - 1]
        first = mindmap.root
        keys = [mindmap.nodes[place].key for place in places]
        arrows = (*first.arrows, *(Arrow(key, "tracée") for key in keys))
        written = freemind.write(through_json(edits.update(mindmap, first.key, arrows=arrows, link=f"#{keys[0]}")))
        again, root = freemind.read(written).map, tree(written)
        found = [again.positions[arrow.target] for arrow in again.root.arrows if arrow.label == "tracée"]
        assert (found, again.root.link) == (places, f"#{again.nodes[places[0]].key}"), name
        pairs.append((name, _without_what_was_drawn(root, tree(data)), data))
        drawn += len(places)
    assert drawn > 400
    assert differences(pairs) == {}


def _without_what_was_drawn(root: etree._Element, original: etree._Element) -> etree._Element:
    first, before = elements(root)[0], elements(original)[0]
    for arrow in first.findall("arrowlink[@MIDDLE_LABEL='tracée']"):
        first.remove(arrow)
    first.attrib.pop("LINK")
    if "LINK" in before.attrib:
        first.set("LINK", before.get("LINK", ""))
    last, found = elements(original)[-1], elements(root)[-1]
    ids = [node.get("ID") for node in elements(original)]
    if "ID" not in last.attrib:  # what nothing could lead to has an ID of its own now
        del found.attrib["ID"]
    elif ids.count(last.get("ID")) > 1:
        found.set("ID", last.get("ID", ""))
    return root


def test_html_titles_are_changed_one_way_or_the_other() -> None:
    count = 0
    for name, data in small(60_000):
        mindmap = freemind.read(data).map
        for node in mindmap:
            if "richcontent" in str(node.opaque[1]) and node.text:
                count += 1
                changed = replace(node, text=node.text + " !")
                edited = edits.update(mindmap, node.key, text=changed.text)
                assert freemind.read(freemind.write(edited)).map == edited, name
                break
    assert count > 50


def test_most_damaged_files_are_repaired_and_say_so() -> None:
    well_formed = {name for name, _ in strangers()}
    repaired = 0
    for path in files("corpus/mm/*.mm"):
        data = path.read_bytes()
        if path.name not in well_formed and b"http://schemas.mindjet.com" not in data[:500]:
            reading = freemind.read(data)
            assert reading.notices
            assert freemind.read(freemind.write(reading.map)).map == reading.map
            repaired += 1
    assert repaired >= 8
