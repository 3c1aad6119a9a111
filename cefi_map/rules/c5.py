"""C5: « Un choix argumenté des partenaires à mobiliser est présenté. »"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from cefi_map.checking.announcing import announced
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.signals import GIVER, content
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names
from cefi_map.french import figures
from cefi_map.french.reasons import STRONG
from cefi_map.french.text import stems
from cefi_map.french.wording import counted, number, sentence

TITLE = "Choix argumenté des partenaires"
WHY = "Une liste de sigles montre un carnet d'adresses, pas un choix. Le jury demande pourquoi ceux-là."
FIX = "Pour au moins la moitié des partenaires nommés (deux au minimum), écrivez ce que chacun apporte et pourquoi lui."
GOOD = """
Roule ma poule : un élevage d'insertion pour des femmes éloignées de l'emploi (Bresse)
  Faisabilité
    Partenaires
      Chambre d'agriculture : suit les installations avicoles, son technicien passe chaque quinzaine
      Lycée agricole : le seul à moins de 30 km à avoir un poulailler pédagogique
      CIDFF : reçoit déjà la moitié de ces femmes, elles lui font confiance
      Mairie
"""
BAD = """
Roule ma poule : un élevage d'insertion pour des femmes éloignées de l'emploi (Bresse)
  Faisabilité
    Partenaires
      Chambre d'agriculture
      Lycée agricole
      CIDFF
      Département : financeur
"""

# ---- the check

_SURE, _NAMED, _HINTED, _BESIDE, _ALIKE = 0.4, 0.2, 0.08, 0.05, 0.5
"""Chances from which a node is heard as a partner: wherever it stands, where it is the name of an institution beside
one that is heard, where its own words say that somebody gives something, and beside others that are heard; from which
it speaks as a partner does, whatever its place."""
_SAID, _SENTENCE, _SEVERAL, _NAME = 2, 5, 2, 4
"""Words that make more than a label after a name, more than a name in a sentence; names that make a list, words of a
name."""
_CATEGORY = re.compile(
    r"(?:les |nos |mes |des |deux |\d )?(?:\w+ )?(?:partenaires?|partenariats?|acteurs|institutionn\w+|operationn\w+|"
    r"economiques?|associatifs?|financiers?|techniques?|publics|prives|sociaux|autres|entreprises|employeurs|"
    r"prescripteurs|financeurs)\b"
)
_PAYS = re.compile(r"(?:co-?)?financ\w*\b[^,;:]*|pay(?:e|ent|era)\b[^,;:]*")
_OURS = re.compile(r"(?:mes |nos |les |deux |\d )?(?:collegues|benevoles? ?$|equipe)|moi\b|(?:notre |l')equipe")
_NOBODY = re.compile(r"\bhabituels?\b|\b(?:il faudra|devrait|devront|seront)\b|^a \w+er\b|^(?:parce|afin)\b")
_SPLIT = re.compile(r"(?:,|;|/|\+| - | et (?=[a-z]))\s*")
_BRACKET = re.compile(r"\(([^()]*)\)")
_SIGN = re.compile(r"\s*(→|:|\(|\|| - |, (?=(?:qui|elles?|ils?|car|parce|c'est|on|nous|une?|deux|\d+|y) ?))\s*")
"""What parts a name from what is said of it."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner as the map names it: its node, how many names that node holds, whether a contribution is said, and
    which nodes below say it. ``pays``: it is named as a funder and no more."""

    node: ReadNode
    count: int
    argued: bool
    discarded: bool = False
    pays: bool = False
    why: tuple[ReadNode, ...] = ()


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two partners with a reason or a specific contribution, and at least half of those named."""
    partners = partners_of(view)
    kept = [each for each in partners if not each.discarded]
    kept = kept if not all(each.pays for each in kept) else []
    argued = [each for each in kept if each.argued]
    bare = [each for each in kept if not each.argued]
    total = sum(each.count for each in kept)
    nodes = tuple(node for each in argued for node in (each.why or (each.node,)))
    out = tuple(each.node for each in partners if each.discarded)
    payers = tuple(each.node for each in bare if each.pays)
    names_alone = tuple(each.node for each in bare if not each.pays)
    if len(argued) >= readings.partners_least and len(argued) >= readings.partners_argued * total:
        return Outcome(
            "satisfait",
            (*nodes, *out),
            (*names_alone, *payers),
            sentence(f"{counted(len(argued), 'partenaire')} sur {number(total)} ont une raison ou un apport précis."),
        )
    if not kept or (len(kept) == 1 and kept[0].count == 1 and not argued):
        return Outcome(
            "absent",
            (),
            (*names_alone, *payers),
            "Aucun partenaire n'est présenté."
            if not kept
            else f"Un seul partenaire est nommé, sans raison : {name(kept[0].node)}.",
            "Nommez deux partenaires et ce que chacun apporte au projet que les autres n'ont pas.",
        )
    if argued:
        return Outcome(
            "partiel",
            (*nodes, *names_alone, *out),
            payers,
            f"Un seul partenaire est nommé, avec sa raison : {name(argued[0].node)}."
            if total == 1
            else f"Vous citez {counted(total, 'partenaire')} ; pour {number(len(argued))} seulement on lit pourquoi "
            f"({name(argued[0].node)}).",
            f"Ajoutez la raison de : {names([each.node for each in bare], 2)}."
            if bare
            else "Ajoutez un deuxième partenaire et sa raison d'être là.",
        )
    return Outcome(
        "partiel",
        names_alone,
        payers,
        f"Vous citez {counted(total, 'partenaire')} sans dire pourquoi : {names([each.node for each in bare])}.",
        f"Ajoutez sous {names([each.node for each in bare])} ce que chacun apporte et pourquoi lui.",
    )


def partners_of(view: View) -> list[Partner]:
    """Partners in the order of the map: what is heard as one, or the name above it. In a diagnosis, a name alone is
    somebody of the territory."""
    nodes = view.read.nodes
    heard = {node.index for node in nodes[1:] if _is_heard(view, node)}
    heard |= _by_what_they_say(view)
    heard |= {each.index for each in view.nodes if _is_named_beside(view, each, heard)}
    above = {nodes[index].parent for index in heard}
    heard |= {each.index for index in above for each in _beside(view, index, heard)}
    titles = {index for index in heard | above if index == 0 or _is_title(view, nodes[index])}
    owners = {nodes[index].parent if nodes[index].parent not in titles else index for index in heard - titles}
    found = [_partner(view, nodes[index]) for index in sorted(owners)]
    return [each for each in found if each.argued or view.stage(each.node) != "E1"]


def _is_heard(view: View, node: ReadNode) -> bool:
    if node.blank or node.index in view.subject.left_out:
        return False
    chance = node.signals["C5"]
    if chance < _SURE:
        if node.heading or node.negated:
            return False
        hinted = (chance >= _HINTED and _hints(view, node)) or (chance >= _BESIDE and _is_list(node))
        if not (hinted or _is_plain(node)):
            return False
    return _names_somebody(node)


def _is_plain(node: ReadNode) -> bool:
    """« Partenaires : la mairie, France Travail »: said in so many words, whatever the chance."""
    return "partners" in announced(node) and bool(node.label) and node.has("org")


def _is_list(node: ReadNode) -> bool:
    """Names of institutions and hardly anything else."""
    return node.count("org") >= _SEVERAL and node.size <= node.count("org") * 2


def _hints(view: View, node: ReadNode) -> bool:
    """Whether the place or the words say that it may be a partner: a name where partners are told, a list of names,
    somebody who gives, or what is given under a name."""
    parent = view.parent(node)
    if _opens(node, "org") and (node.label or "partners" in node.topics):
        return True
    under_a_name = parent is not None and _opens(parent, "org") and parent.title_size <= _SENTENCE
    return GIVER.match(node.title) is not None or (under_a_name and _opens(node, "partner_gives"))


def _names_somebody(node: ReadNode) -> bool:
    """Neither one's own team, nor « les partenaires habituels » (the word, with no name and nothing after it), nor a
    reason, nor the budget."""
    spoken_of = node.has("h:partners") and not node.has("org", "partner_gives") and not node.label and not node.children
    sum_said = node.finds(figures.MONEY) and "budget" in announced(node)
    return not (spoken_of or sum_said or _OURS.match(node.title) or _NOBODY.search(node.title))


def _by_what_they_say(view: View) -> set[int]:
    """Those under a title that announces nothing (« Qui on va chercher »), where most speak as partners do."""

    def speaks(node: ReadNode, least: float) -> bool:
        return content(node)["C5"] >= least and _names_somebody(node)

    groups = Counter(node.parent for node in view.nodes if node.parent and not node.negated and speaks(node, _ALIKE))
    lists = ((view.children(view.read.nodes[index]), count) for index, count in groups.items())
    most = (children for children, count in lists if count >= _SEVERAL and count * 2 > len(children))
    return {child.index for children in most for child in children if speaks(child, _HINTED)}


def _opens(node: ReadNode, group: str) -> bool:
    return any(hit.group == group and hit.start <= 1 for hit in node.hits)


def _beside(view: View, index: int, heard: set[int]) -> list[ReadNode]:
    """Those under the same title of partners, where most are heard: a list is of one kind."""
    children = [child for child in view.children(view.read.nodes[index]) if _names_somebody(child)]
    those = sum(child.index in heard or not heard.isdisjoint(child.children) for child in children)
    if index == 0 or those < _SEVERAL or those * 2 < len(children):
        return []
    return [child for child in children if child.signals["C5"] >= _BESIDE and "partners" in child.topics]


def _is_named_beside(view: View, node: ReadNode, heard: set[int]) -> bool:
    """« La mission locale », a name alone, beside an institution of which more is said."""
    parent = view.parent(node)
    if parent is None or node.signals["C5"] < _NAMED or node.children or _says(node, 0) or not _opens(node, "org"):
        return False
    others = (each for each in view.children(parent) if _opens(each, "org"))
    return any(not heard.isdisjoint((each.index, *each.children)) for each in others)


def _is_title(view: View, node: ReadNode) -> bool:
    """A title that groups partners (« Institutionnels », « Ceux qui nous ouvrent ») rather than naming one."""
    children = view.children(node)
    if not children:
        return False
    named = _opens(node, "org") and (node.depth > 1 or node.title_size <= _SENTENCE)
    if node.blank or node.title.endswith("?") or any(child.children for child in children):
        return True
    announces = any(hit.group in ("h:partners", "h:not", "h:feasibility", "h:means") for hit in node.hits)
    if not named and (announces or node.depth == 1):
        return True
    names = sum(_opens(child, "org") or bool(child.label) for child in children)
    if names >= _SEVERAL and names * 2 > len(children):
        return True
    if any(_opens(child, "partner_gives") for child in children):
        return False
    return names * 2 > len(children) if named or len(children) < _SEVERAL else True


def _partner(view: View, node: ReadNode) -> Partner:
    below = [child for child in view.children(node) if not child.negated and _says(child, 0) >= _SAID]
    parent, argued = view.parent(node), bool(below) or _is_argued(node)
    return Partner(
        node,
        1 if argued else max(1, len(_parts(node.body))),
        argued,
        node.negated or node.has("not_kept") or (parent is not None and parent.has("not_kept")),
        _PAYS.fullmatch(_apart(node)[2].strip(" )")) is not None,
        tuple(below[:_SEVERAL]),
    )


def _is_argued(node: ReadNode) -> bool:
    """Whether more is said than who it is: what it gives, knows or wants, or why it is there."""
    name, sign, rest = _apart(node)
    gives = node.has("partner_gives") or STRONG.search(node.title) is not None
    several = len(_parts(rest or name)) >= _SEVERAL
    if sign and not _PAYS.fullmatch(rest):
        listed = several and not gives and (name.split()[0].endswith("s") or _CATEGORY.match(name))
        if not listed and _says(node, len(stems(name))) >= (_SAID + 1 if sign == "(" else _SAID):
            return True
    return not several and _says(node, 0) >= (_SAID + 1 if gives else _SENTENCE)


def _apart(node: ReadNode) -> tuple[str, str, str]:
    """The name, the sign after it, and what is said next; « institutionnels : CAF (prête sa salle) » starts at CAF."""
    listed = node.label and _CATEGORY.match(node.label)
    parts = _SIGN.split(node.body if listed or node.body not in node.title else node.title, maxsplit=1)
    if len(parts) > 1 and parts[0].strip():
        return parts[0], parts[1], parts[2].strip(" )")
    return (node.label, ":", node.body) if node.label and not listed else (node.title, "", "")


def _says(node: ReadNode, start: int) -> int:
    """How many words say more than a name or a mere label (« financeur et prescripteur »)."""
    if _PAYS.fullmatch(node.title):
        return 0
    mere = [hit for hit in node.hits if hit.group in ("org", "label_only", "connector")]
    known = {place for hit in mere for place in range(hit.start, hit.end)}
    return sum(place not in known for place in range(start, len(node.words)))


def _parts(text: str) -> list[str]:
    """The names of a list: « CAF, mairie, PLIE »; empty where a part is longer than a name."""
    parts = [part for part in _SPLIT.split(_BRACKET.sub("", text)) if part.strip()]
    return parts if all(len(part.split()) <= _NAME for part in parts) else []


RULE = Rule("C5", TITLE, WHY, FIX, GOOD, BAD, check)
