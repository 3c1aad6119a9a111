"""French forms over folded text: fields of words, alternations of signs, what I did, did not, do, shall do.

fields.json holds the words, without accents, each a beginning (« . » closes it, « _ » is a space). Forms take a field
of verbs (or any alternation of beginnings) and give a pattern's text. Between the pronoun and the verb at most three
small words stand, so that a search stays linear.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import TypeAlias

_DATA: dict[str, str] = json.loads(files(__package__).joinpath("fields.json").read_text("utf-8"))
_END = ""
_Tree: TypeAlias = "dict[str, _Tree]"


@cache
def field(*names: str) -> str:
    """A pattern that matches a word of these fields from its beginning to its end (without groups)."""
    tree: _Tree = {}
    for name in names:
        for word in _DATA[name].split():
            branch = tree
            for letter in word.replace("_", " "):
                branch = branch.setdefault(letter, {})
            branch[_END] = {}
    return _pattern(tree)


def _pattern(tree: _Tree) -> str:
    """Letters shared by words are tried once: at each place of a text, one look at the first letter decides."""
    if _END in tree:
        return r"\w*"
    branches = [r"\b" if letter == "." else re.escape(letter) + _pattern(below) for letter, below in tree.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


_START = r"\b"


class Clue:
    """A long alternation, compiled when it is first looked for: together they take a quarter of a second. Alternatives
    that begin at a word share one test of the boundary, so that a place of the text is looked at once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        at_word: list[str] = []
        other: list[str] = []
        for each in _alternatives(self.text):
            (at_word if each.startswith(_START) else other).append(each)
        shared = [rf"\b(?:{'|'.join(each.removeprefix(_START) for each in at_word)})"] if at_word else []
        return re.compile("|".join([*shared, *other]))

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        return self.pattern.search

    @cached_property
    def findall(self) -> Callable[[str], list[str]]:
        return self.pattern.findall


def _alternatives(text: str) -> Iterator[str]:
    """Parts between the bars that stand in no group."""
    depth = start = 0
    before = ""
    for place, letter in enumerate(text):
        if before != "\\":
            depth += (letter == "(") - (letter == ")")
            if letter == "|" and not depth:
                yield text[start:place]
                start = place + 1
        before = "" if before == "\\" else letter
    yield text[start:]


_CLITIC = r"(?:ne |n'|me |m'|le |la |l'|les |leur |lui |y |en |vous |nous ){0,3}"
_ADVERB = r"(?:(?!pas |jamais |rien |plus |guere )[\w'-]+ ){0,2}?"
I_VERB = rf"\bj(?:e |'){_CLITIC}"
_NOT = r"(?:pas|jamais|rien|guere|plus|ni|aucune?|personne)"


def did(verbs: str) -> str:
    """« j'ai reçu », « je leur avais proposé », « je me suis assise »."""
    return rf"{I_VERB}(?:ai|avais|suis|etais) {_ADVERB}{verbs}"


def we_did(verbs: str) -> str:
    return (
        rf"\b(?:nous (?:l'|les |leur |lui |y |en |nous )?(?:avons|avions|sommes|etions)|on (?:l'|les |leur |lui |y |"
        rf"en |s'|s'y |s'en )?(?:a|avait|est|etait)) {_ADVERB}{verbs}"
    )


def did_not(verbs: str) -> str:
    """« je n'ai pas vu », « je ne l'avais jamais demandé », « j'ai pas osé »."""
    return rf"{I_VERB}(?:ai|avais|suis|etais|m'etais) {_NOT}(?: [\w']+){{0,2}}? ?\b{verbs}"


def do(verbs: str) -> str:
    """« je demande », « je lui proposais »."""
    return rf"{I_VERB}{verbs}"


WILL = rf"{I_VERB}\w{{1,14}}rai\b|{I_VERB}(?:vais|compte|veux|voudrais|souhaite|aimerais|envisage|prevois|projette) "
_INQUIRE = (
    r"(?:aller (?:la |le |les )?(?:voir|trouver|chercher)|appeler|asseoir|attendre|commencer par|demander|dire|ecouter|"
    r"interroger|laisser|poser|prevenir|questionner|regarder|relire|rester|taire|verifier)\b"
)
SHOULD_HAVE = (
    r"\bj(?:e |')(?:n'|l'|lui |leur |les |y |m'y |me )?(?:en )?aurais (?:\w+ ){0,2}?\w+(?:e|u|i|is|it|ert)e?s?\b|"
    r"\bil (?:m')?aurait (?:\w+ )?(?:fallu|suffi|mieux valu)|\bil (?:me )?(?:suffisait|fallait) (?:de|que|d')|"
    rf"\b(?:il|ce qu'il) (?:me )?(?:fallait|aurait fallu) (?:m'|me |lui |leur |les |l'|le |la |d'abord )*{_INQUIRE}|"
    rf"\bje (?:pouvais|devais) (?:lui |leur |les |l'|le |la |d'abord )*{_INQUIRE}|\bce qu'il fallait faire\b|"
    rf"\b(?:la prochaine (?:fois|equipe|session|saison)|une autre fois),? (?:je |j')|"
    r"\bsi je (?:ne |n')?(?:l'|lui |leur |les |m'y |m')(?:avais|etais)\b|\bsi (?:je devais|j'avais|c'etait|"
    r"c'est) (?:\w+ ){0,2}(?:refai|recommenc|su\b|pris|pose|ecoute|demande|fait|ouvert|attendu|prevenu|associe|relu)|"
    r"\bje (?:le |la |les |m'y )?(?:ferais|referais|commencerais|prendrais|procederais) |\bje ne (?:ferais|referais|"
    r"commencerais|redigerais|choisirais) |\bj'aurais (?:\w+ ){0,1}?(?:demande|appele|propose|commence|ecoute|vu)\b|"
    r"^(?:a refaire|a reprendre|ce que je (?:re)?ferais)\b"
)
