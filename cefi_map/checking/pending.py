"""What is put off: the work that is left, or said to stand in another paper."""

from __future__ import annotations

import re

from .reading import ReadNode

_PENDING = re.compile(
    r"\bser(?:a|ont) (?:determin|defini|precis|arrete|fixe)|\bfer(?:a|ont) l'objet\b|"
    r"\breste(?:nt)? a \w+(?:er|ir|re)\b|\b(?:dossier|non) joint|\bannexe|"
    r"\ba (?:arreter|definir|preciser|choisir|re\w+er) (?:avec|en|par)\b"
)


def pending(node: ReadNode) -> bool:
    """Whether the node only says that something is to come: « seront déterminées », « voir cahier annexé »."""
    return node.finds(_PENDING)
