"""The place of a paragraph in the outline: its heading level or its list level, from itself or from its styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .names import W

_HEADING = re.compile(r"(?:heading|titre|überschrift) ?([1-9])", re.I)
_LIST = re.compile(r"(?:list|liste)(?: bullet| number| à puces| à numéros)?(?: ([2-9]))?", re.I)
_TITLE = {"title", "titre"}
_CHAIN = 20
"""Styles based on one another that are followed."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says: its own name, heading level (0 is the document's title) and list level, or None."""

    name: str = ""
    heading: int | None = None
    level: int | None = None


class Styles:
    """Looks by style id, each style completed by those it is based on."""

    def __init__(self, styles: Any) -> None:
        """``styles`` is the element of styles.xml, or None."""
        self._elements = (
            {} if styles is None else {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        )
        self._looks: dict[str | None, Look] = {}

    def look(self, id: str | None) -> Look:
        if id not in self._looks:
            self._looks[id] = self._made(id)
        return self._looks[id]

    def named(self, name: str) -> str:
        """The id of the style of this name, "" without one."""
        return next((str(id) for id, style in self._elements.items() if _value(style, "name") == name), "")

    def _made(self, id: str | None) -> Look:
        name, heading, level = "", None, None
        for _ in range(_CHAIN):
            style = self._elements.get(id)
            if style is None:
                break
            own = _value(style, "name")
            name = name or own
            heading = heading if heading is not None else _heading(style, own)
            level = level if level is not None else _level(style, own)
            id = _value(style, "basedOn") or None
        return Look(name, heading, level)


def rank(paragraph: Any, styles: Styles) -> tuple[int, int] | None:
    """(0, heading level) or (1, list level): smaller holds larger. None for running text."""
    look = styles.look(_value(paragraph, "pPr", "pStyle") or None)
    outline = _number(_value(paragraph, "pPr", "outlineLvl"))
    if outline is not None and outline < 9:
        return 0, outline + 1
    numbering = paragraph.find(f"{W}pPr/{W}numPr")
    if numbering is not None and _value(numbering, "numId") != "0" and look.heading is None:
        return 1, _number(_value(numbering, "ilvl")) or 0
    if look.heading is not None:
        return 0, look.heading
    if look.level is not None and (numbering is None or _value(numbering, "numId") != "0"):
        return 1, look.level
    return None


def _heading(style: Any, name: str) -> int | None:
    outline = _number(_value(style, "pPr", "outlineLvl"))
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
    return int(match[1]) - 1 if match and match[1] else _number(_value(numbering, "ilvl")) or 0


def _value(element: Any, *path: str) -> str:
    found = element.find("/".join(W + name for name in path))
    return "" if found is None else str(found.get(f"{W}val", ""))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
