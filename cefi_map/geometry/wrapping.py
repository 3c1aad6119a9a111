"""Cutting a title into lines: greedy, then the narrowest width that keeps the number of lines."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import add

from .fonts import advances, width
from .value import Line

BALANCED = 12
"""Texts of more lines than this are not balanced: nobody would see it."""

_NO_BREAK = re.compile("(?<=«) | (?=[:;?!»%€])|(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_AFTER = frozenset("-/_.,;?&=@")
_PRECISION = 4 * 4096
_SHORT = 36


def wrap(text: str, limit: int, size: int, bold: bool = False) -> tuple[Line, ...]:
    """Lines at most ``limit`` wide (1/4096 px) at ``size`` half pixels; at least one, which may be empty.

    Line feeds are kept inside the text and dropped at its ends; runs of spaces count for one; a French punctuation
    mark never starts a line; a word wider than ``limit`` is cut.
    """
    lines: list[Line] = []
    for paragraph in text.replace("\t", " ").strip(" \n").split("\n"):
        lines += _paragraph(paragraph, limit, size, advances(bold))
    return tuple(lines)


def longest(text: str, size: int, bold: bool = False) -> int:
    """The width of the longest word, with what a no-break space ties to it."""
    widest = advances(bold).__getitem__
    words = (word for line in text.replace("\t", " ").split("\n") for word in _tied(line.split(" ")).split(" "))
    return max(sum(map(widest, word)) for word in words) * size


def _tied(words: list[str]) -> str:
    """The words with a space between each, one that does not break where French asks for it."""
    return _NO_BREAK.sub("\u00a0", " ".join(filter(None, words)))


def _paragraph(text: str, limit: int, size: int, table: dict[str, int]) -> list[Line]:
    words = text.split(" ")
    if "" in words:
        words = [word for word in words if word]
    text = _NO_BREAK.sub("\u00a0", " ".join(words))
    if len(text) <= _SHORT and (total := sum(map(table.__getitem__, text)) * size) <= limit:
        return [Line(text, total)]
    words, widths, gaps = _cut(*_words(text, size, table), limit, size, table)
    return _lines(words, widths, gaps, _starts(widths, gaps, limit))


def _starts(widths: list[int], gaps: list[int], limit: int) -> list[int]:
    """The word that begins each line."""
    steps = list(map(add, widths, gaps))
    starts, widest = _greedy(widths, steps, limit, len(widths))
    return _balanced(widths, steps, starts, widest) if 1 < len(starts) <= BALANCED else starts


class Text:
    """A text measured once, whatever it is wrapped at: the widths of the lines that ``wrap`` gives, without them."""

    def __init__(self, text: str, size: int, bold: bool = False) -> None:
        self._size, self._table = size, advances(bold)
        self.whole = width(text, size, bold)
        self._space = self._table[" "] * size
        lines = text.replace("\t", " ").strip(" \n").split("\n")
        self._paragraphs = [_words(_tied(line.split(" ")), size, self._table) for line in lines]
        self.longest = max(max(widths) for _, widths in self._paragraphs)

    def widths(self, limit: int) -> list[int]:
        found: list[int] = []
        for words, widths in self._paragraphs:
            total = sum(widths) + self._space * (len(widths) - 1)
            found += [total] if total <= limit else self._broken(words, widths, limit)
        return found

    def _broken(self, words: list[str], widths: list[int], limit: int) -> list[int]:
        _, widths, gaps = _cut(words, widths, limit, self._size, self._table)
        return [
            sum(widths[start:end]) + sum(gaps[start + 1 : end])
            for start, end in pairwise([*_starts(widths, gaps, limit), len(widths)])
        ]


def _words(text: str, size: int, table: dict[str, int]) -> tuple[list[str], list[int]]:
    """The words of a paragraph whose spaces are tied, and their widths."""
    advance_of = table.__getitem__
    words = text.split(" ")
    return words, [sum(map(advance_of, word)) * size for word in words]


def _cut(
    words: list[str], widths: list[int], limit: int, size: int, table: dict[str, int]
) -> tuple[list[str], list[int], list[int]]:
    """Words with their widths and the space before each; the pieces of a cut word have no space between them."""
    space, advance_of = table[" "] * size, table.__getitem__
    if max(widths) <= limit:
        return words, widths, [space] * len(words)
    whole, words, gaps = zip(words, widths, strict=True), [], []
    for word, wide in whole:
        pieces = [word] if wide <= limit else _pieces(word, limit, size, table)
        words += pieces
        gaps += [space] + [0] * (len(pieces) - 1)
    return words, [sum(map(advance_of, word)) * size for word in words], gaps


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


def _greedy(widths: list[int], steps: list[int], limit: int, most: int) -> tuple[list[int], int]:
    """Where each line starts, and the widest line; gives up (an empty list) past ``most`` lines.

    ``steps`` are the widths with the space before each word.
    """
    starts = [0]
    used, widest = widths[0], 0
    for place in range(1, len(widths)):
        longer = used + steps[place]
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


def _balanced(widths: list[int], steps: list[int], starts: list[int], widest: int) -> list[int]:
    """The same number of lines, as narrow as can be to four pixels."""
    count = len(starts)
    low = max(max(widths), sum(widths) // count)
    while widest - low > _PRECISION:
        middle = (low + widest) // 2
        found, width = _greedy(widths, steps, middle, count)
        if found:
            starts, widest = found, width
        else:
            low = middle
    return starts


def _lines(words: list[str], widths: list[int], gaps: list[int], starts: list[int]) -> list[Line]:
    lines: list[Line] = []
    cut = 0 in gaps
    for start, end in pairwise([*starts, len(words)]):
        pieces = words[start:end]
        text = _joined(pieces, gaps[start:end]) if cut else " ".join(pieces)
        lines.append(Line(text, sum(widths[start:end]) + sum(gaps[start + 1 : end])))
    return lines


def _joined(words: list[str], gaps: list[int]) -> str:
    return words[0] + "".join((" " if gap else "") + word for word, gap in zip(words[1:], gaps[1:], strict=True))
