"""A list of names, as a trainer types, pastes or drops it: a text or a table, one person a line."""

from __future__ import annotations

import re
from typing import NoReturn

from cefi_map import limits
from cefi_map.errors import BadInput
from cefi_map.formats.decoding import decode

from .names import key

NAMES, _LINES, _LINE, _WORD = 300, 3_000, 2_000, 60
"""Names that a group expects; lines that differ, characters of a line and of a word beyond which it is no list."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How a text in UTF-16 or UTF-32 begins."""
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1a"})
_FEWER = "Collez seulement les noms."
_ADVICE = "Enregistrez la liste au format .csv ou .txt, un nom par ligne, puis réessayez."
_ADDRESS = re.compile(r"(?<![^\s;,])[^\s;,]+@\S+")
_COLUMNS = (
    "nom noms prenom prenoms famille naissance adresse mail email courriel candidat candidats stagiaire stagiaires "
    "numero identifiant groupe session liste"
)
_HEADS = frozenset(_COLUMNS.split())


def names_in(data: bytes) -> str:
    """The text of a list that a trainer drops. ``BadInput`` where it is too long, or no text."""
    if len(data) > limits.LIST_BYTES:
        _too_long()
    if not data.startswith(_WIDE) and len(data.translate(None, _CONTROLS)) < len(data):
        raise BadInput("Ce fichier n’est pas une liste de noms.", advice=_ADVICE)
    return decode(data)[0]


def listed(text: str) -> list[str]:
    """The names, each once: a line of a table (« NOM;Prénom;adresse ») gives the words before the address. ``BadInput``
    where there are too many, or a line that nobody is called."""
    if len(text) > limits.LIST_BYTES:
        _too_long()
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        lines.setdefault(line.strip("\ufeff \t"), number)
    if len(lines) > _LINES:
        raise BadInput(f"Cette liste a {len(lines)} lignes, la limite est de {NAMES} noms.", advice=_FEWER)
    names = list(dict.fromkeys(filter(None, map(_name, lines, lines.values()))))
    if len(names) > NAMES:
        raise BadInput(f"Cette liste a {len(names)} noms, la limite est de {NAMES}.")
    return names


def _too_long() -> NoReturn:
    raise BadInput("Cette liste est trop longue.", advice=_FEWER)


def _name(line: str, number: int) -> str:
    """A person in a line of a list; "" in the line of a table that names its columns."""
    said = " ".join(re.sub(r"[;,\t\"]+", " ", _ADDRESS.sub(" ", line[:_LINE])).split())
    words = re.sub(r"^[\W_]+|^\d+[.)]?\s+", "", said)
    if len(line) > _LINE or any(len(word) > _WORD and "://" not in word for word in words.split()):
        raise BadInput(f"La ligne {number} n’est pas un nom : « {line[:_WORD]}… ».", advice=_ADVICE)
    return words[:200] if key(words) - _HEADS else ""
