"""Help with French, modest: spelling while one types; words twice, long sentences, acronyms, heavy paragraphs if asked.

Each module reads one text and yields slips; none of them is a verdict. The dictionary is that of pyspellchecker (MIT,
85,000 forms and their frequency), read when first asked for (0.1 s, 40 MB); ``words.txt`` adds the trade's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from cefi_map.dossier.model import Dossier, Figure, Heading, Table, all_runs, block_text

from . import acronyms, heaviness, repeats, spelling
from .slip import Kind, Slip

__all__ = ["MOST", "Kind", "Slip", "slips"]

MOST = 200
"""Slips said at once."""


def slips(dossier: Dossier, beside: str = "") -> tuple[Slip, ...]:
    """In the order of the text. ``beside`` is what the map says: its words are names and terms, never slips; nor are
    those of passages in another language."""
    foreign = " ".join(run.text for run in all_runs(dossier) if run.language)
    known = spelling.words_of(f"{beside} {dossier.title} {dossier.author} {foreign}")
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
        text = block_text(block)
        here = [*spelling.slips(place, text, known), *repeats.slips(place, text), *acronyms.slips(place, text, met)]
        if not isinstance(block, Heading | Table):
            here += heaviness.slips(place, text)
        yield from sorted(here, key=lambda slip: slip.start)
