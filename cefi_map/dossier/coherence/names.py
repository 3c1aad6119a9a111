"""Names of structures and places: one written otherwise on the map, or one that the map never names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map.french.text import fold

from .compared import CAPITAL, Both, Remark

_WORD = rf"[{CAPITAL}][\w’'-]*\w"
_NAME = re.compile(rf"(?<![.!?…:;] )(?<!^)(?<!« ){_WORD}")
_STRUCTURE = re.compile(
    r"\b(?i:association|fondation|mission locale|cap emploi|chambre|centre social|cci|lycée|collège|crèche|entreprise|"
    r"société|agence|cabinet|auto-école|mairie|ville|ccas|réseau|fédération|coopérative|groupement|régie|menuiserie|"
    rf"boulangerie|garage|restaurant|hôtel) (?:(?:de|des|du|les|la|le) |d[’'])?"
    rf"({_WORD}(?: (?:(?:de|du|des|la|le|les|et|&) )?{_WORD})*)"
)
_PARTS = re.compile(r"\w{3,}")
"""« Saint-Aubry » is read as two words."""
_LEAST = 5
"""Letters of a word that can be told from another one slightly different."""


_COMPARED = 300
"""Names of a dossier that are compared with the map's: five pages hold fewer."""


def remarks(both: Both) -> Iterator[Remark]:
    yield from _misspelt(both)
    yield from _unknown(both)


def _misspelt(both: Both) -> Iterator[Remark]:
    seen: set[str] = set()
    for said in both.sentences:
        for found in _NAME.finditer(said.text):
            word = fold(found[0])
            if len(word) < _LEAST or word in seen or {word, word.rstrip("sx"), *_PARTS.findall(word)} & both.map_words:
                continue
            if len(seen) == _COMPARED:
                return
            seen.add(word)
            known = both.side.names.get(word[0], {})
            twin = next((each for each in known if each not in both.dossier_words and one_slip(word, each)), None)
            if twin:
                name, key = known[twin]
                message = f"Le dossier écrit « {found[0]} », la carte « {name} » {both.where(key)}. Choisissez."
                yield Remark(message, int(said.place), key)


def _unknown(both: Both) -> Iterator[Remark]:
    seen: set[str] = set()
    for said in both.sentences:
        for found in _STRUCTURE.finditer(said.text):
            name = found[1]
            words = {part.rstrip("sx") for word in re.findall(_WORD, name) for part in _PARTS.findall(fold(word))}
            if words & both.map_words or name in seen:
                continue
            seen.add(name)
            message = f"Le dossier nomme « {name} », que la carte ne cite pas. Dites-y sa part, si elle compte."
            yield Remark(message, int(said.place))


def one_slip(one: str, other: str) -> bool:
    """Whether one letter was added, dropped, changed, or two neighbours swapped; the first letters agree."""
    if one == other or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if len(one) == len(other):
        return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
    return one[1:] == other if len(one) > len(other) else other[1:] == one
