"""Names of what is true of a piece: the readable signs that are weighed (sums.py).

Of its text: which fields of words it holds, begins with and has in its label, figures, reasons, words of its own,
beginnings of words for those who misspell, its form. Of its place: what the titles above it say. The order of
branches is no sign, nor how many pieces stand around: a map may be told in any order, and be added to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern
from typing import Any

from cefi_map.french import figures
from cefi_map.french.reasons import STRONG, WEAK
from cefi_map.french.said import Said
from cefi_map.french.text import stems

from .reading import Piece, Reading
from .titles import STAGE, announced, heading

TOLD = re.compile(
    r"\b(?:(?:ont|avons|ai|on a|il a|elle a|qui a) (?:deja |tous |toutes |bien |enfin |ete )?"
    r"(?!envie\b|une\b|les?\b)[a-z]{2,}(?:[eiu]|is|it|int|rt)e?s?\b|"
    r"(?:est|sont|sommes) (?:entre|alle|parti|reste|venu|arrive|sorti|devenu)e?s?\b|"
    r"(?:obtenu|atteint|realise|signe)e?s\b|placees\b)"
)
"""What is told as done."""
_PATTERNS = {
    "share": figures.SHARE,
    "money": figures.MONEY,
    "amount": figures.AMOUNT,
    "rhythm": figures.RHYTHM,
    "size": figures.SIZE,
    "headcount": figures.HEADCOUNT,
    "duration": figures.DURATION,
    "number": figures.NUMBER,
    "because": STRONG,
    "weak reason": WEAK,
    "told": TOLD,
}
"""Looked for anywhere in a text."""
_OPENINGS = {
    "if": re.compile(r"(?:et )?(?:si |s'ils? |en cas d[e' ]|au cas ou )"),
    "infinitive": re.compile(r"[a-z]+(?:er|ir|re|oir)\b"),
    "that": re.compile(r"(?:que |qu'|pour que |faire (?:en sorte )?que )"),
    "counts": re.compile(r"(?:le |la |les )?(?:nb\b|nombre|nbre|taux|part d|pourcentage|%|combien|delai|proportion)"),
    "figure": re.compile(
        r"(?:environ |au moins )?(?:\d|deux|trois|quatre|cinq|six|sept|huit|dix|douze|quinze|vingt) ?"
    ),
}
"""Looked for at the beginning of a title or of its body."""
_WHO = re.compile(r"(?:je|j|nous|on|ils|elles|il|elle|si|que|qu|pour|pas)\b")
_STEM, _LEVELS, _LIST, _LONGEST, _LONGEST_TITLE = 5, 3, 3, 12, 8
"""Letters of the beginning of a word, titles above that are looked at, separators up to which a list is measured, size
from which texts are alike, words of a title that is no sentence."""


def features(said: Said) -> tuple[str, ...]:
    """What is true of a text, wherever it stands."""
    return tuple(dict.fromkeys(_of_text(said)))


def _of_text(said: Said) -> Iterator[str]:
    yield from (f"word {group}" for group in said.groups)
    yield from (f"many {group}" for group, count in said.groups.items() if count > 1)
    yield from (name for name, pattern in _PATTERNS.items() if pattern.search(said.folded))
    label = len(stems(said.label)) if said.label else 0
    yield from (f"{('begins', 'second')[hit.start]} {hit.group}" for hit in said.hits if hit.start < 2)
    yield from (f"label {hit.group}" for hit in said.hits if hit.end <= label)
    for word in filter(str.isalpha, said.words):
        yield from _of_word(word)
    yield from _form(said)


@lru_cache(50_000)
def _of_word(word: str) -> tuple[str, str]:
    return f"own {word}", f"stem {word[:_STEM]}"


def _form(said: Said) -> Iterator[str]:
    for name in ("negated", "question", "dated", "label"):
        if getattr(said, name):
            yield name
    yield from (name for name, pattern in _OPENINGS.items() if pattern.match(said.title) or pattern.match(said.body))
    separators = sum(map(said.body.count, ",;/+"))
    if separators:
        yield f"list {min(separators, _LIST)}"
    if " et " in said.body:
        yield "and"
    if said.title[-1:].isdigit() or said.title[-1:] == "€":
        yield "ends with a number"
    yield f"size {min(said.size, _LONGEST) // 3}"
    who = _WHO.match(said.title)
    if who:
        yield f"opens {who.group()}"


_EVALUATES = frozenset(f"first {topic}" for topic, stage in STAGE.items() if stage == "E6")


class Place:
    """What is true of where a piece stands: what the titles above it announce and hold, the root apart. ``sums`` is for
    whoever adds up its ``signs``; ``evaluates``: the nearest title that announces something announces what the project
    gave, and nothing else."""

    def __init__(self, signs: tuple[str, ...]) -> None:
        self.signs = signs
        self.sums: Any = None
        first = {sign for sign in signs if sign.startswith("first ")}
        self.evaluates = bool(first) and first <= _EVALUATES


_CENTRE, _FIRST = Place(("centre",)), Place(("first nothing",))


def is_result(reading: Reading, piece: Piece) -> bool:
    """Whether its title tells what the project gave."""
    return place(reading, piece).evaluates and piece.bare.finds(TOLD)


def place(reading: Reading, piece: Piece) -> Place:
    """All pieces below one title share it; it is kept with that title as long as the same stand above."""
    if piece.parent <= 0:
        return _CENTRE if piece.parent < 0 else _FIRST
    titles = [heading(above.bare) for above in reading.above(piece) if above.parent >= 0]
    nearest, *others = titles
    kept = nearest.kept.get("place")
    if kept is None or kept[0] != others:
        kept = nearest.kept["place"] = others, Place(tuple(sorted(set(map(intern, _of_place(titles))))))
    found: Place = kept[1]
    return found


def _of_place(titles: Sequence[Said]) -> Iterator[str]:
    """``titles``: those above, nearest first."""
    nearest = titles[0]
    yield from (f"above {group}" for title in titles[:_LEVELS] for group in title.groups if group.startswith("h:"))
    yield from (f"under {group}" for group in nearest.groups)
    topics = [*filter(None, map(announced, titles))]
    yield from (f"place {topic}" for each in topics for topic in each)
    yield from (f"first {topic}" for topic in (topics[0] if topics else ("nothing",)))
    yield from _of_title(nearest)


def _of_title(title: Said) -> Iterator[str]:
    """The words of a title that is no sentence: what candidates call a branch is in no list."""
    words = [word for word in title.words if word.isalpha()]
    if len(words) <= _LONGEST_TITLE:
        for word in words:
            yield f"own title {word}"
            yield f"stem title {word[:_STEM]}"
