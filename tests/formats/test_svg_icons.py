"""A node's icon in a drawing: ours, an emoji as a character, letters in a frame; on paper no empty box."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from cefi_map.formats import paper, svg
from cefi_map.formats.svg.icons import icon, letters
from cefi_map.mindmap import MindMap, outline
from cefi_map.mindmap.icons import drawn, emoji
from tests.shared import files, needs_shared
from tests.typeset.test_coverage import NOBODYS

_BUILTIN = re.compile(r'<icon BUILTIN="([^"]*)"')


def marked(*icons: str) -> MindMap:
    mindmap = outline.parse("Projet\n  Public")
    return MindMap((mindmap.root, replace(mindmap.nodes[1], icons=icons)))


def test_a_drawing_shows_each_kind_of_icon():
    found = svg.write(marked("bell", "25%", "emoji-1F468-200D-1F4BB", "../fold_all")).decode()
    assert drawn()["bell"].drawing in found
    assert drawn()["25%"].drawing in found
    assert ">👨\u200d💻</text>" in found
    assert ">Fo</text>" in found
    assert "Icônes rappel, avancement 25\u00a0%, 👨\u200d💻, ../fold_all" in found


def test_no_name_is_markup():
    assert icon("emoji-3C-2F-67-3E", "#000").endswith(">&lt;/g&gt;</text>")
    assert ">?</text>" in icon("<&>", "#000")


def test_a_key_of_a_keyboard_is_its_sign_in_a_frame():
    """No font here joins the two."""
    assert icon("emoji-0023-20E3", "#000") == icon("#", "#000").replace(">?<", ">#<")


@pytest.mark.parametrize(("name", "said"), [("links/file/css", "Cs"), ("Émile", "Ém"), ("a", "A"), ("../", "?")])
def test_letters_are_of_the_last_part_of_a_name(name: str, said: str):
    assert letters(name) == said


def test_an_emoji_that_no_font_draws_is_letters_on_paper():
    """In the picture and in the list that is read; the PDF stays PDF/UA, and one that is drawn stays itself."""
    mindmap = marked(f"emoji-{ord(NOBODYS):X}", "emoji-2714", "idea")
    shown = paper.printable(mindmap)
    assert shown.nodes[1].icons == ("emoji", "emoji-2714", "idea")
    assert ">Em</text>" in svg.write(shown).decode()
    assert b"pdfuaid" in paper.pdf(mindmap)
    assert paper.printable(marked("idea")) == marked("idea")


@needs_shared
def test_icons_of_strangers_maps_are_drawn_but_those_of_a_programs_own_menus():
    """Freeplane's manuals show its menus by pictures that no person sets: « ../fold_all »."""
    found = (_BUILTIN.findall(path.read_text("utf-8", "replace")) for path in files("corpus/mm/*.mm"))
    names = [unescape(name) for names in found for name in names if not name.startswith("../")]
    boxed = [name for name in names if name not in drawn() and not emoji(name)]
    assert len(names) > 2_000
    assert len(boxed) < len(names) / 50
