"""The two raw parts of a node's piece under change: the attributes of its tag, and its inner part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from .escape import attribute
from .scan import Part, parts
from .values import rich_kind

Value = TypeVar("Value")

_BLANK = " \n\t"
_ATTRIBUTE = re.compile(r"""[ \n\t]*([^ \n\t=]+)[ \n\t]*=[ \n\t]*(?:"[^"]*"|'[^']*')""")


class Draft:
    """Changes are collected; ``result`` makes them. ``notices`` are French sentences on what had to go."""

    def __init__(self, raw: str, inner: str) -> None:
        self.raw = raw
        self.parts = parts(inner)
        self.notices: list[str] = []
        self._inner = inner
        self._edits: list[tuple[int, int, str]] = []
        self._added: list[str] = []

    def result(self) -> tuple[str, str]:
        """Raw attributes and inner part. New elements stand after the others, each on a line of its own."""
        inner = self._inner
        for start, end, text in sorted(self._edits, reverse=True):
            inner = f"{inner[:start]}{text}{inner[end:]}"
        body = inner.rstrip(_BLANK)
        added = "".join(f"\n{element}" for element in self._added)
        return self.raw, f"{body}{added}{inner[len(body) :]}"

    # ---- attributes of the node

    def set(self, name: str, value: str | None) -> None:
        """Gives the attribute a value, or takes it away."""
        self.raw = with_attribute(self.raw, name, value)

    # ---- elements

    def named(self, name: str) -> list[Part]:
        return [part for part in self.parts if part.name == name]

    def rich(self, kind: str) -> Part | None:
        """The first ``richcontent`` of that type, or hook of that name."""
        names = ("richcontent", "hook")
        return next((p for p in self.parts if p.name in names and rich_kind(p.name, p.attributes) == kind), None)

    def add(self, element: str, before: Part | None = None) -> None:
        """Puts an element in front of ``before``, else after all the others."""
        if element and before:
            self._edits.append((before.start, before.start, f"{element}\n"))
        elif element:
            self._added.append(element)

    def replace(self, part: Part, element: str) -> None:
        """Puts an element in the place of ``part``; "" takes it away with the blank before it."""
        before = self._inner[: part.start]
        start = part.start if element else len(before.rstrip(_BLANK))
        self._edits.append((start, part.end, element))

    def retag(self, part: Part, **changes: str | None) -> None:
        """Changes attributes of ``part``, not what stands in it."""
        raw = part.attributes
        for name, value in changes.items():
            raw = with_attribute(raw, name, value)
        start = part.start + 1 + len(part.name)
        self._edits.append((start, start + len(part.attributes), raw))

    def change_list(
        self, found: list[Part], old: Sequence[Value], new: Sequence[Value], element: Callable[[Value], str]
    ) -> None:
        """Makes ``found``, which say ``old``, say ``new``: what both begin and end with stays as it is."""
        head = _common(old, new)
        tail = min(_common(old[::-1], new[::-1]), len(old) - head, len(new) - head)
        fresh = [element(value) for value in new[head : len(new) - tail]]
        gone = found[head : len(old) - tail]
        for part in gone[1 if fresh else 0 :]:
            self.replace(part, "")
        if gone and fresh:
            self.replace(gone[0], "\n".join(fresh))
        elif fresh and found:
            place = found[head - 1].end if head else found[0].start
            text = "\n".join(fresh)
            self._edits.append((place, place, f"\n{text}" if head else f"{text}\n"))
        else:
            self._added += fresh


def with_attribute(raw: str, name: str, value: str | None) -> str:
    """Raw attributes with one set (in its place, or last), or without it."""
    new = "" if value is None else attribute(name, value)
    for match in _ATTRIBUTE.finditer(raw):
        if match[1] == name:
            return f"{raw[: match.start()]}{new}{raw[match.end() :]}"
    return raw.rstrip(_BLANK) + new


def _common(one: Sequence[Value], other: Sequence[Value]) -> int:
    """Length of the beginning that both share."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
