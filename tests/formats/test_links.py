"""A link within the map leads to the same node after any format; an address that none should follow stays as words."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from cefi_map import formats
from cefi_map.formats import links
from cefi_map.mindmap import Block, MindMap, Node, Run
from tests.circles import one_of
from tests.shared import files, needs_shared

HOLDING = ("svg", "xmind", "opml", "docx", "md")
OTHERS = ("xmind", "opml", "docx", "md")
"""Formats that carry no map beside what they show."""
DEAD = [
    "javascript:x",
    " java\tscript:x",
    "data:text/html,x",
    r"\\hote\x",
    "file://hote/x",
    "file:///C:/Mes documents/plan.pdf",
    "dossier/le plan <v2> `1`.pdf",
    "#parti",
    "http://un espace",
]


def through(format: str, mindmap: MindMap) -> MindMap:
    one = formats.by_id(format)
    assert one
    assert one.write
    return formats.read(one.write(mindmap), f"carte.{format}").map


def lead(mindmap: MindMap) -> list[int | None]:
    """Where the nodes' links lead: places of nodes, None for no node."""
    inside = [links.within(node.link, mindmap) for node in mindmap.nodes]
    return [mindmap.positions[node.key] if node else None for node in inside]


@pytest.mark.parametrize("format", HOLDING)
def test_a_link_leads_to_the_same_node(format: str) -> None:
    """Forwards, backwards, to itself, to the root; in a list as in a heading; a broken one to nowhere."""
    mindmap = MindMap(
        (
            Node("ID_1", None, "P", link="#~3"),
            Node("a b", "ID_1", "A", link="#ID_1"),
            Node("~3", "a b", "a", link="#~3"),
            Node("d", "~3", "d [x]", link="#parti"),
            Node("é", "d", "A", link="#a b"),
        )
    )
    again = through(format, mindmap)
    assert lead(again) == lead(mindmap) == [2, 0, 2, None, 1]
    assert again.nodes[3].link == "#parti"
    assert [node.text for node in again] == [node.text for node in mindmap]


@pytest.mark.parametrize("format", ["svg", "xmind", "docx", "md"])
def test_a_link_of_a_note_leads_to_the_same_node(format: str) -> None:
    note = (Block((Run("voir "), Run("là", link="#b"), Run(" et "), Run("ici", bold=True, link="https://a.fr"))),)
    again = through(format, MindMap((Node("a", None, "P", note=note), Node("b", "a", "B"))))
    (block,) = again.root.note
    assert [(run.text, run.link) for run in block.runs] == [
        ("voir ", ""),
        ("là", f"#{again.nodes[1].key}"),
        (" et ", ""),
        ("ici", "https://a.fr"),
    ]


@pytest.mark.parametrize("format", OTHERS)
def test_a_broken_link_does_not_come_to_life(format: str) -> None:
    """It looks for the very name that another link's target would be given."""
    mindmap = MindMap((Node("a", None, "P", link="#b"), Node("b", "a", "B", link="#noeud_2"), Node("c", "a", "C")))
    again = through(format, mindmap)
    assert lead(again) == [1, None, None]
    assert again.nodes[1].link == "#noeud_2"


@pytest.mark.parametrize("link", DEAD)
@pytest.mark.parametrize("format", OTHERS)
def test_what_no_click_should_follow_is_words_and_comes_back(format: str, link: str) -> None:
    mindmap = MindMap((Node("a", None, "P", link="https://a.fr"), Node("b", "a", "Été", link=link)))
    assert links.is_live("https://a.fr")
    assert live_addresses(format, mindmap) == ["https://a.fr"]
    assert [node.link for node in through(format, mindmap)] == ["https://a.fr", link]
    assert [node.text for node in through(format, mindmap)] == ["P", "Été"]


@pytest.mark.parametrize("format", ["xmind", "docx", "md"])
def test_a_note_does_not_make_it_live_either(format: str) -> None:
    note = (Block((Run("a "), Run("b", link="javascript:x"), Run(" c"))),)
    mindmap = MindMap((Node("a", None, "P", note=note),))
    assert live_addresses(format, mindmap) == []
    assert "javascript:x" in repr(through(format, mindmap).root.note)


def live_addresses(format: str, mindmap: MindMap) -> list[str]:
    """What the file gives a click to follow."""
    one = formats.by_id(format)
    assert one
    assert one.write
    data = one.write(mindmap)
    if data.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        data = b"".join(archive.read(name) for name in archive.namelist() if "document" in name or "content" in name)
    pattern = {
        "xmind": r'"href":"([^"]*)"|href=\\"([^"]*)\\"',
        "opml": r' url="([^"]*)"',
        "docx": r'hyperlink" Target="([^"]*)"',
        "md": r"\]\(<([^>]*)>",
    }[format]
    return ["".join(groups) if isinstance(groups, tuple) else groups for groups in re.findall(pattern, data.decode())]


LINKED = [path for path in files("corpus/mm/*.mm") if b'LINK="#' in path.read_bytes()]


@pytest.mark.whole
@needs_shared
@pytest.mark.parametrize("path", one_of({path.name: path for path in LINKED}))
def test_strangers_links_lead_to_the_same_nodes_or_it_is_said(path: Path) -> None:
    mindmap = formats.read(path.read_bytes(), path.name).map
    for format in HOLDING:
        again = through(format, mindmap)
        assert len(again) == len(mindmap)
        kept = all(now == then for now, then in zip(lead(again), lead(mindmap), strict=True) if then is not None)
        one = formats.by_id(format)
        assert kept or (one and "liens" in "".join(one.lost(mindmap))), format
