"""Texts too long for a node, printed in columns: its note under a number, a reviewer's comment under a letter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cefi_map.geometry.seen import footnotes

from .markup import attribute
from .pen import Pen
from .piece import GAP, Piece, heading, leading, line, lines, measured, moved, paragraph

COLUMN = 250.0
NARROW_COLUMN = 110.0
_HEAD = 20.0
"""Height of the heading above the columns."""
_KEPT = 3
"""Lines of an entry kept together at the foot of a column."""


class Entry(NamedTuple):
    """A text, the ``mark`` that stands on its node, and the node's number ("" for the root)."""

    mark: str
    node: str
    text: str


class Texts(NamedTuple):
    """A titled list of entries; ``id`` is that of its group, ``kind`` the class of its items."""

    title: str
    id: str
    kind: str
    entries: list[Entry]


def notes(pen: Pen, keys: Collection[str]) -> Texts:
    """Details and note of each drawn node that has them; nothing where notes are left out."""
    marks, found = footnotes(pen.mindmap) if pen.footnotes else {}, []
    for key in keys:
        if key in marks:
            node = pen.mindmap.by_key[key]
            text = "\n".join(filter(None, [node.details_text, node.note_text]))
            found.append(Entry(marks[key], pen.mindmap.numbers[key], text))
    return Texts("Notes", "notes", "note", found)


def comments(pen: Pen, keys: Collection[str]) -> Texts:
    """What a reviewer wrote, in the order of the overlay, on the nodes that are drawn."""
    pins = [pin for pin in pen.overlay.pins if pin.key in keys]
    entries = [
        Entry(pin.letter, pen.mindmap.numbers[pin.key], ". ".join(filter(None, [pin.kind, pin.text]))) for pin in pins
    ]
    return Texts("Relecture", "relecture", "comment", entries)


def listed(texts: Texts, room: float) -> Piece:
    """The entries in columns of equal height, as near as whole entries allow."""
    count, width = _columns(room)
    drawn = [_entry(entry, texts.kind, width) for entry in texts.entries]
    goal = sum(piece.height for piece in drawn) / count
    markup, column, y, tallest = heading(texts.title), 0, 0.0, 0.0
    for piece in drawn:
        if y and column < count - 1 and y + piece.height / 2 > goal:
            column, y = column + 1, 0.0
        markup += moved(piece, column * (width + GAP), _HEAD + y)
        y += piece.height
        tallest = max(tallest, y)
    used = (width + GAP) * (column + 1) - GAP
    return Piece(used, _HEAD + tallest, _group(texts, markup))


def paged(texts: Texts, room: float, tall: float, top: float = 0.0) -> list[Piece]:
    """The entries on pages ``room`` wide and ``tall`` high, the first of them begun at ``top``: one page has columns of
    equal height; of several, columns are filled one after the other, and an entry that reaches the foot of one goes on
    in the next."""
    whole = listed(texts, room)
    if top + whole.height <= tall:
        return [Piece(whole.width, top + whole.height, moved(whole, 0, top))]
    count, width = _columns(room)
    columns: list[str] = [""]
    y = start_of_first = top + _HEAD
    for entry in texts.entries:
        wrapped, indent = _wrapped(entry, width)
        start = 0
        while start < len(wrapped):
            fits = int((tall - y) // leading(9))
            if fits < min(_KEPT, len(wrapped) - start):
                y = start_of_first if len(columns) < count else _HEAD
                columns.append("")
                continue
            part = _printed(entry, texts.kind, width, indent, wrapped[start : start + fits], begins=not start)
            columns[-1] += moved(part, (len(columns) - 1) % count * (width + GAP), y)
            start, y = start + fits, y + part.height
    pages = ["".join(columns[at : at + count]) for at in range(0, len(columns), count)]
    heads = [moved(Piece(0, 0, heading(texts.title)), 0, top), *[heading(texts.title)] * (len(pages) - 1)]
    return [Piece(room, tall, _group(texts, head + page)) for head, page in zip(heads, pages, strict=True)]


def _columns(room: float) -> tuple[int, float]:
    """How many columns there are in that room, and the width of each."""
    count = max(int((room + GAP) // (COLUMN + GAP)), 1)
    return count, (room - GAP * (count - 1)) / count


def _group(texts: Texts, markup: str) -> str:
    return f'<g id="{texts.id}" role="list" aria-label="{texts.title}">{markup}</g>'


def _entry(entry: Entry, kind: str, width: float) -> Piece:
    wrapped, indent = _wrapped(entry, width)
    return _printed(entry, kind, width, indent, wrapped, begins=True)


def _wrapped(entry: Entry, width: float) -> tuple[list[str], float]:
    """The lines of an entry beside its mark, and how far from the edge they start."""
    indent = measured(entry.mark, 9, bold=True) + 6
    where = f"nœud {entry.node}" if entry.node else "nœud central"
    return lines(f"{where} : {entry.text}", max(width - indent, 40), 9), indent


def _printed(entry: Entry, kind: str, width: float, indent: float, wrapped: Sequence[str], *, begins: bool) -> Piece:
    """Some lines of an entry, its mark before the first of all."""
    markup = (line(0, 8.4, entry.mark, bold=True) if begins else "") + paragraph(indent, 8.4, wrapped)
    item = f'<g role="listitem" class="{kind}" data-number="{attribute(entry.node)}">{markup}</g>'
    return Piece(width, len(wrapped) * leading(9) + 4, item)
