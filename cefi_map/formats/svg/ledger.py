"""A table of amounts as a drawing: two sides one under the other, lines by heading, totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .fonts import style
from .markup import d, t
from .paint import FAMILY, INK, INK_2, SHEET
from .piece import line, lines, measured

_ROW, _SIZE, _PAD = 17.0, 13.0, 10.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: its words, its amount as it is printed, what stands beside it (a share). ``strong`` for a heading or a
    total."""

    words: str
    amount: str
    aside: str = ""
    strong: bool = False


def draw(sides: Sequence[tuple[str, Sequence[Entry]]], title: str, width: float = 640) -> bytes:
    """An SVG that stands alone; each side with its title."""
    body, y = "", 4.0
    for name, entries in sides:
        body += line(_PAD, y + 18, name, 15, bold=True)
        y += 28
        for entry in entries:
            markup, height = _entry(entry, y, width)
            body += markup
            y += height
        y += 14
    size = f'width="{d(width)}" height="{d(y)}" viewBox="0 0 {d(width)} {d(y)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{t(FAMILY)}" font-size="{_SIZE:g}" lang="fr" '
        f'role="img"><title>{t(title)}</title>{style(400, 700)}'
        f'<rect width="100%" height="100%" fill="{SHEET}"/>{body}</svg>'
    ).encode()


def _entry(entry: Entry, y: float, width: float) -> tuple[str, float]:
    right, aside = width - 90, width - _PAD
    room = right - measured(entry.amount, _SIZE, entry.strong) - 2 * _PAD - 14
    words = lines(entry.words, room, _SIZE, bold=entry.strong)[:4]
    markup = (
        f'<path d="M{_PAD} {d(y)}H{d(width - _PAD)}" stroke="{"#626B72" if entry.strong else "#D9DDE0"}" fill="none"/>'
    )
    markup += "".join(
        line(_PAD + 4, y + 15 + place * _ROW, text, _SIZE, bold=entry.strong, fill=INK)
        for place, text in enumerate(words)
    )
    amount_x = right - measured(entry.amount, _SIZE, entry.strong)
    markup += line(amount_x, y + 15, entry.amount, _SIZE, bold=entry.strong, fill=INK)
    if entry.aside:
        markup += line(aside - measured(entry.aside, _SIZE), y + 15, entry.aside, _SIZE, fill=INK_2)
    return markup, len(words) * _ROW + 6
