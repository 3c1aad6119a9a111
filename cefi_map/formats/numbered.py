"""Numbered outlines (« 1. Contexte », « 1.1 Publics ») written anew with indentation: the number is the level."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MOST_SKIPPED = 3
"""A number left out by its author does not end the outline. The first below another is always 1."""
_NUMBER = re.compile(
    r"(?P<indent>[ \t\u00a0]*)(?:[-*•][ \t\u00a0]+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,8})"
    r"(?:(?P<mark>[ \u00a0]?[.):°–—-])[ \t\u00a0]*|[ \t\u00a0]+)(?P<title>\S.*)"
)

Number = tuple[int, ...]


def indented(text: str) -> str:
    """The text with its numbers turned into indentation and taken off the titles; the same text when it is no numbered
    outline: one whose numbers follow each other, with « 1.1 » or deeper among them."""
    lines = text.split("\n")
    numbers = list(_followed(lines))
    if not any(number and len(number) > 1 for number in numbers):
        return text
    first = next(place for place, number in enumerate(numbers) if number)
    titled = any(line.strip() for line in lines[:first])
    return "\n".join(_rewritten(lines, numbers, int(titled)))


def _followed(lines: list[str]) -> Iterator[Number | None]:
    """The number of each line that goes on the outline."""
    last: Number = ()
    for line in lines:
        found = _NUMBER.fullmatch(line)
        number = tuple(map(int, found["number"].split("."))) if found else ()
        if found and _goes_on(last, number, found["mark"] or "", found["title"]):
            last = number
            yield number
        else:
            yield None


def _goes_on(last: Number, number: Number, mark: str, title: str) -> bool:
    """Whether a number is the next one, a first one below, or a next one above. One figure without a mark behind it
    follows at once, before a capital: « 2 Actions » after « 1 Contexte », never « 2 jours » nor « 2 000 € »."""
    depth = len(number)
    if depth > len(last) + 1 or number[:-1] != last[: depth - 1]:
        return False
    before = last[depth - 1] if depth <= len(last) else 0
    if depth == 1 and not mark:
        return number[0] == before + 1 and title[0].isupper()
    return before < number[-1] <= before + (_MOST_SKIPPED if before else 1)


def _rewritten(lines: list[str], numbers: list[Number | None], below_title: int) -> Iterator[str]:
    """Lines above the first number stand as they are, the first of them holding all; one without a number stands below
    the number above it, as deep as it is indented from there."""
    level, margin, held = 0, 0, False
    for line, number in zip(lines, numbers, strict=True):
        if number:
            found = _NUMBER.fullmatch(line)
            assert found, "it gave its number"
            level, margin = len(number) + below_title, _width(found["indent"])
            yield "\t" * (level - 1) + found["title"]
        elif level:
            yield "\t" * level + " " * max(0, _width(line) - margin) + line.strip()
        else:
            yield "\t" * held + line.strip()
            held = held or bool(line.strip())


def _width(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" \u00a0"))
