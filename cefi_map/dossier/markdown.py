"""Markdown and plain text <-> dossier. Reading goes through the same cleaned HTML as the editor's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from . import codec, html_in, tidy
from .model import (
    Block,
    Content,
    Dossier,
    Figure,
    Footnote,
    Heading,
    Item,
    Paragraph,
    Quote,
    Reading,
    Run,
    Table,
    contents,
    languages,
)

if TYPE_CHECKING:
    from cefi_map.commonmark import Parser

_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*))*)", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]\s]{1,40})\]")
_IMAGE = re.compile(r"<img\b[^<>]*>")
_CODE = re.compile(r"</?(?:pre|code)\b")
_SPECIAL = re.compile(r"([\\*_`\[\]<>|~])")
_START = re.compile(r"^(\s*)([#>+=-]|\d{1,9}(?=[.)]))")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def read(source: str) -> Reading:
    """The dossier of a Markdown text. HTML in it is text like any other; pictures are left out, and said."""
    notes = {match[1]: " ".join(match[2].split()) for match in _NOTE.finditer(source)}
    rendered = _parser().render(_NOTE.sub("", source) if notes else source)
    made = _CALL.sub(lambda match: _called(match, notes), rendered) if notes else rendered
    notices = ["Les images de ce texte ne sont pas reprises."] if _IMAGE.search(made) else []
    if _CODE.search(made):
        notices.append("Le texte à chasse fixe devient du texte courant.")
    return Reading(html_in.read(made), tuple(notices))


def read_text(source: str) -> Reading:
    """A text without marks: blank lines set paragraphs apart; where there are none, every line is one."""
    source = source.strip("\n")
    apart = r"\n[ \t]*\n" if re.search(r"\n[ \t]*\n", source) else r"\n"
    parts = re.split(apart, source)
    blocks = tidy.blocks(Paragraph((Run(part),)) for part in parts)
    return Reading(codec.within_limits(Dossier(blocks)))


def _called(match: re.Match[str], notes: dict[str, str]) -> str:
    text = notes.get(match[1])
    return match[0] if text is None else f'<span data-note="">{_parser().renderInline(text)}</span>'


# ---- writing


def write(dossier: Dossier) -> tuple[str, tuple[str, ...]]:
    """The dossier as Markdown, and what it cannot hold."""
    notes: list[str] = []
    parts: list[str] = []
    for kind, group in groupby(dossier.blocks, lambda block: type(block) if isinstance(block, Item | Quote) else block):
        blocks = list(group)
        if kind is Item:
            parts.append("\n".join(_items(blocks, notes)))
        elif kind is Quote:
            parts.append("\n>\n".join(_quoted(block, notes) for block in blocks))
        else:
            parts += [_block(block, notes) for block in blocks]
    separated = "\n\n".join(parts)
    foot = "\n\n" + "\n\n".join(f"[^{rank}]: {text}" for rank, text in enumerate(notes, 1)) if notes else ""
    return separated + foot + "\n", tuple(_losses(dossier))


def _losses(dossier: Dossier) -> Iterator[str]:
    pieces = [piece for block in dossier.blocks for content in contents(block) for piece in content]
    if any(isinstance(piece, Run) and piece.underline for piece in pieces):
        yield "Le format Markdown ne garde pas le souligné."
    if languages(dossier):
        yield "Le format Markdown ne garde pas la langue des passages."
    if any(isinstance(block, Figure) for block in dossier.blocks):
        yield "Le format Markdown ne garde pas les figures de la carte, seulement leurs légendes."


def _block(block: Block, notes: list[str]) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_inline(block.content, notes, line=True)}"
    if isinstance(block, Figure):
        return f"*{_escaped(block.caption)}*" if block.caption else ""
    if isinstance(block, Table):
        return _table(block, notes)
    return _inline(block.content, notes)


def _quoted(block: Block, notes: list[str]) -> str:
    assert isinstance(block, Quote)
    return "\n".join(f"> {line}" for line in _inline(block.content, notes).split("\n"))


def _items(blocks: list[Block], notes: list[str]) -> Iterator[str]:
    ranks: list[int] = []
    for before, item in pairwise([None, *blocks]):
        assert isinstance(item, Item)
        same = isinstance(before, Item) and before.depth >= item.depth
        del ranks[item.depth + 1 :]
        if len(ranks) <= item.depth:
            ranks.append(0)
        elif same and isinstance(before, Item) and before.depth == item.depth and before.ordered != item.ordered:
            ranks[item.depth] = 0
            yield ""
        ranks[item.depth] += 1
        mark = f"{ranks[item.depth]}." if item.ordered else "-"
        indent = "    " * item.depth
        text = _inline(item.content, notes).replace("\n", "\n" + indent + "    ")
        yield f"{indent}{mark.ljust(3)} {text}"


def _table(table: Table, notes: list[str]) -> str:
    rows = [[_inline(cell, notes, line=True) for cell in row] for row in table.rows]
    if not table.header:
        rows.insert(0, [""] * len(rows[0]))
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _inline(content: Content, notes: list[str], *, line: bool = False) -> str:
    parts = []
    for piece in content:
        if isinstance(piece, Footnote):
            notes.append("".join(_run(run, line=True) for run in piece.runs))
            parts.append(f"[^{len(notes)}]")
        else:
            parts.append(_run(piece, line=line))
    text = "".join(parts)
    return text if line else _NUMBERED.sub(r"\1\\\2", _START.sub(_start, text))


def _start(match: re.Match[str]) -> str:
    return match[0] if match[2][0].isdigit() else f"{match[1]}\\{match[2]}"


def _run(run: Run, *, line: bool) -> str:
    inner = run.text.strip()
    text = _escaped(inner)
    if inner and (run.bold or run.italic):
        stars = "*" * (2 * run.bold + run.italic)
        text = f"{stars}{text}{stars}"
    if run.link and inner:
        text = f"[{text}](<{run.link}>)"
    before, _, after = run.text.partition(inner) if inner else (run.text, "", "")
    return (before + text + after).replace("\n", " " if line else "\\\n")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


@cache
def _parser() -> Parser:
    """Loaded with the first text that is Markdown."""
    from cefi_map.commonmark import Parser

    made = Parser(html=False, nesting=30)
    made.enable("table")
    return made
