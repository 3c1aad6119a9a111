"""C2: « Un état des lieux des politiques publiques de l'emploi et/ou une analyse des indicateurs emploi-formation sont
menés ».

One side suffices (« et/ou »): the other is never said to be lacking.
"""

from __future__ import annotations

import re

from cefi_map.checking.pending import put_off
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.signals import content
from cefi_map.checking.view import View
from cefi_map.checking.wording import names
from cefi_map.french.wording import counted, sentence

TITLE = "Politiques de l'emploi ou indicateurs"
WHY = (
    "Votre projet s'inscrit dans ce qui existe déjà. Le jury attend des politiques expliquées, ou des indicateurs "
    "lus : l'un suffit."
)
FIX = (
    "Écrivez deux dispositifs et ce que chacun apporte, ou deux indicateurs dont un comparé à la région ou à une "
    "autre année."
)
GOOD = """
Clés en main : un parcours vers les métiers de la propreté pour des allocataires du RSA (Roubaix)
  État des lieux
    Les politiques publiques
      Loi plein emploi : quinze heures d'activité par semaine, nos ateliers peuvent y entrer
      Clause sociale de la Métropole : 8 % des heures d'entretien réservées à l'insertion
    Les chiffres
      Chômage 11,8 % au premier trimestre, contre 8,9 % dans la région : l'écart se creuse depuis 2022
"""
BAD = """
Clés en main : un parcours vers les métiers de la propreté pour des allocataires du RSA (Roubaix)
  État des lieux
    Les politiques publiques
      PIC
      Plan pauvreté
      Contrat d'engagement
"""

# ---- the check

_SURE, _SEEN, _BELOW, _FAINT = 0.5, 0.3, 0.1, 0.05
"""Chances from which a node counts, counts if it names a policy or an indicator, counts below a node that names one, is
looked at whatever its place."""
_BY_ITSELF = 0.6
"""Chance from which what a node says, wherever it stands, counts."""
_NAMED = re.compile(
    r"\b(?:loi|decret|ordonnance|reforme|plan|programme|pacte|schema|strategie|dispositif|contrat|convention|label|clause|"
    r"aide|obligation)\b"
)
"""What policies are called; their proper names and acronyms are the field « scheme »."""
_COMPARED = re.compile(
    r"\bvs\b|→|\d ?%[^.;]{0,40}\d|\ben (?:19|20)\d\d|"
    r"\b(?:france|grand est|alsace|lorraine|occitanie|bretagne|normandie|hauts-de-france|picardie|nouvelle-aquitaine|"
    r"aquitaine|ile-de-france|auvergne|bourgogne|pays de la loire|centre-val de loire|provence|corse|guadeloupe|"
    r"martinique|guyane)\b"
)
"""A figure set against another, against its own past or that of a whole region; said in words, it is the field
« trend »."""
_FIGURE = re.compile(r"(?<![\w/])(?!(?:19|20)\d\d\b)\d")
"""A figure that is not a year."""
_RATE = re.compile(r"\d ?%")
_BETWEEN_NAMES = re.compile(r"\s*[,;/+]\s*|\s+et\s+")
_NAME = 4
"""Words of the longest name in a list of names."""
_DEVELOPED = 34
"""Words of a node that holds two pieces of information on one policy."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two policies with what they bring (or one developed), or by two indicators, one of them compared."""
    indicators = [node for node in view.nodes if _is_indicator(view, node)]
    policies = [node for node in view.nodes if _is_policy(view, node)]
    informed = [node for node in policies if _informed(view, node)]
    read = [node for node in indicators if node.has("trend") or node.finds(_COMPARED)]
    bare = [node for node in policies if not _informed(view, node)]
    if len(informed) >= 2 or any(len(node.words) >= _DEVELOPED for node in informed):
        message = f"{sentence(counted(len(informed), 'politique'))} avec ce qu'elles apportent : {names(informed)}."
        if len(informed) == 1:
            message = f"Une politique est développée : {names(informed)}."
        return Outcome("satisfait", (*informed, *read), tuple(bare), message)
    if (len(indicators) >= 2 or informed) and read:
        return Outcome(
            "satisfait",
            (*read, *indicators, *informed),
            tuple(bare),
            f"Des indicateurs sont lus et comparés : {names(read)}.",
        )
    if not policies and not indicators:
        return Outcome(
            "absent",
            message="Aucune politique de l'emploi ni aucun indicateur n'est analysé.",
            fix="Écrivez deux dispositifs et ce que chacun apporte au projet, ou deux indicateurs dont un comparé.",
        )
    if informed:
        why = f"Une seule politique est expliquée : {names(informed)}."
        fix = "Ajoutez un deuxième dispositif avec ce qu'il apporte au projet, ou ce que celui-ci change d'autre."
    elif bare:
        why = f"Des politiques sont nommées sans contenu : {names(bare)}."
        fix = f"Ajoutez pour {names(bare)} ce que cela prévoit ou change pour le projet."
    else:
        why = f"Les indicateurs sont posés sans lecture : {names(indicators)}."
        fix = f"Comparez {names(indicators, 1)} à la région ou à une autre année, et ajoutez un deuxième indicateur."
    return Outcome("partiel", (*informed, *indicators, *bare), (), why, fix)


def _is_policy(view: View, node: ReadNode) -> bool:
    """A policy, or something said of one."""
    if (node.negated and node.size < _SENTENCE) or _looks_like_an_indicator(node):
        return False
    if node.topics[:1] == ("territory",) and not node.has("scheme"):
        return False
    return view.subject.kind not in ("person", "own") and (
        _likely(node, node.has("scheme") or node.finds(_NAMED)) or _below_a_policy(view, node)
    )


_SENTENCE = 6


def _is_indicator(view: View, node: ReadNode) -> bool:
    return view.subject.kind != "person" and _looks_like_an_indicator(node) and _likely(node, True)


def _looks_like_an_indicator(node: ReadNode) -> bool:
    """A figure with what it counts, or the rate of another place: « 26 % dans le Grand Est »."""
    counted = node.has("indicator") or (node.finds(_RATE) and node.size <= _NAME)
    return counted and node.finds(_FIGURE) and not node.has("scheme")


def _likely(node: ReadNode, named: bool) -> bool:
    """Whether it counts, there where it stands, or by itself if it names what it speaks of."""
    chance = node.signals["C2"]
    if put_off(node):
        return False
    return chance >= (_SEEN if named else _SURE) or (named and chance >= _FAINT and content(node)["C2"] >= _BY_ITSELF)


def _below_a_policy(view: View, node: ReadNode) -> bool:
    """Something said just below the name of a policy."""
    above = view.read.nodes[node.parent]
    if not above.depth or above.title_size > _SENTENCE or node.signals["C2"] < _BELOW:
        return False
    return above.has("scheme") or above.signals.get("C2", 0) >= _SURE


def _informed(view: View, node: ReadNode) -> bool:
    """More than names: a sentence on the policy, or a few words with a figure, after its name or below it."""
    if _only_names(node) and not node.finds(_FIGURE):
        return False
    below = _below_a_policy(view, node)
    named = {place for hit in node.hits if hit.group == "scheme" for place in range(hit.start, hit.end)}
    rest = node.size - (0 if below else len(named))
    tied = below or bool(node.label) or node.finds(_FIGURE)
    return rest >= _SENTENCE - 1 or (rest >= _SENTENCE // 2 and tied)


def _only_names(node: ReadNode) -> bool:
    parts = _BETWEEN_NAMES.split(node.body if node.label else node.title)
    return len(parts) > 1 and all(len(part.split()) <= _NAME for part in parts)


RULE = Rule("C2", TITLE, WHY, FIX, GOOD, BAD, check)
