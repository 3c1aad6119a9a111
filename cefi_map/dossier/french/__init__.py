"""Help with French, modest: spelling while one types; words twice, long sentences, acronyms, heavy paragraphs if asked.

Each module reads one text and yields slips; none of them is a verdict. The dictionary is that of pyspellchecker (MIT,
85,000 forms and their frequency), read when first asked for (0.1 s, 40 MB); ``words.txt`` adds the trade's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cefi_map.dossier.model import Block, Content, Dossier, Figure, Heading, Run, Table, block_text

from . import acronyms, heaviness, repeats, spelling
from .slip import Kind, Slip

__all__ = ["MOST", "Kind", "Slip", "slips"]

MOST = 200
"""Slips said at once."""
_BLOT = "\0"


def slips(dossier: Dossier, beside: str = "") -> tuple[Slip, ...]:
    """In the order of the text. ``beside`` is what the map says: its words are names and terms, never slips; nor is
    anything within a passage in another language."""
    known = spelling.words_of(f"{beside} {dossier.title} {dossier.author}")
    found: list[Slip] = []
    for slip in _all(dossier, known, acronyms.expanded(beside)):
        found.append(slip)
        if len(found) == MOST:
            break
    return tuple(found)


def _all(dossier: Dossier, known: frozenset[str], explained: frozenset[str]) -> Iterator[Slip]:
    met = set(explained)
    for place, block in enumerate(dossier.blocks):
        if isinstance(block, Figure):
            continue
        text, french = block_text(block), _in_french(block)
        here = [*spelling.slips(place, text, known), *repeats.slips(place, text), *acronyms.slips(place, french, met)]
        if not isinstance(block, Heading | Table):
            here += heaviness.slips(place, text)
        told = (slip for slip in here if any(map(str.isalnum, french[slip.start : slip.end])))
        yield from sorted(told, key=lambda slip: slip.start)


def _in_french(block: Block) -> str:
    """What the block says, every letter of another language blotted out: places stay."""
    if isinstance(block, Table):
        return block_text(replace(block, rows=tuple(tuple(map(_blotted, row)) for row in block.rows)))
    return "" if isinstance(block, Figure) else block_text(replace(block, content=_blotted(block.content)))


def _blotted(content: Content) -> Content:
    return tuple(
        replace(piece, text=_BLOT * len(piece.text)) if isinstance(piece, Run) and piece.language else piece
        for piece in content
    )
