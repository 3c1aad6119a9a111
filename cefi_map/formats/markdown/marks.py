"""Runs of text -> a paragraph of Markdown."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable

from cefi_map.formats.links import Anchors
from cefi_map.mindmap import Run
from cefi_map.mindmap.rich import merged

from .inline import AFTER, BEFORE, NOTHING

_SPECIAL = re.compile(r"[\\*`\[\]<>&]|(?<![^\W_])_|_(?![^\W_])")
_SPECIAL_IN_ADDRESS = re.compile(r"[<>\\&]")


def markup(pieces: Iterable[Run], anchors: Anchors) -> str:
    """Runs as Markdown that ``runs`` reads back, as far as no styled run is blank."""
    pieces = merged(pieces)
    last = len(pieces) - 1
    marked = [_marked(run, place == 0, place == last, anchors) for place, run in enumerate(pieces)]
    dead = [bool(run.link) and not anchors.live(run.link) for run in pieces]
    return "".join(
        NOTHING + text if (words and before) or _need_apart(before, text) else text
        for before, text, words in zip(["", *marked], marked, dead, strict=False)
    )


def anchor(name: str) -> str:
    """A place that « #name » leads to; "" without a name."""
    return f'<a id="{name}"></a>' if name else ""


def _need_apart(before: str, text: str) -> bool:
    """Whether marks beside a sign or other marks would be read otherwise, or « ! » before a link as an image's."""
    if (before[-1:], text[:1]) in (("*", "*"), ("!", "[")):
        return True
    if before.endswith("*"):
        return _no_mark(before.rstrip("*")[-1:], text[:1])
    return text.startswith("*") and _no_mark(text.lstrip("*")[:1], before[-1:])


def _no_mark(inner: str, outer: str) -> bool:
    """Stars are no mark between a sign within and a letter without."""
    return bool(outer) and not inner.isalnum() and not (outer.isspace() or outer in string.punctuation)


def _marked(run: Run, first: bool, last: bool, anchors: Anchors) -> str:
    stars = "*" * (2 * run.bold + run.italic) if run.text.strip() else ""
    text = f"{stars}{_escaped(run.text, first or bool(stars), last or bool(stars))}{stars}"
    if live := anchors.live(run.link):
        return f"[{text}](<{_SPECIAL_IN_ADDRESS.sub(_backslashed, live)}>)"
    return f"{text}{BEFORE}{_code(run.link)}{AFTER}" if run.link else text


def _backslashed(match: re.Match[str]) -> str:
    return "\\" + match[0]


def _code(text: str) -> str:
    """The text between backticks, more of them than it holds in a row."""
    text = text.replace("\n", " ")
    ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    edges = (text[0], text[-1])
    pad = " " if "`" in edges or (edges == (" ", " ") and text.strip(" ")) else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _escaped(text: str, first: bool, last: bool) -> str:
    """Text that stands for itself, on one line; blanks too, ``first`` or ``last`` between marks or in a paragraph."""
    inner = text.lstrip() if first else text
    before = text[: len(text) - len(inner)]
    inner = inner.rstrip() if last else inner
    after = text[len(before) + len(inner) :]
    return _blanks(before) + _SPECIAL.sub(_backslashed, inner).replace("\n", "<br>") + _blanks(after)


def _blanks(edge: str) -> str:
    return "".join("<br>" if char == "\n" else char if char == "\x85" else f"&#{ord(char)};" for char in edge)
