"""The place of a paragraph in the outline: its heading level or its list level, from itself or from its styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from cefi_map.office import word
from cefi_map.office.word import W, value

_HEADING = re.compile(r"(?:heading|titre|überschrift) ?([1-9])", re.I)
_LIST = re.compile(r"(?:list|liste)(?: bullet| number| à puces| à numéros)?(?: ([2-9]))?", re.I)
_TITLE = {"title", "titre"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says: its own name, heading level (0 is the document's title) and list level, or None."""

    name: str = ""
    heading: int | None = None
    level: int | None = None


class Styles(word.Styles):
    """Looks by style id, each style completed by those it is based on."""

    def __init__(self, styles: Any) -> None:
        super().__init__(styles)
        self._looks: dict[str, Look] = {}

    def look(self, id: str) -> Look:
        if id not in self._looks:
            self._looks[id] = self._made(id)
        return self._looks[id]

    def named(self, name: str) -> str:
        """The id of the style of this name, "" without one."""
        return next((id for id, style in self.by_id.items() if value(style, "name") == name), "")

    def _made(self, id: str) -> Look:
        name, heading, level = "", None, None
        for style in self.line(id):
            own = value(style, "name")
            name = name or own
            heading = heading if heading is not None else _heading(style, own)
            level = level if level is not None else _level(style, own)
        return Look(name, heading, level)


def rank(paragraph: Any, styles: Styles) -> tuple[int, int] | None:
    """(0, heading level) or (1, list level): smaller holds larger. None for running text."""
    look = styles.look(value(paragraph, "pPr", "pStyle"))
    outline = _number(value(paragraph, "pPr", "outlineLvl"))
    if outline is not None and outline < 9:
        return 0, outline + 1
    numbering = paragraph.find(f"{W}pPr/{W}numPr")
    if numbering is not None and value(numbering, "numId") != "0" and look.heading is None:
        return 1, _number(value(numbering, "ilvl")) or 0
    if look.heading is not None:
        return 0, look.heading
    if look.level is not None and (numbering is None or value(numbering, "numId") != "0"):
        return 1, look.level
    return None


def _heading(style: Any, name: str) -> int | None:
    outline = _number(value(style, "pPr", "outlineLvl"))
    if outline is not None:
        return outline + 1 if outline < 9 else None
    if name.lower() in _TITLE:
        return 0
    match = _HEADING.fullmatch(name)
    return int(match[1]) if match else None


def _level(style: Any, name: str) -> int | None:
    numbering = style.find(f"{W}pPr/{W}numPr")
    if numbering is None:
        return None
    match = _LIST.fullmatch(name)
    return int(match[1]) - 1 if match and match[1] else _number(value(numbering, "ilvl")) or 0


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
