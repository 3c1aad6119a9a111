"""A node of a file under change: the attributes of its tag, and its inner part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TypeVar

from .escape import attribute
from .source import BLANK, END, Element, Source

Value = TypeVar("Value")

_ATTRIBUTE = re.compile(r"""(?<![^"'])[ \n\t]*+([^ \n\t="']++)[ \n\t]*+=[ \n\t]*(?:"[^"]*"|'[^']*')""")


class Draft:
    """Changes are collected; ``text`` makes them, for what stands from ``start`` to ``stop``: the node's tag and its
    inner part. ``notices`` are French sentences on what had to go."""

    def __init__(self, source: Source, place: int) -> None:
        piece = source.pieces[place]
        self.source = source
        self.attributes = piece.attributes
        self.elements = piece.elements
        self.notices: list[str] = []
        self.start, after = source.span(place)
        self._inner, self._tag_alone = source.after_tag(piece.start)
        self.stop = self._inner if self._tag_alone else min(piece.stop, after)
        self._raw = self._tag(self.start, self._inner)
        self._edits: list[tuple[int, int, str]] = []
        self._added: list[str] = []

    def text(self, more: str) -> str:
        """New elements stand after the others, each on a line of its own; then ``more``."""
        inner = self._changed()
        inner = (inner.removesuffix("\n") if more.startswith("\n") else inner) + more
        if self._tag_alone:
            return f"{self._raw}>{inner}\n{END}" if inner else f"{self._raw}/>"
        return f"{self._raw}>{inner}"

    def _changed(self) -> str:
        texts: list[str] = []
        place = self._inner
        for start, end, text in sorted(self._edits, key=itemgetter(0, 1)):
            texts += self.source.text(place, start), text
            place = end
        inner = "".join((*texts, self.source.text(place, self.stop)))
        body = inner.rstrip(BLANK)
        added = "".join(f"\n{element}" for element in self._added)
        return f"{body}{added}{inner[len(body) :]}"

    def set(self, name: str, value: str | None) -> None:
        """Gives an attribute of the node a value, or takes it away."""
        self._raw = with_attribute(self._raw, name, value)

    # ---- elements

    def named(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    def rich(self, kind: str) -> Element | None:
        """The first element of that kind."""
        return next((element for element in self.elements if element.kind == kind), None)

    def raw(self, element: Element) -> str:
        """The attributes of an element as they stand in its tag."""
        return self._tag(element.start + 1 + len(element.name.encode()), self.source.after_tag(element.start)[0])

    def add(self, element: str, before: Element | None = None) -> None:
        """Puts an element in front of ``before``, else after all the others."""
        if element and before:
            self._edits.append((before.start, before.start, f"{element}\n"))
        elif element:
            self._added.append(element)

    def replace(self, old: Element, new: str) -> None:
        """Puts an element in the place of ``old``; "" takes it away with the blank before it."""
        start = old.start
        while not new and start > self._inner and self.source.data[start - 1] in BLANK.encode():
            start -= 1
        self._edits.append((start, self.source.after(old), new))

    def retag(self, element: Element, **changes: str | None) -> None:
        """Changes attributes of an element, not what stands in it."""
        raw = old = self.raw(element)
        for name, value in changes.items():
            raw = with_attribute(raw, name, value)
        start = element.start + 1 + len(element.name.encode())
        self._edits.append((start, start + len(old.encode()), raw))

    def change_list(
        self, found: list[Element], old: Sequence[Value], new: Sequence[Value], element: Callable[[Value], str]
    ) -> None:
        """Makes ``found``, which say ``old``, say ``new``: what both begin and end with stays as it is."""
        head = _common(old, new)
        tail = min(_common(old[::-1], new[::-1]), len(old) - head, len(new) - head)
        fresh = [element(value) for value in new[head : len(new) - tail]]
        gone = found[head : len(old) - tail]
        for each in gone[1 if fresh else 0 :]:
            self.replace(each, "")
        if gone and fresh:
            self.replace(gone[0], "\n".join(fresh))
        elif fresh and found:
            place = self.source.after(found[head - 1]) if head else found[0].start
            text = "\n".join(fresh)
            self._edits.append((place, place, f"\n{text}" if head else f"{text}\n"))
        else:
            self._added += fresh

    def _tag(self, start: int, stop: int) -> str:
        """What stands in a tag between its name and its end."""
        return self.source.text(start, stop - 1).removesuffix("/")


def with_attribute(raw: str, name: str, value: str | None) -> str:
    """Raw attributes with one set (in its place, or last), or without it."""
    new = "" if value is None else attribute(name, value)
    for match in _ATTRIBUTE.finditer(raw):
        if match[1] == name:
            return f"{raw[: match.start()]}{new}{raw[match.end() :]}"
    return raw.rstrip(BLANK) + new


def _common(one: Sequence[Value], other: Sequence[Value]) -> int:
    """Length of the beginning that both share."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
