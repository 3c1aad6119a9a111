"""C4: « Les choix des actions et de leurs modalités de réalisation sont justifiés. »"""

from __future__ import annotations

import re

from cefi_map.checking.argue import reason
from cefi_map.checking.explaining import explained, explains
from cefi_map.checking.pending import pending
from cefi_map.checking.pointed import is_likeliest
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import names
from cefi_map.french import figures

TITLE = "Actions et modalités justifiées"
WHY = "Une liste d'ateliers ne dit pas pourquoi ceux-là. Le jury juge le choix des actions et de leur forme."
FIX = "Décrivez deux actions avec leur rythme, leur lieu ou la taille du groupe, et dites pourquoi cette forme."
GOOD = """
Le geste juste : préparer des réfugiés aux métiers du bois (Épinal)
  Mise en œuvre
    Atelier d'établi, deux matinées par semaine, groupes de 5
      Cinq et pas dix, car le formateur doit voir chaque geste pour le nommer en français
    Visite d'une scierie le premier mois, chacun suit un ouvrier pendant deux heures
    Carnet de mots illustré, rempli en fin de séance
"""
BAD = """
Le geste juste : préparer des réfugiés aux métiers du bois (Épinal)
  Mise en œuvre
    Atelier d'établi, deux matinées par semaine, groupes de 5
    Visite d'une scierie le premier mois
    Carnet de mots illustré
"""

# ---- the check

_LIKELY = 0.3
"""Chance from which a node is an action or a modality wherever it stands."""
_MAYBE = 0.1
"""The same under a title of actions."""
_FEW = 2
"""Nodes below which those that look like nothing else more count too, wherever they stand."""
_ENOUGH = 3
"""Likely nodes from which the others are left aside."""
_REASON = re.compile(
    r"\bpour (?:la|une|cette) raison\b|\bexpres\b|\bavant qu|"
    r"[,;:(→] ?pour (?:l'|les? |la |en |y |s'|se |leur |lui |mieux |plus )?\w{2,}(?:er|ir|re)\b|"
    r"(?<!\d)(?<!\d )[:(] ?[^:(]*\b(?!(?:fait|sait|lait|plait|connait|parait|parfait|retrait|portrait)\b)\w{2,}"
    r"(?:ait|aient)\b"
)
"""Reasons of a form: its purpose behind a comma, or how things were (« : les mères revenaient le lendemain »)."""
_CHANGED = (
    r"(?:change|deplace|transfere|ajoute|repousse|reduit|supprime|remplace|avance|decale|abandonne|ramene|refait|passe|"
    r"modifie|bouge|arrete)e?s?\b"
)
_TOLD = re.compile(
    rf"(?:\b(?:avons|ai|a|ont|est|sont|ete) {_CHANGED}|^{_CHANGED}|\bau lieu d)(?!.*\b(?:car|parce|puisqu\w*)\b)"
)
"""What was changed, without saying why."""
_VAGUE = re.compile(
    r"(?:accompagn|acti(?:f|v|on)|adapt|agi|aid|amelior|anim|approch|atelier|autonom|bienveill|cherch|co(?:llecti|"
    r"ncert|ncr|nstrui|nstruc|nviv)|competen|convien|creati|decouvert|demarch|develop|differen|dispos|divers|dynami|"
    r"echang|efficac|encadr|evenement|favoris|for[ct]|general|global|humain|ideal|inclu|individu|innov|inser|integr|"
    r"interacti|interess|interven|ludiqu|mett|mobilis|modalit|modern|moment|motiv|nombre|nouve|objecti|"
    r"oeuvre|organis|orient|origin|outil|parcours|particip|pedagog|permet|person|pertinen|positi|pou(?:rr|voi)|"
    r"pratiqu|prestation|prevoi|proced|profession|propos|qualit|quotidien|realis|redynami|reflexi|reguli|remobilis|"
    r"rencontr|renforc|sensibilis|seance|soci(?:al|o)|sout(?:en|ien)|terrain|travail|util|valoris|vari)\w*|"
    r"a|ai|ainsi|amont|autour|autre|avec|besoin|bien|bon(?:ne)?|cas|ce|cette|chacun|chaque|chose|dans|dont|en|ensemble|"
    r"entre|est|et|etre|fai(?:re|t)|faudra(?:it)?|fera|frein|groupe|il|jeune|leur?|lever|lien|menee?r?|methode|mise?|nous|"
    r"on|ont|ou|par|place|plusieurs|pour|projet|public|qui|sans|selon|ser(?:a|ait|ont)|si|son|sont|suivi|sur|temps|"
    r"tou(?:t|te)|type|un|vers"
)
"""Words that make no action that could be told from another: « des activités variées et adaptées »."""
_HERE = frozenset(("implementation", "actions", "adjustments"))


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two actions, modalities for one at least, and one explicit reason for an action or a modality."""
    nodes = _actions(view)
    below = (child for node in nodes for child in view.children(node) if child not in nodes)
    nodes = [*nodes, *(child for child in below if _is_argued(view, child))]
    argued = [node for node in nodes if _is_argued(view, node)]
    detailed = [node for node in nodes if _has_modality(node)]
    told = [node for node in nodes if _is_specific(node)]
    if len(nodes) >= 2 and detailed and argued:
        return Outcome(
            "satisfait",
            (*argued[:4], *detailed, *nodes),
            message=f"Les actions ont leurs modalités et une raison : {names(argued, 1)}.",
        )
    if not told:
        return Outcome(
            "absent",
            weak=tuple(nodes),
            message="Aucune action précise n'est décrite.",
            fix=(
                "Écrivez deux actions avec leur rythme, leur lieu ou la taille du groupe, et la raison d'un de ces "
                "choix."
            ),
        )
    if len(nodes) == 1:
        return Outcome(
            "partiel",
            tuple(nodes),
            (),
            f"Une seule action est décrite : {names(nodes)}.",
            f"Ajoutez une deuxième action, et dites pourquoi vous avez choisi {names(nodes, 1)}.",
        )
    if not detailed:
        return Outcome(
            "partiel",
            tuple(nodes),
            (),
            f"Les actions sont listées sans modalités : {names(nodes)}.",
            f"Précisez pour {names(nodes, 1)} le rythme, le lieu, la taille du groupe, et pourquoi.",
        )
    return Outcome(
        "partiel",
        (*detailed, *nodes),
        (),
        f"Les actions sont précises, mais rien ne dit pourquoi : {names(detailed)}.",
        f"Ajoutez sous {names(detailed, 1)} la raison de ce format : un besoin, une contrainte, un essai passé.",
    )


def _actions(view: View) -> list[ReadNode]:
    """Actions, their modalities and why they are so, likeliest first; the unlikely ones only where few are likely."""
    nodes = sorted((node for node in view.nodes if not pending(node)), key=_chance, reverse=True)
    likely = [node for node in nodes if _chance(node) >= _LIKELY]
    if len(likely) >= _ENOUGH:
        return likely
    maybe = [node for node in nodes if _chance(node) >= _MAYBE]
    here = [node for node in maybe if node in likely or not _HERE.isdisjoint(node.topics)]
    return here if len(here) >= _FEW else [node for node in maybe if node in here or is_likeliest(node, "C4")]


def _chance(node: ReadNode) -> float:
    return node.signals.get("C4", 0.0)


def _is_specific(node: ReadNode) -> bool:
    """More than a word, and than what any project does."""
    if node.size < 2 or node.negated or " " not in node.body.strip():
        return False
    return not all(_VAGUE.fullmatch(word) for word in node.words)


def _is_argued(view: View, node: ReadNode) -> bool:
    """Whether it gives a reason; « nous avons déplacé la visite » gives none."""
    if node.finds(_TOLD):
        return False
    return reason(view, node) == "specific" or explained(node) or explains(view, node) or node.finds(_REASON)


def _has_modality(node: ReadNode) -> bool:
    return (
        node.finds(figures.SIZE)
        or node.finds(figures.RHYTHM)
        or node.finds(figures.DATE)
        or (node.has("modality") and node.size >= 3)
    )


RULE = Rule("C4", TITLE, WHY, FIX, GOOD, BAD, check)
