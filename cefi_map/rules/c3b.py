"""C3b: « … sont définis et argumentés »: why this purpose, these objectives, this perimeter."""

from __future__ import annotations

import re

from cefi_map.checking import reasons
from cefi_map.checking.argue import reason
from cefi_map.checking.explaining import explained
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import names

TITLE = "Raisons de ces choix"
WHY = (
    "Poser des objectifs ne suffit pas : le référentiel les veut « argumentés ». La raison vient du diagnostic, "
    "d'une commande, d'un essai."
)
FIX = (
    "Ajoutez sous un objectif, la finalité ou le périmètre une raison propre à ce projet : un constat, une "
    "commande, une piste écartée."
)
GOOD = """
Nuit blanche : accompagner vers les métiers de nuit des parents isolés (Évry)
  Le projet
    Objectifs
      Ouvrir 10 places de garde à domicile entre 21 h et 6 h
    Pourquoi ces objectifs
      La garde avant la formation, parce que 14 parents sur 22 avaient abandonné l'an dernier faute de solution la nuit
      Nous avons écarté l'accueil collectif : aucune salle n'est agréée après 20 h
"""
BAD = """
Nuit blanche : accompagner vers les métiers de nuit des parents isolés (Évry)
  Le projet
    Objectifs
      Ouvrir 10 places de garde à domicile entre 21 h et 6 h
    Argumentation
      C'est un projet utile et valorisant
"""

# ---- the check

_LIKELY = 0.3
"""Chance from which a node is a reason for the project, wherever it stands."""
_MAYBE = 0.2
"""The same where the node says why in so many words."""
_FAINT = 0.08
"""The same where no other reason is heard."""
_PRAISED = 0.06
"""The same where it only praises the project."""
_HARDLY = 0.02
"""The same where the node tells of something else that was wanted first, and why not."""
_SURE, _BESIDE = 0.9, 0.8
"""Chance of a node that leaves no doubt, and the least of those that count though they stand elsewhere."""
_HERE = frozenset(("project", "purpose", "objectives", "perimeter", "argument"))


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by one explicit and specific reason for the purpose, the objectives or the perimeter."""
    found = _found(view)
    if found["specific"]:
        return Outcome(
            "satisfait",
            tuple(found["specific"]),
            tuple(found["generic"]),
            f"Une raison précise est donnée : {names(found['specific'], 1)}.",
        )
    if found["weak"]:
        return Outcome(
            "partiel",
            tuple(found["weak"]),
            tuple(found["generic"]),
            f"La raison reste sous-entendue : {names(found['weak'], 1)}.",
            f"Dites dans {names(found['weak'], 1)} quel constat ou quelle commande explique ce choix.",
        )
    if found["generic"]:
        return Outcome(
            "partiel",
            tuple(found["generic"]),
            (),
            f"La raison donnée vaudrait pour tout projet : {names(found['generic'], 1)}.",
            f"Remplacez {names(found['generic'], 1)} par un constat de votre diagnostic qui explique ce choix.",
        )
    return Outcome(
        "absent",
        message="Aucune raison n'explique la finalité, les objectifs ou le périmètre.",
        fix=(
            "Ajoutez sous un objectif la raison de ce choix : un constat du diagnostic, la commande, une piste écartée."
        ),
    )


def _found(view: View) -> dict[str, list[ReadNode]]:
    """Reasons by how far they go, likeliest first; the unlikely ones only where no likely one is specific, and none
    that stands far from a sure one."""
    nodes = sorted(view.nodes, key=_chance, reverse=True)
    sure = {node.parent for node in nodes if _chance(node) >= _SURE}
    if sure:
        nodes = [node for node in nodes if _chance(node) >= _BESIDE or node.parent in sure]
    found: dict[str, list[ReadNode]] = {}
    for least in (_LIKELY, _MAYBE):
        found = {"specific": [], "weak": [], "generic": []}
        for node in nodes:
            if _chance(node) >= _LIKELY or _asked(view, node) or _marked(view, node, least):
                found.get(_reason(view, node), []).append(node)
        if found["specific"]:
            return found
    if not any(found.values()):
        left = [node for node in nodes if _chance(node) >= _HARDLY and _is_left(node)]
        found["specific" if left else "weak"] = (left or [node for node in nodes if _marked(view, node, _FAINT)])[:1]
    if not any(found.values()):
        found["generic"] = [
            node for node in nodes if _chance(node) >= _PRAISED and node.finds(_PRAISE) and not node.finds(_ELSEWHERE)
        ][:1]
    return found


_ARGUED_ELSEWHERE = frozenset(("partners", "risks", "external", "internal", "followup", "criteria", "next"))
_PRAISE = re.compile(
    r"\b(?:important\w*|enjeux?|interets?|sujet|priorit\w*|strategique|opportun\w*|utiles?|porteu\w+|a coeur|concret|"
    r"souci|reel|vrai|partout|aujourd'hui|c'est bien|societe|egalite|metier)\b"
)
"""What would be said of any project."""
_HAPPENED = re.compile(
    r"\b(?:avai\w+|etai\w+|voul(?:u|ai\w+|ions)|pens(?:e|ai\w+|ions)|(?:a|ont|m'a|l'a) (?:dit|demande\w*)|"
    r"(?:an|annee) (?:dernier|derniere|passe|passee))\b"
)
"""Something that happened, or was said."""
_WANTED = re.compile(r"\b(?:voul\w+|pens\w+|prevu|devai\w+|imagin\w+)\b.{3,}\b(?:mais|alors|donc|finalement)\b")
"""« J'ai d'abord voulu le ménage, mais… »."""
_BECAUSE = re.compile(r"\b(?:car|parce|puisqu\w*|donc|alors)\b")
_IF = re.compile(r"\bsi (?:une?|les?|la|l'|on|nous|personne|trop|plus|moins)\b|\bsi l'")
_COUNTED = re.compile(
    r"(?<!^) \d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante)\b"
)
_ELSEWHERE = re.compile(r"\bc\.?f\b|^voir\b|\bil faudra\b")
_REFERRAL = 6
"""Words up to which a reference says nothing more."""
_CHOICE = re.compile(r"\bpourquoi\b|\bchoix\b|\braisons?$|\bargument|\bet (?:pas|non)\b|\bplutot qu|^pas de\b")


def _reason(view: View, node: ReadNode) -> str:
    """How far the node says why the project is so: "", « generic », « weak » or « specific »."""
    asked = _asked(view, node)
    said = reason(view, node)
    if node.finds(_ELSEWHERE) and node.size <= _REFERRAL:
        return ""
    happened = node.finds(_HAPPENED) or node.finds(reasons.DISCARDED)
    counted = node.finds(_COUNTED)
    if not (happened or counted) and (node.finds(_PRAISE) or node.has("boilerplate", "generic_reason")):
        return "generic"
    argued = "argument" in node.topics[:1]
    if said == "specific" or explained(node) or (node.size >= 3 and (asked or happened or (argued and counted))):
        return "specific"
    return "weak" if said or argued else ""


def _is_left(node: ReadNode) -> bool:
    """Whether it tells of something else that was wanted, and why not; what would be done if… is a mere parade."""
    if node.finds(_IF):
        return False
    argued = node.finds(_HAPPENED) or node.finds(_BECAUSE) or explained(node)
    return node.finds(_WANTED) or (argued and node.finds(reasons.DISCARDED))


def _marked(view: View, node: ReadNode, least: float) -> bool:
    """Whether it gives a reason in so many words, for something else than a partner, a risk or a means."""
    return (
        _chance(node) >= least
        and not node.finds(_IF)
        and _ARGUED_ELSEWHERE.isdisjoint(node.topics)
        and reason(view, node) in ("specific", "generic")
    )


def _asked(view: View, node: ReadNode) -> bool:
    """Whether a title right above asks why, in the place of the project: « pourquoi la cuisine », « l'école et pas la
    crèche »."""
    parent = view.parent(node)
    return (
        parent is not None
        and parent.depth > 1
        and not _HERE.isdisjoint(parent.topics)
        and _CHOICE.search(parent.title) is not None
    )


def _chance(node: ReadNode) -> float:
    return node.signals.get("C3b", 0.0)


RULE = Rule("C3b", TITLE, WHY, FIX, GOOD, BAD, check)
