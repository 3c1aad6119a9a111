"""Compiles long alternations so that a place of the text is looked at once, not once an alternative."""

from __future__ import annotations

import re
from collections.abc import Iterator

_START = r"\b"


def clue(text: str) -> re.Pattern[str]:
    """The pattern of an alternation. Alternatives that begin at a word share one test of the boundary."""
    at_word: list[str] = []
    other: list[str] = []
    for each in _alternatives(text):
        (at_word if each.startswith(_START) else other).append(each)
    shared = [rf"\b(?:{'|'.join(each.removeprefix(_START) for each in at_word)})"] if at_word else []
    return re.compile("|".join([*shared, *other]))


def _alternatives(text: str) -> Iterator[str]:
    """Parts between the bars that stand in no group."""
    depth = start = 0
    before = ""
    for place, letter in enumerate(text):
        if before != "\\":
            depth += (letter == "(") - (letter == ")")
            if letter == "|" and not depth:
                yield text[start:place]
                start = place + 1
        before = "" if before == "\\" else letter
    yield text[start:]
