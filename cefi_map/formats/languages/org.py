"""Org outlines: as many stars as the level, then the title; the lines below are its note. Source: the Org syntax."""

from __future__ import annotations

import re
from dataclasses import replace

from cefi_map.formats.decoding import decode
from cefi_map.formats.reading import Reading
from cefi_map.mindmap import Node, from_plain

from .levels import reading

_HEADING = re.compile(r"^(\*+)[ \t]+(.*?)[ \t]*$", re.MULTILINE)
_LOOKS = re.compile(r"^\*[ \t]+\S.*\n(?:(?!\*|#+ ).*\n)*\*\*+[ \t]+\S", re.MULTILINE)
_MARKDOWN = re.compile(r"^#{1,6}[ \t]+(?!-\*-)\S", re.MULTILINE)
_TITLE = re.compile(r"^#\+title:[ \t]*(.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_SETTINGS = re.compile(r"^#(?:\+\w+:.*|[ \t].*)?$\n?", re.MULTILINE)
_DRAWER = re.compile(r"^[ \t]*:[\w-]+:[ \t]*\n(?:.*\n)*?[ \t]*:END:[ \t]*(?:\n|\Z)", re.MULTILINE | re.IGNORECASE)
_TAGS = re.compile(r"[ \t]+(:[\w@#%:]+:)$")
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
    title = _TITLE.search(text)
    text = _DRAWER.sub("", _SETTINGS.sub("", text))
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    notes = [from_plain(_unindented(text[each.end() : end])) for each, end in zip(headings, ends, strict=True)]
    drafts = [(len(each[1]), replace(_node(each[2]), note=note)) for each, note in zip(headings, notes, strict=True)]
    found = reading(drafts, title=title[1] if title else "")
    before = from_plain(_unindented(text[: headings[0].start()]))
    root, *others = found.map.nodes
    return replace(found, map=replace(found.map, nodes=(replace(root, note=(*before, *root.note)), *others)))


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _node(heading: str) -> Node:
    """« TODO » and « DONE » are boxes; tags are labels."""
    state, _, rest = heading.partition(" ")
    text = rest.strip() if state in _STATES else heading
    tags = _TAGS.search(text)
    labels = tuple(("étiquette", tag) for tag in tags[1].strip(":").split(":")) if tags else ()
    icons = (_STATES[state],) if state in _STATES else ()
    return Node("", None, _TAGS.sub("", text), icons=icons, attributes=labels)
