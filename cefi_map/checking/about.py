"""How likely it is that a map is about something else than a project for a public: many small signs, added up.

The signs are of the map as a whole: of which fields its nodes speak, whether of one person (« elle », « son »), of
several (« ils », « 12 jeunes ») or of the author (« mon », « je »), what its title names, and words of many maps.
The weights (``data/about.json``) were learnt from labelled maps by ``tests/learn_subject.py``. No sign is strong: a map
is off topic when most of what it says points that way.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from .reading import ReadNode

_NUMBER = r"\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante"
PERSONS = {
    "one": re.compile(
        r"\b(?:elle|il (?!faut|y a|s'agit|est prevu|existe|y en|reste|manque|fait)|son|sa|ses|lui|elle-meme|lui-meme)\b"
    ),
    "several": re.compile(r"\b(?:ils|elles|leurs?|eux|chacune?|certaine?s|plusieurs|beaucoup|la plupart|la moitie)\b"),
    "counted": re.compile(
        rf"\b(?:{_NUMBER}|les|des|nos|ces|aux|chaque|entre) (?!ans\b|mois|heures|jours|minutes|semaines|euros)"
        r"(?:[a-z-]+ )?[a-z-]{3,}[sx]\b"
    ),
    "i": re.compile(r"\b(?:je|moi|me)\b|\b[jm]'"),
    "mine": re.compile(r"\b(?:mon|ma|mes)\b"),
    "we": re.compile(r"\b(?:nous|notre|nos|on)\b"),
    "you": re.compile(r"\b(?:vous|votre|vos|tu|ton|ta|tes)\b"),
    "title": re.compile(r"\b(?:mme|mlle|madame|monsieur|mr|m\.) "),
    "age": re.compile(r"\b\d\d ans\b"),
}
"""Whom a text speaks of."""
_TITLE_FIELDS = frozenset(
    ("person_public", "insertion", "insertion_general", "venture", "own_life", "holiday", "software", "course", "me")
)
_FIELDS = _TITLE_FIELDS | {"need", "scheme", "org", "profile", "territory", "indicator", "first_hand", "source"}
WORD = "word "
_MANY, _SCARCE = 4, 3
"""A field that a quarter of the nodes speak of weighs all it can; nodes added, so that a short map proves less."""
MOST = 400
"""Nodes that are enough to hear what a map is about: of a longer one, nodes evenly apart."""


def chance(top: ReadNode, nodes: Sequence[ReadNode]) -> float:
    """The chance (0 to 1) that what hangs on ``top`` is about something else."""
    known = weights()
    total = sum(known.get(sign, 0.0) * value for sign, value in signs(top, nodes).items())
    return 1 / (1 + exp(-known[""] - total))


def signs(top: ReadNode, nodes: Sequence[ReadNode]) -> dict[str, float]:
    """Sign -> how much of it there is (0 to 1), over the title and the nodes that say something."""
    saying = [top, *(node for node in nodes if not node.blank and node is not top)]
    saying = saying[:: len(saying) // MOST + 1]
    fields: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    words: set[str] = set()
    for node in saying:
        fields.update(_FIELDS.intersection(node.groups))
        persons.update(name for name, pattern in PERSONS.items() if node.finds(pattern))
        words.update(node.words)
    found = {f"{WORD}{word}": 1.0 for word in words if word.isalpha()}
    for kind, counts in (("field", fields), ("person", persons)):
        for name, count in counts.items():
            found[f"{kind} {name}"] = min(1.0, _MANY * count / (len(saying) + _SCARCE)) ** 0.5
    found.update((f"title field {name}", 1.0) for name in _TITLE_FIELDS.intersection(top.groups))
    found.update((f"title person {name}", 1.0) for name, pattern in PERSONS.items() if top.finds(pattern))
    return found


@cache
def weights() -> dict[str, float]:
    """Sign ("" for the constant) -> weight."""
    data: Mapping[str, float] = json.loads(files(__package__).joinpath("data", "about.json").read_text("utf-8"))
    return dict(data)
