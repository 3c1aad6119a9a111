"""How a verdict names pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cefi_map.french.said import Said
from cefi_map.french.wording import joined

from .counting import Quoted

_QUOTES = re.compile(r'[«»"“”]\s?')
_BARE = 6
"""Letters of a label that names nothing: « alors : … », « donc : … »."""
_SMALL = 3
"""Letters of a word that a shortened name does not end on."""
_TELLING = 2
"""Words that are not small which a shortened name has, where it can."""
_COMMON = re.compile(r"(?:objectif|risque|difficulté|frein|action|besoin|constat|critère|indicateur)s?(?: \d)?", re.I)
"""A label that says of what kind the node is, not which one: « Risque : un financeur se retire »."""
QUOTED, _ALONE, _TOGETHER = 2, 8, 3
"""Pieces that a sentence names, and words of each: alone, or with others."""


def name(node: Quoted, words: int = 4) -> str:
    """The node in a few words, between guillemets: its label, or how it begins."""
    known: str | None = node.kept.get(f"name {words}")
    if known is None:
        known = node.kept[f"name {words}"] = _name(" ".join(node.quoted.split()), words)
    return known


def _name(text: str, words: int) -> str:
    head, *rest = re.split(r"(?<!\s)\s*[:=→]\s", text, maxsplit=1)
    if rest and Said(head).blank:
        head = text = rest[0]
    bare = (head.islower() and len(head) <= _BARE and " " not in head) or _COMMON.fullmatch(head)
    parts = _QUOTES.sub("", head if 2 < len(head) <= 40 and not bare else text).split()
    shown = _cut(parts, words)
    return "« " + " ".join(shown).rstrip(",;:(.") + ("…" if len(parts) > len(shown) else "") + " »"


def _cut(parts: list[str], words: int) -> list[str]:
    """So many words, not ending on a small one; some more where only one or none would say something."""
    end = words
    while words < len(parts) and end > 1 and len(parts[end - 1]) <= _SMALL:
        end -= 1
    if sum(len(part) > _SMALL for part in parts[:end]) < _TELLING <= len(parts) - end:
        end = words
        while end < min(len(parts), words + _SMALL) and len(parts[end - 1]) <= _SMALL:
            end += 1
    return parts[:end]


def names(pieces: Iterable[Quoted], most: int = QUOTED) -> str:
    """« a », « b » et « c » (the first ones), in more words where there is one alone."""
    shown = list(pieces)[:most]
    return joined([name(piece, _ALONE if len(shown) == 1 else _TOGETHER) for piece in shown])
