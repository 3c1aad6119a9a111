"""What is put off: the work that is left, or said to stand in another paper."""

from __future__ import annotations

import re

from .reading import ReadNode

_PENDING = re.compile(
    r"\bser(?:a|ont) (?:determin|defini|precis|arrete|fixe)|\bfer(?:a|ont) l'objet\b|"
    r"\breste(?:nt)? a \w+(?:er|ir|re)\b|\b(?:dossier|non) joint|\bannexe|"
    r"\ba (?:arreter|definir|preciser|choisir|re\w+er) (?:avec|en|par)\b"
)

_PUT_OFF = re.compile(
    r"(?:oui|non|ok)[ .!]*$|(?:cf|voir|selon|modele|idem)\b|a (?!l')\w+(?:er|ir|re)\b(?! (?:le|la|les|un|une|des)\b)|"
    r".*\b(?:pas (?:encore|vu|fini|fait)|pas eu le temps|sans objet|en cours de redaction|on verra|"
    r"faut que je (?:demande|voie)|pour l'instant[ .]*$|pour le moment[ .]*$)"
)
"""« Oui », « cf. la charte », « à caler avec la direction », « pas encore chiffré »."""


def pending(node: ReadNode) -> bool:
    """Whether the node only says that something is to come: « seront déterminées », « voir cahier annexé »."""
    return node.finds(_PENDING)


def put_off(node: ReadNode) -> bool:
    """Whether the content is said to be elsewhere, or to come."""
    return _PUT_OFF.match(node.body.strip()) is not None
