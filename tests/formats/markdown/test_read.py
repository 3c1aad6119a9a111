"""Markdown as people write it becomes the tree they meant."""

from __future__ import annotations

import contextlib

import pytest

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.markdown import looks_like, read, read_text
from cefi_map.mindmap import Block, Run, outline
from tests.circles import one_of

CASES = {
    "headings and lists": ("# P\n\n## A\n- a\n  - b\n## B\n", "P\n  A\n    a\n      b\n  B\n"),
    "underlined headings": ("P\n=\n\nA\n---\n\n- a\n", "P\n  A\n    a\n"),
    "a level is skipped": ("# P\n### A\n## B\n", "P\n  A\n  B\n"),
    "closing signs": ("# P #\n## C# ##\n", "P\n  C#\n"),
    "several first headings": ("# A\n# B\n", "Carte\n  A\n  B\n"),
    "a numbered list": ("# P\n1. a\n   1) b\n2. c\n", "P\n  a\n    b\n  c\n"),
    "four spaces or a tab a level": ("# P\n- a\n    - b\n- c\n\t- d\n", "P\n  a\n    b\n  c\n    d\n"),
    "one space too much": ("# P\n- a\n - b\n", "P\n  a\n  b\n"),
    "a soft-wrapped item": ("# P\n- a\n  suite\n- b\n", "P\n  a suite\n  b\n"),
    "text is a note": ("# P\nligne\nsuite\n\nautre\n- a\n", "P\n  : ligne suite\n  : autre\n  a\n"),
    "text below an item": ("# P\n- a\n\n  note\n- b\n", "P\n  a\n    : note\n  b\n"),
    "text after the list": ("# P\n- a\n\nnote\n", "P\n  : note\n  a\n"),
    "a quote is a note": ("# P\n> n1\n>\n> n2\n", "P\n  : n1\n  : n2\n"),
    "a list without heading": ("Projet\n\n- a\n  - b\n- c\n", "Projet\n  a\n    b\n  c\n"),
    "labels above lists": ("Un :\n- a\nDeux :\n- b\n", "Carte\n  Un :\n    a\n  Deux :\n    b\n"),
    "bullets of Word": ("Projet\n•\ta\n•\tb\n", "Projet\n  a\n  b\n"),
    "no mark at all": ("Projet\n  a\n    b\n", "Projet\n  a\n    b\n"),
    "tags": ("# P\n## A [E1]\n- b [C5] [E2]\n", "P\n  A [E1]\n    b [E2] [C5]\n"),
    "a rule is nothing": ("# P\n- a\n\n---\n\n- b\n", "P\n  a\n  b\n"),
    "code keeps its lines": ("# P\n```\n# x\n\n*y*\n•\tz\n```\n", "P\n  : # x\n  : *y*\n  : •\tz\n"),
    "two spaces below a number": ("# P\n1. a\n  - b\n10. c\n  - d\n", "P\n  a\n    b\n  c\n    d\n"),
    "an item within an item": ("# P\n- - a\n  - b\n- c\n", "P\n  \n    a\n    b\n  c\n"),
    "a heading within an item": ("- # a\n- b\n", "Carte\n  a\n  b\n"),
    "a link defined below": ("# P\n- [a][x]\n\n[x]: https://a.fr\n", "P\n  a\n"),
    "a comment of several lines": ("# P\n<!-- a\n\n- b -->\n- c\n", "P\n  c\n"),
    "text behind a comment": ("# P\n<!-- a\nb --> c\n", "P\n  : c\n"),
    "tags around a list": ("# P\n<div>\n\n- a\n\n</div>\n", "P\n  : <div>\n  : </div>\n  a\n"),
    "a line with « : » within a paragraph": ("un\ndeux :\n- a\n- b\n", "Carte\n  : un deux :\n  a\n  b\n"),
}


@pytest.mark.parametrize(("markdown", "expected"), CASES.values(), ids=CASES)
def test_trees(markdown: str, expected: str) -> None:
    found = outline.render(read_text(markdown).map)
    assert sorted(found.split("\n")) == sorted(expected.split("\n"))
    assert [line.split(" [")[0] for line in found.split("\n")] == [line.split(" [")[0] for line in expected.split("\n")]


def test_links_boxes_and_emphasis() -> None:
    nodes = read_text("# **P**\n- [x] fait\n- [ ] à faire\n- [l](https://a.fr)\n- a [b](u) [c](v)\n").map.nodes
    assert [(node.text, node.icons, node.link, node.style.bold) for node in nodes] == [
        ("P", (), "", True),
        ("fait", ("checked",), "", None),
        ("à faire", ("unchecked",), "", None),
        ("l", (), "https://a.fr", None),
        ("a b c (v)", (), "u", None),
    ]


def test_a_table_of_contents_leads_to_its_headings() -> None:
    """Headings are named as sites name them: small letters, dashes, a number for the second of a name."""
    text = "# P\n- [a](#le-budget-prévu)\n- [b](#but-1)\n- [c](#le-budget-pr%C3%A9vu)\n- [d](#loin)\n"
    nodes = read_text(text + "## Le budget (prévu)\n## But\n## But.\n").map.nodes
    keys = {node.text: node.key for node in nodes}
    assert [node.link for node in nodes[1:5]] == [
        f"#{keys['Le budget (prévu)']}",
        f"#{keys['But.']}",
        f"#{keys['Le budget (prévu)']}",
        "#loin",
    ]


def test_names_within_titles_and_notes_are_their_nodes() -> None:
    nodes = read_text('# P\n- [a](#x)\n- [b](#y)\n- <a id="x"></a>c\n\n  d <a name="y"></a>e\n').map.nodes
    assert [node.link for node in nodes[1:3]] == [f"#{nodes[3].key}"] * 2
    assert (nodes[3].text, nodes[3].note_text) == ("c", "d e")


def test_a_note_keeps_its_lists_and_styles() -> None:
    (root,) = read_text("# P\n> avant **gras**\n>\n> - un\n>     - deux\n> 1. trois\n").map.nodes
    assert root.note == (
        Block((Run("avant "), Run("gras", bold=True))),
        Block((Run("un"),), "ul"),
        Block((Run("deux"),), "ul", 1),
        Block((Run("trois"),), "ol"),
    )


def test_what_is_left_out_is_said() -> None:
    reading = read_text("---\ntitle: x\n---\n<!-- toc -->\n# P\n")
    assert reading.map.root.text == "P"
    assert len(reading.notices) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"])
def test_encodings(encoding: str) -> None:
    """Only windows-1252, which nothing declares, gives a notice."""
    text = "# Projet d’été\r\n- coût : 3 €\r\n"
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    reading = read(data)
    assert [node.text for node in reading.map.nodes] == ["Projet d’été", "coût : 3 €"]
    assert bool(reading.notices) == (encoding == "cp1252")


def test_no_text_is_refused() -> None:
    with pytest.raises(BadInput, match="n’est pas un texte"):
        read(b"\x00\x01\x02")
    with pytest.raises(BadInput, match="vide"):
        read(b"\xef\xbb\xbf \n")


def test_the_deepest_list_passes_and_what_is_larger_is_refused() -> None:
    deep = "\n".join("  " * level + "- x" for level in range(limits.DEPTH + 1))
    assert len(read_text(deep).map) == limits.DEPTH + 1
    with pytest.raises(TooLarge, match="niveaux"):
        read_text("> " * 2_000 + "a\n- b")
    with pytest.raises(TooLarge, match="lignes"):
        read_text("- a\n" + "a\n" * limits.MARKDOWN_LINES)
    with pytest.raises(TooLarge, match="nœuds"):
        read_text("- a\n" * (limits.NODES + 1))
    with pytest.raises(TooLarge):
        read_text(deep + "\n" + "  " * (limits.DEPTH + 1) + "- x")


@pytest.mark.whole
@pytest.mark.parametrize(
    "piece",
    one_of(
        [
            "# ",
            "- a\n",
            "> ",
            "```\n",
            "a" + " " * 50,
            "[E1] ",
            "**",
            "- ",
            "a\\\n",
            "a  \n",
            "1. ",
            "a***",
            "[",
            "![",
            "<a ",
        ],
        7,
    ),
)
@pytest.mark.timeout(120)
def test_hostile_repetition_stays_linear(piece: str) -> None:
    """300,000 letters of one sign, read or refused, within two minutes."""
    text = "# P\n- x\n  " + piece * (300_000 // len(piece))
    with contextlib.suppress(TooLarge):
        assert read_text(text).map


@pytest.mark.parametrize(
    ("text", "markdown"),
    [("# A\n", True), ("A\n- b\n", True), ("A\n  - b\n    note\n", False), ("A\n  b\n", False), ("- a\n- b\n", False)],
)
def test_markdown_is_told_from_indented_text(text: str, markdown: bool) -> None:
    assert looks_like(text) is markdown
