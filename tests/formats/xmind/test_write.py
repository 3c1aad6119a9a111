"""What XMind can hold comes back equal; the archive has the entries that XMind looks for."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.formats.xmind import lost, read, recognises, write
from cefi_map.formats.xmind.markers import READ, WRITTEN
from cefi_map.mindmap import Arrow, Block, MindMap, Node, Run, Style
from cefi_map.mindmap.model import ENDS, LINES
from tests.formats.maps import address, content, line, maps, plain_note, tags, text

SIZES = st.sampled_from([None, 14])
COLORS = st.sampled_from(["", "#ff0000", "#0a0b0c"])


def node(key: str, parent: str | None) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        st.just(key),
        st.just(parent),
        text,
        note=plain_note(line),
        icons=st.lists(st.sampled_from(sorted(WRITTEN)), max_size=2).map(tuple),
        link=address,
        arrows=st.lists(
            st.builds(Arrow, st.just("n0"), line, COLORS, st.sampled_from(LINES), st.sampled_from(ENDS)), max_size=2
        ).map(tuple),
        attributes=st.tuples(tags, st.sampled_from([(), (("durée", "3 h"),), (("étiquette", "libre"),)])).map(
            lambda pair: (*pair[0], *pair[1])
        ),
        style=st.builds(
            Style, COLORS, COLORS, COLORS, bold=st.sampled_from([None, True]), size=st.none() | st.just(14)
        ),
        folded=st.booleans(),
    )


@pytest.mark.whole
@given(maps(node))
def test_a_map_comes_back_equal(mindmap: MindMap) -> None:
    """Everything but details, sides and foreign icons; keys that XMind accepts are kept too."""
    reading = read(write(mindmap))
    assert reading.map == mindmap
    assert content(reading.map) == content(mindmap)
    assert not reading.notices
    assert not lost(mindmap)


def test_styled_notes_come_back() -> None:
    note = (
        Block((Run("a "), Run("b", bold=True), Run("c", italic=True))),
        Block((Run("x"),), "ul"),
        Block((Run("y <z>", link="https://a.fr/?a&b"),), "ul", 1),
        Block((Run("1"),), "ol"),
        Block((Run("fin"),)),
    )
    mindmap = MindMap((Node("p", None, "P", note=note),))
    assert read(write(mindmap)).map.root.note == note
    assert not lost(mindmap)


def test_the_archive_has_what_xmind_looks_for() -> None:
    data = write(MindMap((Node("p", None, "P"), Node("~1", "p", "a"))))
    assert recognises(data)
    archive = zipfile.ZipFile(io.BytesIO(data))
    manifest = json.loads(archive.read("manifest.json"))
    (sheet,) = json.loads(archive.read("content.json"))
    assert set(archive.namelist()) - {"manifest.json"} == set(manifest["file-entries"])
    assert sheet["id"] == json.loads(archive.read("metadata.json"))["activeSheetId"]
    assert (sheet["class"], sheet["rootTopic"]["class"]) == ("sheet", "topic")


def test_the_same_map_gives_the_same_bytes() -> None:
    mindmap = MindMap((Node("p", None, "P"),))
    assert write(mindmap) == write(mindmap)


def test_links_within_the_map_and_loose_ends() -> None:
    """A link to a node is one in XMind; an arrow to nowhere is lost and said so."""
    mindmap = MindMap(
        (Node("~0", None, "P", link="#~1"), Node("~1", "~0", "a", arrows=(Arrow("parti"),), icons=("bee",)))
    )
    again = read(write(mindmap)).map
    assert again.root.link == f"#{again.nodes[1].key}"
    (sentence,) = lost(mindmap)
    assert "flèches (1), icônes (1)" in sentence


def test_markers_are_one_to_one() -> None:
    assert len(set(WRITTEN.values())) == len(WRITTEN)
    assert all(READ[marker] == icon for icon, marker in WRITTEN.items())


def test_a_cloud_keeps_its_colour() -> None:
    mindmap = MindMap((Node("p", None, "P", style=Style(cloud="#ffcc00")), Node("a", "p", "a")))
    assert read(write(mindmap)).map == mindmap
    assert not lost(mindmap)


@pytest.mark.parametrize("sides", [("right", "right", "left"), ("right",), ("left", "left")])
def test_right_branches_before_left_ones_keep_their_sides(sides: tuple[str, ...]) -> None:
    mindmap = _sided(sides)
    assert read(write(mindmap)).map == mindmap
    assert not lost(mindmap)


@pytest.mark.parametrize("sides", [("left", "right"), ("right", "left", "right"), ("right", "")])
def test_other_sides_are_said_to_be_lost(sides: tuple[str, ...]) -> None:
    """XMind counts how many of the first branches stand on the right: it cannot say these."""
    mindmap = _sided(sides)
    assert all(not node.side for node in read(write(mindmap)).map)
    assert f"côtés gauche et droit ({sum(map(bool, sides))})" in lost(mindmap)[0].replace("\u00a0", " ")


def _sided(sides: tuple[str, ...]) -> MindMap:
    main = [Node(f"n{place}", "p", "x", side=side) for place, side in enumerate(sides)]
    return MindMap((Node("p", None, "P"), *main, Node("deep", main[-1].key, "y")))
