"""Values cut to what a map may hold (``limits``). The file keeps the whole: what is cut is only what is shown."""

from __future__ import annotations

from dataclasses import replace

from cefi_map import limits
from cefi_map.mindmap import Block, Rich

LABEL_CHARS = 2_000
NAME_CHARS = 1_000
ICON_CHARS = 200
FONT_SIZE = 400


def link(address: str) -> str:
    """An address is whole or it is nothing (an image in the form of a link may be a megabyte long)."""
    return address if len(address) <= limits.LINK_CHARS else ""


def rich(blocks: Rich) -> Rich:
    """As many blocks, and of the last as much text, as ``limits.NOTE_CHARS`` allows; a line end counts for one."""
    if length(blocks) <= limits.NOTE_CHARS:
        return blocks
    kept: list[Block] = []
    room = limits.NOTE_CHARS
    for block in blocks:
        if room <= 0:
            break
        kept.append(_shortened(block, room))
        room -= len(block.text) + 1
    return tuple(kept)


def length(blocks: Rich) -> int:
    return sum(len(block.text) + 1 for block in blocks)


def is_cut(blocks: Rich) -> bool:
    """Whether ``rich`` may have cut them."""
    return bool(blocks) and length(blocks) >= limits.NOTE_CHARS


def _shortened(block: Block, room: int) -> Block:
    runs = []
    for run in block.runs:
        if room > 0:
            runs.append(replace(run, text=run.text[:room]))
        room -= len(run.text)
    return replace(block, runs=tuple(runs))
