"""The role: what the map's « mon rôle » says and the dossier leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map.dossier.model import Heading, block_text
from cefi_map.french.text import fold, stems, unnumbered
from cefi_map.mindmap import MindMap, Node

from .compared import Both, Remark

_ROLE = re.compile(r"^(?:mon role|mes missions?|ma mission|ma place|mon mandat|ma part|ce que je fais)\b")
_CLAUSE = re.compile(r"[,;.\n]| et (?=(?:je|j)\b)")
_EMPTY = frozenset(["role", "mission", "projet", "mandat", "place"])
_LEAST, _HEAD = 5, 5
"""Letters of a word that says something; how many of them are compared: « négocie » is « négocier »."""


def remarks(both: Both) -> Iterator[Remark]:
    if not both.is_whole:
        return
    told = {word[:_HEAD] for word in both.dossier_words}
    for node in _nodes(both.map):
        for clause in _clauses(node):
            words = {stem for stem in stems(fold(clause)) if len(stem) >= _LEAST and stem.isalpha()} - _EMPTY
            if words and not any(word[:_HEAD] in told for word in words):
                message = (
                    f"La carte dit « {clause} » {both.where(node.key)}, le dossier ne le dit pas avec ces mots. "
                    "Reprenez-les où vous parlez de votre rôle."
                )
                yield Remark(message, _part(both), node.key)


def _nodes(mindmap: MindMap) -> Iterator[Node]:
    for node in mindmap:
        if _ROLE.match(unnumbered(fold(node.text)).strip()):
            yield from mindmap.branch(node.key)


def _clauses(node: Node) -> Iterator[str]:
    title = node.text.split(":", 1)[-1]
    for clause in _CLAUSE.split(f"{title}\n{node.note_text}" if node.note else title):
        if clause.strip():
            yield " ".join(clause.split())[:120]


def _part(both: Both) -> int:
    """The block where the dossier speaks of the role, else its first."""
    found = (place for place, block in enumerate(both.dossier.blocks) if isinstance(block, Heading))
    return next((place for place in found if "role" in fold(block_text(both.dossier.blocks[place]))), 0)
