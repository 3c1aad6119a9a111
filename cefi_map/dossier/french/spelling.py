"""Words that the dictionary does not know. What may be a name, a term of the map or an acronym is let be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spellchecker import SpellChecker

from .slip import Slip

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'·.-][^\W\d_]+)*")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr)[’']", re.IGNORECASE)
_LEAST = 3
"""Letters of a word that is looked up."""
_SUGGESTED = 4
_NO_S = ("s", "x", "z", "al", "au", "eu")
_WITH_E = ("ant", "ent", "eur")


def words_of(text: str) -> frozenset[str]:
    """Every word of a text, plain, and its parts."""
    tokens = [_plain(found[0]) for found in _TOKEN.finditer(text)]
    return frozenset([*tokens, *(part for token in tokens for part in re.split("[-']", token))])


def slips(block: int, text: str, known: frozenset[str]) -> Iterator[Slip]:
    for found in _TOKEN.finditer(text):
        word, start = found[0], found.start()
        if elided := _ELIDED.match(word):
            word, start = word[elided.end() :], start + elided.end()
        if _may_be_wrong(word) and not _is_known(_plain(word), known):
            message = f"« {word} » n’est pas dans le dictionnaire. Vérifiez-le."
            yield Slip(block, start, start + len(word), "spelling", message, _suggestions(word))


def _may_be_wrong(word: str) -> bool:
    """A capital may begin a name wherever it stands; « · » and « . » inside a word are no spelling."""
    return len(word) >= _LEAST and word[0].islower() and "·" not in word and "." not in word


def _is_known(word: str, known: frozenset[str]) -> bool:
    if word in known or _listed(word):
        return True
    parts = re.split("[-']", word)
    return len(parts) > 1 and all(part in known or len(part) < _LEAST or _listed(part) for part in parts)


def _listed(word: str) -> bool:
    return word in _trade() or word in _dictionary() or any(base in _dictionary() for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """What a regular plural or feminine is made of: « rénovations », « certifiantes », « ingénieure »."""
    singular = word.removesuffix("s")
    if singular != word and not singular.endswith(_NO_S):
        yield singular
    masculine = singular.removesuffix("e")
    if masculine != singular and masculine.endswith(_WITH_E):
        yield masculine


@cache
def _suggestions(word: str) -> tuple[str, ...]:
    """One letter away, the most usual first."""
    found = _dictionary().candidates(_plain(word)) or ()
    return tuple(sorted(found, key=lambda each: (-_dictionary()[each], each))[:_SUGGESTED])


def _plain(word: str) -> str:
    """As the dictionary writes: small letters, « oe », straight apostrophe."""
    return word.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")


@cache
def _dictionary() -> SpellChecker:
    return SpellChecker(language="fr", distance=1)


@cache
def _trade() -> frozenset[str]:
    return frozenset(files(__package__).joinpath("words.txt").read_text("utf-8").split())
