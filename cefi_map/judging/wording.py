"""How a verdict names pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from cefi_map.french.reasons import STRONG
from cefi_map.french.said import Said
from cefi_map.french.text import fold
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
QUOTED, _ALONE, _TOGETHER, _SPARE = 2, 15, 12, 3
"""Pieces that a sentence quotes, and words of each: alone, or with others; words more that are not worth a cut."""
_CLAUSE, _ENDS = ",;:.!?)", ",;:(.…"
"""How a word ends after which another clause begins; what a quote does not end on."""


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
    return f"« {' '.join(shown).rstrip(_ENDS)}{'…' if len(parts) > len(shown) else ''} »"


def _cut(parts: Sequence[str], words: int) -> Sequence[str]:
    """So many words, not ending on a small one; some more where only one or none would say something."""
    end = words
    while words < len(parts) and end > 1 and len(parts[end - 1]) <= _SMALL:
        end -= 1
    if sum(len(part) > _SMALL for part in parts[:end]) < _TELLING <= len(parts) - end:
        end = words
        while end < min(len(parts), words + _SMALL) and len(parts[end - 1]) <= _SMALL:
            end += 1
    return parts[:end]


def quotes(pieces: Iterable[Quoted], most: int = QUOTED) -> str:
    """« a » et « b »: what the first ones say, in more words where there is one alone."""
    shown = list(pieces)[:most]
    return joined([quote(piece, _ALONE if len(shown) == 1 else _TOGETHER) for piece in shown])


def quote(node: Quoted, words: int) -> str:
    """What the node says, between guillemets: whole, or about so many words, those that tell most among them."""
    parts = _QUOTES.sub("", node.quoted).split()
    if len(parts) <= words + _SPARE:
        return f"« {' '.join(parts).rstrip(_ENDS)} »"
    start = _start(parts, words)
    head = " ".join(_cut(parts[:start], _SMALL)).rstrip(_ENDS) + " … " if start else ""
    shown = _cut(parts[start:], words)
    return f"« {head}{' '.join(shown).rstrip(_ENDS)}{'…' if start + len(shown) < len(parts) else ''} »"


def _start(parts: Sequence[str], words: int) -> int:
    """From which clause on so many words hold most figures, or a reason: the beginning, unless another holds more."""
    folded = fold(" ".join(parts))
    reason = STRONG.search(folded)
    because = len(folded[: reason.start()].split()) if reason else -1
    telling = [any(map(str.isdigit, part)) or place == because for place, part in enumerate(parts)]
    sums = [0, *accumulate(telling)]
    clauses = {0, because, *(place for place, part in enumerate(parts, 1) if part[-1] in _CLAUSE)}
    starts = (each for each in sorted(clauses) if each == 0 or _SMALL < each < len(parts) - _SMALL)
    return max(starts, key=lambda start: sums[min(start + words, len(parts))] - sums[start])
