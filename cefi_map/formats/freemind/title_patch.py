"""A new title in a node: in the attribute it had, or in its HTML, whose markup stays where it can."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from cefi_map.mindmap import Rich, plain

from ..html import from_html
from . import elements
from .draft import Draft
from .escape import content
from .values import TITLES, blocks_in, is_html, raw_title

_TEXTS = re.compile(r"(?<=>)[^<>]+(?=<)")
_SPACES = re.compile(r"[ \n\t\r]+")


def changed_title(draft: Draft, text: str) -> None:
    """Freeplane's typed value (OBJECT: a formula, a number) would hide the new text: it goes."""
    draft.set("OBJECT", None)
    name = next((name for name in TITLES if name in draft.attributes), TITLES[0])
    value = raw_title(draft.attributes)
    html = draft.rich("NODE")
    body = draft.source.body(html).strip() if html else ""
    if html and body:
        changed = with_text(draft.source.body(html), text, blocks_in)
        if changed is not None:
            draft.replace(html, f"<richcontent{draft.raw(html)}>{changed}</richcontent>")
            return
        draft.replace(html, "")
    elif is_html(value):
        changed = with_text(value, text, from_html)
        if changed is not None:
            draft.set(name, changed)
            return
    if is_html(value) or body:
        draft.notices.append(
            f"Le titre « {_short(text)} » perd sa mise en forme HTML, que le nouveau texte ne garde pas."
        )
    _plain_title(draft, name, text)


def with_text(markup: str, new: str, read: Callable[[str], Rich]) -> str | None:
    """``markup`` with the text ``new``, as ``read`` reads it: only possible when the change lies within one of its
    pieces of text. None otherwise."""
    old = plain(read(markup))
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
            changed = _changed(markup, match, text[: start - found] + inserted + text[end - found :])
            return changed if plain(read(changed)) == new else None
    return None


def _changed(markup: str, place: re.Match[str], text: str) -> str:
    blank = len(place[0]) - len(place[0].lstrip(" \n\t"))
    trail = len(place[0].rstrip(" \n\t"))
    new = f"{place[0][:blank]}{content(text)}{place[0][trail:]}"
    return f"{markup[: place.start()]}{new}{markup[place.end() :]}"


def _plain_title(draft: Draft, name: str, text: str) -> None:
    """A template's LOCALIZED_TEXT names a text of Freeplane's: a text of one's own stands in TEXT."""
    if is_html(text):
        draft.set(name, None)
        draft.add(elements.html_title(text))
    elif name == "LOCALIZED_TEXT":
        draft.set(name, None)
        draft.set("TEXT", text)
    else:
        draft.set(name, text)


def _common(one: str, other: str) -> int:
    """Length of the beginning that both share."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
