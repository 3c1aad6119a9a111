"""Vocabulary as data: which groups of words a text holds, found in one pass over its stems."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .text import fold, stems


class Hit(NamedTuple):
    """A phrase found: its group, and the stems it covers (from ``start`` to ``end``, not included)."""

    group: str
    start: int
    end: int


class Lexicon:
    """Phrases by group. A word that ends with « * » stands for all words that begin so; plurals need not be written."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._begin: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for group, phrases in groups.items():
            for phrase in phrases:
                self._add(group, phrase)
        lengths: dict[str, set[int]] = {}
        for begin in self._begin:
            lengths.setdefault(begin[:2], set()).add(len(begin))
        self._lengths = {two: tuple(sorted(many)) for two, many in lengths.items()}
        self._known: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}

    def _add(self, group: str, phrase: str) -> None:
        words = _phrase(phrase)
        if words[0].endswith("*"):
            self._begin.setdefault(words[0][:-1], []).append((words[1:], group))
        else:
            self._exact.setdefault(words[0], []).append((words[1:], group))

    def hits(self, words: Sequence[str]) -> list[Hit]:
        """Every phrase found in the stems, in order of its first word; longer and shorter ones alike."""
        found: list[Hit] = []
        known = self._known
        for place, word in enumerate(words):
            entries = known.get(word)
            if entries is None:
                entries = known[word] = self._entries(word)
            for rest, group in entries:
                if not rest:
                    found.append(Hit(group, place, place + 1))
                elif _follows(rest, words, place + 1):
                    found.append(Hit(group, place, place + 1 + len(rest)))
        return found

    def _entries(self, word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        entries = list(self._exact.get(word, ()))
        for length in self._lengths.get(word[:2], ()):
            if length > len(word):
                break
            entries += self._begin.get(word[:length], ())
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
    for wanted, word in zip(rest, words[place:], strict=False):
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
    """All groups of ``headings`` (named « h: topic ») and ``words`` (by their name)."""
    groups: dict[str, Iterable[str]] = {f"h:{topic}": phrases for topic, phrases in load("headings").items()}
    return Lexicon({**groups, **load("words")})
