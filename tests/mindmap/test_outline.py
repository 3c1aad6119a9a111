"""Indented text: what people paste, and the notation of tests."""

import pytest

from cefi_map.errors import BadInput
from cefi_map.mindmap.outline import parse, render


def shape(text: str, **options: str) -> list[tuple[int, str]]:
    mindmap = parse(text, **options)
    return [(mindmap.depths[node.key], node.text) for node in mindmap]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("spaces", "A\n  B\n    C\n  D", [(0, "A"), (1, "B"), (2, "C"), (1, "D")]),
        ("tabs", "A\n\tB\n\t\tC", [(0, "A"), (1, "B"), (2, "C")]),
        ("Word bullets", "A\n•\tB\n  o\tC", [(0, "Carte"), (1, "A"), (1, "B"), (2, "C")]),
        ("blank lines and CRLF", "A\r\n\r\n  B\r\n", [(0, "A"), (1, "B")]),
        ("uneven indentation", "A\n      B\n   C\n    D", [(0, "A"), (1, "B"), (1, "C"), (2, "D")]),
        ("several roots get one above", "A\nB", [(0, "Carte"), (1, "A"), (1, "B")]),
    ],
)
def test_indentation_makes_levels(title, text, expected):
    assert shape(text) == expected


def test_a_title_is_put_above():
    assert shape("A", title="Mon projet") == [(0, "Mon projet"), (1, "A")]


def test_notes_details_and_tags():
    node = parse("Projet\n  Partenaires [E3] [C5 ils recrutent]\n    : note 1\n    : note 2\n    = détail").nodes[1]
    assert (node.text, node.note_text, node.details_text) == ("Partenaires", "note 1\nnote 2", "détail")
    assert node.stage_tags == ("E3",)
    assert node.requirement_tags == (("C5", "ils recrutent"),)


def test_what_is_written_reads_back():
    text = "Projet\n  Partenaires [E3] [C5 ils recrutent]\n    = détail\n    : note 1\n    : note 2\n    abattoir\n"
    assert render(parse(text)) == text


def test_an_empty_text_says_what_to_paste():
    with pytest.raises(BadInput, match="une idée par ligne"):
        parse(" \n\n")
