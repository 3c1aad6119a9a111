"""How much a node looks like a piece of each requirement: one weight per feature, added up, made a chance.

The features are few and readable: which fields of words a node holds (``lexicon``), which titles stand above it, where
it stands, the figures in it, its form. The weights (``data/signals.json``) were learnt from labelled maps by
``tests/learn.py``; no word of any map is among them. A signal never gives a verdict: it moves a node that stands under
a title of something else to the place it speaks of (``placing.py``), where the rules judge it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from cefi_map.french import figures
from cefi_map.french.reasons import DISCARDED, PLAIN, STRONG, WEAK
from cefi_map.french.text import stems

from .around import KINDS, Around, Weights, chances, own, total
from .cues import cues
from .reading import ReadMap, ReadNode

_FIGURES = {
    "share": figures.SHARE,
    "money": figures.MONEY,
    "amount": figures.AMOUNT,
    "rhythm": figures.RHYTHM,
    "date": figures.DATE,
    "calendar": figures.CALENDAR,
    "size": figures.SIZE,
    "headcount": figures.HEADCOUNT,
    "duration": figures.DURATION,
    "number": figures.NUMBER,
}
_REASONS = {"strong": STRONG, "left aside": DISCARDED, "plain": PLAIN, "weak": WEAK}
_SAYS_WHO = re.compile(r"(?:je|j|nous|on|ils|elles|il|elle|si|que|qu|pour|pas)\b")
_RANKS = ("begins", "second")
_WORD = re.compile(r"[a-z]+")
_SMALL = frozenset(
    """
        qui que quoi dont ou pour par avec sans sur sous chez vers dans entre contre depuis avant apres pendant
        jusque parce car donc mais puisque afin sinon alors aussi encore deja plus moins trop peu tres tout tous
        toute toutes chaque aucun aucune personne rien jamais pas ne n on nous je j il elle ils elles leur leurs
        son sa ses notre nos mon ma mes ce cette ces celui celle ceux celles combien nombre sont a ont etre
        avoir fait faire va vont peut peuvent doit doivent veut veulent sera seront aura auront reste restent y
        en se c cela ca si quand comment pourquoi autre autres meme seul seule seulement deux trois premier
        premiere fois an ans mois semaine jour jours heure heures matin soir lundi mardi mercredi jeudi vendredi
        samedi
    """.split()  # noqa: SIM905
)
"""Small words of French, by which a sentence shows what kind it is."""
OWN_WORD = "own "
"""How the features begin that are single words; only words of many maps have a weight."""
_LIST = 2
"""Commas, semicolons and strokes from which a title is a list."""
_IF = re.compile(r"(?:et )?(?:si |s'ils? |en cas d[e' ]|au cas ou )")
_BUYS = re.compile(r"\b(?:acheter|louer|payer|remunerer|defrayer|rembourser|indemniser|coute\w*|facture\w*)\b")
GIVER = re.compile(
    r"(?:la |le |les |l'|un |une |des |chaque |leurs? |notre )?(?!on\b|nous\b|je?\b|ils?\b|elles?\b|ca\b|cela\b|qui\b)"
    r"[\w'-]{3,}(?: [\w'-]+){0,4} (?:nous )?(?:prete|accueille|recoi|oriente|finance|ouvre|offre|donne|fourni|apporte|"
    r"anime|intervien|co-?anime|forme|garde|heberge|connai|repere|envoie|transporte|relaie|met(?:tent)? a disposition|"
    r"accepte|s'engage|reserve|libere|detache|embauche|recrute|traduit|tien(?:t|nent) a|cherche)(?:nt|ent|s|t|e)?\b"
)
"""Somebody else than us gives something: « la salle de spectacle prête sa régie »."""
_INFINITIVE = re.compile(r"[a-z]+(?:er|ir|re|oir)\b")
_LEVELS, _DEEPEST = 3, 4
"""Titles above that are looked at; depth from which all are alike. The order of branches is not: a map may be told in
any."""


def weigh(read: ReadMap) -> None:
    """Sets ``signals`` of every node that says something: requirement id -> chance (0 to 1) that a jury member would
    point at it for the requirement, there where it stands and beside those that stand there too."""
    titles: dict[int, tuple[str, ...]] = {}
    stands = {node.index: _stands(read, node, titles) for node in read.nodes[1:] if not node.blank}
    around = Around(read, {index: each.first for index, each in stands.items()})
    second = {index: each.second for index, each in stands.items()}
    for node, sums in around.weighed(weights()["around"][0], _around(), second):
        node.signals = dict(zip(REQUIREMENTS, chances(sums), strict=True))


class _Stands(NamedTuple):
    """What follows from a node's text and place: ``first`` the chances of the first weighing, ``second`` its own
    part of the second. Kept with the text for the place where it was last met: a candidate changes a node at a time."""

    place: tuple[object, ...]
    first: Sequence[float]
    second: Sequence[float]


def _stands(read: ReadMap, node: ReadNode, titles: dict[int, tuple[str, ...]]) -> _Stands:
    above = titles.get(node.parent)
    if above is None:
        above = titles[node.parent] = _above(read, node)
    place = (node.topics, above, min(node.depth, _DEEPEST), node.heading)
    found: _Stands | None = node.kept.get("stands")
    if found is None or found.place != place:
        sums = added(weights()["placed"], _sums("placed", node), _placed(node, above))
        second = total((0.0,) * len(sums), own(sums, _sums("said", node)), _around())
        found = node.kept["stands"] = _Stands(place, chances(sums), second)
    return found


def content(node: ReadNode) -> dict[str, float]:
    """The same by what the node says alone, wherever it stands."""
    found: dict[str, float] | None = node.kept.get("content")
    if found is None:
        found = node.kept["content"] = dict(zip(REQUIREMENTS, chances(_sums("said", node)), strict=True))
    return found


def _sums(model: str, node: ReadNode) -> list[float]:
    """The weights of what a node says, added up; worked out once."""
    found: list[float] | None = node.kept.get(model)
    if found is None:
        features = node.kept.get("features")
        if features is None:
            features = node.kept["features"] = tuple(said(node))
        found = node.kept[model] = added(weights()[model], weights()[model][0], features)
    return found


def added(model: Model, start: Iterable[float], features: Iterable[str]) -> list[float]:
    """The sum for each requirement, from ``start``."""
    sums = list(start)
    weights = model[1]
    for feature in features:
        for place, weight in weights.get(feature, ()):
            sums[place] += weight
    return sums


def said(node: ReadNode) -> Iterator[str]:
    """Names of what is true of a node's own text."""
    yield from (f"word {group}" for group in node.groups)
    yield from (f"many {group}" for group, count in node.groups.items() if count > 1)
    yield from (f"figure {name}" for name, pattern in _FIGURES.items() if node.finds(pattern))
    yield from (f"reason {name}" for name, pattern in _REASONS.items() if node.finds(pattern))
    yield from (f"cue {topic}" for topic in cues(node))
    yield from _order(node)
    yield from {f"small {word}" for word in _WORD.findall(node.folded) if word in _SMALL}
    yield from {f"{OWN_WORD}{word}" for word in node.words if word.isalpha()}
    yield from _form(node)


def _order(node: ReadNode) -> set[str]:
    """Which fields a node begins with, and which its label holds."""
    label = len(stems(node.label)) if node.label else 0
    names = {f"{_RANKS[hit.start]} {hit.group}" for hit in node.hits if hit.start < len(_RANKS)}
    return names | {f"label {hit.group}" for hit in node.hits if hit.end <= label}


def stood(read: ReadMap, node: ReadNode) -> Iterator[str]:
    """Names of what is true of the place of a node."""
    return _placed(node, _above(read, node))


def _placed(node: ReadNode, above: tuple[str, ...]) -> Iterator[str]:
    yield from (f"place {topic}" for topic in node.topics)
    yield f"first {node.topics[0]}" if node.topics else "no place"
    yield from above
    yield f"depth {min(node.depth, _DEEPEST)}"
    yield from (name for name in ("blank", "heading") if getattr(node, name))


def _above(read: ReadMap, node: ReadNode) -> tuple[str, ...]:
    """What the titles above announce, the root apart."""
    titles = (above for above in islice(read.ancestors(node), _LEVELS) if above.parent >= 0)
    return tuple(sorted({f"above {group}" for title in titles for group in title.groups if group[:2] == "h:"}))


def _form(node: ReadNode) -> Iterator[str]:
    flags = {
        "negated": node.negated,
        "question": node.question,
        "label": bool(node.label),
        "children": bool(node.children),
        "arrow": "→" in node.folded,
        "quote": '"' in node.folded,
        "list": node.title.count(",") + node.title.count(";") + node.title.count("/") >= _LIST,
        "if": _IF.match(node.title) is not None,
        "buys": node.finds(_BUYS),
        "gives": GIVER.match(node.title) is not None,
        "ends with a number": node.title[-1:].isdigit() or node.title[-1:] == "€",
        "infinitive": _INFINITIVE.match(node.title) is not None,
        f"size {min(node.size, 12) // 3}": True,
    }
    yield from (name for name, holds in flags.items() if holds)
    who = _SAYS_WHO.match(node.title)
    if who:
        yield f"opens {who.group()}"


# fmt: off
REQUIREMENTS = ("C1a", "C1b", "C2", "C3a", "C3b", "C4", "C5", "C6", "C7a", "C7b", "C8a", "C8b", "C9", "C10", "C11")
# fmt: on

Model = tuple[tuple[float, ...], Mapping[str, tuple[tuple[int, float], ...]]]
"""The constants in the order of the requirements, and for each feature the places and weights that are not 0."""


@cache
def weights() -> dict[str, Model]:
    """Model -> its weights."""
    data = json.loads(files(__package__).joinpath("data", "signals.json").read_text("utf-8"))
    return {model: packed(weights) for model, weights in data.items() if model != "_"}


def packed(weights: Mapping[str, Mapping[str, float]]) -> Model:
    """Weights by feature and requirement, made ready to be added up."""
    rows = {
        feature: tuple((REQUIREMENTS.index(id), weight) for id, weight in row.items())
        for feature, row in weights.items()
        if feature
    }
    return tuple(weights[""][id] for id in REQUIREMENTS), rows


@cache
def _around() -> Weights:
    """Weights of the second weighing: « beside C5 » is the place of C5 among what stands beside."""
    rows = weights()["around"][1]
    return {kind: [rows.get(f"{kind} {id}", ()) for id in REQUIREMENTS] for kind in KINDS}
