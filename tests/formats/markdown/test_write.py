"""What Markdown can hold comes back equal; what it cannot is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.formats.markdown import lost, read, write
from cefi_map.mindmap import Arrow, Block, MindMap, Node, Rich, Run, Style, outline
from cefi_map.mindmap.rich import merged
from tests.formats.maps import address, bold, content, line, maps, plain_note, tags, text


def rich_notes() -> st.SearchStrategy[Rich]:
    """Paragraphs and flat lists, each block of one style."""
    run = st.builds(Run, line.filter(lambda value: bool(value.strip())), st.booleans(), st.booleans(), address)
    block = st.builds(lambda run, kind: Block((run,), kind), run, st.sampled_from(["p", "ul", "ol"]))
    return st.lists(block, max_size=3).map(tuple)


def node(key: str, parent: str | None) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        st.just(key),
        st.just(parent),
        text.filter(lambda value: value == "" or bool(value.strip())),
        note=plain_note(line) | rich_notes(),
        icons=st.sampled_from([(), ("checked",), ("unchecked",)]),
        link=address,
        attributes=tags,
        style=bold,
    ).map(lambda made: made if made.text else Node(made.key, made.parent, "", note=made.note))


@pytest.mark.whole
@given(maps(node))
def test_a_map_comes_back_equal(mindmap: MindMap) -> None:
    """Any title, links, boxes, tags, bold and italic titles, notes in paragraphs and lists."""
    assert content(read(write(mindmap)).map) == content(mindmap)
    assert not lost(mindmap)
    assert not read(write(mindmap)).notices


@given(st.lists(st.builds(Run, text.filter(str.strip), st.booleans(), st.booleans(), address), min_size=1, max_size=4))
def test_styles_within_a_note_come_back(pieces: list[Run]) -> None:
    """Any signs beside any marks, live links and others."""
    mindmap = MindMap((Node("n", None, "P", note=(Block(merged(pieces)),)),))
    assert read(write(mindmap)).map.root.note == mindmap.root.note
    assert not lost(mindmap)


def test_a_map_reads_well_as_text() -> None:
    mindmap = outline.parse("Projet\n  Contexte [E1]\n    : une note\n    Public\n      *Jeunes*\n  Budget [C7a]\n")
    assert write(mindmap).decode() == (
        "# Projet\n\n## Contexte [étape 1]\n\n> une note\n\n- Public\n  - \\*Jeunes\\*\n\n## Budget [C7a]\n"
    )


def test_the_reason_of_a_tag_is_no_markup() -> None:
    mindmap = MindMap((Node("n", None, "P", attributes=(("exigence", "C5 <img src=x> *b* & c"),)),))
    assert write(mindmap) == b"# P [C5 &#60;img src=x> &#42;b&#42; &#38; c]\n"


def test_what_is_lost_is_counted_in_one_sentence() -> None:
    mindmap = MindMap(
        (
            Node("a", None, "P", arrows=(Arrow("b"),), style=Style(color="#ff0000"), icons=("idea",)),
            Node("b", "a", "B", attributes=(("durée", "3 mois"),), details=(Block((Run("d"),)),), folded=True),
        )
    )
    assert [sentence.replace("\u00a0", " ") for sentence in lost(mindmap)] == [
        "Le format Markdown ne garde pas : détails (1), flèches (1), icônes (1), attributs (1),"
        " couleurs et tailles (1), branches repliées (1). Gardez aussi le fichier .mm."
    ]


def test_a_link_within_the_map_and_one_that_no_click_follows_read_well() -> None:
    note = (Block((Run("le "), Run("plan", link="plan.pdf"))),)
    mindmap = MindMap((Node("a", None, "P", link="#b", note=note), Node("b", "a", "B"), Node("c", "b", "", link="#b")))
    assert write(mindmap).decode().replace("\u00a0", " ") == (
        '# [P](<#noeud_2>)\n\n> le <!---->plan (lien : `plan.pdf`)\n\n## <a id="noeud_2"></a>B\n\n- [](<#noeud_2>)\n'
    )


def test_an_empty_title_between_notes_keeps_its_place() -> None:
    """An item without any sign would go on with the note above it."""
    note = (Block((Run("note"),)),)
    nodes = (Node("a", None, "P"), Node("b", "a", "B"), Node("c", "b", "", note=note), Node("d", "b", "", note=note))
    assert content(read(write(MindMap(nodes))).map) == content(MindMap(nodes))


def test_icons_and_arrows_are_said_and_are_no_note_when_it_comes_back() -> None:
    root, needs, market = outline.parse("P\n  Besoins\n    : car\n  Marché\n    Prix\n").nodes[:3]
    needs = replace(needs, icons=("clock",), arrows=(Arrow(market.key, "y *répond*"),))
    mindmap = MindMap((root, needs, market))
    assert write(mindmap).decode() == (
        "# P\n\n## Besoins\n\n> → icône délai, flèche « y \\*répond\\* » vers 2, Marché\n>\n> car\n\n"
        "## Marché\n\n> → flèche « y \\*répond\\* » depuis 1, Besoins\n"
    )
    assert outline.render(read(write(mindmap)).map) == "P\n  Besoins\n    : car\n  Marché\n"
