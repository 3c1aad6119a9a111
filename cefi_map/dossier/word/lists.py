"""Numbering of lists: each list counts from 1, each level has its sign and its indent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.shared import Cm

from cefi_map.dossier.layout import INDENT
from cefi_map.dossier.model import ITEM_DEPTH, Item

from .oxml import element, val

_ABSTRACT = {False: 900, True: 901}


class Lists:
    def __init__(self, document: Any) -> None:
        self._root = document.part.numbering_part.element
        self._next = 1000
        first = self._root.find("{*}num")
        for ordered, id in _ABSTRACT.items():
            made = _abstract(id, ordered)
            if first is not None:
                first.addprevious(made)
            else:
                self._root.append(made)

    def start(self, items: Sequence[Item]) -> list[str]:
        """For each item, the number of the list it belongs to."""
        numbers: list[str] = []
        open_lists: list[tuple[bool, str]] = []
        for item in items:
            del open_lists[item.depth + 1 :]
            if len(open_lists) == item.depth + 1 and open_lists[-1][0] != item.ordered:
                open_lists.pop()
            if len(open_lists) == item.depth:
                open_lists.append((item.ordered, self._new(item.ordered, item.depth)))
            numbers.append(open_lists[-1][1])
        return numbers

    def mark(self, paragraph: Any, number: str, depth: int) -> None:
        properties = paragraph._p.get_or_add_pPr()
        for found in properties.findall("{*}numPr"):
            properties.remove(found)
        properties._insert_numPr(element("w:numPr", None, val("w:ilvl", str(depth)), val("w:numId", number)))
        paragraph.paragraph_format.left_indent = Cm(INDENT * (depth + 1))
        paragraph.paragraph_format.first_line_indent = -Cm(INDENT)

    def _new(self, ordered: bool, depth: int) -> str:
        number = str(self._next)
        self._next += 1
        again = element("w:lvlOverride", {"w:ilvl": str(depth)}, val("w:startOverride", "1"))
        children = [val("w:abstractNumId", str(_ABSTRACT[ordered])), *([again] if ordered else [])]
        self._root.append(element("w:num", {"w:numId": number}, *children))
        return number


def _abstract(id: int, ordered: bool) -> Any:
    levels = [_level(depth, ordered) for depth in range(ITEM_DEPTH)]
    kind = val("w:multiLevelType", "hybridMultilevel")
    return element("w:abstractNum", {"w:abstractNumId": str(id)}, kind, *levels)


def _level(depth: int, ordered: bool) -> Any:
    indent = str(Cm(INDENT * (depth + 1)).twips)
    return element(
        "w:lvl",
        {"w:ilvl": str(depth)},
        val("w:start", "1"),
        val("w:numFmt", "decimal" if ordered else "bullet"),
        val("w:lvlText", f"%{depth + 1}." if ordered else "•"),
        val("w:lvlJc", "left"),
        element("w:pPr", None, element("w:ind", {"w:left": indent, "w:hanging": str(Cm(INDENT).twips)})),
    )
