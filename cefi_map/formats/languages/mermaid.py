"""Mermaid mindmaps: « mindmap », then one title a line, deeper ones indented; shapes and icons around them. Source: the
syntax page of Mermaid's mindmap diagram."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map.formats.decoding import decode
from cefi_map.formats.reading import Reading
from cefi_map.mindmap import Node

from .levels import reading

_FRONT = r"(?:---\n.*?\n---[^\S\n]*\n)?(?:\s*+%%[^\n]*\n)*+"
_START = re.compile(rf"\s*+{_FRONT}\s*+mindmap[ \t]*(?:%%[^\n]*)?\r?\n", re.DOTALL)
_FENCED = re.compile(r"^(```+|~~~+)[ \t]*mermaid[^\n]*\n(\s*mindmap[ \t]*\n.*?)^\1", re.DOTALL | re.MULTILINE)
_SHAPE = re.compile(r"[^(\[){}]*(?:\(\((.*)\)\)|\)\)(.*)\(\(|\((.*)\)|\)(.*)\(|\[(.*)\]|\{\{(.*)\}\})\s*", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CLICK = re.compile(r'click[ \t]+\S+[ \t]+(?:href\b|call\b|callback\b|").*', re.DOTALL)
_LOOK = re.compile(r"(?:classDef|style|linkStyle)[ \t]+[\w,]+[ \t]+[\w-]+:.*", re.DOTALL)
_CLICKS = "Liens « click » de Mermaid non repris\u00a0: {}."
_ICONS = "Icônes de Mermaid non reprises\u00a0: {}."


def recognises(data: bytes) -> bool:
    return (
        b"mindmap" in data[:2048] and _START.match(data[:4096].decode("utf-8", "replace").lstrip("\ufeff")) is not None
    )


def read(data: bytes) -> Reading:
    """The map in a Mermaid file. ``BadInput`` without a title, ``TooLarge`` past the limits."""
    text, notices = decode(data)
    found = read_text(text)
    return Reading(found.map, notices + found.notices)


def within(markdown: str) -> str:
    """The only Mermaid mindmap in a Markdown text, with its fence, "" when there is none or several."""
    found = list(_FENCED.finditer(markdown))
    return found[0][0] if len(found) == 1 else ""


def read_text(text: str) -> Reading:
    """The map in Mermaid's own words, in a fence or not."""
    fenced = _FENCED.search(text)
    text = fenced[2] if fenced else text
    start = _START.match(text)
    lines = list(_lines(text[start.end() :] if start else text))
    left_out = (
        (_ICONS, sum(line.strip().startswith("::icon") for line in lines)),
        (_CLICKS, sum(_CLICK.fullmatch(line.strip()) is not None for line in lines)),
    )
    drafts = [(len(line) - len(line.lstrip()), Node("", None, _title(line.strip()))) for line in lines if _says(line)]
    return reading(drafts, [sentence.format(count) for sentence, count in left_out if count])


def _says(line: str) -> bool:
    """Whether a line is a title, no icon, comment, link or look of another."""
    line = line.strip()
    return not (line.startswith(("::", "%%")) or _CLICK.fullmatch(line) or _LOOK.fullmatch(line))


def _lines(text: str) -> Iterator[str]:
    """Lines that say something; one that opens a quotation goes on until it is closed."""
    pieces: list[str] = []
    quoted = False
    for line in text.expandtabs(4).split("\n"):
        pieces.append(line.strip() if quoted else line)
        quoted ^= line.count('"') % 2 == 1
        if not quoted:
            if line.strip():
                yield "\n".join(pieces)
            pieces.clear()
    if pieces:
        yield "\n".join(pieces)


def _title(line: str) -> str:
    """Without the id and the brackets that give a shape, the quotes, the class behind."""
    line = line.partition(":::")[0].strip()
    shaped = _SHAPE.fullmatch(line)
    text = next((inner for inner in shaped.groups() if inner is not None), line) if shaped else line
    text = _BREAK.sub("\n", text.strip().strip('"').strip("`"))
    return text.replace("#quot;", '"').strip()
