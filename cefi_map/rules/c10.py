"""C10: « Des critères d'évaluation sont présentés »."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.cues import cues
from cefi_map.checking.cues import need as need_cue
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import counted, name, names, sentence

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

_MEASURE = re.compile(
    r"^(?:le |la |les |du |de )?(?:nb\b|nombre|nbre|taux|part\b|pourcentage|%|combien|duree|delai|proportion|"
    r"score|note de|evolution|progression|maintien|cout|retards?|absences?|assiduite|"
    r"embauches|contrats|entrees|sorties|reprises|offres|km|ca moyen|moyenne|frequentation|abandons?|presence|"
    r"satisfaction (?:de|des|>|≥|:)|auto-?evaluation|entreprises|binomes|incidents|jeunes qui|personnes qui|"
    r"niveau)\b"
)
_SPLIT = re.compile(r"\s*(?:;|/|,(?!\d)| et (?=[a-z]))\s*")
_VAGUE_WORDS = frozenset(
    [
        *(
            "si",
            "elles",
            "ils",
            "sont",
            "est",
            "content",
            "contents",
            "contente",
            "contentes",
            "sourire",
            "sourires",
            "avis",
        ),
        *("plaisir", "ambiance"),
        "satisfaction",
        "motivation",
        "ressenti",
        "quantitatif",
        "quantitatifs",
        "qualitatif",
        "qualitatifs",
        "participation",
        "impact",
        "efficacite",
        "efficience",
        "pertinence",
        "coherence",
        "utilite",
        "bien",
        "etre",
        "implication",
        "confiance",
        "progres",
        "reussite",
        "autonomie",
        "retrouvee",
        "mesurer",
        "mesurerons",
        "participants",
        "participant",
        "personnes",
        "jeunes",
        "femmes",
        "public",
        "nombre",
        "des",
        "de",
        "la",
        "le",
        "les",
        "l",
        "d",
        "du",
        "et",
        "en",
        "nous",
        "on",
        "interet",
        "engagement",
        "insertion",
        "emploi",
        "seances",
        "suivies",
    ]
)
_REFERS = re.compile(
    r"\bvoir (?:les |l')?objectif|\bobjectifs? (?:de depart|initial|atteints?)|\batteinte des objectifs|"
    r"\bcomme (?:dans|les) (?:les )?objectif"
)
_RESULT = re.compile(
    r"\b(?:ont|a) (?:signe|trouve|repris|gagne|obtenu)|venues? jusqu'au bout|^\d+ \w+ (?:sur|ont)|"
    r"^on a (?:goute|eu|fait)|reprises d'emploi$"
)
_SUCCESS = re.compile(
    r"\b(?:(?:on|nous|j')\s?(?:aura|aurons|aurai) (?:reussi|gagne)|"
    r"(?:ce |cela |ca )?sera (?:reussi|gagne|une reussite)|"
    r"(?:le projet|l'action|le pari) (?:sera|aura) (?:ete )?(?:reussie?|gagnee?)|saur(?:a|ons) que (?:c'est|ca a) "
    r"(?:reussi|marche|gagne)|le signe (?:que|sera)|la preuve (?:que|sera)|c'est gagne|"
    r"c'est reussi|^(?:reussite|reussi|succes))\b.{0,40}?"
    r"(?:\b(?:si|quand|lorsque|des que|que)\b|[:=])"
)
"""« On aura réussi si… »: what follows is a criterion, whatever the title above."""
_COUNTS = re.compile(
    r"^(?:compter|denombrer|recenser|chiffrer|comptabiliser|relever|(?:on|nous|je) (?:compte|comptera|compterons|"
    r"compterai|denombrera|denombrerons|relevera|releverons|chiffrera|chiffrerons)) "
    r"(?:ceux|celles|combien|le nombre|les|chaque|tous|toutes)\b"
)
"""« Compter ceux qui… »: something to be counted."""
_ASKS = re.compile(
    r"(?:voir|verifier|regarder|mesurer|apprecier|se demander|on (?:verra|regardera|se demandera|mesurera|jugera)|"
    r"nous (?:verrons|regarderons|nous demanderons|mesurerons)) (?:bien )?(?:si|s'|que)\b"
)
"""« Voir si ça a marché »: a question of evaluation, that nobody can count."""
_LOOKS = re.compile(
    r"\b(?:regarder|compter|mesurer|observer|evaluer|juger|verifier)(?:a|ons|ai|ont)\b|\b(?:verra|verrons|dira|"
    r"diront|saura|"
    r"saurons)\b"
)
"""A title that says what will be looked at."""
_COUNTABLE = re.compile(
    r"(?:les |des )?(?!points|partenaires|bilans|questionnaires|outils|fiches|reunions|entretiens|objectifs|resultats)"
    r"[a-z]{3,}s (?:(?:d'|de |en |du )[a-z]+ )?[a-z]{2,}(?:es|is|us|ues|erts|ertes)\b"
)
"""« Kilos récoltés », « permis obtenus »: things that are counted, and what was done with them."""
_MEDIUM = re.compile(
    r"^(?:les |des |une |un |le |la )?(?:photos?|films?|videos?|exposition|expo|fete|livre|album|fresque|clip|lien|"
    r"repas)\b"
)
"""A keepsake, not a criterion: « photos avant / après »."""
_DOES = re.compile(
    r"(?:on|nous|je) (?!compt|mesur|regard|verifi|releve|not|chiffr|observ|denombr|recens|compar|verr|saur|aura|"
    r"jug)\w+ |"
    r"(?:nous ferons|on fera|faire|on fait) (?:un |le )?bilan"
)
"""Something that will be done, not something that is counted: « on refait le tour des villages »."""
_PLEASED = re.compile(
    r"(?:si |que )?(?:les |nos |ils |elles |tout le monde |le |la |l')?(?:\w+ ){0,2}(?:sont|est|soient|seront|ont ete) "
    r"(?:bien |tres |plus )?(?:contente?s?|satisfaite?s?|ravie?s?|heureu\w+|motivee?s?)"
)
"""« Si les gens sont contents »: nothing that can be observed."""
_STORY = re.compile(r"^\d{1,2} (?:janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)")
_BOUNDS = re.compile(
    r"[<>≥≤]|\bcible\b|\bviser\b|\bau moins\b|\bplus de\b|\bmoins de\b|\bmini\b|\bseuil\b|\bavant\b|\bapres\b|"
    r"\bentre .* et\b|\bsur \d+|\ba \d+ mois|\b[sj] ?\+ ?\d"
)
_OUTSIDE = elsewhere("feasibility preparation adjustments people_followup criteria evaluation results")


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two specific, observable criteria or indicators of the project."""
    found = [(node, specific) for node in view.nodes if (specific := _criteria(view, node)) is not None]
    found += [(node, 1) for node in view.read.nodes[1:] if _is_question(view, node)]
    found += [(node, 0) for node in view.read.nodes[1:] if node.blank and _refers_back(view, node)]
    firm = [(node, many) for node, many in found if many]
    vague = [node for node, many in found if not many]
    count = sum(many for _, many in firm)
    nodes = tuple(node for node, _ in firm)
    if count >= readings.criteria_least:
        return Outcome(
            "satisfait", nodes, tuple(vague), sentence(f"{counted(count, 'critère')} observables : {names(nodes)}.")
        )
    results = _results(view) if not found else []
    if count == 1:
        return Outcome(
            "partiel",
            (*nodes, *vague),
            (),
            f"Un seul critère observable est donné : {name(nodes[0])}.",
            f"Ajoutez un deuxième critère que l'on peut compter ou observer, à côté de {name(nodes[0])}.",
        )
    if vague:
        return Outcome(
            "partiel",
            tuple(vague),
            (),
            f"Les critères restent vagues : {names(vague)}.",
            f"Dites pour {name(vague[0])} ce que l'on compte ou observe, et la cible.",
        )
    if results:
        return Outcome(
            "partiel",
            tuple(results),
            (),
            f"Des résultats sont donnés sans critère posé : {names(results)}.",
            f"Écrivez le critère que {name(results[0])} permet de juger, et la cible visée.",
        )
    return Outcome(
        "absent",
        message="Aucun critère d'évaluation du projet n'est présenté.",
        fix="Écrivez deux critères observables : ce que l'on compte ou constate, la cible et à quel moment.",
    )


def _is_question(view: View, node: ReadNode) -> bool:
    """A question to be answered at the end: « Le camping veut-il recommencer ? », under a title of criteria."""
    if not node.blank or node.children or node.index in view.subject.left_out or node.size < _LEAST_QUESTION:
        return False
    return "criteria" in node.topics and re.search(r"-t?-?(?:il|elle|ils|elles)\b|^combien\b", node.title) is not None


_LEAST_QUESTION = 2


def _refers_back(view: View, node: ReadNode) -> bool:
    """« Voir les objectifs (atteints ou non) », « évaluation quantitative et qualitative »: mentioned, not set."""
    if (
        node.children
        or node.index in view.subject.left_out
        or not any(topic in ("evaluation", "criteria") for topic in node.topics)
    ):
        return False
    return (
        re.search(r"\bvoir les objectifs|objectifs? .*atteints?|quantitati\w+ (?:et|/|,|ou) ?qualitati", node.folded)
        is not None
    )


def _criteria(view: View, node: ReadNode) -> int | None:
    """How many specific criteria the node holds; 0 for a vague one, None when it is none."""
    if node.negated or node.dated or _MEDIUM.match(node.title) or _DOES.match(node.title):
        return None
    if _PLEASED.fullmatch(node.title.strip(" .!")):
        return 0
    topics = node.topics
    parent = view.parent(node)
    if parent is not None and (node.guessed or "evaluation" in topics) and _LOOKS.search(parent.title):
        return _specific(node)
    said = _said_outright(node)
    if said is not None:
        return said
    if "criteria" in topics and not any(topic in ("strengths", "weaknesses", "next") for topic in topics[:1]):
        if (
            node.has("eval_mode")
            and not _MEASURE.match(node.body)
            and node.has("eval_mode")
            and re.search(r"\benquete|\breunion|\btour de table|\bquestionnaire(?! .*avant)", node.folded)
        ):
            return None
        if node.has("next") and not _MEASURE.match(node.body) and re.search(r"\b(?:on|nous|je) \w+", node.folded):
            return None
        return _specific(node)
    if not _OUTSIDE.isdisjoint(topics) and not ("planning" not in topics and _is_declared(node)):
        return None
    if "evaluation" in topics or "results" in topics or "followup" in topics:
        if need_cue(node):
            return None
        if _MEASURE.match(node.body) or (
            node.finds(_BOUNDS) and not node.has("plus_minus", "eval_mode", "next") and not node.finds(_RESULT)
        ):
            return _specific(node)
        if (
            "followup" not in topics
            and _COUNTABLE.match(node.title)
            and not node.finds(figures.NUMBER)
            and not node.has("plus_minus", "eval_mode", "next")
        ):
            return _specific(node)
        if node.finds(_REFERS):
            return 0
        if node.size <= 3 and node.has("vague_criterion") and not node.has("eval_mode"):
            return 0
        if re.match(r"nous mesurerons|on mesurera|mesurer", node.title):
            return _specific(node)
        return None
    counted_first = cues(node)[:1] == ("criteria",) and set(topics) <= {"feasibility", "preparation", "implementation"}
    return _specific(node) if _is_declared(node) or counted_first else None


_ASKED_TOO = frozenset(("needs", "public", "context", "risks", "policy", "partners", "funding", "expenses", "internal"))


def _said_outright(node: ReadNode) -> int | None:
    """Criteria that the sentence itself announces, whatever stands above; 0 where they cannot be observed."""
    success = _SUCCESS.search(node.folded)
    if success:
        clauses = re.split(r"[;,]| et (?:si|que|quand)\b", node.folded[success.end() :])
        return len([each for each in clauses if len(each.split()) >= 3 and _firm(each.strip())])
    if _COUNTS.match(node.title):
        return max(1, len(re.findall(r"\b(?:ceux|celles|combien|le nombre|et les|et le nombre)\b", node.title)))
    if _ASKS.match(node.title) and not (node.topics and node.topics[0] in _ASKED_TOO - {"partners"}):
        return 0
    return None


def _is_declared(node: ReadNode) -> bool:
    return re.match(
        r"criteres?\b|indicateurs? (?:d'evaluation|de reussite|de resultats?)", node.label or ""
    ) is not None and not re.search(r"eligibilit|selection|choix", node.label)


def _specific(node: ReadNode) -> int:
    body = (
        re.sub(r"\([^)]*\)", "", node.body)
        if node.label and re.match(r"criteres?|indicateurs?", node.label)
        else node.title
    )
    if node.finds(_REFERS):
        return 0
    parts = [part for part in _SPLIT.split(body) if re.search(r"[a-z]{2,}", part)] or [body]
    parts = [
        part for part in parts if not re.match(r"(?:cible|soit|dont|contre|objectif|seuil|viser|source|mesure)\b", part)
    ] or parts[:1]
    firm = [part for part in parts if _firm(part)]
    if (
        len(parts) > 1
        and not all(len(part.split()) >= 2 or _firm(part) for part in parts)
        and not _MEASURE.match(parts[0])
    ):
        return min(1, len(firm)) if len(firm) < 2 else len(firm)
    return len(firm)


def _firm(part: str) -> bool:
    words = re.findall(r"[a-z]+", part)
    own = [word for word in words if word not in _VAGUE_WORDS and len(word) > 1]
    if re.fullmatch(
        r"(?:nb|nombre) (?:de |d')?(?:participants?|personnes|presents|jeunes|inscrits)(?: accueillie?s| suivie?s)?",
        part.strip(),
    ):
        return False
    return (
        (
            bool(own)
            and (len(words) >= 2 or bool(re.search(r"\d", part)))
            and not re.fullmatch(r"\w+ (?:des|du|de la) \w+", part.strip())
        )
        or bool(_BOUNDS.search(part) and words)
        or bool(figures.SHARE.search(part))
    )


def _results(view: View) -> list[ReadNode]:
    """Results told where no criterion was set."""
    nodes = view.under("evaluation", "results")
    return [node for node in nodes if len(nodes) > 2 and _is_result(node)]


def _is_result(node: ReadNode) -> bool:
    if node.dated or node.negated or node.has("plus_minus", "next"):
        return False
    return node.finds(figures.NUMBER) and node.finds(_RESULT)


RULE = Rule("C10", TITLE, WHY, FIX, GOOD, BAD, check)
