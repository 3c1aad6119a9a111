"""C5: « Un choix argumenté des partenaires à mobiliser est présenté. »"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.reasons import STRONG
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.signals import GIVER
from cefi_map.checking.text import fold
from cefi_map.checking.view import View
from cefi_map.checking.wording import counted, name, names, number, sentence

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

_INTERNAL = re.compile(
    r"^(?:mes |nos |les |deux |\d )?(?:collegues|conseillers?|moi\b|benevoles? ?$|notre equipe|l'equipe)|"
    r"salaries? en cddi|^(?:source|legende|critere)"
)
_SMALL = frozenset(("les", "des", "pour", "avec", "par", "sur", "est", "une", "aux"))
_LABELS = frozenset(
    [
        "financeur",
        "financeurs",
        "cofinanceur",
        "cofinanceurs",
        "prescripteur",
        "prescripteurs",
        "partenaire",
        "institutionnel",
        "orientation",
        "prescription",
        "financement",
        "historique",
        "soutien",
        "appui",
        "relais",
        "expert",
        "expertise",
        "technique",
        "local",
        "principal",
        "institution",
        "operationnel",
        "financier",
        "voir",
        "contacter",
        "domiciliation",
        "salle",
        "gouter",
        "referent",
        "contact",
        "social",
        "associatif",
    ]
)
_LIST = re.compile(
    r"(?:les |nos |mes )?(?:\w+ )?(?:partenaires?|partenariats?|acteurs|institutionnels?|operationnels?|"
    r"economiques?|associatifs?|"
    r"financiers?|techniques?|publics|prives|sociaux|autres|entreprises|employeurs|prescripteurs|financeurs)\b"
)
_PAYS = re.compile(r"(?:co)?financ\w*(?: [^,;]*)?$|pay(?:e|ent|era)\b[^,;]*$")
_SPLIT = re.compile(r"\s*(?:,|;|/|\+| - | et (?=[a-z]))\s*")
_NOBODY = re.compile(r"\bchacun devrait|apporteurs d'affaires")
_CATEGORY_ONLY = re.compile(
    r"^(?:partenaires? )?(?:locaux|institutionnels?|associatifs?|financiers?|techniques?|operationnels?|sociaux|"
    r"publics?|prives?|et|ou|,|les|autres|habituels?|\s)+$"
)


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner as the map names it: its node, how many names that node holds, and whether a contribution is said."""

    node: ReadNode
    count: int
    argued: bool
    discarded: bool = False
    why: tuple[ReadNode, ...] = ()


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two partners with a reason or a specific contribution, and at least half of those named."""
    partners = partners_of(view)
    kept = [each for each in partners if not each.discarded]
    argued = [each for each in kept if each.argued]
    bare = [each for each in kept if not each.argued]
    total = sum(each.count for each in kept)
    nodes = tuple(node for each in argued for node in (each.why or (each.node,)))
    out = tuple(each.node for each in partners if each.discarded)
    weak = tuple(each.node for each in bare)
    if len(argued) >= readings.partners_least and len(argued) >= readings.partners_argued * total:
        return Outcome(
            "satisfait",
            (*nodes, *out),
            weak,
            sentence(f"{counted(len(argued), 'partenaire')} sur {number(total)} ont une raison ou un apport précis."),
        )
    if not kept or (len(kept) == 1 and kept[0].count == 1 and not argued):
        return Outcome(
            "absent",
            (),
            weak,
            "Aucun partenaire n'est présenté."
            if not kept
            else f"Un seul partenaire est nommé, sans raison : {name(kept[0].node)}.",
            "Nommez deux partenaires et ce que chacun apporte au projet que les autres n'ont pas.",
        )
    if argued:
        return Outcome(
            "partiel",
            (*nodes, *weak, *out),
            (),
            f"Vous citez {counted(total, 'partenaire')} ; pour {number(len(argued))} seulement on lit pourquoi "
            f"({name(argued[0].node)}).",
            f"Ajoutez la raison de : {names([each.node for each in bare], 2)}."
            if bare
            else "Ajoutez un deuxième partenaire et sa raison d'être là.",
        )
    return Outcome(
        "partiel",
        weak,
        (),
        f"Vous citez {counted(total, 'partenaire')} sans dire pourquoi : {names([each.node for each in bare])}.",
        f"Ajoutez sous {names([each.node for each in bare])} ce que chacun apporte et pourquoi lui.",
    )


def partners_of(view: View) -> list[Partner]:
    """Partners in the order of the map: nodes under a title of partners, or that say what an institution gives."""
    found: list[Partner] = []
    taken: set[int] = set()
    for node in view.read.nodes[1:]:
        if node.index in taken or (node.blank and not node.children) or node.index in view.subject.left_out:
            continue
        if "partners" in node.topics and node.topics[0] == "partners":
            parent = view.parent(node)
            if parent is not None and parent.index in taken:
                continue
            each = _partner(view, node)
            if each is not None:
                found.append(each)
                taken.update(child.index for child in view.read.branch(node))
        elif not node.blank and not node.heading and _gives(view, node):
            found.append(Partner(node, 1, True))
    return found or [Partner(node, node.count("org"), False) for node in view.nodes if _is_list_of_names(view, node)]


def _is_list_of_names(view: View, node: ReadNode) -> bool:
    """Institutions one after the other among the means, and nothing else."""
    among = not _MEANS.isdisjoint(node.topics) or not node.topics
    return among and node.count("org") >= _LEAST_NAMES and node.size <= node.count("org") * 2


_MEANS, _LEAST_NAMES = frozenset(("means", "feasibility", "public")), 2


def _partner(view: View, node: ReadNode) -> Partner | None:
    if node.negated or _INTERNAL.search(node.title) or _NOBODY.search(node.title) or _CATEGORY_ONLY.match(node.title):
        return None
    if _is_subtitle(view, node):
        return None
    if "means" in node.topics and not node.has("org", "partner_gives") and not node.label:
        return None
    below = [child for child in view.children(node) if child.size >= 2 and not child.negated]
    discarded = (node.has("not_kept") and not node.has("partner_gives")) or (
        (above := view.parent(node)) is not None and above.has("not_kept") and "partners" in above.topics
    )
    argued, why = _argued(node, below)
    return Partner(node, _count(node, argued), argued, bool(discarded), why)


def _is_subtitle(view: View, node: ReadNode) -> bool:
    """A title that groups partners (« Institutionnels », « qui donne les voitures ? ») rather than naming one."""
    if not node.children:
        return False
    title = node.title
    asked = "?" in title and len(node.children) >= _LEAST_NAMES
    if (
        asked
        or title.endswith("?")
        or (node.heading and any(hit.group in ("h:partners", "h:not") for hit in node.hits))
    ):
        return True
    children = view.children(node)
    if (
        node.has("org")
        and len(node.title.split()) <= 7
        and not all(child.has("org") and child.label for child in children)
    ):
        return False
    several = len(children) >= 2 and sum(child.has("org") or bool(child.label) for child in children) * 2 > len(
        children
    )
    return several and not node.has("partner_gives")


def _argued(node: ReadNode, below: list[ReadNode]) -> tuple[bool, tuple[ReadNode, ...]]:
    said = [child for child in below if not _label_only(child.folded, child)]
    if said:
        return True, tuple(said[:2])
    text = node.node.note_text or node.node.details_text
    if text and len(text.split()) >= 4:
        return True, ()
    listed = bool(node.label) and _LIST.match(node.label) is not None
    rest = node.body if node.label and not listed else _parenthesis(node.title)
    if listed:
        return bool(rest) and not _label_only(rest, node), ()
    if node.label and not _label_only(rest, node) and len(rest.split()) >= 2:
        return True, ()
    if rest and not node.label and len(rest.split()) >= 3 and not _label_only(rest, node):
        return True, ()
    if STRONG.search(node.title) and node.size >= 5:
        return True, ()
    opens = any(hit.group == "org" and hit.start <= 1 for hit in node.hits)
    sentence = (node.has("partner_gives") or opens) and node.size >= 4 and len(node.title.split()) >= 6
    return sentence, ()


def _parenthesis(title: str) -> str:
    match = re.search(r"\(([^)]*)\)", title)
    if match:
        return match.group(1) if len(match.group(1).split()) >= 2 else ""
    if title.count(" - ") > 1:
        return ""
    dash = re.split(r"\s[-–]\s|,\s(?=qui |elle |il |car )|→", title, maxsplit=1)
    return dash[1] if len(dash) == 2 else ""


def _label_only(text: str, node: ReadNode) -> bool:
    """Whether the text is a mere label (« financeur et prescripteur »): what the partner is, not why it is there."""
    if _PAYS.match(fold(text).strip()):
        return True
    words = [word for word in re.findall(r"[a-z]+", fold(text)) if len(word) > 2 and word not in _SMALL]
    return all(word in _LABELS for word in words)


def _count(node: ReadNode, argued: bool) -> int:
    """How many names a node holds: « CAF, mairie, PLIE » are three."""
    if argued:
        return 1
    names_text = node.body if node.label and _LIST.match(node.label) else node.title
    text = re.sub(r"\([^)]*\)", "", names_text)
    text = re.sub(r"^[^:]*:\s*", "", text) if node.label and len(node.label.split()) <= 3 and "," in node.body else text
    parts = [part for part in _SPLIT.split(text) if part.strip()]
    return max(1, len(parts)) if all(len(part.split()) <= 4 for part in parts) else 1


_GIVES = re.compile(
    r"\b(?:prete\w*|met(?:tent)? a (?:notre |la )?disposition|nous (?:oriente|adresse|prete|accueille|ouvre)\w*|"
    r"conventionne\w*|"
    r"(?:oriente|envoie|accueille|adresse)(?:nt)? (?:les|des|leurs|nos)|reste membre|co-?anime\w*|ont l'oreille|"
    r"le seul avec|la seule a|seul (?:organisme|operateur|plateau)|"
    r"financent|instruit|labellise)\b"
)


def _named_with_gift(node: ReadNode) -> bool:
    """An institution, then what comes from it: « Le comité des fêtes : barnum et tables »."""
    named = any(hit.group == "org" and hit.start <= 1 for hit in node.hits)
    return (
        named and bool(node.label) and len(node.label.split()) <= 6 and len(node.body.split()) >= 2 and not _money(node)
    )


def _money(node: ReadNode) -> bool:
    return node.has("fund_status") or any(sign.isdigit() for sign in node.body)


_ELSEWHERE = elsewhere("context project feasibility means partners preparation implementation people_followup role out")


def _opens_with_partner(node: ReadNode) -> bool:
    """A sentence whose subject is an institution that gives something: « Le centre social nous ouvre sa salle »."""
    first = any(hit.group == "org" and hit.start == 0 for hit in node.hits)
    return first and node.has("partner_gives") and node.size >= 5


def _gives(view: View, node: ReadNode) -> bool:
    """Elsewhere in the map: an institution named in the node or just above, and what it gives."""
    if not _ELSEWHERE.isdisjoint(node.topics) or node.negated:
        return False
    parent = view.parent(node)
    if "feasibility" in node.topics and _opens_with_partner(node):
        return True
    if view.stage(node) in ("E3", "") and (GIVER.match(node.title) or _named_with_gift(node)):
        return not node.has("expense") or node.has("partner_gives")
    if not node.finds(_GIVES):
        return False
    named = node.has("org") or (parent is not None and parent.has("org") and parent.depth > 0)
    return named and not node.has("first_hand")


RULE = Rule("C5", TITLE, WHY, FIX, GOOD, BAD, check)
