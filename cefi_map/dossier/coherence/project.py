"""Whether a dossier speaks of a map's project at all: by the words that the map says again and again."""

from __future__ import annotations

from collections import Counter

from cefi_map.dossier.model import Dossier, block_text
from cefi_map.french.text import fold, stems
from cefi_map.mindmap import MindMap

_LETTERS = 6
"""Of a word that may be a project's own: shorter ones are everybody's."""

Words = frozenset[str]


def own_words(mindmap: MindMap) -> Words:
    """The longer words that a map says twice and more."""
    said = Counter(word for node in mindmap for word in _words(f"{node.text}\n{node.details_text}\n{node.note_text}"))
    return frozenset(word for word, times in said.items() if times > 1)


def said_words(dossier: Dossier) -> Words:
    """The longer words of a dossier."""
    return frozenset(word for block in dossier.blocks for word in _words(block_text(block)))


def _words(text: str) -> list[str]:
    return [stem for stem in stems(fold(text)) if len(stem) >= _LETTERS and stem.isalpha()]
