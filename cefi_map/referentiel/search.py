"""Search in official items and other texts, accents, case and ligatures aside, with the matched fragments."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .model import Item

_WORDS = 12
"""Words of a query that are read."""

_LIGATURES = {"œ": "oe", "æ": "ae", "’": "'"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an item's text, and whether a searched word is in it."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An item and its text cut in pieces: joined, they are ``item.text``."""

    item: Item
    pieces: tuple[Piece, ...]

    @property
    def matched(self) -> tuple[str, ...]:
        """The fragments that match, as written in the text."""
        return tuple(piece.text for piece in self.pieces if piece.matched)


def find(items: Iterable[Item], words: str) -> tuple[Hit, ...]:
    """Items that hold every word in their text, title or id; an item whose id is the query comes first."""
    wanted = fold(words).split()[:_WORDS]
    if not wanted:
        return ()
    found = [item for item in items if _holds(item, wanted)]
    found.sort(key=lambda item: fold(item.id) != " ".join(wanted))
    return tuple(Hit(item, tuple(_pieces(item.text, wanted))) for item in found)


def matching(text: str, words: str) -> tuple[Piece, ...]:
    """``text`` cut in pieces around the words that are in it; () when it lacks one of them."""
    wanted = fold(words).split()[:_WORDS]
    folded = fold(text)
    return tuple(_pieces(text, wanted)) if wanted and all(word in folded for word in wanted) else ()


def marked(text: str, words: str) -> tuple[Piece, ...]:
    """``text`` cut in pieces around those of the words that are in it."""
    return tuple(_pieces(text, fold(words).split()[:_WORDS]))


def fold(text: str) -> str:
    """Lower case, without accents, ligatures opened, typewriter apostrophes."""
    return "".join(map(_fold, text))


def _fold(char: str) -> str:
    """One character folded; "" for a combining accent."""
    low = char.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return _LIGATURES.get(bare, bare)


def _holds(item: Item, wanted: list[str]) -> bool:
    """A piece of an id is no match (« 1 » would give every first item): only the whole id counts."""
    text, id = fold(f"{item.text} {item.title}"), fold(item.id)
    return all(word in text or word == id for word in wanted)


def _pieces(text: str, wanted: list[str]) -> Iterator[Piece]:
    marks = _marks(text, wanted)
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marks[place] != marks[start]:
            yield Piece(text[start:place], marks[start])
            start = place


def _marks(text: str, wanted: list[str]) -> list[bool]:
    """For each character of ``text``, whether it belongs to a match. A folded ligature is longer than its character:
    ``origin`` leads back."""
    folded = [_fold(char) for char in text]
    origin = [place for place, part in enumerate(folded) for _ in part]
    whole, marks = "".join(folded), [False] * len(text)
    for word in wanted:
        at = whole.find(word)
        while at >= 0:
            for place in range(origin[at], origin[at + len(word) - 1] + 1):
                marks[place] = True
            at = whole.find(word, at + len(word))
    return marks
