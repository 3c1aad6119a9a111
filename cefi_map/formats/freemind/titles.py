"""A new title in a node that has its title as HTML: the markup stays where it can."""

from __future__ import annotations

import re

from cefi_map.mindmap import plain

from .escape import content, unescape
from .rich_read import from_xhtml

_TEXTS = re.compile(r"(?<=>)[^<>]+(?=<)")
_SPACES = re.compile(r"[ \n\t]+")


def with_text(markup: str, old: str, new: str) -> str | None:
    """``markup``, whose text is ``old``, with the text ``new``: only possible when the change lies within one of its
    pieces of text. None otherwise."""
    start = _common(old, new)
    end = len(old) - min(_common(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    inserted = new[start : len(new) - (len(old) - end)]
    place = 0
    for match in _TEXTS.finditer(markup):
        text = _SPACES.sub(" ", unescape(match[0])).strip(" ")
        found = old.find(text, place) if text else -1
        if found < 0:
            continue
        place = found + len(text)
        if found <= start and end <= place:
            return _tried(markup, match, text[: start - found] + inserted + text[end - found :], new)
    return None


def _tried(markup: str, place: re.Match[str], text: str, wanted: str) -> str | None:
    blank = len(place[0]) - len(place[0].lstrip(" \n\t"))
    trail = len(place[0].rstrip(" \n\t"))
    new = f"{place[0][:blank]}{content(text)}{place[0][trail:]}"
    changed = f"{markup[: place.start()]}{new}{markup[place.end() :]}"
    return changed if plain(from_xhtml(changed.strip())) == wanted else None


def _common(one: str, other: str) -> int:
    """Length of the beginning that both share."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))
