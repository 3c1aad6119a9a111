"""FreeMind's and Freeplane's icons by their names: ``static/icons.svg``, and ``node-icons.svg`` of those that only a
file brings, say what each is called in French and how it is drawn, for the editor too. Freeplane's emoji are the
characters that their names spell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILES = [Path(__file__).parents[1] / "static" / name for name in ("icons.svg", "node-icons.svg")]
_SYMBOL = re.compile(r'^<symbol id="fm-([^"]+)" viewBox="0 0 16 16" data-word="([^"]+)">(.+)</symbol>$', re.MULTILINE)
_SAME = re.compile(r'<use href="#fm-([^"]+)"/>')
_EMOJI = re.compile(r"emoji-([0-9A-Fa-f]{2,6}(?:-[0-9A-Fa-f]{2,6})*)")

_KEYCAP = "\u20e3"


class Icon(NamedTuple):
    """Its French ``word``, and its ``drawing`` as SVG in a square of 16."""

    word: str
    drawing: str


@cache
def drawn() -> Mapping[str, Icon]:
    """Name -> icon, of those that have a drawing of ours."""
    symbols = [each for path in _FILES for each in _SYMBOL.findall(path.read_text("utf-8"))]
    drawings = {name: drawing for name, _, drawing in symbols}
    return {name: Icon(word, _SAME.sub(lambda of: drawings[of[1]], drawing)) for name, word, drawing in symbols}


def emoji(name: str) -> str:
    """« 👨‍💻 » of « emoji-1F468-200D-1F4BB », the sign alone of a key of a keyboard; "" of a name that spells none."""
    spelt = _EMOJI.fullmatch(name)
    codes = [int(code, 16) for code in spelt[1].split("-")] if spelt else []
    found = "".join(map(chr, codes)) if all(map(_is_character, codes)) else ""
    return found[0] if found.endswith(_KEYCAP) else found


def icon_word(name: str) -> str:
    """What an icon is called: in French, an emoji by itself, any other as its file names it."""
    known = drawn().get(name)
    return known.word if known else emoji(name) or name


def _is_character(code: int) -> bool:
    return 0x20 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000
