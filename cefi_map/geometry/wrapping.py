"""Cutting a title into lines: greedy, then the narrowest width that keeps the number of lines."""

from __future__ import annotations

import re

from .fonts import advances
from .value import Line

BALANCED = 12
"""Texts of more lines than this are not balanced: nobody would see it."""

_NO_BREAK = re.compile("(?<=«) | (?=[:;?!»%€])|(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_AFTER = frozenset("-/_.,;?&=@")
_PRECISION = 4096


def wrap(text: str, limit: int, size: int, bold: bool = False) -> tuple[Line, ...]:
    """Lines at most ``limit`` wide (1/4096 px) at ``size`` half pixels; at least one, which may be empty.

    Line feeds are kept inside the text and dropped at its ends; runs of spaces count for one; a French punctuation
    mark never starts a line; a word wider than ``limit`` is cut.
    """
    lines: list[Line] = []
    for paragraph in text.replace("\t", " ").strip(" \n").split("\n"):
        lines += _paragraph(paragraph, limit, size, advances(bold))
    return tuple(lines)


def _paragraph(text: str, limit: int, size: int, table: dict[str, int]) -> list[Line]:
    words = text.split(" ")
    if "" in words:
        words = [word for word in words if word]
    text = _NO_BREAK.sub("\u00a0", " ".join(words))
    total = sum(map(table.__getitem__, text)) * size
    if total <= limit:
        return [Line(text, total)]
    words, widths, gaps = _words(text, limit, size, table)
    starts, widest = _greedy(widths, gaps, limit)
    if 1 < len(starts) <= BALANCED:
        starts = _balanced(widths, gaps, starts, widest)
    return _lines(words, widths, gaps, starts)


def _words(text: str, limit: int, size: int, table: dict[str, int]) -> tuple[list[str], list[int], list[int]]:
    """Words with their widths and the space before each; the pieces of a cut word have no space between them."""
    space = table[" "] * size
    words: list[str] = []
    widths: list[int] = []
    gaps: list[int] = []
    for word in text.split(" "):
        size_of = sum(map(table.__getitem__, word)) * size
        if size_of <= limit:
            words.append(word)
            widths.append(size_of)
            gaps.append(space)
            continue
        for place, piece in enumerate(_pieces(word, limit, size, table)):
            words.append(piece)
            widths.append(sum(map(table.__getitem__, piece)) * size)
            gaps.append(0 if place else space)
    return words, widths, gaps


def _pieces(word: str, limit: int, size: int, table: dict[str, int]) -> list[str]:
    """A word too wide, cut where it fills the limit, or after a mark such as « / » in the second half of that."""
    pieces: list[str] = []
    start = used = soft = 0
    for place, character in enumerate(word):
        advance = table[character] * size
        if used + advance > limit and place > start:
            cut = soft if soft > start else place
            pieces.append(word[start:cut])
            used = sum(map(table.__getitem__, word[cut:place])) * size
            start, soft = cut, 0
        used += advance
        if character in _AFTER and used * 2 >= limit:
            soft = place + 1
    pieces.append(word[start:])
    return pieces


def _greedy(widths: list[int], gaps: list[int], limit: int, most: int = 0) -> tuple[list[int], int]:
    """Where each line starts, and the widest line. With ``most``, gives up (an empty list) past that many lines."""
    starts = [0]
    used, widest = widths[0], 0
    for place in range(1, len(widths)):
        longer = used + gaps[place] + widths[place]
        if longer <= limit:
            used = longer
            continue
        if len(starts) == most:
            return [], 0
        starts.append(place)
        if used > widest:
            widest = used
        used = widths[place]
    return starts, max(widest, used)


def _balanced(widths: list[int], gaps: list[int], starts: list[int], widest: int) -> list[int]:
    """The same number of lines, as narrow as can be to a pixel."""
    low = max(widths)
    while widest - low > _PRECISION:
        middle = (low + widest) // 2
        found, width = _greedy(widths, gaps, middle, len(starts))
        if found:
            starts, widest = found, width
        else:
            low = middle
    return starts


def _lines(words: list[str], widths: list[int], gaps: list[int], starts: list[int]) -> list[Line]:
    lines: list[Line] = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        text = words[start] + "".join((" " if gaps[place] else "") + words[place] for place in range(start + 1, end))
        lines.append(Line(text, sum(widths[start:end]) + sum(gaps[start + 1 : end])))
    return lines
