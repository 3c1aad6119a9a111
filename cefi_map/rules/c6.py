"""C6: « Les difficultés pouvant être potentiellement rencontrées en matière de relations partenariales, ressources,
planification... sont anticipées. »"""

from __future__ import annotations

import re

from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import counted, names, number, sentence

TITLE = "Difficultés anticipées"
WHY = (
    "Prévoir ce qui peut gêner le projet montre que sa faisabilité a été étudiée. Les freins du public relèvent du "
    "diagnostic."
)
FIX = (
    "Écrivez deux difficultés possibles du projet, de domaines différents, et la réponse prévue pour l'une d'elles "
    "au moins."
)
GOOD = """
Passe-plat : former des jeunes aux métiers de la cuisine collective (Nevers)
  Faisabilité
    Ce qui peut coincer
      La cuisine centrale retire son chef tuteur en période de rentrée → un second tuteur est nommé dans la convention
      La subvention de la Région arrive après le démarrage → la première session se limite à 8 places
      Peu de candidats en juin
"""
BAD = """
Passe-plat : former des jeunes aux métiers de la cuisine collective (Nevers)
  Faisabilité
    Ce qui peut coincer
      Peu de candidats en juin
"""

# ---- the check

_KINDS = ("k_partner", "k_money", "k_staff", "k_time", "k_public", "k_place")
_ANSWER = re.compile(
    r"[,:;] (?:on|nous|je) \w{3,}|\breleve\b|\b(?:solution\b|parade\b|repli\b|plan b\b|secours\b|donc\b|on (?:a|"
    r"met|ouvre|demarre|commence|fera|passe|"
    r"decale|change|reduit|appelle|prevoit|prepare|garde|travaille)\b|nous (?:avons|ferons|prevo)|je (?:passe|"
    r"demande|garde|prevois)|prevoir\b|prevu|relance|remplac|suppleant|suppleance|en binome|convention|clause|"
    r"assurance|caution|avance\b|repetition|liste d'attente|anticip|alternative|decal|report|reduire|identifie|"
    r"en cas d|sinon\b|pour (?:eviter|pallier))|→"
)
_MAY = re.compile(
    r"\brisqu(?:e|ent|erait|eraient) (?:de|d')|\bpourrai(?:t|ent)\b.*[;:→,]|\ben cas d[e'].*[;:→,]|"
    r"\bsi .*[,;:→].*\b(?:alors|nous|on)\b|"
    r"\bpeu(?:t|vent) (?:\w+ )?(?:arriver|venir|manquer|tarder|tomber|partir|changer|refuser|annuler|vendre|fermer|"
    r"quitter|abandonner|oublier|casser|retirer|recuperer|reprendre|baisser)\b.*[;:→,]"
)
_STORY = re.compile(r"^(?:\d{1,2} )?(?:janv|fev|mars|avril|mai|juin|juil|aout|sept|oct|nov|dec)\w*\.? ")
_PAST = re.compile(
    r"\b(?:prise par|on a (?:fait|du|decale)|n'est venu|personne\b.*\bpasse|suis passe|s'est|ont ete|a ete|"
    r"avait|etaient|avons du|personne n'|sont partis|a quitte)\b"
)
_PERSONS = re.compile(
    r"\b(?:se faire radier|burn-?out|\bare\b|retraite|trouver de client|leur logement|controle caf|"
    r"perte de droits|leurs? droits|endettement|expulsion)\b"
)
_OF_PUBLIC = re.compile(
    r"\b(?:freins? (?:peripherique|sociaux|personnel)|retard scolaire|echec scolaire|"
    r"(?:freins?|difficultes?|ressources|problemes?|besoins)(?: \w+)? (?:du public|des (?:publics?|"
    r"beneficiaires|jeunes|menages|personnes|"
    r"participants|familles|femmes)))"
)
_NEVER = elsewhere(
    "context project feasibility means partners budget risks preparation planning implementation actions "
    "adjustments followup people_followup"
)


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by difficulties of the project of two kinds at least, one of them with a response."""
    titled = [node for node in view.read.nodes[1:] if _is_titled_risk(view, node)]
    risks = [*titled, *(node for node in view.nodes if _is_risk(view, node))]
    told = [node for node in risks if _is_story(view, node)]
    ahead = [node for node in risks if node not in told]
    answered = [node for node in ahead if _answered(view, node)]
    kinds = _kinds(view, ahead)
    enough = len(ahead) >= 2 or (len(ahead) == 1 and _several(ahead[0]) >= 2)
    if enough and kinds >= readings.risk_kinds and len(answered) >= readings.risk_answers:
        return Outcome(
            "satisfait",
            (*answered, *ahead),
            message=sentence(
                f"{counted(len(ahead), 'difficulté anticipée', 'difficultés anticipées', feminine=True)}, "
                f"dont {number(len(answered), feminine=True)} avec une réponse : {names(answered, 1)}."
            ),
        )
    if not risks:
        return Outcome(
            "absent",
            message="Aucune difficulté du projet n'est anticipée.",
            fix=(
                "Écrivez deux difficultés possibles (un partenaire, un moyen, une date) et votre réponse à l'une "
                "d'elles."
            ),
        )
    if not ahead:
        return Outcome(
            "partiel",
            tuple(told),
            (),
            f"Des difficultés sont racontées après coup, pas anticipées : {names(told)}.",
            f"Reprenez {names(told, 1)} en difficulté possible, avec la réponse prévue.",
        )
    if not enough:
        return Outcome(
            "partiel",
            tuple(ahead),
            tuple(told),
            f"Une seule difficulté est anticipée : {names(ahead)}.",
            "Ajoutez une difficulté d'un autre domaine : partenaires, moyens, calendrier, mobilisation.",
        )
    if not answered:
        return Outcome(
            "partiel",
            tuple(ahead),
            tuple(told),
            f"Des difficultés sont citées sans aucune réponse : {names(ahead)}.",
            f"Ajoutez à {names(ahead, 1)} ce que vous ferez si cela arrive.",
        )
    return Outcome(
        "partiel",
        (*answered, *ahead),
        tuple(told),
        f"Les difficultés sont toutes d'un même domaine : {names(ahead)}.",
        "Ajoutez une difficulté d'un autre domaine : partenaires, moyens, calendrier.",
    )


def _is_risk(view: View, node: ReadNode) -> bool:
    here = _among_risks(view, node)
    if not here and not _NEVER.isdisjoint(node.topics):
        return False
    if node.finds(_PERSONS) or node.finds(_OF_PUBLIC):
        return False
    if here:
        if _PLANNED.match(node.title) or _is_of_persons(node) or _EMPTY.fullmatch(node.title) or _is_answer(view, node):
            return False
        if _is_step(node):
            return False
        return node.size >= 1 and not (node.negated and node.size < 3)
    text = node.title
    if _IF.match(text) or node.finds(_NAMED):
        return not _is_of_persons(node)
    if re.match(r"(?:risque|vigilance|attention)", text) or _FEARS.match(text):
        return (node.has("risk") or _FEARS.match(text) is not None) and (
            "→" in text or ":" in text or ";" in text or node.has("parade")
        )
    if view.stage(node) in ("E3", "E4") and node.finds(_MAY):
        return True
    if view.stage(node) == "E3" and node.signals.get("C6", 0.0) >= _LIKELY and _answered(view, node):
        return True
    return _is_story(view, node)


_IF = re.compile(
    r"(?:(?:et )?si |s'ils? |s'y a |si y a |en cas d[e' ]|au cas ou )"
    r".{6,}?(?:[,;:→] ?\w+.{4,}| (?:on|nous|je) (?:\w+ )?\w{3,} .{3,})"
)
"""« Si …, on … », « en cas de … : … »: what may happen and what will be done, wherever it stands."""
_LIKELY = 0.3
"""Chance from which a node with a response, where the means are told, is heard as a difficulty."""
_NAMED = re.compile(
    r"\brisques? (?:evident|principal|majeur|n ?°? ?\d|possible|identifie)s? ?:|\ble risque (?:est|c'est|serait)\b"
)
_FEARS = re.compile(r"(?:nous|on|je|l'equipe) (?:redout|craign|crain|apprehend|s'inquiet)")
_LEAST_ANSWER = 4
_BARE_NEED = 2
"""« Pas le permis », « illettrisme »: what the public lack, in a word or two."""
_EMPTY = re.compile(
    r"a (?:identifier|definir|lister|analyser|prevoir|anticiper|preciser|etudier|evaluer|chercher)|"
    r"manque de (?:moyens|temps|motivation|personnel|budget|participation)|plan [a-z]|(?:autres?|divers)(?: risques?)?"
)
_ONE_OF_THEM = re.compile(
    r"(?:la|une|cette) personne\b|(?:un|une) (?:jeune|femme|homme|participante?|stagiaire)\b|les (?:hommes|"
    r"femmes|jeunes|personnes|participants)\b|enfants? malades?"
)


def _is_of_persons(node: ReadNode) -> bool:
    """A hindrance of the public rather than of the project: what they live, and nothing the project does about it."""
    project = node.has("k_partner", "k_money", "k_time", "k_place", "k_staff")
    if _ANSWER.search(node.body) or node.has("absenteisme", "parade"):
        return False
    coming = re.search(
        r"venir|viennent|vient|absen|abandon|inscri|mobilis|part(?:ent|ir)\b|quitt|oubli|refus", node.folded
    )
    bare = node.title_size <= _BARE_NEED and node.has("need") and not node.has("risk") and not coming
    return (
        bare or (node.count("need") >= 2 and not project) or (_ONE_OF_THEM.match(node.title) is not None and not coming)
    )


def _among_risks(view: View, node: ReadNode) -> bool:
    """Below a heading of difficulties; « Partenaires : … » there names the domain of one, not another place."""
    if "risks" in node.topics:
        return True
    parent = view.parent(node)
    return bool(node.label) and parent is not None and "risks" in parent.topics


_STEP = re.compile(
    r"(?:(?:debut|mi|fin)[- ])?(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|"
    r"decembre)(?: \d{4})? ?:"
)


def _is_step(node: ReadNode) -> bool:
    """« Mars : achat des vélos »: a date and what is done then, with no sign of anything that may go wrong."""
    return _STEP.match(node.folded) is not None and not node.has("risk", "parade") and not node.finds(_MAY)


_PLANNED = re.compile(
    r"(?:prevoir|anticiper|trouver|chercher) (?:des|une|un|les) (?:solutions?|alternatives?|moyens?)\b"
)


def _is_titled_risk(view: View, node: ReadNode) -> bool:
    """« Moniteur malade » under « Difficultés », with one thing below it: a difficulty as a title, then its answer."""
    parent = view.parent(node)
    if not node.heading or parent is None or not parent.heading or parent.parent < 0 or "risks" not in node.topics:
        return False
    below = list(view.children(node))
    return (
        len(below) == 1
        and not list(view.children(below[0]))
        and below[0].size >= _BARE_NEED
        and not below[0].has("risk")
        and not below[0].negated
        and not any(hit.group.startswith("h:") for hit in node.hits)
    )


def _is_answer(view: View, node: ReadNode) -> bool:
    """A node under a difficulty that tells what will be done about it."""
    parent = view.parent(node)
    if parent is not None and _is_titled_risk(view, parent):
        return True
    return (
        parent is not None
        and _among_risks(view, parent)
        and not parent.heading
        and not parent.blank
        and parent.parent >= 0
        and parent.depth >= 2
    )


def _is_story(view: View, node: ReadNode) -> bool:
    if "risks" in node.topics and not _STORY.match(node.folded):
        return False
    return (
        bool(_STORY.match(node.folded))
        and node.finds(_PAST)
        and node.has("k_place", "k_public")
        and not any(
            topic in ("context", "needs", "project", "adjustments", "implementation", "actions")
            for topic in node.topics
        )
    )


def _answered(view: View, node: ReadNode) -> bool:
    """Whether the node, or what stands below it, says what will be done."""
    parts = node.title.split(";")
    if len(parts) == 2 and len(parts[1].split()) >= _LEAST_ANSWER:
        return True
    if _IF.match(node.title) or node.finds(_ANSWER) or any(child.size >= 2 for child in view.children(node)):
        return True
    if node.node.note or node.node.details:
        return True
    return bool(node.label) and len(node.body.split()) >= 3 and len(node.label.split()) >= 2


def _several(node: ReadNode) -> int:
    return len([part for part in re.split(r";|/", node.folded) if len(part.split()) >= 3])


def _kinds(view: View, nodes: list[ReadNode]) -> int:
    """How many kinds of difficulty: a node whose kind is not known counts as its own."""
    if not nodes:
        return 0
    sets = [frozenset(kind for kind in _KINDS if node.has(kind)) for node in nodes]
    common = frozenset.intersection(*sets)
    if any(not each for each in sets):
        return min(len(nodes), 2) if len(nodes) > 1 else 1
    union = frozenset.union(*sets)
    return (
        1
        if len(union) == 1 or (len(nodes) == 1 and _several(nodes[0]) < 2)
        else 1
        if common and len(union) == len(common)
        else 2
    )


RULE = Rule("C6", TITLE, WHY, FIX, GOOD, BAD, check)
