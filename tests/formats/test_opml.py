"""OPML of strangers loads; what OPML can hold comes back equal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map import formats, limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.opml import lost, read, recognises, write
from cefi_map.mindmap import Block, MindMap, Node, Run, outline
from tests.formats.maps import address, content, line, maps, plain_note, tags, text
from tests.shared import files, needs_shared


def opml(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><head>{head}</head><body>{body}</body></opml>'.encode()


def node(key: str, parent: str | None) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        st.just(key),
        st.just(parent),
        text,
        note=plain_note(line),
        icons=st.sampled_from([(), ("checked",)]),
        link=address,
        attributes=st.tuples(tags, st.sampled_from([(), (("durée", "3"),), (("cout", "12 €"),)])).map(
            lambda pair: tuple(sorted(pair[0])) + tuple(one for one in pair[1] if one[0].isascii())
        ),
    )


@given(maps(node))
def test_a_map_comes_back_equal(mindmap: MindMap) -> None:
    """Any title, markup-like ones too, plain notes, links, tags and attributes."""
    reading = read(write(mindmap))
    assert content(reading.map) == content(mindmap)
    assert not reading.notices
    assert not lost(mindmap)


TITLES = {
    "markup": ("&lt;em>x&lt;/em> y", "x y", ""),
    "a link": ("&lt;a href='https://a.fr'>x&lt;/a>", "x", "https://a.fr"),
    "comparison": ("a &lt; b > c", "a < b > c", ""),
    "an entity": ("&amp;eacute;t&amp;#233;", "été", ""),
    "lines": ("a&#10;b", "a\nb", ""),
}


@pytest.mark.parametrize(("raw", "title", "link"), TITLES.values(), ids=TITLES)
def test_titles_with_html_are_text(raw: str, title: str, link: str) -> None:
    root = read(opml(f'<outline text="{raw}"/>')).map.root
    assert (root.text, root.link) == (title, link)


def test_notes_links_and_unknown_attributes_are_kept() -> None:
    attributes = '_note="n&#10;m" url="u" htmlUrl="v" statut="fait" _complete="true"'
    child = read(opml(f'<outline text="P"><outline text="a" {attributes}/></outline>')).map.nodes[1]
    assert (child.note_text, child.link, child.icons) == ("n\nm", "u", ("checked",))
    assert child.attributes == (("statut", "fait"), ("url", "v"))


def test_a_note_with_html_keeps_its_styles() -> None:
    root = read(opml('<outline text="P" _note="a &lt;b>b&lt;/b>"/>')).map.root
    assert root.note == (Block((Run("a "), Run("b", bold=True))),)


def test_several_first_elements_get_the_title_as_root() -> None:
    reading = read(opml('<outline text="a"/><outline text="b"/>', "<title>T</title>"))
    assert outline.render(reading.map) == "T\n  a\n  b\n"
    assert len(reading.notices) == 1


def test_sides_come_back() -> None:
    mindmap = MindMap((Node("a", None, "P"), Node("b", "a", "B", side="left"), Node("c", "a", "C", side="right")))
    assert [node.side for node in read(write(mindmap)).map] == ["", "left", "right"]
    assert not lost(mindmap)
    assert not any(node.side for node in read(write(mindmap).replace(b"left", b"up")).map.nodes[:2])


def test_dates_are_said_to_be_dropped() -> None:
    assert read(opml('<outline text="a" created="Tue, 12 Jul 2005"/>')).notices == (
        "Les dates des éléments de ce fichier ne sont pas reprises.",
    )


def test_a_bare_ampersand_is_repaired_with_a_notice() -> None:
    reading = read(opml('<outline text="a & b"/>'))
    assert reading.map.root.text == "a & b"
    assert len(reading.notices) == 1


BAD = {
    "no element": (opml(""), "aucun élément"),
    "not well-formed": (b"<opml><body></x></opml>", "balise"),
    "a doctype": (b'<!DOCTYPE opml [<!ENTITY a "b">]>' + opml('<outline text="&a;"/>')[21:], "DOCTYPE"),
    "too many attributes": (opml("<outline " + " ".join(f'a{n}=""' for n in range(101)) + "/>"), "100 attributs"),
    "too deep": (opml("<outline>" * 300 + "</outline>" * 300), "niveaux"),
    "far too deep": (opml("<outline>" * 50_000 + "</outline>" * 50_000), "niveaux"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_said(data: bytes, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        read(data)


def test_a_note_past_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge, match="note"):
        formats.read(opml(f'<outline text="a" _note="{"x" * (limits.NOTE_CHARS + 1)}"/>'))


@needs_shared
@pytest.mark.parametrize("path", files("corpus/other/opml/*.opml"), ids=lambda path: path.name)
def test_real_files_load_or_say_why(path: Path) -> None:
    """Every title of a file is in the map; only the template without any element is refused."""
    data = path.read_bytes()
    assert recognises(data)
    if b"<outline" not in data:
        with pytest.raises(BadInput, match="aucun élément"):
            read(data)
        return
    mindmap = read(data).map
    assert data.count(b"<outline") <= len(mindmap) <= data.count(b"<outline") + 1
    assert content(read(write(mindmap)).map) == content(mindmap) or lost(mindmap)
