"""How far a node leans to each topic: soft evidence, added up over a branch whose title says nothing known."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import figures
from .cues import cues, quoted
from .reading import ReadNode
from .reasons import DISCARDED

_THEY = re.compile(r"\b(?:ils|elles|leur|leurs)\b")
_NOT = re.compile(r"\b(?:n'|ne )\w+ (?:\w+ )?(?:pas|plus|jamais|aucun|aucune|personne|rien)\b")
_AIM = re.compile(r"^(?:que |qu'|faire (?:en sorte )?que |pour que |donner|permettre|redonner|retrouver|rendre)")
_INFINITIVE = re.compile(r"^\w{2,}(?:er|ir|re|oir) (?:un|une|le|la|les|l'|des|\d)")
_IF = re.compile(r"^(?:si |en cas |et si |quand )")
_ENDS_WITH_AMOUNT = re.compile(r"\d[\d .]*(?:€|euros?|k€)?$")
_CHANGED = re.compile(
    r"\bon (?:a|avait) (?:change|ajoute|arrete|commence|prevu|mis|decale)|\bdepuis, |\bmaintenant\b|"
    r"\bau (?:debut|depart|printemps)\b"
)
_DONE = re.compile(
    r"\bsans aide\b|\breussi|\bencore\b|\btenus?\b|\bde suite\b|\bobtenu|\bsignes?\b|\bacquis|\ba la derniere\b"
)
_EACH = re.compile(r"\bchacune? dit\b|\bon se demande\b|\bce qui (?:a|l'a|les a|nous a)\b|\baide et ce qui\b")
_GROUP_OF = re.compile(r"^(?:par |en )?(?:petits? )?groupes? ")
_STARTS_WITH_NUMBER = re.compile(r"^(?:\d|deux|trois|quatre|cinq|six|sept|huit|dix|douze|quinze|vingt|trente)")


def leanings(node: ReadNode) -> dict[str, float]:
    """Topic -> how much the node leans to it (0 is left out). A blank node leans to nothing."""
    found: dict[str, float] | None = node.kept.get("leanings")
    if found is None:
        found = node.kept["leanings"] = {} if node.blank else _leanings(node)
    return found


def _leanings(node: ReadNode) -> dict[str, float]:
    out = {topic: weight for topic, test in _SOFT if (weight := test(node)) > 0}
    for topic in cues(node)[:2]:
        out[topic] = out.get(topic, 0.0) + 1
    return out


def _needs(node: ReadNode) -> float:
    text = node.folded
    if _AIM.match(node.title):
        return 0.0
    weight = (
        0.4 * min(2, node.count("need")) + 1.5 * quoted(node) + node.has("first_hand") + 0.5 * bool(_THEY.search(text))
    )
    counted = node.has("person_public") and node.finds(figures.NUMBER)
    return weight + 0.8 * bool(_NOT.search(text)) + 0.5 * counted - 0.5 * node.has("risk", "criterion")


def _territory(node: ReadNode) -> float:
    return (
        0.5 * min(5, node.count("territory"))
        + 0.3 * node.has("fact_territory")
        - 0.5 * node.has("partner_gives", "want")
    )


def _objectives(node: ReadNode) -> float:
    starts = _STARTS_WITH_NUMBER.match(node.title) is not None
    to_do = 0.7 * bool(_INFINITIVE.match(node.title)) * (1 + 0.5 * node.finds(figures.NUMBER))
    return 1.2 * (starts and node.has("goal_noun", "person_public")) + 0.8 * node.has("want") + to_do


def _perimeter(node: ReadNode) -> float:
    return (
        1.2 * bool(node.finds(figures.HEADCOUNT) and node.finds(figures.DURATION))
        + 0.4 * node.has("person_public")
        - 0.4 * node.has("action")
    )


def _argument(node: ReadNode) -> float:
    asked = 1.5 * node.title.startswith("pourquoi")
    return asked + 1.2 * bool(node.finds(DISCARDED)) * (not node.has("org"))


def _partners(node: ReadNode) -> float:
    first = any(hit.group == "org" and hit.start <= 1 for hit in node.hits) and not node.finds(_GROUP_OF)
    return 0.9 * first + 0.8 * node.has("partner_gives") * node.has("org") + 0.3 * (first and node.size <= 4)


def _expenses(node: ReadNode) -> float:
    amount = node.finds(figures.AMOUNT)
    return (
        1.2 * (amount and node.has("expense"))
        + 1.0 * bool(_ENDS_WITH_AMOUNT.search(node.title) and amount)
        + 0.2 * node.has("expense")
    )


def _funding(node: ReadNode) -> float:
    return 1.2 * (node.has("funder") and node.has("fund_status")) + 0.2 * node.has("funder")


def _risks(node: ReadNode) -> float:
    text = node.folded
    first = any(hit.group == "risk" and hit.start == 0 for hit in node.hits)
    return (
        1.5 * bool(_IF.match(node.title))
        + 0.6 * node.has("risk")
        + 0.5 * first
        + 0.9 * ("→" in text)
        + 0.3 * (":" in text and node.has("parade"))
    )


def _internal(node: ReadNode) -> float:
    return 0.7 * node.has("internal_target") * (1 + node.finds(figures.RHYTHM)) * node.has("comm_mean")


def _external(node: ReadNode) -> float:
    return 1.3 * node.has("external_mean") + 0.5 * (node.has("comm_mean") and node.has("external_target"))


def _planning(node: ReadNode) -> float:
    return 1.5 * ((node.dated and node.size <= 5) or figures.CALENDAR.match(node.title) is not None)


def _actions(node: ReadNode) -> float:
    text = node.folded
    if _AIM.match(node.title):
        return 0.0
    when = 0.5 * node.finds(figures.RHYTHM) + 0.5 * node.finds(figures.SIZE)
    return 0.6 * node.has("action") + when + 0.3 * node.has("modality") + 1.0 * bool(_CHANGED.search(text))


def _followup(node: ReadNode) -> float:
    return 0.7 * node.has("follow_tool") * (1 + node.finds(figures.RHYTHM))


def _criteria(node: ReadNode) -> float:
    text = node.folded
    if _INFINITIVE.match(node.title):
        return 0.0
    return 0.5 * node.has("criterion") + 1.0 * bool(_DONE.search(text)) * (node.size <= 10)


def _evaluation(node: ReadNode) -> float:
    return 0.5 * node.has("eval_mode") + 0.9 * node.has("plus_minus") + 1.2 * bool(node.finds(_EACH))


def _next(node: ReadNode) -> float:
    return 0.6 * node.has("next")


_SOFT: tuple[tuple[str, Callable[[ReadNode], float]], ...] = (
    ("needs", _needs),
    ("territory", _territory),
    ("policy", lambda node: 0.9 * node.has("scheme")),
    ("purpose", lambda node: 1.5 * bool(_AIM.match(node.title))),
    ("objectives", _objectives),
    ("perimeter", _perimeter),
    ("argument", _argument),
    ("partners", _partners),
    ("expenses", _expenses),
    ("funding", _funding),
    ("risks", _risks),
    ("internal", _internal),
    ("external", _external),
    ("planning", _planning),
    ("actions", _actions),
    ("followup", _followup),
    ("criteria", _criteria),
    ("evaluation", _evaluation),
    ("next", _next),
)
