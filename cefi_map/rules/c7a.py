"""C7a: « A minima, une ébauche de budget présente les différents postes de dépenses »: amounts are not asked for."""

from __future__ import annotations

import re

from cefi_map.checking.pointed import pointed
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names
from cefi_map.french import figures
from cefi_map.french.lexicon import groups_of
from cefi_map.french.wording import counted, sentence

TITLE = "Postes de dépenses"
WHY = "Une ébauche suffit : le jury veut voir que vous savez de quoi le coût est fait. Les montants sont facultatifs."
FIX = "Nommez au moins deux postes de dépenses : temps de travail, intervenants, salle, matériel, déplacements."
GOOD = """
Fil à fil : un atelier couture pour des femmes du quartier des Minimes
  Budget
    Dépenses
      Vacations de la couturière, 60 heures
      Location de six machines
      Tissu, fil et petite mercerie
"""
BAD = """
Fil à fil : un atelier couture pour des femmes du quartier des Minimes
  Budget
    Coût total : 7 900 €
"""

# ---- the check

_PLACES = frozenset(("expenses", "budget"))
_OVERALL = frozenset(
    """
    a action an annee argent au autour besoin budget charges compter comptons cout couts d de dep depense
    depenses des du en enveloppe environ est estime estimee eur euro euros faudra faut financer global globale
    grosse groupes il k ke l la le les maximum moins mois montant necessaire nous on par petite plus pour
    premiere pres previsionnel prevoir prix projet reputee reste sera soit somme sur total totaux tout toute
    trois trouver un une
    """.split()  # noqa: SIM905
)
"""Words by which a cost is said as a whole."""
_SPLIT = re.compile(r"\s*(?:;|/|,(?!\d)|\+| et (?=[a-z])|\s-\s)\s*")
_ITEM = re.compile(
    r"(?!(?:c'est|ca|cela|sa|on|il|ils|elle|elles|je|j'|nous|qui|que|dont|soit|par|pour|environ)\b)[^:=]*[a-z]{3}"
)
_HEADED = re.compile(r"(?:budget|couts?|depenses?|charges|postes?|combien\w*|ca coute|frais|achats?|materiel)\b[^:]*:")
"""A label that announces what follows as costs."""
_PAID = re.compile(
    r"\b(?:acheter|louer|payer|remunerer|defrayer|rembourser|indemniser|s'equiper de)\b(?! (?:le|son|leur) )"
)
_UNITS = re.compile(
    r"(?:\W|\d|\b(?:heures?|jours?|mois|semaines?|seances?|ans?|personnes?|fois|ttc|etp|euros?|eur|h|x|k)\b)+"
)
_SHORT = 5
"""Words up to which a part of a list is a thing, and not something told of it."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two named expense items, in one node or several."""
    found = [(node, items(node)) for node in likely(view)]
    nodes = tuple(node for node, named in found if named)
    totals = tuple(node for node, named in found if not named)
    count = sum(len(named) for _, named in found)
    if count >= _LEAST:
        return Outcome(
            "satisfait", nodes, message=sentence(f"{counted(count, 'poste')} de dépenses sont nommés : {names(nodes)}.")
        )
    if count:
        return Outcome(
            "partiel",
            (*nodes, *totals),
            (),
            f"Un seul poste de dépenses est nommé : {name(nodes[0])}.",
            f"Ajoutez au moins un autre poste à côté de {name(nodes[0])} : temps de travail, salle, matériel, "
            f"déplacements.",
        )
    if totals:
        return Outcome(
            "partiel",
            totals,
            (),
            f"On lit seulement un total : {name(totals[0])}.",
            "Détaillez ce total en postes : temps de travail, intervenants, matériel, déplacements. Les "
            "montants sont facultatifs.",
        )
    return Outcome(
        "absent",
        message="Aucun poste de dépenses n'est nommé.",
        fix="Écrivez au moins deux postes de dépenses : temps de travail, intervenants, salle, matériel, déplacements.",
    )


_LEAST = 2


def likely(view: View) -> list[ReadNode]:
    """What speaks of costs."""
    return [node for node in pointed(view, "C7a", _PLACES, _is_bill) if not _given(node) and _presented(node)]


def _given(node: ReadNode) -> bool:
    """Whether it speaks of the money that comes rather than of what it pays for."""
    comes = node.has("fund_status") and not node.has("expense")
    return comes or (node.has("fund_status", "funder") and node.signals["C7b"] > node.signals["C7a"])


def _presented(node: ReadNode) -> bool:
    """Whether it is shown as a cost, and not only as something there is: by its look, or by its price or its place."""
    if node.signals["C7a"] >= _SURE or node.finds(_PAID) or _is_total(node):
        return True
    priced = node.finds(figures.AMOUNT) or node.finds(figures.MONEY)
    if node.has("expense"):
        return priced or not _PLACES.isdisjoint(node.topics)
    return priced and not _WIDER.isdisjoint(node.topics)


_WIDER = _PLACES | {"means", "feasibility"}
_SURE, _BARELY = 0.5, 0.04
"""Chances from which the look is enough, and that is asked for of what is said to be paid for elsewhere."""


def _is_bill(node: ReadNode) -> bool:
    """What plainly has to be paid for, wherever it stands."""
    if node.finds(figures.MONEY) and _is_total(node):
        return True
    return node.signals["C7a"] >= _BARELY and node.finds(_PAID)


def items(node: ReadNode) -> list[str]:
    """The things to be paid for that a node names; none where it only says what all costs."""
    if _is_total(node):
        return []
    text = node.body if _HEADED.match(node.title) or node.body not in node.title else node.title
    paid = _PAID.search(text)
    parts = [part for part in _SPLIT.split(text[paid.end() :] if paid else text) if _is_item(part)]
    return parts or [node.title]


def _is_item(part: str) -> bool:
    """Whether a part of a list names a thing: not a duration, a sum or a remark."""
    words = _UNITS.sub(" ", part).split()
    if _OVERALL.issuperset(words):
        return False
    return "expense" in groups_of(part) or (len(words) <= _SHORT and _ITEM.match(part) is not None)


def _is_total(node: ReadNode) -> bool:
    """A cost said as a whole, without what it is made of."""
    money = node.finds(figures.MONEY) or node.finds(figures.AMOUNT)
    return money and _OVERALL.issuperset(re.findall(r"[a-z]+", node.folded))


RULE = Rule("C7a", TITLE, WHY, FIX, GOOD, BAD, check)
