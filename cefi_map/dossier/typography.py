"""French spaces: what must not part at the end of a line is tied, whatever was typed."""

from __future__ import annotations

import re
from dataclasses import replace

from .model import Block, Content, Dossier, Figure, Footnote, Table

_BEFORE = re.compile(r" (?=[:;?!»%€](?:\W|$))")
_AFTER = re.compile(r"(?<=«) ")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_NARROW = "\u202f"
_TIE = "\u00a0"


def tied(text: str) -> str:
    """No-break spaces inside « », before : ; ? ! % €; narrow ones between thousands."""
    return _THOUSANDS.sub(_NARROW, _AFTER.sub(_TIE, _BEFORE.sub(_TIE, text)))


def dressed(dossier: Dossier) -> Dossier:
    """The dossier with its spaces tied, for every paper form alike."""
    return replace(dossier, blocks=tuple(_block(block) for block in dossier.blocks))


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_content(cell) for cell in row) for row in block.rows))
    if isinstance(block, Figure):
        return replace(block, caption=tied(block.caption))
    return replace(block, content=_content(block.content))


def _content(content: Content) -> Content:
    return tuple(
        Footnote(tuple(replace(run, text=tied(run.text)) for run in piece.runs))
        if isinstance(piece, Footnote)
        else replace(piece, text=tied(piece.text))
        for piece in content
    )
