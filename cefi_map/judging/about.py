"""How likely it is that a map is about something else than a project for a public, and about what: many small signs.

The signs are of the map as a whole: of which fields its nodes speak, whether of one person (« elle », « monsieur »), of
several (« ils », « 12 jeunes ») or of the author (« mon », « je »), how it is written (sums, rules, definitions), what
its title names, and words of many maps. Each kind of map weighs them by itself, since what gives away a course is
nothing that gives away a shop. The weights (``data/about.json``) were learnt from labelled maps by
``make learn``. No sign is strong: a map is off topic when most of what it says points that way.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from math import exp
from operator import mul
from sys import intern
from typing import Literal

from cefi_map.french.said import Said

Kind = Literal["project", "person", "own", "course", "venture", "report", "described", "other", "empty"]
STRANGE: tuple[Kind, ...] = ("person", "own", "course", "venture", "report", "described", "other")
"""What a map may be about instead of a project."""

_NUMBER = r"\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante"
_HE = r"il (?!faut|y a|s'agit|est prevu|existe|y en|reste|manque|fait)"
_ONE_OF_THEM = r"beneficiaire|stagiaire|jeune|dame|candidate?|etudiante?|interessee?|accompagnee?|usager|participante?"
SIGNS = {
    "one": re.compile(rf"\b(?:elle|{_HE}|son|sa|ses|lui|elle-meme|lui-meme)\b"),
    "she": re.compile(rf"\b(?:elle|{_HE}|lui|elle-meme|lui-meme)\b|\bl'(?:a|accompagn\w+|accueill?e?|aide|appelle)\b"),
    "single": re.compile(rf"\b(?:mon|ma|la|le|l'|une?|cette?|du|au) ?(?:{_ONE_OF_THEM})\b(?! public)"),
    "title": re.compile(r"\b(?:mme|mlle|madame|monsieur|mr|m\.) "),
    "age": re.compile(r"\b\d\d ans\b"),
    "several": re.compile(r"\b(?:ils|elles|leurs?|eux|chacune?|certaine?s|plusieurs|beaucoup|la plupart|la moitie)\b"),
    "counted": re.compile(
        rf"\b(?:{_NUMBER}|les|des|nos|ces|aux|chaque|entre) (?!ans\b|mois|heures|jours|minutes|semaines|euros)"
        r"(?:[a-z-]+ )?[a-z-]{3,}[sx]\b"
    ),
    "many": re.compile(
        r"\b(?:ils|elles|eux|leurs?|jeunes|femmes|hommes|meres|participante?s|personnes|salariee?s|beneficiaires|"
        r"stagiaires|parents|publics?|candidate?s|demandeu\w+s|habitante?s|groupes?|residente?s|allocataires|"
        r"refugiee?s|detenus|familles|seniors|usagers)\b"
    ),
    "i": re.compile(r"\b(?:je|moi|me)\b|\b[jm]'"),
    "mine": re.compile(r"\b(?:mon|ma|mes)\b"),
    "we": re.compile(r"\b(?:nous|notre|nos|on)\b"),
    "you": re.compile(r"\b(?:vous|votre|vos|tu|ton|ta|tes)\b"),
    "sum": re.compile(r"\d ?(?:€|euros?\b|k€)"),
    "figure": re.compile(r"\d"),
    "rule": re.compile(
        r"\b(?:par exemple\b|c'est-a-dire\b|definitions?\b|on distingue|ne pas confondre|toujours\b|jamais\b|"
        r"il faut\b|consiste a|se definit|doi(?:t|vent)\b)|(?<!\S)[=≠≈](?!\S)"
    ),
    "study": re.compile(
        r"\b(?:examens?|revisions?|reviser|a revoir|partiel|exercices?|exo|td|chapitre|lecons?|seance \d|auteurs?|"
        r"notions?|theories?|concepts?|bibliographie|a retenir|par coeur|memo|schema|pyramide|matrice|typologie)\b"
    ),
    "infinitive": re.compile(r"^(?:[\w' ]+ : )?(?:ne (?:pas|jamais) |bien |toujours |savoir )?[a-z]{2,}(?:er|ir|re)\b"),
}
"""Whom a text speaks of, and how it is written."""
_TITLE_FIELDS = frozenset(
    ("person_public", "insertion", "insertion_general", "venture", "own_life", "holiday", "software", "course", "me")
)
_FIELDS = _TITLE_FIELDS | {"need", "scheme", "org", "profile", "territory", "indicator", "first_hand", "source"}
WORD = "word "
_MANY, _SCARCE = 4, 3
"""A sign that a quarter of the nodes show weighs all it can; nodes added, so that a short map proves less."""
_WORDS, _WORDS_ADDED = 60, 20
"""A map of forty different words gives each of them all its weight; of a longer one, each weighs less."""
MOST = 400
"""Nodes that are enough to hear what a map is about: of a longer one, nodes evenly apart."""


def chances(top: Said, nodes: Sequence[Said]) -> dict[Kind, float]:
    """Kind -> the chance (0 to 1) that what hangs on ``top`` is of it; a project is measured against all others."""
    rows = weights()
    found = [(rows[sign], value) for sign, value in signs(top, nodes).items() if sign in rows]
    values = [value for _, value in found]
    columns = zip(*(row for row, _ in found), strict=True) if found else [()] * len(STRANGE)
    sums = (first + sum(map(mul, column, values)) for first, column in zip(rows[""], columns, strict=True))
    odds: dict[Kind, float] = {"project": 1.0, **dict(zip(STRANGE, map(exp, sums), strict=True))}
    whole = sum(odds.values())
    return {kind: each / whole for kind, each in odds.items()}


def chance(top: Said, nodes: Sequence[Said]) -> float:
    """The chance (0 to 1) that what hangs on ``top`` is about something else."""
    return 1 - chances(top, nodes)["project"]


def signs(top: Said, nodes: Sequence[Said]) -> dict[str, float]:
    """Sign -> how much of it there is (0 to 1), over the title and the nodes that say something."""
    saying = [top, *(node for node in nodes if not node.blank and node is not top)]
    saying = saying[:: len(saying) // MOST + 1]
    read = [*map(_of_text, saying)]
    found = Counter(chain.from_iterable(own for own, _ in read))
    words = set().union(*(spelt for _, spelt in read))
    shown = {sign: min(1.0, _MANY * count / (len(saying) + _SCARCE)) ** 0.5 for sign, count in found.items()}
    shown.update(dict.fromkeys((WORD + word for word in words), (_WORDS / (len(words) + _WORDS_ADDED)) ** 0.5))
    shown.update((f"title field {name}", 1.0) for name in _TITLE_FIELDS.intersection(top.groups))
    shown.update((f"title text {name}", 1.0) for name, pattern in SIGNS.items() if top.finds(pattern))
    return shown


def _of_text(node: Said) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The signs that one text shows, and its words; kept with it."""
    known: tuple[tuple[str, ...], tuple[str, ...]] | None = node.kept.get("about")
    if known is None:
        fields = (f"field {name}" for name in _FIELDS.intersection(node.groups))
        texts = (f"text {name}" for name, pattern in SIGNS.items() if pattern.search(node.folded))
        known = node.kept["about"] = (*map(intern, fields), *map(intern, texts)), tuple(filter(str.isalpha, node.words))
    return known


@cache
def weights() -> dict[str, list[float]]:
    """Sign ("" for the constants) -> its weight for each kind of ``STRANGE``."""
    data = json.loads(files(__package__).joinpath("data", "about.json").read_text("utf-8"))
    return {sign: [kinds.get(kind, 0.0) for kind in STRANGE] for sign, kinds in data.items()}
