"""Icons have one name, which pages, documents and who hears them share; emoji are what their names spell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cefi_map.formats.programs import mindmanager, simplemind, wisemapping
from cefi_map.formats.xmind import markers
from cefi_map.mindmap import Node
from cefi_map.mindmap.icons import drawn, emoji, icon_word
from cefi_map.mindmap.spoken import icons

PACKAGE = Path(__file__).parents[2] / "cefi_map"
FREEMIND = """idea help yes messagebox_warning stop-sign closed info button_ok button_cancel full-0 full-1 full-2 full-3
full-4 full-5 full-6 full-7 full-8 full-9 0% 25% 50% 75% 100% stop prepare go back forward up down attach ksmiletris
smiley-neutral smiley-oh smiley-angry smily_bad clock clock2 calendar hourglass launch flag flag-black flag-blue
flag-green flag-orange flag-pink flag-yellow bell bookmark wizard kaddressbook knotify korn password pencil xmag edit
list Mail kmail desktop_new gohome folder licq penguin freemind_butterfly broken-line bee clanbomber checked unchecked
family female1 female2 females male1 male2 fema group encrypted decrypted redo addition internet video mindmap
executable revision very_negative negative neutral positive very_positive"""


def test_each_line_of_the_table_is_an_icon_with_a_word_and_a_drawing():
    files = [(PACKAGE / "static" / name).read_text("utf-8") for name in ("icons.svg", "node-icons.svg")]
    assert len(drawn()) == sum(text.count('<symbol id="fm-') for text in files)
    assert all(icon.word and icon.drawing.startswith("<") and "<use" not in icon.drawing for icon in drawn().values())
    assert drawn()["kmail"] == drawn()["Mail"]


def test_whatever_a_program_sets_or_a_reader_gives_is_drawn():
    read = [each for module in (mindmanager, simplemind, wisemapping) for each in module._ICONS.values()]
    offered = re.search(r"OFFERED = \[(.*?)\];", (PACKAGE / "static/js/editor/icons.js").read_text("utf-8"), re.DOTALL)
    assert offered
    chosen = " ".join(re.findall(r'"([^"]{2,})"\.', offered[1])).split()
    assert chosen == re.findall('"fm-([^"]+)"', (PACKAGE / "static/icons.svg").read_text("utf-8")), "there at once"
    assert {*FREEMIND.split(), *read, *markers.READ.values(), *chosen} <= set(drawn())


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("emoji-1F600", "😀"),
        ("emoji-1f468-200d-1f4bb", "👨\u200d💻"),
        ("emoji-0023-20E3", "#"),
        ("emoji-2764-FE0F", "❤\ufe0f"),
        ("emoji-2714", "✔"),
        ("emoji-D83D", ""),
        ("emoji-110000", ""),
        ("emoji-09", ""),
        ("emoji-", ""),
        ("emoji-1F600-", ""),
        ("emoji-sourire", ""),
        ("idea", ""),
    ],
)
def test_an_emoji_is_what_its_name_spells(name: str, spelt: str):
    assert emoji(name) == spelt


def test_an_icon_is_called_in_french_or_as_its_file_calls_it():
    assert [icon_word(name) for name in ("full-3", "25%", "emoji-1F600", "../fold_all")] == [
        "Priorité 3",
        "Avancement 25\u00a0%",
        "😀",
        "../fold_all",
    ]
    assert icons(Node("a", None, "x", icons=("bell", "emoji-1F600"))) == "icônes rappel, 😀"
