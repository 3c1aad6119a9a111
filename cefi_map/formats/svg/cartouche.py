"""The title block of a printed map."""

from __future__ import annotations

from cefi_map.formats.overlay import Cartouche

from .markup import d
from .paint import INK, INK_2, SHEET
from .piece import Piece, leading, line, lines, paragraph

WIDTH = 176.0


def cartouche(block: Cartouche, nodes: int) -> Piece:
    """Title, name or its empty line, date and size of the map, who reviewed it and when."""
    title = lines(block.title, WIDTH - 20, 12, bold=True)
    if len(title) > 2:
        title = [title[0], title[1].rstrip(" .,;:") + "…"]
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
        markup += line(10, y + 11, label, 7.5, fill=INK_2)
        markup += line(10, y + 23, _one(value, WIDTH - (70 if label == "Date" else 20)), 9.5) if value else ""
        markup += line(WIDTH - 60, y + (23 if label == "Date" else 11), aside, 9 if label == "Date" else 7.5)
        y += 29
    if block.revision:
        markup += line(10, y - 2, lines(block.revision, WIDTH - 20, 7)[0], 7, fill=INK_2)
    frame = f'<rect width="{d(WIDTH)}" height="{d(y + 5)}" fill="{SHEET}" stroke="{INK}" stroke-width="1.2"/>'
    ruled = "".join(f"M0 {d(at)}H{d(WIDTH)}" for at in rules)
    frame += f'<path d="{ruled}" stroke="{INK}" stroke-width=".8"/>'
    return Piece(WIDTH, y + 5, f'<g id="cartouche">{frame}{markup}</g>')


def _one(text: str, width: float) -> str:
    """As much of the text as one line holds."""
    first, *more = lines(text, width - 8, 9.5)
    return f"{first}…" if more else first
