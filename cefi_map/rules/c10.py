"""C10: « Des critères d'évaluation sont présentés »."""

from __future__ import annotations

import re

from cefi_map.checking.pointed import chance, is_likeliest
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names
from cefi_map.french import figures
from cefi_map.french.wording import counted, sentence

TITLE = "Critères d'évaluation"
WHY = "Sans critère, on ne sait pas si le projet a réussi. Le jury attend ce que l'on compte ou observe."
FIX = "Écrivez deux critères observables, avec la cible ou le moment de la mesure."
GOOD = """
Nouveau départ : préparer la sortie de détention par le travail (Muret)
  Évaluation
    Critères
      Nombre de contrats signés dans le mois qui suit la sortie, cible 7 sur 15
      Part des participants présents à toutes les séances
      Employeurs prêts à recommencer l'année suivante
"""
BAD = """
Nouveau départ : préparer la sortie de détention par le travail (Muret)
  Évaluation
    Critères
      Satisfaction
      Motivation
"""

# ---- the check

_SURE, _LIKELY, _BESIDE, _SEEN, _ELSE = 0.9, 0.35, 0.12, 0.01, 0.5
"""Chances from which a node is found: by itself; when it can be observed; when it can, below a title of criteria or
beside one that is found; when it is said as what is counted, or vague under a title of the evaluation. From the last
on, it speaks of something else."""
_MEASURE = re.compile(
    r"(?:.{0,25}\bon )?(?:le |la |les |du |de |(?:mesure|regarde|compte)\w* )*"
    r"(?:nb\b|nombre|nbre|taux|tx\b|part\b|pourcentage|%|combien|duree|delai|proportion|score|note de|evolution|"
    r"progression|maintien|cout|moyenne|ecart)\b|"
    r"(?:[a-z-]+ ){0,3}[a-z-]+s (?:sur|/) [a-z]{3,}"
)
"""How a criterion opens: « nombre de… », « actes obtenus sur actes demandés »."""
_BOUNDS = re.compile(
    r"[<>≥≤]|\b(?:cible|viser|au moins|plus de|moins de|seuil|avant|apres|encore|toujours|jusqu'au bout|sur \d+|"
    r"a (?:\d+|un|trois|six|douze) (?:mois|ans?)|[jsm] ?\+ ?\d)\b|/ ?[a-z]+"
)
"""What makes a thing one that can be observed: a bound, a moment, a comparison."""
_COUNTS = re.compile(
    r"(?:compter|denombrer|recenser|chiffrer|comptabiliser|relever|(?:on|nous|je) (?:a |va |allons |vais )?"
    r"(?:compt|denombr|recens|chiffr|relev)\w+)\b"
)
"""« On comptera ceux qui… »."""
_SUCCESS = re.compile(
    r"\b(?:(?:aura|aurons|aurai) (?:reussi|gagne|tenu)|sera une reussite|(?:aura|sera) (?:ete )?(?:reussie?|gagnee?)|"
    r"(?:saura|saurai|saurons|verra|dira) que|le signe (?:que|sera)|la preuve|c'est (?:gagne|reussi)|^reussi(?:te)?|"
    r"^succes)\b.{0,40}?(?:\b(?:si|quand|lorsque|des que|que)\b|[:=]|$)"
)
"""« On aura réussi si… »: what follows is a criterion, whatever the title above."""
_VAGUE = re.compile(
    r"\b(?:satisfactions?|satisf|satisfaite?s?|motivations?|motivee?s?|ressentis?|plaisir|ambiance|joie|envie|"
    r"sourires?|contente?s?|heureu\w+|ravie?s?|avis|bien[- ]etre|confiance|comportements?|moral|vont mieux|va mieux|"
    r"quantitati\w+|qualitati\w+|participation|impact|efficacite|efficience|pertinence|coherence|utilite|implication|"
    r"interet|engagement|autonomie|qualite)\b"
)
"""« Satisfaction », « si elles sont contentes »: nothing that can be observed, unless a measure goes with it."""
_BLANK_VAGUE = re.compile(r"\b(?:quantitati|qualitati)\w+|\bvoir les objectifs|\bobjectifs? .*atteints?")
_COURSE = re.compile(
    r"(?:\W*\b(?:criteres?|indicateurs?|seuils?|cibles?|realisations?|resultats?|impacts?|pertinen\w+|mesurables?|"
    r"realistes?|efficacite|efficience|coherence|utilite|viabilite|durabilite|smart|\d|des?|d|l|et)\b){3,}\W*"
)
"""« Efficacité, efficience, pertinence », « critère 1 – indicateur – seuil »: words of a course, not of a project."""
_TO_COME = re.compile(
    r"\ba (?:definir|preciser|determiner|construire|choisir|trouver|fixer|elaborer|completer|affiner|caler|voir)\W*$"
)
_QUESTION = re.compile(r"-t?-?(?:il|elle|ils|elles)\b|^combien\b")
_NOT_ONE = re.compile(
    r".*\b(?:on (?:leur|lui|nous) demande|propos(?:e|er|ons|era)\b)|"
    r"(?:(?:un|une|le|la|les|des|on fait|on fera|faire|nous ferons) )*(?:bilans?|reunions?|tours? de table|enquetes?|"
    r"tables? rondes?|debrief\w*|retex|rex|photos?|films?|videos?|expo\w*|fete|livre|album|fresque|clip|lien|repas|"
    r"questionnaire(?!.*avant))\b|.*\b(?:a definir|a reprendre|il faud\w+|on (?:y )?(?:viendra|verra|completera)|"
    r"capitalis\w+|preconis\w+|prochaine? (?:fois|session|annee))\b|"
    r"[-+]{2,}|[-+] ?:|[-+] (?!de |(?:le |la )?(?:nb|nombre|taux|part)\b)"
)
"""How one evaluates, a keepsake, a strength, a wish: no criterion."""
_COUNTABLE = re.compile(
    r"\b(?:les |des |ceux |celles )?[a-z]{2,}s (?:.{0,25} )?(?:[a-z]{2,}(?:es|is|us|ues|erts|ertes)|qui)\b|"
    r"\b(?:signe|obtenu|tenu|valide)e?s?\b"
)
"""« Kilos récoltés », « patrons qui rappellent »: things that are counted."""
_LATE = frozenset({"criteria", "evaluation"})
_SPLIT = re.compile(
    r"(?:;|,(?!\d)| / (?!nb|nombre)(?=(?:\S+ ){2})|"
    r"(?:\.|\bet) (?=(?:le )?(?:nb|nombre|satisf|montant|combien|ceux|celles|si|que|qu)\b))\s*"
)
_ASIDE = re.compile(
    r"(?:cible|soit|dont|contre|objectif|seuil|viser|source|mesure|ref|avant|apres|c'est|ce (?:que|qui)|comme|car)\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_GENERIC = re.compile(
    r"(?:le |la |les )?(?:nb|nombre|nbre|taux|part|duree)(?: (?:de |d'|des )?(?:participants?|personnes|presents|"
    r"jeunes|inscrits|seances|satisf\w*|reussite))?(?: (?:accueillie|suivie)s)?[ .]*"
)
"""« Nombre de participants »: any project counts that."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two specific, observable criteria or indicators of the project."""
    found = {node: _specific(node) for node in _criteria(view)}
    for node in view.read.nodes[1:]:
        if node.blank and not node.children and node.index not in view.subject.left_out:
            found.update(_said_in_blank(node))
    firm = tuple(node for node, many in found.items() if many)
    vague = tuple(node for node, many in found.items() if not many)
    count = sum(found.values())
    if count >= readings.criteria_least:
        return Outcome("satisfait", firm, vague, sentence(f"{counted(count, 'critère')} observables : {names(firm)}."))
    if firm:
        return Outcome(
            "partiel",
            (*firm, *vague),
            (),
            f"Un seul critère observable est donné : {name(firm[0])}.",
            f"Ajoutez un deuxième critère que l'on peut compter ou observer, à côté de {name(firm[0])}.",
        )
    if vague:
        return Outcome(
            "partiel",
            vague,
            (),
            f"Les critères restent vagues : {names(vague)}.",
            f"Dites pour {name(vague[0])} ce que l'on compte ou observe, et la cible.",
        )
    return Outcome(
        "absent",
        message="Aucun critère d'évaluation du projet n'est présenté.",
        fix="Écrivez deux critères observables : ce que l'on compte ou constate, la cible et à quel moment.",
    )


def _criteria(view: View) -> list[ReadNode]:
    """Those found by themselves, and what can be observed beside them."""
    alone = {node.index for node in view.nodes if _is_criterion(view, node)}
    titles = {view.read.nodes[index].parent for index in alone} - {0}
    return [node for node in view.nodes if node.index in alone or (node.parent in titles and _goes_along(node))]


def _goes_along(node: ReadNode) -> bool:
    return chance(node, "C10") >= _BESIDE and _observable(node) and not _is_out(node)


def _speaks_of_it(node: ReadNode) -> bool:
    """Whether it stands under a title of the evaluation, or looks like nothing else."""
    return not _LATE.isdisjoint(node.topics) or is_likeliest(node, "C10") or max(node.signals.values()) < _ELSE


def _is_out(node: ReadNode) -> bool:
    text = _BRACKETS.sub("", node.title)
    outs = _NOT_ONE.match(text) or _COURSE.fullmatch(text) or _TO_COME.search(text)
    return node.negated or node.dated or outs is not None


def _is_criterion(view: View, node: ReadNode) -> bool:
    """The greater the chance, the less is asked of the words and of the title above."""
    looks = chance(node, "C10")
    told = node.finds(_SUCCESS) or (node.parent > 0 and view.read.nodes[node.parent].finds(_SUCCESS))
    if (not told and looks < _SEEN) or _is_out(node):
        return False
    if told or (node.finds(_VAGUE) and not _LATE.isdisjoint(node.topics)):
        return True
    counted = _MEASURE.match(node.body) or _COUNTS.match(node.title)
    if looks >= _SURE or (counted and _speaks_of_it(node)):
        return True
    enough = _BESIDE if node.topics[:1] == ("criteria",) else _LIKELY
    return looks >= enough and is_likeliest(node, "C10") and _observable(node)


def _observable(node: ReadNode) -> bool:
    return node.finds(_BOUNDS) or node.finds(_COUNTABLE) or node.finds(_VAGUE)


def _said_in_blank(node: ReadNode) -> dict[ReadNode, int]:
    """What a question asks at the end (« Le camping veut-il recommencer ? »), and « quantitatif / qualitatif »."""
    if "criteria" in node.topics and node.size >= 2 and _QUESTION.search(node.title):
        return {node: 1}
    late = not _LATE.isdisjoint(node.topics)
    return {node: 0} if late and node.finds(_BLANK_VAGUE) and not _is_out(node) else {}


def _specific(node: ReadNode) -> int:
    """How many criteria the node holds that can be observed; 0 where it is vague."""
    success = _SUCCESS.search(node.title)
    said = node.title if node.body in node.title else node.body
    body = _BRACKETS.sub("", node.title[success.end() :] if success else said)
    parts = [part for part in _SPLIT.split(body) if re.search(r"[a-z]{2,}", part) and not _ASIDE.match(part)] or [body]
    firm = [part for part in parts if _firm(part)]
    seen = [part for part in firm if success or _BOUNDS.search(part) or _COUNTABLE.search(part) or _MEASURE.match(part)]
    return max(min(1, len(firm)), len(seen))


def _firm(part: str) -> bool:
    words = re.findall(r"[a-z0-9%]+", part)
    measured = _BOUNDS.search(part) is not None or figures.SHARE.search(part) is not None
    if _GENERIC.fullmatch(part.strip()):
        return False
    if _VAGUE.search(part):
        return measured
    return len(words) >= 2 or measured


RULE = Rule("C10", TITLE, WHY, FIX, GOOD, BAD, check)
