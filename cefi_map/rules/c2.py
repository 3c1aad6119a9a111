"""C2: « Un état des lieux des politiques publiques de l'emploi et/ou une analyse des indicateurs emploi-formation sont
menés ».

One side suffices (« et/ou »): the other is never said to be lacking.
"""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.cues import law
from cefi_map.checking.cues import need as need_cue
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import counted, names, sentence

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

_TOOL_PLACES = elsewhere("context needs territory policy indicators project feasibility preparation people_followup")
_SELF = re.compile(
    r"politique (?:de la (?:structure|maison|direction)|de notre|interne|rh)|orientations? de (?:la|notre) structure"
)
_VERB = re.compile(
    r"\b(?:permet|permettent|peu(?:t|vent)|finance\w*|prevoit|prevoient|impose\w*|oblige\w*|doit|doivent|"
    r"donne\w*|ouvre\w*|reserv\w*|reconnu\w*|vise\w*|limite\w*|"
    r"inscrit\w*|accompagn\w*|attribu\w*|vers[eé]\w*|sort\b|devient|sont|est|a pris|compte|faudra|arrive|court|"
    r"passent|dispens\w*|conditionn\w*|fin d[eu]|aide\w*|"
    r"deduire|adress\w*|oriente\w*|signe\w*|vote\w*|priorit\w*|jamais|aucun\w*|non concerne|seulement|mais|donc|"
    r"sous condition|on peut|il y a|depuis)\b|→"
)
_YEAR_ONLY = re.compile(r"^[^:]*\b(?:19|20)\d\d\W*$")


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two policies with what they bring (or one developed), or by two indicators, one of them compared."""
    policies = [node for node in view.nodes if _is_policy(view, node)]
    informed = [node for node in policies if _informed(view, node)]
    developed = [node for node in informed if len(node.words) >= 34 or _pieces(view, node) >= _LEAST_PIECES]
    indicators = [node for node in view.nodes if _is_indicator(view, node)]
    read = [node for node in indicators if _read(node)]
    bare = [node for node in policies if node not in informed]
    if len(informed) >= 2 or developed:
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
    if (node.negated and not ("policy" in node.topics and node.size >= 6)) or node.finds(_SELF):
        return False
    if view.subject.kind in ("person", "own"):
        return False
    if "indicators" in node.topics and node.has("scheme") and not node.has("indicator"):
        return True
    if "policy" in node.topics:
        return not _non_concerned(node) and (node.has("scheme") or not _is_indicator(view, node))
    if _OPENS.match(node.title) and not any(
        topic in ("funding", "expenses", "partners", "risks", "actions", "next", "criteria") for topic in node.topics
    ):
        return _informed(view, node) or "context" in node.topics
    if not node.has("scheme") and not _named(node):
        return False
    if law(node) and view.stage(node) in ("E1", "E2", "") and _informed(view, node):
        return True
    if node.topics == ("policy",) or (
        "public" in node.topics and view.stage(node) == "E1" and node.count("scheme") >= 2
    ):
        return True
    if not _TOOL_PLACES.isdisjoint(node.topics):
        return False
    if (
        "context" in node.topics
        and _named(node)
        and not need_cue(node)
        and (not node.has("person_public") or _informed(view, node))
    ):
        return True
    return _named(node) and _informed(view, node) and not node.has("person_public", "action", "want")


_NAMED = re.compile(
    r"\b(?:loi|decret|plan (?!des? (?:semis|salle|table|travail|masse|communication|action|formation|"
    r"financement|cuisine|charge))|programme|pacte|contrat d'engagement|contrat de ville|cej|plie|pric?|pdi|fse|"
    r"lom|"
    r"oeth|ordonnance|reforme|clause sociale|politique de la ville|"
    r"garantie jeunes|label|schema|strategie|contrat local|dispositif|aide (?!a domicile|soignant|menager|"
    r"a la personne)|obligation|pec|poei|iae|csp|avip|"
    r"agepi|are|convention|service public)\b"
)


_OPENS = re.compile(
    r"(?:la |le |l'|les )?(?:loi|ordonnance|decret|contrat d'engagement|plan|programme|reforme|dispositif|"
    r"obligation|politique)\b"
)


def _named(node: ReadNode) -> bool:
    return node.finds(_NAMED)


def _non_concerned(node: ReadNode) -> bool:
    return re.search(r"\bnon concerne|\bpas utile|\bvu, pas|sans objet", node.folded) is not None


def _informed(view: View, node: ReadNode) -> bool:
    """More than a name: at least four words of content beyond it, or a sentence."""
    below = view.children(node)
    if any(child.size >= 3 for child in below):
        return True
    rest = node.size - node.count("scheme")
    if _YEAR_ONLY.match(node.title) and rest < 5:
        return False
    after = len(node.body.split()) if node.label else 0
    return (
        rest >= 3
        and (node.finds(_VERB) or after >= 4 or bool(node.node.note or node.node.details))
        and (rest + after >= 5 or rest >= 4)
    )


def _pieces(view: View, node: ReadNode) -> int:
    """Pieces of information on a policy: nodes below, or clauses of what stands after its name."""
    clauses = [
        part for part in re.split(r"[,;.→]| mais | donc ", node.body if node.label else "") if len(part.split()) > 2
    ]
    return max(len(clauses), sum(child.size >= 3 for child in view.children(node)))


_LEAST_PIECES = 3


def _is_indicator(view: View, node: ReadNode) -> bool:
    if not node.has("indicator") or not node.finds(figures.NUMBER):
        return False
    if not node.finds(figures.SHARE) and not re.search(
        r"\bbmo\b|projets? de recrutement|\btaux|jours|\bdefm|demandeurs? d'emploi|non pourvu", node.folded
    ):
        return False
    if view.subject.kind == "person":
        return False
    if any(topic in _TOOL_PLACES - {"public"} for topic in node.topics) or "needs" in node.topics:
        return False
    if (
        ("public" in node.topics and not _read(node))
        or node.has("first_hand")
        or (need_cue(node) and not any(t in ("indicators", "policy", "territory") for t in node.topics))
    ):
        return False
    return node.finds(_INDICATOR)


_INDICATOR = re.compile(
    r"chom|\btaux d'(?:emploi|activite)|\bbmo\b|neet|sans diplome|diplom|\bbac\b|recrut|non pourvu|"
    r"demandeurs? d'emploi|\bdefm|\bdeld|qualifi|duree moyenne|tension|sorties? positive|illettris"
)
_COMPARED = re.compile(
    r"\bcontre\b|\bvs\b|que la (?:region|france|moyenne)|moyenne|en france|nationa|regiona|departementa|"
    r"metropole|hausse|baisse|recul|augment|diminu|ecart|depuis|se creuse|"
    r"points? de (?:plus|moins)|au[- ]dess|superieur|inferieur|doubl|deux fois|\(\d[\d,]* ?%? en (?:19|20)\d\d|"
    r"\d ?%[^.;]{0,40},? \(?\d[\d,]*(?: ?%)? (?:en |au |pour |dans |[a-z]{3}\b)|"
    r"stable|\blecture\b|\bdonc\b|→|\ben moyenne ue|\bue\b|plus (?:que|bas|haut)|moins (?:que|bas)|"
    r"/ ?(?:na|region|france|paca|pdl|idf|aura) \d|grand est|occitanie|\d ?% (?:en|au) (?:region|france|national)"
)


def _read(node: ReadNode) -> bool:
    return node.finds(_COMPARED)


RULE = Rule("C2", TITLE, WHY, FIX, GOOD, BAD, check)
