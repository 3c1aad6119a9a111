"""The title block of a printed map: beside the legend, or as a strip along the foot of the sheet."""

from __future__ import annotations

from cefi_map.formats.overlay import Cartouche

from .markup import d
from .paint import INK, INK_2, SHEET
from .piece import Piece, leading, line, lines, paragraph

WIDTH = 176.0
STRIP = 1140.0
"""The widest strip."""
_LEAST = 8.0
"""The smallest letters: 6.5 points where a sheet of A4 sets them smaller."""
_TALL = 34.0
_TITLE = 4
"""Lines of a title that are shown."""
_CELLS = {"name": 150.0, "date": 84.0, "reviewer": 150.0, "size": 72.0}


def cartouche(block: Cartouche, nodes: int) -> Piece:
    """Title, name or its empty line, date and size of the map, who reviewed it and when."""
    title = lines(block.title, WIDTH - 20, 12, bold=True)
    if len(title) > _TITLE:
        title = [*title[: _TITLE - 1], title[_TITLE - 1].rstrip(" .,;:") + "…"]
    y = 8 + len(title) * leading(12)
    markup = paragraph(10, 20, title, 12, bold=True)
    subtitle = lines(block.subtitle, WIDTH - 20, 9)[:2] if block.subtitle else []
    markup += paragraph(10, y + 12, subtitle)
    y += len(subtitle) * leading(9) + 8
    rules: list[float] = []
    for label, value, aside in (
        ("Nom (facultatif)", block.name, ""),
        ("Date", block.date, f"{nodes} nœud{'s' if nodes > 1 else ''}"),
        ("Relu par", block.reviewer, f"le {block.reviewed}".rstrip()),
    ):
        rules.append(y)
        markup += line(10, y + 11, label, _LEAST, fill=INK_2)
        markup += line(10, y + 23, _one(value, WIDTH - (70 if label == "Date" else 20)), 9.5) if value else ""
        markup += line(WIDTH - 60, y + (23 if label == "Date" else 11), aside, 9 if label == "Date" else _LEAST)
        y += 29
    if block.revision:
        markup += line(10, y - 2, lines(block.revision, WIDTH - 20, _LEAST)[0], _LEAST, fill=INK_2)
    frame = f'<rect width="{d(WIDTH)}" height="{d(y + 5)}" fill="{SHEET}" stroke="{INK}" stroke-width="1.2"/>'
    ruled = "".join(f"M0 {d(at)}H{d(WIDTH)}" for at in rules)
    frame += f'<path d="{ruled}" stroke="{INK}" stroke-width=".8"/>'
    return Piece(WIDTH, y + 5, f'<g id="cartouche">{frame}{markup}</g>')


def strip(block: Cartouche, nodes: int, room: float) -> Piece:
    """The same in one row of cells, as low as can be: title, name, date, who reviewed it, size of the map."""
    width = min(room, STRIP)
    title = width - sum(_CELLS.values())
    cells = [
        (title, _one(block.title, title - 16, 11, bold=True), block.subtitle, 11.0),
        (_CELLS["name"], "Nom (facultatif)", block.name, _LEAST),
        (_CELLS["date"], "Date", block.date, _LEAST),
        (_CELLS["reviewer"], f"Relu par{f', le {block.reviewed}' if block.reviewed else ''}", block.reviewer, _LEAST),
        (_CELLS["size"], f"{nodes} nœud{'s' if nodes > 1 else ''}", block.revision, _LEAST),
    ]
    x, drawn, ruled = 0.0, "", ""
    for at, (wide, head, under, size) in enumerate(cells):
        ruled += f"M{d(x)} 0V{d(_TALL)}" if at else ""
        drawn += line(x + 8, 13, head, size, bold=not at, fill=INK_2 if at else INK)
        drawn += line(x + 8, 27, _one(under, wide - 16), 9.5) if under else ""
        x += wide
    frame = f'<rect width="{d(width)}" height="{d(_TALL)}" fill="{SHEET}" stroke="{INK}" stroke-width="1.2"/>'
    frame += f'<path d="{ruled}" stroke="{INK}" stroke-width=".8"/>'
    return Piece(width, _TALL, f'<g id="cartouche">{frame}{drawn}</g>')


def _one(text: str, width: float, size: float = 9.5, *, bold: bool = False) -> str:
    """As much of the text as one line holds."""
    first, *more = lines(text, width - 8, size, bold=bold)
    return f"{first}…" if more else first
