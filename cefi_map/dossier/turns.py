"""Where the pages turn: the first word, or the first row of a table, that stands on each.

A count knows the page on which a block starts. Blocks that go over a page are set once more, each word of them telling
its page: that word by word costs as much as a count, and is for who looks at pages alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .codec import content_data
from .layout import DEFAULT, Layout
from .model import Block, Content, Dossier, Figure, Footnote, Table
from .pages import Pages, facts_of, skipped
from .pictures import Pictures
from .typography import dressed

_WORD = re.compile(r"([^ \n]*)([ \n]?)")


@dataclass(frozen=True, slots=True)
class Turn:
    """``page`` (from 2) begins in ``block``, before the character ``at`` of its plain text, or the row of a table."""

    page: int
    block: int
    at: int


def turns(dossier: Dossier, pages: Pages, look: Layout = DEFAULT, pictures: Pictures | None = None) -> tuple[Turn, ...]:
    """One a page from the second on; a page that begins within a figure or a row has none."""
    over = [place for place, block in enumerate(dossier.blocks) if _goes_over(place, block, pages)]
    told: dict[tuple[int, int], int] = {}
    if over:
        blocks = dressed(dossier).blocks
        facts = facts_of(dossier, look, pictures, {place: _asked(place, blocks[place]) for place in over})
        for block, at, page in facts["words"]:
            told.setdefault((block, at), page - skipped(look))  # a table's first row may be repeated
    told |= {(place, 0): page for place, page in enumerate(pages.starts)}
    first: dict[int, Turn] = {}
    for (block, at), page in sorted(told.items()):
        first.setdefault(page, Turn(page, block, at))
    return tuple(first[page] for page in range(2, pages.sheets + 1) if page in first)


def _goes_over(place: int, block: Block, pages: Pages) -> bool:
    """Whether what follows the block starts on another page."""
    after = pages.starts[place + 1] if place + 1 < len(pages.starts) else pages.sheets
    return pages.starts[place] < after and not isinstance(block, Figure)


def _asked(place: int, block: Block) -> dict[str, Any]:
    """The block as dossier.typ takes it, its words apart."""
    if isinstance(block, Table):
        return {"rows": [_row(place, rank, row) for rank, row in enumerate(block.rows)]}
    assert not isinstance(block, Figure)
    return {"content": list(_content(place, block.content))}


def _row(place: int, rank: int, row: tuple[Content, ...]) -> list[list[dict[str, Any]]]:
    """A word of nothing opens its first cell."""
    mark = {"text": "", "words": [{"text": "", "at": [place, rank], "after": ""}]}
    return [[*([] if column else [mark]), *content_data(cell)] for column, cell in enumerate(row)]


def _content(place: int, content: Content) -> Iterator[dict[str, Any]]:
    at = 0
    for piece, made in zip(content, content_data(content), strict=True):
        if isinstance(piece, Footnote):
            yield made
            continue
        words = []
        for found in _WORD.finditer(piece.text):
            if found[0]:
                words.append({"text": found[1], "at": [place, at + found.start()], "after": found[2]})
        yield {**made, "words": words}
        at += len(piece.text)
