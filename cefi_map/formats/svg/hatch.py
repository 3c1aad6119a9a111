"""The pattern of each stage as plain strokes cut by arithmetic: nothing that Word, Inkscape or LibreOffice misreads.

1 diagonals, 2 dots, 3 horizontals, 4 crosshatch, 5 verticals, 6 solid.
"""

from __future__ import annotations

from .markup import d
from .paint import HUES

_STEP = 4.2


def hatch(stage: int, x: float, y: float, width: float, height: float, color: str = "") -> str:
    """Markup that fills a rectangle (in pixels) with the stage's pattern, in its colour or another."""
    hue = color or HUES[stage]
    if stage == 6:
        return f'<rect x="{d(x)}" y="{d(y)}" width="{d(width)}" height="{d(height)}" fill="{hue}"/>'
    path = "".join(_PATTERNS[stage](x, y, width, height)) if stage else ""
    if not path:
        return ""
    if stage == 2:
        return f'<path d="{path}" fill="none" stroke="{hue}" stroke-width="2" stroke-linecap="round"/>'
    return f'<path d="{path}" fill="none" stroke="{hue}" stroke-width="1.15"/>'


def _rising(x: float, y: float, width: float, height: float) -> list[str]:
    """Diagonals from the left or bottom edge to the top or right edge."""
    parts: list[str] = []
    for start in _steps(0, width + height):
        x0, y0 = (x, y + start) if start <= height else (x + start - height, y + height)
        x1, y1 = (x + start, y) if start <= width else (x + width, y + start - width)
        parts.append(f"M{d(x0)} {d(y0)}L{d(x1)} {d(y1)}")
    return parts


def _falling(x: float, y: float, width: float, height: float) -> list[str]:
    parts: list[str] = []
    for start in _steps(0, width + height):
        x0, y0 = (x, y + height - start) if start <= height else (x + start - height, y)
        x1, y1 = (x + start, y + height) if start <= width else (x + width, y + height - start + width)
        parts.append(f"M{d(x0)} {d(y0)}L{d(x1)} {d(y1)}")
    return parts


def _crossed(x: float, y: float, width: float, height: float) -> list[str]:
    return _rising(x, y, width, height) + _falling(x, y, width, height)


def _dots(x: float, y: float, width: float, height: float) -> list[str]:
    parts: list[str] = []
    for row, down in enumerate(_steps(0.8, height - 1)):
        parts += [f"M{d(x + right)} {d(y + down)}h.01" for right in _steps(0.4 + row % 2 * 2.1, width - 1)]
    return parts


def _horizontals(x: float, y: float, width: float, height: float) -> list[str]:
    return [f"M{d(x)} {d(y + down)}H{d(x + width)}" for down in _steps(0.2, height)]


def _verticals(x: float, y: float, width: float, height: float) -> list[str]:
    return [f"M{d(x + right)} {d(y)}V{d(y + height)}" for right in _steps(0.2, width)]


def _steps(first: float, end: float) -> list[float]:
    count = int((end - first) / _STEP)
    return [first + _STEP / 2 + step * _STEP for step in range(count)]


_PATTERNS = {1: _rising, 2: _dots, 3: _horizontals, 4: _crossed, 5: _verticals}
