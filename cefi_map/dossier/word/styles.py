"""What a paragraph of a Word document is, from its style, its outline level and its numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from cefi_map.office import word
from cefi_map.office.word import W, value

_HEADING = re.compile(r"(?:heading|titre|überschrift) ?([1-9])", re.IGNORECASE)
_QUOTE = re.compile(r"quote|citation", re.IGNORECASE)
_TITLE = frozenset({"title", "titre", "titre principal"})
_LIST = re.compile(r"list (bullet|number)(?: ([2-5]))?|liste (?:à )?(puces|numéros)(?: ([2-5]))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """``level`` 1… for a heading, else 0; ``depth`` of a list item from 0."""

    level: int = 0
    listed: bool = False
    ordered: bool = False
    depth: int = 0
    quote: bool = False


class Styles(word.Styles):
    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        super().__init__(styles)
        self._formats = {} if numbering is None else _formats(numbering)

    def look(self, paragraph: etree._Element) -> Look:
        properties = paragraph.find(f"{W}pPr")
        line = self.line(value(properties, "pStyle"))
        names = [value(style, "name") for style in line]
        level = self._level([properties, *(style.find(f"{W}pPr") for style in line)], names)
        if level:
            return Look(level)
        listed = (
            self._numbered([properties]) or _named(names) or self._numbered([style.find(f"{W}pPr") for style in line])
        )
        return listed or Look(quote=any(_QUOTE.search(name) for name in names))

    def _level(self, properties: list[etree._Element | None], names: list[str]) -> int:
        for name in names:
            if match := _HEADING.fullmatch(name):
                return int(match[1])
        if names and names[0].lower() in _TITLE:
            return 1
        outline = next((found for each in properties if (found := value(each, "outlineLvl"))), "")
        return int(outline) + 1 if outline in tuple("012345678") else 0

    def _numbered(self, properties: list[etree._Element | None]) -> Look | None:
        """By the first numbering found; number 0 takes a numbering away."""
        for each in properties:
            number = None if each is None else each.find(f"{W}numPr")
            if number is not None:
                id, level = value(number, "numId"), value(number, "ilvl")
                depth = int(level) if level in tuple("012345678") else 0
                ordered = self._formats.get((id, depth), "bullet") != "bullet"
                return Look(listed=True, ordered=ordered, depth=depth) if id not in ("", "0") else None
        return None


def _named(names: list[str]) -> Look | None:
    """By a style of the name of « List Bullet 2 »: Word numbers its levels apart."""
    for name in names:
        if match := _LIST.fullmatch(name):
            ordered = (match[1] or match[3]).lower() in ("number", "numéros")
            return Look(listed=True, ordered=ordered, depth=int(match[2] or match[4] or 1) - 1)
    return None


def _formats(numbering: etree._Element) -> dict[tuple[str, int], str]:
    """(number, level) -> « bullet », « decimal »…"""
    kinds: dict[str, dict[int, str]] = {}
    for abstract in numbering.iter(f"{W}abstractNum"):
        levels = {
            int(level.get(f"{W}ilvl", "0")): value(level, "numFmt")
            for level in abstract.iter(f"{W}lvl")
            if level.get(f"{W}ilvl", "0") in tuple("012345678")
        }
        kinds[abstract.get(f"{W}abstractNumId", "")] = levels
    return {
        (number.get(f"{W}numId", ""), level): kind
        for number in numbering.iter(f"{W}num")
        for level, kind in kinds.get(value(number, "abstractNumId"), {}).items()
    }
