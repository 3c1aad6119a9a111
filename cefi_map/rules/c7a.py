"""C7a: « A minima, une ébauche de budget présente les différents postes de dépenses »: amounts are not asked for."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.lexicon import groups_of
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import counted, name, names, sentence

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

_TOTAL = re.compile(
    r"\btotal\b|^=|^\W*[\d .,]+ ?(?:€|euros?|k€|eur)?\W*$|\ben tout\b|\bla premiere annee\b|^(?:budget|cout|dep|"
    r"depenses?|rec|enveloppe|montant)\b[^a-z]*[\d .,]+"
)
_APPROXIMATE = re.compile(
    r"\W*(?:environ|pres de|autour de|a peu pres|moins de|plus de|au maximum|enveloppe de|un budget de|budget de) "
    r"[\d .,]+ ?(?:€|euros?|k€|eur)?\W*"
)
_BUYS = re.compile(
    r"\b(?:acheter|louer|payer|remunerer|defrayer|rembourser|indemniser|s'equiper de)\b(?! (?:le|son|leur) )"
)
"""Something to be paid for, said with a verb."""
_COST_NOUN = re.compile(
    r"(?:la |l'|le |les |des |un |une |\d+ )?(?:achats?|locations?|loyers?|salaires?|remunerations?|vacations?|"
    r"honoraires|"
    r"defraiements?|frais|prestations?|gratifications?|indemnites?|abonnements?|remboursements?|affranchissement|"
    r"fournitures|consommables|carburant|sous-traitance|charges)\b"
)
"""Nouns that are expenses by themselves: « la location de la motobineuse »."""
_PAYING = re.compile(r"\b(?:a payer|faut payer|paye|coute|coutent|depens|acheter|frais)")
"""A title under which everything is paid for."""
_SPLIT = re.compile(r"\s*(?:;|/|,(?!\d)|\+| et (?=[a-z])|\s-\s)\s*")
_THEIRS = re.compile(
    r"\bson entreprise|\bleur(?:s)? (?:budget|entreprise|compte)|\batelier budget|"
    r"\bgerer (?:son|leur) budget|\bbudget (?:familial|des familles|de son)|\bcomptes? (?:bancaire|"
    r"de la personne)"
)
_FOR_SOME = re.compile(r"\bpour ceux qui\b")
_ONLY_AMOUNT = re.compile(r"\d[\d .,]*(?:€|euros?|eur)?(?: par (?:mois|an))?")
_UNITS = re.compile(
    r"\b(?:heures?|euros?|eur|jours?|mois|semaines?|par|soit|dont|environ|seances?|ans?|personnes?|fois|ttc|etp)\b"
)
_HAS_NAME = re.compile(r"[a-z]{3,}")
_NEVER = elsewhere(
    "context project feasibility means budget expenses preparation planning adjustments people_followup "
    "evaluation results role out"
)


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two named expense items, in one node or several."""
    found = [(node, items) for node in view.nodes if (items := _items(view, node))]
    count = sum(len(items) for _, items in found)
    nodes = tuple(node for node, _ in found)
    totals = [node for node in view.nodes if node not in nodes and _is_total(node)]
    if count >= 2:
        return Outcome(
            "satisfait", nodes, message=sentence(f"{counted(count, 'poste')} de dépenses sont nommés : {names(nodes)}.")
        )
    if count == 1:
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
            tuple(totals),
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


def _items(view: View, node: ReadNode) -> list[str]:
    spent = any(topic in ("budget", "expenses") for topic in node.topics)
    if node.negated or node.finds(_THEIRS) or (node.finds(_FOR_SOME) and not spent) or _is_total(node):
        return []
    parent = view.parent(node)
    paid = parent is not None and parent.parent >= 0 and parent.heading and _PAYING.search(parent.title) is not None
    if "budget" in node.topics and node.body not in node.title:
        return _noted(node)
    expenses = "expenses" in node.topics or (paid and _HARD.isdisjoint(node.topics))
    budget = "budget" in node.topics and ("funding" not in node.topics or _spends(node))
    if expenses or budget:
        if not expenses and node.has("funder") and (node.has("fund_status") or not node.has("expense")):
            return []
        in_note = bool(node.label) and len(node.folded) > len(node.title) and node.title.startswith(node.label)
        named = node.label and (in_note or node.label.split()[0] in _LABELS or _OPENERS.fullmatch(node.label))
        body = node.body if named else node.title
        if node.label and not _HAS_NAME.search(re.sub(r"par an|en tout|euros?|total|mois", "", node.body)):
            body = node.label
        parts = [
            part
            for part in _SPLIT.split(_inside(body))
            if _HAS_NAME.search(_UNITS.sub("", part)) and part.strip(" .") not in _NOTHING
        ]
        if not expenses and not (node.finds(figures.AMOUNT) or node.has("expense")):
            return []
        if (
            any(figures.AMOUNT.search(part) or figures.MONEY.search(part) for part in parts)
            and len(parts) > 1
            and _one_amount(node)
        ):
            return (
                parts
                if len(parts) > 1 and all(len(part.split()) <= 5 for part in parts) and not re.search(r"\d", parts[0])
                else parts[:1]
            )
        return parts
    if _bought(node) and view.stage(node) in ("E3", "E4", "E5", ""):
        return _bought(node)
    if _is_priced(node) and _among_prices(view, node):
        return [node.title]
    if not _NEVER.isdisjoint(node.topics):
        return (
            _costed(node)
            if "funding" in node.topics and node.has("expense") and not node.has("fund_status", "funder")
            else []
        )
    if "feasibility" in node.topics or "means" in node.topics or not node.topics or "planning" in node.topics:
        bought = _BUYS.search(node.title)
        if bought and node.topics[:1] != ("planning",):
            return [part for part in _SPLIT.split(node.title[bought.start() :]) if _HAS_NAME.search(part)]
        if node.count("expense") >= _LEAST_LISTED and len(figures.AMOUNT.findall(node.folded)) >= _LEAST_LISTED:
            return [part for part in _SPLIT.split(node.title) if figures.AMOUNT.search(part)]
        if _COST_NOUN.match(node.title) and node.topics:
            return [node.title]
        return _costed(node)
    return []


_LEAST_LISTED = 2
"""Things to be paid for, and amounts, that make a budget of one line wherever it stands."""


def _bought(node: ReadNode) -> list[str]:
    """What a list says has to be paid for: « il faut payer une formatrice, la garde et le car »."""
    verb = _BUYS.search(node.title)
    if not verb or node.count("expense") < _LEAST_LISTED:
        return []
    parts = [part for part in _SPLIT.split(node.title[verb.end() :]) if _HAS_NAME.search(part)]
    return parts if len(parts) >= _LEAST_LISTED else []


def _noted(node: ReadNode) -> list[str]:
    """Items of a budget written out in a note: those of the sentences that speak of no funder."""
    found: list[str] = []
    for said in _SENTENCE.split(node.body):
        if not _COMES.match(said):
            text = said.split(" : ", 1)[-1] if _HEADED.match(said) else said
            found += [part for part in _SPLIT.split(re.sub(r"\([^)]*\)", "", text)) if "expense" in groups_of(part)]
    return found


_SENTENCE = re.compile(r"(?<=[.!?])\s+;?|\s;\s(?=(?:ca|recettes?|financements?|ressources?)\b)|\s/\s")
_HEADED = re.compile(r"[^:]{2,40} : ")
_COMES = re.compile(r"\W*(?:ca vient|recettes?|financ|ressources|produits|d'ou vient|qui paie)")


def _spends(node: ReadNode) -> bool:
    """A list of things to pay for, where nobody is named who would pay."""
    return node.count("expense") >= 2 and not node.has("funder", "fund_status")


_PRICE = re.compile(r"[ :=(~](?!(?:19|20)\d\d\b)\d{1,3}(?:[ .]?\d{3})*(?:,\d+)? ?(?:€|euros?|eur|e|k€|ke)?[ .)]*$")
_NO_PRICE = re.compile(r"\d ?(?:%|h\b|ans|mois|jours|km|min)[ .)]*$|/\d+$")


def _is_priced(node: ReadNode) -> bool:
    """« Impression des classeurs 310 »: a thing one pays for, and a bare amount at the end."""
    return (
        node.has("expense")
        and not node.has("funder", "fund_status")
        and _PRICE.search(node.title) is not None
        and _NO_PRICE.search(node.title) is None
    )


def _among_prices(view: View, node: ReadNode) -> bool:
    """Whether another node beside it ends with a price too: together they make a budget, whatever its title."""
    parent = view.parent(node)
    if parent is None or parent.parent < 0 or not _HARD.isdisjoint(node.topics):
        return False
    return any(child is not node and _is_priced(child) for child in view.children(parent))


_HARD = frozenset(("needs", "public", "territory", "policy", "indicators", "criteria", "results", "planning"))
_OPENERS = re.compile(
    r"(?:ce que |combien )?(?:ca|cela) coute|combien(?: ca coute)?|ce qu'on depense|a payer|materiel|achats?"
)
_LABELS = frozenset(
    [
        "depense",
        "depenses",
        "charge",
        "charges",
        "budget",
        "cout",
        "couts",
        "postes",
        "poste",
        "dep",
        "frais",
        "achats",
        "previsionnel",
    ]
)
_NOTHING = frozenset(["divers", "autre", "autres", "etc", "imprevu", "imprevus", "solde", "reste"])


def _inside(body: str) -> str:
    """What a parenthesis details, where the text before it is only an amount."""
    match = re.match(r"[\d .,€k]+(?:euros?)?\s*\(([^)]*)\)", body)
    return match.group(1) if match else re.sub(r"\([^)]*\)", "", body)


def _one_amount(node: ReadNode) -> bool:
    return len(figures.AMOUNT.findall(node.folded)) == 1


def _costed(node: ReadNode) -> list[str]:
    """Parts of a node that have an amount in euros."""
    if node.label and _ONLY_AMOUNT.fullmatch(node.body) and node.has("expense"):
        return [part for part in _SPLIT.split(node.label) if _HAS_NAME.search(part)]
    parts = [part for part in _SPLIT.split(node.title) if figures.MONEY.search(part) and _HAS_NAME.search(part)]
    return parts if node.has("expense") else []


def _is_total(node: ReadNode) -> bool:
    if not node.finds(figures.AMOUNT) and not node.finds(figures.MONEY):
        return False
    if not any(topic in ("expenses", "budget", "feasibility") for topic in node.topics):
        return False
    if node.label and len(_SPLIT.split(node.label)) >= 2:
        return False
    if _APPROXIMATE.fullmatch(node.title):
        return True
    return (
        _TOTAL.search(node.title) is not None
        and not (node.label and "(" in node.body)
        and len(_SPLIT.split(node.body)) <= 2
        and "," not in node.body.replace(", ", ",,")
    )


RULE = Rule("C7a", TITLE, WHY, FIX, GOOD, BAD, check)
