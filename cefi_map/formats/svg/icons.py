"""A node's icon in a square of 16: our drawing, an emoji's character, else the first letters of its name in a frame."""

from __future__ import annotations

import re

from cefi_map.mindmap.icons import drawn, emoji

from .markup import t

_CHARACTER = (
    '<text class="emoji" x="8" y="12.3" font-size="12" text-anchor="middle" textLength="14" fill="{}">{}</text>'
)
_NAMED = (
    '<rect x="1" y="1.8" width="14" height="12.4" rx="2.4" fill="#fff" stroke="#555D64" stroke-width="1.1"/>'
    '<text x="8" y="11.2" text-anchor="middle" font-size="9" font-weight="700" fill="#20262B">{}</text>'
)
_LETTERS = re.compile(r"[^\W_]")


def icon(name: str, ink: str) -> str:
    """The drawing of the icon that a FreeMind file names; a character that has no colours takes that of ``ink``."""
    if name in drawn():
        return drawn()[name].drawing
    character = emoji(name)
    if character and not character.isascii():
        return _CHARACTER.format(ink, t(character))
    return _NAMED.format(t(character or letters(name)))


def letters(name: str) -> str:
    """« Fo » of « ../fold_all »: two of the last part of a name, "?" of one without any."""
    found = _LETTERS.findall(name.rpartition("/")[2])
    return "".join(found[:2]).capitalize() or "?"
