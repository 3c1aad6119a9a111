"""A repair and its lines: replacements outside comments and CDATA, with the lines where they changed something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

Repair = tuple[str, tuple[int, ...]]
"""A text, and the lines (from 1, each once) where it differs from what came in."""

CLOSED_ZONE = r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)|<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>|\Z)"
"""A comment or a CDATA section; one that does not end reaches to the end of the text."""


def replaced(
    source: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], *, everywhere: bool = False
) -> Repair:
    """``replacement`` for each match of ``pattern``; in comments and CDATA too with ``everywhere``."""
    places: list[int] = []
    pieces: list[str] = []
    pos = 0
    for start, end in [(0, len(source))] if everywhere else _open_zones(source):
        for match in pattern.finditer(source, start, end):
            new = replacement(match)
            if new != match[0]:
                places.append(match.start())
                pieces += source[pos : match.start()], new
                pos = match.end()
    pieces.append(source[pos:])
    return "".join(pieces), lines_of(source, places)


def lines_of(source: str | bytes, places: Iterable[int]) -> tuple[int, ...]:
    """Lines of ascending offsets, each once."""
    lines: list[int] = []
    line, pos = 1, 0
    for place in places:
        line += source.count("\n", pos, place) if isinstance(source, str) else source.count(b"\n", pos, place)
        pos = place
        if not lines or lines[-1] != line:
            lines.append(line)
    return tuple(lines)


def _open_zones(source: str) -> list[tuple[int, int]]:
    """What lies between comments and CDATA sections."""
    zones = []
    pos = 0
    for match in re.finditer(CLOSED_ZONE, source):
        zones.append((pos, match.start()))
        pos = match.end()
    return [*zones, (pos, len(source))]
