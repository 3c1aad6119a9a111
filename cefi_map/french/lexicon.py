"""Vocabulary as data: which groups of words a text holds, found in one pass over its stems."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from .text import fold, stems

_MOST = 50_000
"""Words whose phrases are remembered, and phrases found, so that a server that runs for months does not grow."""


class Hit(NamedTuple):
    """A phrase found: its group, and the stems it covers (from ``start`` to ``end``, not included)."""

    group: str
    start: int
    end: int


_hit = lru_cache(_MOST)(Hit)
"""One for all texts that hold it at the same place: half of what is remembered of a map were such."""


class _Entry(NamedTuple):
    """A phrase after its first word: the second word ("" for a phrase of one), whether it is a beginning, the rest."""

    second: str
    begins: bool
    rest: tuple[str, ...]
    group: str


class Lexicon:
    """Phrases by group. A word that ends with « * » stands for all words that begin so; plurals need not be written."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, list[_Entry]] = {}
        self._begin: dict[str, list[_Entry]] = {}
        for group, phrases in groups.items():
            for phrase in dict.fromkeys(phrases):
                self._add(group, phrase)
        lengths: dict[str, set[int]] = {}
        for begin in self._begin:
            lengths.setdefault(begin[:2], set()).add(len(begin))
        self._lengths = {two: tuple(sorted(many)) for two, many in lengths.items()}
        self._known: dict[str, tuple[_Entry, ...]] = {}

    def _add(self, group: str, phrase: str) -> None:
        words = _phrase(phrase)
        second = words[1] if len(words) > 1 else ""
        entry = _Entry(second.rstrip("*"), second.endswith("*"), words[2:], group)
        if words[0].endswith("*"):
            self._begin.setdefault(words[0][:-1], []).append(entry)
        else:
            self._exact.setdefault(words[0], []).append(entry)

    def hits(self, words: Sequence[str]) -> list[Hit]:
        """Every phrase found in the stems, in order of its first word; longer and shorter ones alike."""
        found: list[Hit] = []
        known, last = self._known, len(words) - 1
        for place, word in enumerate(words):
            entries = known.get(word)
            if entries is None:
                entries = self._remember(word)
            if not entries:
                continue
            following = words[place + 1] if place < last else ""
            for second, begins, rest, group in entries:
                if not second:
                    found.append(_hit(group, place, place + 1))
                elif (following == second or (begins and following.startswith(second))) and (
                    not rest or _follows(rest, words, place + 2)
                ):
                    found.append(_hit(group, place, place + 2 + len(rest)))
        return found

    def _remember(self, word: str) -> tuple[_Entry, ...]:
        entries = list(self._exact.get(word, ()))
        for length in self._lengths.get(word[:2], ()):
            if length > len(word):
                break
            entries += self._begin.get(word[:length], ())
        if len(self._known) < _MOST:
            self._known[word] = tuple(entries)
        return tuple(entries)


def _phrase(phrase: str) -> tuple[str, ...]:
    words: list[str] = []
    for part in phrase.split():
        if part.endswith("*"):
            words.append(fold(part[:-1]) + "*")
        else:
            words += stems(fold(part))
    if not words:
        raise ValueError(f"a phrase of small words only: {phrase!r}")
    return tuple(words)


def _follows(rest: tuple[str, ...], words: Sequence[str], place: int) -> bool:
    if place + len(rest) > len(words):
        return False
    for wanted, word in zip(rest, words[place : place + len(rest)], strict=True):
        if wanted != word and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True


@cache
def load(name: str) -> Mapping[str, tuple[str, ...]]:
    """The groups of a data file beside this module: name -> phrases."""
    data = json.loads(files(__package__).joinpath("data", f"{name}.json").read_text("utf-8"))
    return {group: tuple(phrases) for group, phrases in data.items() if not group.startswith("_")}


@cache
def lexicon() -> Lexicon:
    """All groups of ``headings`` (named « h: topic »), ``words`` and ``fields`` (by their name, taken together)."""
    groups: dict[str, tuple[str, ...]] = {f"h:{topic}": phrases for topic, phrases in load("headings").items()}
    for name in ("words", "fields"):
        for group, phrases in load(name).items():
            groups[group] = (*groups.get(group, ()), *phrases)
    return Lexicon(groups)
