"""C7b: « et des pistes de financements »."""

from __future__ import annotations

import re

from cefi_map.checking.pointed import pointed
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names
from cefi_map.french import figures
from cefi_map.french.lexicon import groups_of
from cefi_map.french.wording import counted, sentence

TITLE = "Pistes de financement"
WHY = "Une dépense sans ressource reste une idée. Le jury attend des pistes nommées, même non acquises."
FIX = "Nommez deux financeurs possibles, ou un seul avec le montant, l'appel à projets ou l'état de la demande."
GOOD = """
Fil à fil : un atelier couture pour des femmes du quartier des Minimes
  Budget
    Financements
      Politique de la ville : dossier déposé en janvier, 4 000 € demandés
      Fondation d'entreprise d'un grossiste en tissu, réponse en avril
"""
BAD = """
Fil à fil : un atelier couture pour des femmes du quartier des Minimes
  Budget
    Financements
      Subventions publiques
"""

# ---- the check

_PLACES = frozenset(("funding", "budget", "expenses"))
_SPLIT = re.compile(r"\s*(?:;|/|,(?!\d)|\+(?! \d)| et (?=[a-z])|\s-\s)\s*")
_MONEY_OF_NOBODY = re.compile(
    r"\b(?:subventions?|(?:co|auto)?financ\w+|fonds|aides?|dons?|mecen\w+|sponsors?|credits?|collectivites?|etat)\b"
)
_NOBODY = frozenset(
    """
    a argent au aupres autre autres aux avec besoin chercher competents d de demande demandees demander demandes
    des divers diverses dossier dossiers du en et etat europeen europeens faire faite faites faudra faut
    financiers habituels il institution institutionnels institutions l la le les local locales locaux met
    necessaires nos notre nous on ou par partenaire partenaires possible possibles preparation prive privee
    privees prives public publics publique publiques qui recherchees rechercher sera seront sollicite
    sollicitees solliciter sollicites sont surtout trouver un une vient
    """.split()  # noqa: SIM905
)
"""Words that, with those of money, name nobody who gives it."""
_TOLD = re.compile(r"(?:c'est|ca|cela|on|il|ils|elle|elles|je|j'|nous|qui|que|dont|sinon|mais|pas)\b")
_PAYS = re.compile(
    r"\b(?:co)?financ(?:e|era|ent|eront)\b|\bpa[iy]e(?:ra|nt|ront)?\b|\bprend(?:ra)? en charge\b|\bsubventionn|"
    r"\b(?:devrait|pourrait|va|doit) (?:payer|financer)\b"
)
_RAISED = re.compile(
    r"\bsubventions?\b|\bmecen\w+|\bappels? a projets?|\bsponsor\w*|\btombola|\bcagnotte|\bcollectes?\b|"
    r"\bvide-greniers?|\bbrocante|\bcrowdfunding|\bappel aux dons|\bfinancement participatif"
)
"""Ways to raise money."""
_THEIRS = re.compile(r"\barce\b|\bprime d'activite|\bmicro-?credit|\bpour ceux qui|\baides? individuelles?")
"""Money that goes to the persons, not to the project."""
_CALL = re.compile(r"\bappels? a (?:projets?|manifestation|idees)|\ba[ai]p\b|\bami\b")
_INTENDED = re.compile(
    r"\b(?:demandera\w*|demander|ira|irons|irai|frapper\w*|devrait|peut[- ]etre|solliciter\w*|deposer\w*|"
    r"sera|seront|seraient|envisage\w*)\b"
)
"""What one means to ask for: no state of a request."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two named sources, or one with its amount, its call for projects or the state of the request."""
    found = [(node, sources(node)) for node in likely(view)]
    nodes = tuple(node for node, many in found if many)
    vague = tuple(node for node, many in found if not many)
    count = sum(many for _, many in found)
    detailed = [node for node in nodes if _detailed(node)]
    if count >= _LEAST or detailed:
        message = (
            f"{sentence(counted(count, 'source'))} de financement : {names(nodes)}."
            if count > 1
            else f"Une source de financement est précisée : {name(nodes[0])}."
        )
        return Outcome("satisfait", (*detailed, *nodes), message=message)
    if count:
        return Outcome(
            "partiel",
            nodes,
            (),
            f"Une seule source est nommée, sans montant ni état de la demande : {name(nodes[0])}.",
            f"Ajoutez à {name(nodes[0])} le montant, l'appel à projets ou l'état de la demande, ou une deuxième "
            f"source.",
        )
    if vague:
        return Outcome(
            "partiel",
            vague,
            (),
            f"La piste reste générale : {name(vague[0])}.",
            "Nommez deux financeurs possibles, ou un seul avec son appel à projets ou le montant demandé.",
        )
    return Outcome(
        "absent",
        message="Aucune piste de financement n'est nommée.",
        fix="Nommez deux financeurs possibles, ou un seul avec le montant, l'appel à projets ou l'état de la demande.",
    )


_LEAST = 2


def likely(view: View) -> list[ReadNode]:
    """What speaks of money that comes to the project."""
    return [node for node in pointed(view, "C7b", _PLACES, _pays) if not _spent(node) and not node.finds(_THEIRS)]


def _spent(node: ReadNode) -> bool:
    """Whether it speaks of what is paid for rather than of who gives."""
    if node.has("fund_status") or node.finds(_MONEY_OF_NOBODY) or node.signals["C7a"] < node.signals["C7b"]:
        return False
    return node.has("expense") or not node.has("funder")


def _pays(node: ReadNode) -> bool:
    """« C'est le Département qui paiera », « sponsors : la Région », « par une tombola »: said in plain words."""
    if node.finds(_RAISED) and max(node.signals.values()) < _ELSE:
        return True
    said = node.finds(_PAYS) or _MONEY_OF_NOBODY.search(node.label)
    return bool(said) and node.has("funder", "org") and node.signals["C7b"] >= _BARELY


_BARELY, _ELSE = 0.05, 0.8
"""Chance that is asked for of who pays, and chance from which a node surely speaks of something else."""


def sources(node: ReadNode) -> int:
    """How many givers a node names: at least one, unless it names nobody."""
    text = node.title if _names_nobody(node.body) and node.body in node.title else node.body
    parts = [part for part in _SPLIT.split(text) if not _TOLD.match(part) and not _names_nobody(part)]
    return max(1, sum("funder" in groups_of(part) for part in parts)) if parts else 0


def _names_nobody(text: str) -> bool:
    """« Des subventions publiques »."""
    words = re.findall(r"[a-z]+", _MONEY_OF_NOBODY.sub("", text))
    return _NOBODY.issuperset(words)


def _detailed(node: ReadNode) -> bool:
    """An amount, a share, a call for projects, or what has become of the request."""
    if node.finds(figures.AMOUNT) or node.finds(figures.MONEY) or node.finds(figures.SHARE) or node.finds(_CALL):
        return True
    return node.has("fund_status") and not node.finds(_INTENDED)


RULE = Rule("C7b", TITLE, WHY, FIX, GOOD, BAD, check)
