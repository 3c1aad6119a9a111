"""Org outlines: as many stars as the level, then the title; the lines below are its note. Source: the Org syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cefi_map.formats.assemble import from_outline
from cefi_map.formats.decoding import decode
from cefi_map.formats.reading import Reading
from cefi_map.mindmap import Node, from_plain

from .levels import reading

_HEADING = re.compile(r"^(\*+)[ \t]+(.*)$", re.MULTILINE)
_LOOKS = re.compile(r"^\*[ \t]+\S.*\n(?:(?!\*)(?!#+ ).*\n)*\*\*+[ \t]+\S", re.MULTILINE)
_MARKDOWN = re.compile(r"^#{1,6}[ \t]+(?!-\*-)\S", re.MULTILINE)
_TITLE = re.compile(r"^#\+title:(.*)$", re.MULTILINE | re.IGNORECASE)
_SETTINGS = re.compile(r"^#(?:\+\w+:.*|[ \t].*)?$\n?", re.MULTILINE)
_DRAWER = re.compile(r":[\w-]+:")
_LABELS = re.compile(r":[\w@#%:]+:")
_STATES = {"TODO": "unchecked", "DONE": "checked"}


def recognises(data: bytes) -> bool:
    """A heading of one star above one of several: lists of Markdown never begin a line with two."""
    if b"\n**" not in data:
        return False
    text = data[: 64 * 1024].decode("utf-8", "replace").replace("\r", "")
    return _LOOKS.search(text) is not None and _MARKDOWN.search(text) is None


def read(data: bytes) -> Reading:
    """The map in an Org file. ``BadInput`` without a heading, ``TooLarge`` past the limits."""
    text, notices = decode(data)
    found = read_text(text)
    return Reading(found.map, notices + found.notices)


def read_text(text: str) -> Reading:
    found = _TITLE.search(text)
    title = found[1].strip() if found else ""
    text = "\n".join(_without_drawers(_SETTINGS.sub("", text).split("\n")))
    headings = list(_HEADING.finditer(text))
    if not headings:
        return Reading(from_outline(text, title))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    notes = [from_plain(_unindented(text[each.end() : end])) for each, end in zip(headings, ends, strict=True)]
    drafts = [(len(each[1]), replace(_node(each[2]), note=note)) for each, note in zip(headings, notes, strict=True)]
    read = reading(drafts, title=title)
    before = from_plain(_unindented(text[: headings[0].start()]))
    root, *others = read.map.nodes
    return replace(read, map=replace(read.map, nodes=(replace(root, note=(*before, *root.note)), *others)))


def _without_drawers(lines: list[str]) -> Iterator[str]:
    """Drawers (« :PROPERTIES: » to « :END: ») hold what Org itself keeps; one that nothing ends is text."""
    ends = [place for place, line in enumerate(lines) if line.strip().upper() == ":END:"]
    place = 0
    for end in ends:
        opened = next((at for at in range(place, end) if _DRAWER.fullmatch(lines[at].strip())), end)
        yield from lines[place:opened]
        place = end + 1
    yield from lines[place:]


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _node(heading: str) -> Node:
    """« TODO » and « DONE » are boxes; tags are labels."""
    state, _, rest = heading.strip().partition(" ")
    text = rest.strip() if state in _STATES else heading.strip()
    before, _, last = text.rpartition(" ")
    tagged = _LABELS.fullmatch(last) is not None and bool(before)
    labels = tuple(("étiquette", tag) for tag in last.strip(":").split(":") if tag) if tagged else ()
    icons = (_STATES[state],) if state in _STATES else ()
    return Node("", None, before.strip() if tagged else text, icons=icons, attributes=labels)
