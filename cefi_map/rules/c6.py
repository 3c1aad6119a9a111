"""C6: « Les difficultés pouvant être potentiellement rencontrées en matière de relations partenariales, ressources,
planification... sont anticipées. »"""

from __future__ import annotations

import re

from cefi_map.checking.announcing import announced
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.signals import GIVER
from cefi_map.checking.view import View
from cefi_map.checking.wording import names
from cefi_map.french.wording import counted, number, sentence

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
_CERTAIN, _SURE, _PLACED, _HINTED = 0.9, 0.5, 0.3, 0.05
"""Chances from which a node is heard as a difficulty: whoever it speaks of, wherever it stands, under a title that
announces them, and where its own words or its title say what may happen."""
_SEVERAL, _ANSWER = 2, 3
"""Difficulties that make a list, words that make an answer."""
_IF = re.compile(
    r"(?:[^\W\d]*+\.? ?\d++\w? ?[.):]+ )?(?:et )?(?:si |s['? ]ils? |s'y a |en cas d[e' ]|au cas ou |il se peut|"
    r"il arrivera|dans l'hypothese)"
)
_MAY = re.compile(
    r"(?<!pris le )(?<!prendre le )\brisqu(?:e|ent|erait|eraient) (?:de|d'|que)\b|"
    r"\b(?:peu(?:t|vent)|pourrai(?:t|ent)) (?:\w+ )?(?:etre|manquer|tarder|tomber|partir|changer|refuser|annuler|"
    r"fermer|quitter|sauter|casser|retirer|survenir|arriver|lacher|perdre|bloquer|cesser|vider|deplacer|disparaitre|"
    r"echouer|coincer|derailler|desister|desengager|decourager|lasser|demissionner|"
    r"faire (?:faux bond|defaut|capoter)|ne (?:pas|plus)|pas (?:venir|suivre|tenir))\b"
)
_PAST = re.compile(
    r"\b(?:(?:on|nous|il|elle|qui|n'|l'|m'|y) ?(?:l'|nous |leur |les )?a|ont|avons|ai|s'est|se sont) "
    r"(?:(?:pas|plus|jamais|bien|tout|deja|du) )?(?!une|cette|notre|peu|trois|meme|personne)\w{2,}(?:es?|is?|it|us?)\b|"
    r"\b(?:a|ont) (?:ete|cru|fallu|du|pu)\b|\b(?:etai|avai)\w+|\bayant\b|"
    r"\b(?:est|sont) (?:pas )?(?:mort|tombe|parti|rentre|venu|arrive|reste|revenu|sorti)e?s?\b|"
    r"\b(?!forfait|retrait|extrait|souhait)\w{3,}[^r]ait\b"
)
_SIGN = re.compile(r"\s*(→|\||:|;|(?<=\w{5})\. |, (?=(?:on|nous|je|j'|donc|alors|dans ce cas)\b)|/ )\s*")
"""What parts a difficulty from its answer."""
_ACTS = re.compile(r"(?:donc |alors |et |mais |dans ce cas,? )?(?:on|nous|je|j')\b")
_NO_ANSWER = re.compile(
    r"(?:on (?:s ?'?adapter\w+|verra|improvise\w*|fera avec)|personne|aucune?|neant|rien|pas (?:encore|de)|"
    r"plus (?:de|personne|rien))\b"
)
_PARADE = re.compile(
    r"(?<!sans )(?<!pas de )(?<!aucun )(?<!aucune )\b(?:prevoir|prevue?s?|remplac\w+|repli|parade|solution|plan b|"
    r"secours|doublure|supplean\w+)\b"
)
_NOTHING_SAID = re.compile(
    r"(?:a|il faudra|on va|voir|cf) \w+.*|on improvise|manque de \w+|"
    r"(?:si|s'il|en cas) .{0,8}\b(?:problemes?|soucis?|imprevus?|pepins?)\b.*|"
    r"(?:matrice|tableau|analyse|swot|amdec|plan)\b(?: [a-z]| (?:des|de) risques?)?|(?:autres?|divers)(?: risques?)?"
)
_NONE = re.compile(
    r"(?:aucune?|pas d[e']|sans|peu de) ?(?:\w+ )?(?:risques?|difficultes?|problemes?|freins?|craintes?)\b.*|"
    r"(?:nous|on) n'en (?:avons|a|voyons|voit|attendons|attend)\b.*|"
    r"(?:des|les|quelques|certaine?s) (?:risques?|difficultes?|imprevus?|aleas?) "
    r"(?:sont|seront|peuvent|pourront|restent)\b.*"
)
"""There is no difficulty, or there are always some."""
_COMING = re.compile(
    r"\b(?:ven(?:ir|ue?s?)|vien(?:t|nent)|absen\w+|abandon\w*|inscri\w+|mobilis\w+|part(?:ent|ir)|quitt\w+)\b"
)


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by difficulties of the project of two kinds at least, one of them with a response."""
    risks = _risks(view)
    late = {node.index for node in risks if _is_told(view, node)}
    told = [node for node in risks if node.index in late]
    ahead = [node for node in risks if node.index not in late]
    answered = [node for node in ahead if _answered(view, node)]
    kinds = _kinds(ahead)
    enough = len(ahead) >= _SEVERAL
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
    """Whether a node is heard as a difficulty of the project by itself."""
    if node.blank or node.index in view.subject.left_out:
        return False
    chance = node.signals["C6"]
    answers = node.has("risk") and node.finds(_PARADE)
    says = answers or _may_happen(node) or _names_its_domain(view, node) or _is_a_case(view, node)
    placed = node.topics[:1] == ("risks",) and not node.dated
    least = _HINTED if says else _PLACED if placed else _SURE
    heard = chance >= least or _is_claimed(node)
    return heard and _is_of_project(node)


def _is_claimed(node: ReadNode) -> bool:
    """Whether its author says that it is one: « difficultés : retrait d'un employeur », or a tag."""
    if node.tied("C6"):
        return True
    labelled = bool(node.label) and "risks" in node.topics and node.has(*_KINDS)
    return labelled and any(hit.group == "h:risks" and hit.start == 0 for hit in node.hits)


def _names_its_domain(view: View, node: ReadNode) -> bool:
    """« Partenaires : un artisan annule » under « Difficultés »: the label says what is concerned, not where it is."""
    parent = view.parent(node)
    return bool(node.label) and node.body in node.title and parent is not None and "risks" in announced(parent)


def _is_a_case(view: View, node: ReadNode) -> bool:
    """One of many things under « Si le vent tourne »: a title that says, in a picture, what may happen."""
    parent = view.parent(node)
    return parent is not None and _IF.match(parent.title) is not None and len(view.children(parent)) > _SEVERAL


def _may_happen(node: ReadNode) -> bool:
    return _IF.match(node.title) is not None or node.finds(_MAY)


def _risks(view: View) -> list[ReadNode]:
    """The difficulties in the order of the map: a node under one of them is its answer."""
    nodes = view.read.nodes
    heard = {node.index for node in nodes[1:] if _is_risk(view, node) and not _is_title(view, node)}
    titled = {index for index in {nodes[each].parent for each in heard} if _is_difficulty(view, nodes[index])}
    risks = {nodes[index].parent if nodes[index].parent in titled else index for index in heard}
    return [nodes[index] for index in sorted(risks)]


def _is_title(view: View, node: ReadNode) -> bool:
    return bool(view.children(node)) and not _is_difficulty(view, node)


def _is_difficulty(view: View, node: ReadNode) -> bool:
    """« Moniteur malade », with one or two things below it: a difficulty as a title, then its answer."""
    below, parent = view.children(node), view.parent(node)
    return (
        parent is not None
        and parent.depth > 0
        and not node.blank
        and ("risks" in parent.topics or _may_happen(node))
        and 0 < len(below) <= _SEVERAL
        and not any(child.children for child in below)
        and (_names_its_domain(view, node) or not any(hit.group[:2] == "h:" and hit.start == 0 for hit in node.hits))
    )


def _is_of_project(node: ReadNode) -> bool:
    """Neither what is left to be found, nor what the public live and nobody acts on."""
    if _NOTHING_SAID.fullmatch(node.title) or _NONE.fullmatch(node.title) or _NONE.fullmatch(node.body):
        return False
    if node.negated and node.size < _ANSWER:
        return False
    if node.signals["C6"] >= _CERTAIN or node.finds(_COMING) or _may_happen(node) or _acts(node):
        return True
    project = node.has("k_partner", "k_money", "k_time", "k_place", "k_staff")
    theirs = node.count("need") >= _SEVERAL or any(hit.group == "person_public" and hit.start <= 1 for hit in node.hits)
    return not node.has("person_risk") and (project or not theirs)


def _is_told(view: View, node: ReadNode) -> bool:
    """Whether it is a difficulty that was met, told afterwards."""
    said = node.title if node.dated else _SIGN.split(node.title, maxsplit=1)[0]
    past = _PAST.search(said) is not None or len(_PAST.findall(node.title)) >= _SEVERAL
    told_there = view.stage(node) in ("E5", "E6") and not _names_its_domain(view, node)
    return not _may_happen(node) and (told_there or past)


def _answered(view: View, node: ReadNode) -> bool:
    """Whether the node, or what stands below it, says what will be done."""
    if node.node.note or node.node.details or any(child.size >= _SEVERAL for child in view.children(node)):
        return True
    first, *then = _SIGN.split(node.title)[::2]
    told = any(len(each.split()) >= _ANSWER and not _NO_ANSWER.match(each) for each in then)
    return _acts(node) or (told and " " in first)


def _acts(node: ReadNode) -> bool:
    """Whether somebody does something about it: « on … », « → … », a word of remedy, what somebody gives « si … »."""
    parts = _SIGN.split(node.title)
    for sign, said in zip(parts[1::2], parts[2::2], strict=True):
        if _ACTS.match(said) or (sign in ("→", "|") and said and not _NO_ANSWER.match(said)):
            return True
    then = node.title.partition(", ")[2]
    return node.finds(_PARADE) or (_IF.match(node.title) is not None and GIVER.match(then) is not None)


def _kinds(nodes: list[ReadNode]) -> int:
    """How many kinds of difficulty; one whose kind is not known counts as its own."""
    kinds = [{kind for kind in _KINDS if node.has(kind)} for node in nodes]
    return min(max(len(nodes), 1), len(set().union(*kinds)) + sum(not each for each in kinds))


RULE = Rule("C6", TITLE, WHY, FIX, GOOD, BAD, check)
