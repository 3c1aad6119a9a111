"""Emphasis, links and escapes within a line of Markdown <-> runs of text.

The subset of CommonMark that short texts use, read in linear time; what is no known markup stays as it is typed.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from cefi_map.mindmap import Run
from cefi_map.mindmap.rich import merged

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    r"|(?P<break><br ?/?>)|(?P<nothing><!---->)"
    r"|(?<!`)(?P<ticks>`{1,2})(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|<(?P<auto>(?:https?|mailto|ftp):[^<>\s]*)>"
    r"|!?\[(?P<label>(?:\\.|[^\[\]\\])*)\]\((?:<(?P<target>(?:\\.|[^<>\n\\])*)>|(?P<bare>[^\s()<>]*(?:\([^\s()<>]*\))?))"
    r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)"""
    r"|(?P<mark>\*{1,3}|_{1,3})",
    re.S,
)
_NOTHING = "<!---->"
"""Between the marks of two styles that touch: a comment, nothing to see."""
_SPECIAL = re.compile(r"[\\*`\[\]<>&]|(?<![^\W_])_|_(?![^\W_])")
BLANK = " \t\u00a0"
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")


def runs(text: str) -> tuple[Run, ...]:
    """The styled pieces of one line; neighbours of one style are one run. ``<br>`` is a line feed."""
    return merged(_scan(text))


def markup(pieces: Iterable[Run]) -> str:
    """Runs as Markdown that ``runs`` reads back, as far as no styled run is blank."""
    pieces = merged(pieces)
    marked = [_marked(run, place in (0, len(pieces) - 1)) for place, run in enumerate(pieces)]
    return "".join(
        _NOTHING + text if before.endswith("*") and text.startswith("*") else text
        for before, text in zip(["", *marked], marked, strict=False)
    )


def _marked(run: Run, at_edge: bool) -> str:
    stars = "*" * (2 * run.bold + run.italic) if run.text.strip() else ""
    text = f"{stars}{_escaped(run.text, at_edge or bool(stars))}{stars}"
    return f"[{text}](<{_address(run.link)}>)" if run.link else text


def _escaped(text: str, edges: bool) -> str:
    """Text that stands for itself, on one line; with ``edges``, spaces at its ends too."""
    inner = text.strip(BLANK) if edges else text
    start = text.index(inner)
    before, after = ("".join(f"&#{ord(char)};" for char in edge) for edge in (text[:start], text[start + len(inner) :]))
    return before + _SPECIAL.sub(lambda match: "\\" + match[0], inner).replace("\n", "<br>") + after


def _address(link: str) -> str:
    return re.sub(r"[<>\\]", lambda match: "\\" + match[0], link.replace("\n", " "))


def _scan(text: str, link: str = "") -> Iterator[Run]:
    """Pieces in order. Marks toggle a style when their like follows; a label is scanned once more, for its marks."""
    closers = Counter(_closers(text))
    style = {"**": False, "__": False, "*": False, "_": False}
    place = 0

    def run(piece: str) -> Run:
        return Run(piece, style["**"] or style["__"], style["*"] or style["_"], link)

    for match in _TOKEN.finditer(text):
        if match.start() > place:
            yield run(text[place : match.start()])
        place = match.end()
        if match["mark"]:
            for mark in _marks(match):
                closers[mark] -= _closes(match)
                if style[mark] and _closes(match):
                    style[mark] = False
                elif not style[mark] and _opens(match) and closers[mark] > 0:
                    style[mark] = True
                else:
                    yield run(mark)
        elif match["label"] is not None:
            address = _BACKSLASH.sub(r"\1", match["target"] or match["bare"] or "")
            base = run("")
            for piece in _scan(match["label"], link or address):
                yield Run(piece.text, piece.bold or base.bold, piece.italic or base.italic, piece.link)
        elif match["auto"]:
            yield Run(match["auto"], run("").bold, run("").italic, match["auto"])
        elif not match["nothing"]:
            yield run(_plain(match))
    if place < len(text) or not text:
        yield run(text[place:])


def _plain(match: re.Match[str]) -> str:
    """The text of an escape, an entity, a line break or a code span."""
    if match["break"]:
        return "\n"
    if match["code"]:
        code = match["code"]
        return code[1:-1] if code[0] == code[-1] == " " and code.strip() else code
    return match["escaped"] or html.unescape(match["entity"])


def _closers(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        if match["mark"] and _closes(match):
            yield from _marks(match)


def _marks(match: re.Match[str]) -> tuple[str, ...]:
    """« *** » is « ** » and « * »."""
    mark = match["mark"]
    return (mark[:2], mark[:1]) if len(mark) == 3 else (mark,)


def _opens(match: re.Match[str]) -> bool:
    before, after = _around(match)
    return not after.isspace() and not (match["mark"][0] == "_" and before.isalnum())


def _closes(match: re.Match[str]) -> bool:
    before, after = _around(match)
    return not before.isspace() and not (match["mark"][0] == "_" and after.isalnum())


def _around(match: re.Match[str]) -> tuple[str, str]:
    """The characters beside a mark; a line's edge is a space."""
    text = match.string
    return text[match.start() - 1 : match.start()] or " ", text[match.end() : match.end() + 1] or " "
