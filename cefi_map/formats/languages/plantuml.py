"""PlantUML mindmaps: « @startmindmap », then a title a line behind as many signs as its level. Source: PlantUML's page
on MindMap diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cefi_map.formats.decoding import decode
from cefi_map.formats.reading import Reading
from cefi_map.mindmap import Node, Style

from .levels import reading

_ITEM = re.compile(r"([ \t]*)([*#]+|[+-]+)(?:\[#(\w*)[^\]]*\])?_?(?:<<[^>]*>>)?[ \t]*(:)?[ \t]*(.*)", re.DOTALL)
_ASIDE = {"<style>": "</style>", "legend": "endlegend", "/'": "'/"}
"""What begins a passage that is no map, and what ends it."""
_LONGEST_STYLED = 5_000
"""Characters of a title whose marks are read."""
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
    return reading(list(_drafts(_block(text))))


def _block(text: str) -> Iterator[str]:
    """The lines of the first map, without styles, legends and comments."""
    within, end = False, ""
    for line in text.split("\n"):
        start = line.strip().lower()
        if start.startswith("@startmindmap"):
            within = True
        elif within and start.startswith("@endmindmap"):
            return
        elif end:
            end = "" if end in start.replace(" ", "") else end
        elif begun := next((sign for sign in _ASIDE if start.startswith(sign)), ""):
            end = "" if _ASIDE[begun] in start[len(begun) :] else _ASIDE[begun]
        elif within:
            yield line


def _drafts(lines: Iterable[str]) -> Iterator[tuple[int, Node]]:
    """« - » and what follows « left side » stand on the left; the second level alone has a side."""
    side = ""
    for line in _items(lines):
        match = _ITEM.fullmatch(line)
        if line.strip().lower() in ("left side", "right side"):
            side = line.split()[0].lower()
        elif match:
            indent, signs, color, _, title = match.groups()
            level = len(indent.expandtabs(1)) + len(signs)
            here = {"+": "right", "-": "left"}.get(signs[0], side)
            yield level, _node(title, color or "", here if level == 2 else "")


def _items(lines: Iterable[str]) -> Iterator[str]:
    """Lines; one that begins with « : » behind its signs goes on until a « ; » ends it."""
    pieces: list[str] = []
    for line in lines:
        match = None if pieces else _ITEM.fullmatch(line)
        if not pieces and not (match and match[4]):
            yield line
            continue
        pieces.append(line.rstrip().removesuffix(";"))
        if line.rstrip().endswith(";"):
            yield "\n".join(pieces)
            pieces.clear()
    if pieces:
        yield "\n".join(pieces)


def _node(title: str, color: str, side: str) -> Node:
    styled = len(title) <= _LONGEST_STYLED
    link = _LINK.search(title) if styled else None
    text = _plain(title) if styled else title
    style = Style(background=f"#{color.lower()}") if _HEX.fullmatch(color) else Style()
    return Node("", None, text.strip(), link=link[1] if link else "", side=side, style=style)


def _plain(title: str) -> str:
    text = _LINK.sub(lambda found: found[2] or found[1], title)
    return _CREOLE.sub(r"\2", _TAG.sub("", text)).replace("\\n", "\n")
