"""Dossiers whose author is « la candidate »: what is said of her is heard as said by « je »."""

from __future__ import annotations

import re

_NAMED = r"(?:la candidate|le candidat)"
_WORK = (
    r"(?:chargee?|referente?|responsable|conseiller\w*|facilitat\w+|format\w+|educat\w+|coordinat\w+|animat\w+|"
    r"assistante?|cip|technicien\w*|agente?)"
)
_ITSELF = re.compile(
    rf"\b(?:attributions?|role|fonctions?|missions?|posture|rapport|dossier|part|pratique) (?:de la candidate|"
    rf"du candidat)\b|"
    rf"\b{_NAMED} (?:y )?(?:exerce|occupe|soussignee?)\b|\b{_NAMED} (?:y )?(?:est|etait) (?:\w+ )?{_WORK}"
)
_SUBJECT = {
    "a": "j'ai",
    "avait": "j'avais",
    "est": "je suis",
    "etait": "j'etais",
    "n'a": "je n'ai",
    "n'avait": "je n'avais",
    "n'est": "je ne suis",
    "n'etait": "je n'etais",
    "s'est": "je me suis",
    "s'etait": "je m'etais",
    "y a": "j'y ai",
    "l'a": "je l'ai",
    "en a": "j'en ai",
}
_AUXILIARY = re.compile(rf"\b{_NAMED} ({'|'.join(_SUBJECT)})\b")
_OBJECT = re.compile(r"\b(?:a la candidate|au candidat)\b")
_OF, _BY = re.compile(r"\b(?:de la candidate|du candidat)\b"), re.compile(rf"\bpar {_NAMED}\b")
_ALONE = re.compile(rf"\b{_NAMED}\b")


def speaks_of_itself(folded: str) -> bool:
    """« La candidate y exerce la fonction de référente », « attributions de la candidate »; not the candidates for a
    job, of whom a project also speaks."""
    return _ITSELF.search(folded) is not None


def as_je(folded: str) -> str:
    """« la candidate a rapproché » as « j'ai rapproche », « par la candidate » as « par moi »."""
    said = _AUXILIARY.sub(lambda match: _SUBJECT[match[1]], folded)
    said = _BY.sub("par moi", _OBJECT.sub("a moi", said))
    return _ALONE.sub("je", _OF.sub("de moi", said))
