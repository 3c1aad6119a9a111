"""Text files become maps, whatever marks their lines carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.formats.indented import lost, read, write
from cefi_map.mindmap import MindMap, Node, Run, outline
from cefi_map.mindmap.rich import Block
from tests.formats.maps import content, maps, plain_note, word


def node(key: str, parent: str | None) -> st.SearchStrategy[Node]:
    """Titles and notes of plain words: the notation has no escapes."""
    words = st.lists(word.map(lambda value: f"m{value}"), min_size=1, max_size=3).map(" ".join)
    tags = st.sampled_from([(), (("etape", "E2"),), (("etape", "E1"), ("exigence", "C5 parce que"))])
    return st.builds(
        Node, st.just(key), st.just(parent), words, note=plain_note(words), details=plain_note(words), attributes=tags
    )


@given(maps(node))
def test_a_map_of_plain_words_comes_back_equal(mindmap: MindMap) -> None:
    assert content(read(write(mindmap)).map) == content(mindmap)
    assert not lost(mindmap)


def test_markdown_in_a_text_file_is_read_as_markdown() -> None:
    assert outline.render(read(b"# P\n- *a*\n").map) == "P\n  a\n"
    assert outline.render(read(b"Un :\n- a\nDeux :\n- b\n").map) == "Carte\n  Un :\n    a\n  Deux :\n    b\n"


@pytest.mark.parametrize(("encoding", "maker"), [("cp1252", "Windows"), ("mac_roman", "Mac")])
def test_old_text_is_read_with_a_notice(encoding: str, maker: str) -> None:
    reading = read("Été à l’école\n\tcoût 3 €, reçu\r\n".encode(encoding))
    assert outline.render(reading.map) == "Été à l’école\n  coût 3 €, reçu\n"
    assert f"texte {maker}" in reading.notices[0]


def test_what_is_lost_is_said() -> None:
    mindmap = MindMap((Node("a", None, "P", link="x", note=(Block((Run("n", bold=True),)),)),))
    (sentence,) = lost(mindmap)
    assert "mise en forme des notes (1), liens (1)" in sentence


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.org"])
def test_a_text_names_no_node(name: str) -> None:
    """With a line more on top every other node is still itself: what matches two versions goes by their words."""
    from cefi_map.formats import read as read_file
    from cefi_map.mindmap.diff import diff

    text = "Projet\n  Un\n  Deux\n"
    old, new = (read_file(each.encode(), name).map for each in (text, text.replace("  Un", "  Zéro\n  Un")))
    changes = diff(old, new)
    assert [node.text for node in changes.added] == ["Zéro"]
    assert not changes.removed
    assert not changes.changed
