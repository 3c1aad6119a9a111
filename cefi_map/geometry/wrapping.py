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
_UNLIMITED = 1 << 53


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
    return _lines(words, widths, gaps, _broken(widths, list(map(add, widths, gaps)), limit)[0])


def _broken(widths: list[int], steps: list[int], limit: int) -> tuple[list[int], int, int]:
    """The word that begins each line; the least limit that breaks the same words so, and the least that no more
    does."""
    starts, widest, wider = _greedy(widths, steps, limit, len(widths))
    return _balanced(widths, steps, starts, widest) if 1 < len(starts) <= BALANCED else starts, widest, wider


class Text:
    """A text measured once, whatever it is wrapped at: the widths of the lines that ``wrap`` gives, without them."""

    def __init__(self, text: str, size: int, bold: bool = False) -> None:
        self.whole = width(text, size, bold)
        lines = text.replace("\t", " ").strip(" \n").split("\n")
        self._paragraphs = [_Paragraph(line, size, bold) for line in lines]
        self.longest = max(each.longest for each in self._paragraphs)

    def widths(self, limit: int) -> list[int]:
        if len(self._paragraphs) == 1:
            return self._paragraphs[0].widths(limit)
        return [width for each in self._paragraphs for width in each.widths(limit)]


class _Paragraph:
    """A line of a text; what it was broken into is remembered with the limits that break it so."""

    def __init__(self, line: str, size: int, bold: bool) -> None:
        self._size, self._table = size, advances(bold)
        self._space = self._table[" "] * size
        self._words, self._widths = _words(_tied(line.split(" ")), size, self._table)
        self._steps = [width + self._space for width in self._widths]
        self.longest = max(self._widths)
        whole = sum(self._widths) + self._space * (len(self._widths) - 1)
        self._known: list[tuple[int, int, list[int]]] = [(whole, _UNLIMITED, [whole])]

    def widths(self, limit: int) -> list[int]:
        for least, wider, found in self._known:
            if least <= limit < wider:
                return found
        widths, steps = self._widths, self._steps
        if self.longest > limit:
            _, widths, gaps = _cut(self._words, widths, limit, self._size, self._table)
            steps = list(map(add, widths, gaps))
        starts, least, wider = _broken(widths, steps, limit)
        found = [widths[start] + sum(steps[start + 1 : end]) for start, end in pairwise([*starts, len(widths)])]
        if self.longest <= limit:
            self._known.append((least, wider, found))
        return found


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


def _greedy(widths: list[int], steps: list[int], limit: int, most: int) -> tuple[list[int], int, int]:
    """Where each line starts, the widest line, and the width at which a word would join the line before; gives up (an
    empty list) past ``most`` lines.

    ``steps`` are the widths with the space before each word.
    """
    starts = [0]
    used, widest, wider = widths[0], 0, _UNLIMITED
    for place in range(1, len(widths)):
        longer = used + steps[place]
        if longer <= limit:
            used = longer
            continue
        if len(starts) == most:
            return [], 0, 0
        starts.append(place)
        if used > widest:
            widest = used
        if longer < wider:
            wider = longer
        used = widths[place]
    return starts, max(widest, used), wider


def _balanced(widths: list[int], steps: list[int], starts: list[int], widest: int) -> list[int]:
    """The same number of lines, as narrow as can be to four pixels."""
    count = len(starts)
    low = max(max(widths), sum(widths) // count)
    while widest - low > _PRECISION:
        middle = (low + widest) // 2
        found, width, _ = _greedy(widths, steps, middle, count)
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
