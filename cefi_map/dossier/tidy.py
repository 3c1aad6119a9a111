"""One form for what can be said in several: runs merged, empty blocks gone, lists and tables regular."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from .model import COLUMNS, ITEM_DEPTH, LEVELS, Block, Content, Figure, Footnote, Heading, Inline, Item, Run, Table

_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)[^\s\x00-\x1f\x7f<>\"]{1,2000}\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?!fr[ae]?\Z)[a-z]{2,3}\Z")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_AROUND_BREAK = re.compile(r" ?\n ?")


def link(address: str) -> str:
    """The address when it is one that a dossier may hold, else ""."""
    address = address.strip()
    return address if _SAFE_LINK.match(address) else ""


def language(*codes: str) -> str:
    """The first of the codes that a passage may have, else "": of French too, and of those with a region, which
    programs give to every text."""
    return next(filter(_LANGUAGE.match, codes), "")


def blocks(many: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that say something, each in its one form."""
    out: list[Block] = []
    for block in many:
        tidied = _block(block, out[-1] if out else None)
        if tidied is not None:
            out.append(tidied)
    return tuple(out)


def content(pieces: Iterable[Inline]) -> Content:
    """Pieces of one style merged, spaces collapsed and cut at both ends, empty pieces gone."""
    return tuple(_merged(_trimmed(list(_collapsed(_merged(pieces))))))  # again: a style of mere spaces may be gone


def _block(block: Block, before: Block | None) -> Block | None:
    if isinstance(block, Figure):
        return replace(block, caption=" ".join(block.caption.split()))
    if isinstance(block, Table):
        return _table(block)
    tidied = content(block.content)
    if not tidied:
        return None
    if isinstance(block, Item):
        deepest = before.depth + 1 if isinstance(before, Item) else 0
        return Item(tidied, block.ordered, max(0, min(block.depth, deepest, ITEM_DEPTH - 1)))
    if isinstance(block, Heading):
        return Heading(max(1, min(block.level, LEVELS)), tidied)
    return replace(block, content=tidied)


def _table(table: Table) -> Table | None:
    rows = [tuple(content(cell) for cell in row[:COLUMNS]) for row in table.rows]
    rows = [row for row in rows if row and any(row)]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return None
    return Table(tuple((*row, *[()] * (width - len(row))) for row in rows), table.header)


def _merged(pieces: Iterable[Inline]) -> Iterator[Inline]:
    for style, same in groupby(pieces, _style):
        if isinstance(style, Footnote):
            for note in same:
                runs = tuple(piece for piece in content(note.runs) if isinstance(piece, Run))  # type: ignore[union-attr]
                if runs:
                    yield Footnote(runs)
        else:
            text = "".join(piece.text for piece in same if isinstance(piece, Run))
            if text:
                yield replace(style, text=text)


def _style(piece: Inline) -> Inline:
    return replace(piece, text="") if isinstance(piece, Run) else Footnote(())


def _collapsed(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """One space where several were, none at the edges of a line, across styles too."""
    space = True
    for piece in pieces:
        if isinstance(piece, Run):
            text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", piece.text))
            text = text.lstrip(" ") if space else text
            if not text:
                continue
            space = text[-1] in " \n"
            yield replace(piece, text=text)
        else:
            space = False
            yield piece


def _trimmed(pieces: list[Inline]) -> list[Inline]:
    """Without spaces and line breaks at both ends, and without a space before a line break."""
    for place in range(len(pieces) - 1):
        here, after = pieces[place], pieces[place + 1]
        if isinstance(here, Run) and isinstance(after, Run) and after.text.startswith("\n"):
            pieces[place] = replace(here, text=here.text.rstrip(" "))
    for end, cut in ((0, str.lstrip), (-1, str.rstrip)):
        while pieces and isinstance(edge := pieces[end], Run):
            text = cut(edge.text, " \n")
            if text:
                pieces[end] = replace(edge, text=text)
                break
            pieces.pop(end)
    return [piece for piece in pieces if not isinstance(piece, Run) or piece.text]
