"""The dossier as a frozen value: a flat list of blocks in reading order, so that nothing recurses.

Items that follow one another make a list, quotes that follow one another one quotation; a figure is the candidate's own
map, whole or one stage, drawn afresh whenever the dossier is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeAlias

LEVELS = 4
"""Levels of headings."""
ITEM_DEPTH = 5
"""Levels of nested lists."""
COLUMNS = 12
"""Columns of a table."""


MISSING = "La carte n’est pas jointe à ce document."
"""What a file says in the place of a figure without its map; read back, it is no text of the dossier."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style; "\\n" is a line break. ``link`` is an http(s) or mailto address, « #key » for a node of the
    map, or "". ``language``: the one that its words are in (« en »), "" for French."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page, called where it stands."""

    runs: tuple[Run, ...]


Inline: TypeAlias = "Run | Footnote"
Content: TypeAlias = "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` from 1 to ``LEVELS``."""

    level: int
    content: Content


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Content


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; ``depth`` from 0, at most one more than the item before it."""

    content: Content
    ordered: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    content: Content


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one length; ``header`` tells whether the first one heads the columns."""

    rows: tuple[tuple[Content, ...], ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """The candidate's map: ``stage`` is "" for the whole, else E1…E6, or one of ``VIEWS``. ``caption`` is printed under
    it."""

    stage: str = ""
    caption: str = ""


VIEWS = ("calendrier", "budget")
"""What a figure shows of the map beside its drawing: its dates, its amounts."""
SHOWN = rf"E[1-6]|{'|'.join(VIEWS)}"
"""A pattern of what a figure may show, but for the whole map."""

Block: TypeAlias = "Heading | Paragraph | Item | Quote | Table | Figure"


@dataclass(frozen=True, slots=True)
class Dossier:
    """``title`` and ``author`` stand in the header, on the cover and in the file's properties."""

    blocks: tuple[Block, ...] = ()
    title: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of a file: ``length`` counts the last one as far as it is filled, ``starts`` gives the page (from 1) on
    which each block starts."""

    count: int
    length: float
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A dossier read from a file; ``notices`` say in French what was left out or changed. ``sheets``: its own pages,
    where the file has some that do not move."""

    dossier: Dossier
    notices: tuple[str, ...] = ()
    sheets: Sheets | None = None


def plain(content: Content) -> str:
    """The text without styles and footnotes."""
    return "".join(piece.text for piece in content if isinstance(piece, Run))


def notes(content: Content) -> tuple[Footnote, ...]:
    return tuple(piece for piece in content if isinstance(piece, Footnote))


def languages(dossier: Dossier) -> tuple[str, ...]:
    """Those that passages are said to be in, besides French."""
    return tuple(sorted({run.language for run in all_runs(dossier)} - {""}))


def all_runs(dossier: Dossier) -> Iterator[Run]:
    """Those of notes too."""
    for block in dossier.blocks:
        for content in contents(block):
            for piece in content:
                yield from (piece,) if isinstance(piece, Run) else piece.runs


def contents(block: Block) -> tuple[Content, ...]:
    """The contents that a block holds: one, or one a cell."""
    if isinstance(block, Table):
        return tuple(cell for row in block.rows for cell in row)
    if isinstance(block, Figure):
        return ((Run(block.caption),),) if block.caption else ()
    return (block.content,)


def block_text(block: Block) -> str:
    """What a block says, without styles; the cells of a table are set apart by « | »."""
    if isinstance(block, Table):
        return "\n".join(" | ".join(plain(cell) for cell in row) for row in block.rows)
    return plain(contents(block)[0]) if contents(block) else ""


def bare(blocks: tuple[Block, ...]) -> tuple[int, ...]:
    """Indexes of the headings below which nothing stands, before the next one of their level or above."""
    return tuple(
        place
        for place, (block, following) in enumerate(zip_longest(blocks, blocks[1:]))
        if isinstance(block, Heading)
        and (following is None or (isinstance(following, Heading) and following.level <= block.level))
    )


def titled(dossier: Dossier, fallback: str = "") -> str:
    """The dossier's title, else its first heading of level 1, else the fallback."""
    first = next((plain(b.content) for b in dossier.blocks if isinstance(b, Heading) and b.level == 1), "")
    return " ".join((dossier.title or first or fallback).split())
