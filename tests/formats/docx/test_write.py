"""What a Word outline can hold comes back equal; the document says its language and title."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.formats.docx import lost, read, write
from cefi_map.formats.tags import untagged
from cefi_map.mindmap import Arrow, Block, MindMap, Node, Rich, Run, outline
from tests.formats.maps import address, bold, content, line, maps, tags, text


def rich() -> st.SearchStrategy[Rich]:
    """Paragraphs of one styled run; in one note the first is not blank."""
    run = st.builds(Run, line.filter(lambda value: bool(value.strip())), st.booleans(), st.booleans(), address)
    return st.lists(run.map(lambda run: Block((run,))), max_size=3).map(tuple)


def node(key: str, parent: str | None) -> st.SearchStrategy[Node]:
    titles = text.filter(lambda value: bool(value.strip()) and untagged(value)[0] == value)
    return st.builds(
        Node,
        st.just(key),
        st.just(parent),
        titles,
        note=rich(),
        details=rich(),
        link=address,
        attributes=tags,
        style=bold,
    )


@pytest.mark.whole
@given(maps(node))
def test_a_map_comes_back_equal(mindmap: MindMap) -> None:
    """Titles, links, tags, bold and italic titles, notes and details in styled paragraphs."""
    reading = read(write(mindmap))
    assert content(reading.map) == content(mindmap)
    assert not reading.notices
    assert not lost(mindmap)


def test_ten_levels_come_back_and_deeper_ones_are_said_to_be_flattened() -> None:
    deep = "".join(f"{'  ' * level}n{level}\n" for level in range(11))
    assert outline.render(read(write(outline.parse(deep))).map) == deep
    assert lost(outline.parse(deep)) == ()
    deeper = outline.parse(deep + "  " * 11 + "n11\n")
    assert len(read(write(deeper)).map) == 12
    assert "au-delà du 10e (1)" in lost(deeper)[0]


def test_an_empty_title_keeps_its_place() -> None:
    mindmap = MindMap((Node("a", None, "P"), Node("b", "a", ""), Node("c", "b", "x")))
    assert outline.render(read(write(mindmap)).map) == "P\n  (sans titre)\n    x\n"
    assert "titres vides (1)" in lost(mindmap)[0]


def test_the_document_says_its_title_and_language_and_nobodys_name() -> None:
    properties = docx.Document(io.BytesIO(write(outline.parse("Projet\n  a\n")))).core_properties
    assert (properties.title, properties.language, properties.author, properties.comments) == (
        "Projet",
        "fr-FR",
        "",
        "",
    )


def test_a_note_with_a_list_is_said_to_lose_its_form() -> None:
    mindmap = MindMap((Node("a", None, "P", note=(Block((Run("x"),), "ul"),)),))
    assert "mise en forme des notes (1)" in lost(mindmap)[0]


def test_ideas_that_hold_others_are_headings() -> None:
    """With their neighbours, so that each comes back at its level; a branch of single ideas stays a list."""
    text = "P\n  Contexte\n    Publics\n      64 femmes\n    Seul\n  Budget\n    Salle\n"
    mindmap = outline.parse(text)
    paragraphs = docx.Document(io.BytesIO(write(mindmap))).paragraphs
    assert [(each.style.name, each.text) for each in paragraphs] == [
        ("Title", "P"),
        ("Heading 1", "Contexte"),
        ("Heading 2", "Publics"),
        ("List Paragraph", "64 femmes"),
        ("Heading 2", "Seul"),
        ("Heading 1", "Budget"),
        ("List Paragraph", "Salle"),
    ]
    assert outline.render(read(write(mindmap)).map) == text


def test_icons_arrows_and_language_are_in_the_document() -> None:
    """In words for who reads it; they are no note when it comes back."""
    root, needs, market = outline.parse("P\n  Besoins\n    : car\n  Market\n").nodes
    needs = replace(needs, icons=("clock",), arrows=(Arrow(market.key, "y répond"),))
    market = replace(market, attributes=(("langue", "en"),))
    mindmap = MindMap((root, needs, market))
    document = docx.Document(io.BytesIO(write(mindmap)))
    said = [each.text for each in document.paragraphs if each.style.name == "Signes de carte"]
    assert said == [
        "Icône délai, flèche « y répond » vers 2, Market",
        "Flèche « y répond » depuis 1, Besoins",
    ]
    assert 'w:lang w:val="en" w:eastAsia="en" w:bidi="en"' in document.paragraphs[-2]._p.xml
    assert outline.render(read(write(mindmap)).map) == "P\n  Besoins\n    : car\n  Market\n"
    assert all(word in lost(mindmap)[0] for word in ("icônes (1)", "flèches (1)", "attributs (1)"))
