"""PlantUML mindmaps: « @startmindmap », then a title a line behind as many signs as its level. Source: PlantUML's page
on MindMap diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map.formats.decoding import decode
from cefi_map.formats.reading import Reading
from cefi_map.mindmap import Node, Style

from .levels import reading

_BLOCK = re.compile(r"@startmindmap[^\n]*\n(.*?)(?:^\s*@endmindmap|\Z)", re.DOTALL | re.MULTILINE)
_ITEM = re.compile(r"([ \t]*)([*#]+|[+-]+)(?:\[#(\w*)[^\]]*\])?_?(?:<<[^>]*>>)?[ \t]*(:)?[ \t]*(.*)", re.DOTALL)
_ASIDE = re.compile(
    r"^<style>.*?</style>|^[ \t]*legend\b.*?^[ \t]*end ?legend|^[ \t]*/'.*?'/", re.DOTALL | re.MULTILINE
)
_TAG = re.compile(r"</?(?:&|\$|[a-z]+\b)[^<>\n]*>", re.IGNORECASE)
_CREOLE = re.compile(r"(\*\*|//|__|~~|\"\")(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"\[\[(\S+?)(?:[ \t]+([^\]]*))?\]\]")
_HEX = re.compile(r"[0-9a-fA-F]{6}")


def recognises(data: bytes) -> bool:
    return b"@startmindmap" in data[:4096]


def read(data: bytes) -> Reading:
    """The map in a PlantUML file. ``BadInput`` without a title, ``TooLarge`` past the limits."""
    text, notices = decode(data)
    found = read_text(text)
    return Reading(found.map, notices + found.notices)


def read_text(text: str) -> Reading:
    block = _BLOCK.search(text)
    return reading(list(_drafts(_ASIDE.sub("", block[1] if block else ""))))


def _drafts(text: str) -> Iterator[tuple[int, Node]]:
    """« - » and what follows « left side » stand on the left; the second level alone has a side."""
    side = ""
    for line in _items(text):
        match = _ITEM.fullmatch(line)
        if line.strip().lower() in ("left side", "right side"):
            side = line.split()[0].lower()
        elif match:
            indent, signs, color, _, title = match.groups()
            level = len(indent.expandtabs(1)) + len(signs)
            here = {"+": "right", "-": "left"}.get(signs[0], side)
            yield level, _node(title, color or "", here if level == 2 else "")


def _items(text: str) -> Iterator[str]:
    """Lines; one that begins with « : » behind its signs goes on until a « ; » ends it."""
    open_line = ""
    for line in text.split("\n"):
        line = f"{open_line}\n{line}" if open_line else line
        match = _ITEM.fullmatch(line)
        open_line = line if match and match[4] and not line.rstrip().endswith(";") else ""
        if not open_line:
            yield line.rstrip().removesuffix(";") if match and match[4] else line
    if open_line:
        yield open_line


def _node(title: str, color: str, side: str) -> Node:
    link = _LINK.search(title)
    text = _LINK.sub(lambda found: found[2] or found[1], title)
    text = _CREOLE.sub(r"\2", _TAG.sub("", text)).replace("\\n", "\n")
    style = Style(background=f"#{color.lower()}") if _HEX.fullmatch(color) else Style()
    return Node("", None, text.strip(), link=link[1] if link else "", side=side, style=style)
