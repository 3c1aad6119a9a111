"""C7b: « et des pistes de financements »."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import counted, name, names, sentence

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

_SPLIT = re.compile(r"\s*(?:;|/|,(?!\d)|\+(?! \d)| et (?=[a-z])|\s-\s)\s*")
# fmt: off
_GENERIC_WORDS = frozenset(
    (
        "a", "aide", "aides", "autofinancement", "autre", "autres", "chercher", "cofinancement", "cofinancements",
        "collectivite", "collectivites", "d", "de", "demander", "des", "dossier", "dossiers", "du", "en", "et",
        "etat", "europeen", "europeens", "financement", "financements", "financeur", "financeurs", "financiers",
        "fonds", "l", "la", "le", "les", "local", "locaux", "mecenat", "nos", "par", "partenaire", "partenaires",
        "possible", "possibles", "preparation", "prive", "privee", "privees", "prives", "public", "publics",
        "publique", "publiques", "solliciter", "sont", "sponsor", "sponsors", "subvention", "subventions",
        "surtout", "un", "une", "rechercher", "chercher", "trouver", "aupres", "collectivites", "institutions",
    )
)
# fmt: on
_THEIRS = re.compile(
    r"\barce\b|prime d'activite|micro-?credit|financement du permis|\baif\b|\bcpf\b|aide a la reprise|"
    r"\bpour ceux qui|leur formation|aide individuelle"
)
_PAYER = re.compile(
    r"\b(?:agence de l'eau|agence regionale|fondations?|fonds de|conseil (?:regional|departemental|general|municipal)|"
    r"communaute (?:de|d')|ministere|caisse|credit (?:mutuel|agricole|cooperatif)|banque|mutuelle|rotary|lions|"
    r"kiwanis|bourse|dotation|concours|subvention (?:de|du)|collecte|cagnotte|mecen\w+|vente (?:de|des|d')|ventes|"
    r"tombola|loto|brocante|vide-grenier|emprunt|pret (?:de|a)|cotisations?|adhesions|taxe d'apprentissage|"
    r"fonds propres|participation (?:de|des)|helloasso|ulule|hello asso|petr|pays de|syndicat mixte|epci)\b"
)
"""Institutions and mechanisms that give money."""
_GRANT = re.compile(
    r"\b(?:notifi|accord|sollicit|demande|obtenu|vote|depose|acquis|allou|attribu|vers(?:e|ee|es|ees)\b|promis|"
    r"convention|fleche|arrete|engage|refuse|en attente|en instruction)"
)
"""What becomes of a request for money."""
_NONE = re.compile(r"\bpas de financement|\baucun financement|\bfinancement a trouver")
_REST = re.compile(r"^(?:autofinancement : )?(?:le )?(?:solde|reste)\b")
_ELSEWHERE = frozenset(
    (
        "budget",
        "expenses",
        "feasibility",
        "objectives",
        "next",
        "perimeter",
        "means",
        "planning",
        "implementation",
        "followup",
    )
)
_FAR = frozenset(
    ("needs", "public", "territory", "policy", "indicators", "criteria", "next", "strengths", "weaknesses", "purpose")
)
_NEVER = elsewhere(
    "project feasibility means partners budget funding preparation implementation actions adjustments "
    "people_followup evaluation results role out"
)


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two named sources, or one with its amount, its call for projects or the state of the request."""
    found = [(node, sources) for node in view.nodes if (sources := _sources(view, node))]
    nodes = tuple(node for node, _ in found)
    count = sum(len(sources) for _, sources in found)
    detailed = [node for node in nodes if _detailed(view, node)]
    vague = [
        node
        for node in view.under("funding")
        if node not in nodes and not node.negated and _is_generic(node.body) and not node.finds(_NONE)
    ]
    if count >= 2 or detailed:
        message = (
            f"{sentence(counted(count, 'source'))} de financement : {names(nodes)}."
            if count > 1
            else f"Une source de financement est précisée : {name(nodes[0])}."
        )
        return Outcome("satisfait", (*detailed, *nodes), message=message)
    if count == 1:
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
            tuple(vague),
            (),
            f"La piste reste générale : {name(vague[0])}.",
            "Nommez deux financeurs possibles, ou un seul avec son appel à projets ou le montant demandé.",
        )
    return Outcome(
        "absent",
        message="Aucune piste de financement n'est nommée.",
        fix="Nommez deux financeurs possibles, ou un seul avec le montant, l'appel à projets ou l'état de la demande.",
    )


def _is_generic(text: str) -> bool:
    """« Des subventions publiques »: words of funding and nobody's name."""
    words = re.findall(r"[a-z]+", text)
    return bool(words) and all(word in _GENERIC_WORDS for word in words)


def _sources(view: View, node: ReadNode) -> list[str]:
    if node.negated:
        return []
    if _is_grant(view, node):
        return [node.folded]
    if not _FAR.isdisjoint(node.topics) and "funding" not in node.topics:
        return []
    if node.finds(_THEIRS) or node.finds(_NONE) or _REST.match(node.title):
        return []
    body = node.body.strip(" .")
    if "funding" in node.topics and "expenses" not in node.topics:
        if (
            _is_generic(body)
            or (_is_generic(node.title) and not node.node.attributes)
            or re.match(r"^[\d .,€k]+$", node.title)
        ):
            return []
        if node.has("expense") and not node.has("funder", "fund_status") and not node.finds(_PAYER):
            return []
        parts = [part for part in _SPLIT.split(re.sub(r"\([^)]*\)", "", body)) if re.search(r"[a-z]{2,}", part)]
        named = [part for part in parts if _is_name(part)]
        return named or parts[:1]
    text = node.folded
    payer = re.search(
        r"\bpayee?s? par|\bfinancee?s? par|\bpaiera|\bprend en charge|^[^:]{2,30} : (?:co)?(?:finance|"
        r"paye)\w*\b|\bprise? en charge par",
        text,
    )
    if (
        payer
        and (node.has("funder") or node.has("org"))
        and not any(topic in ("needs", "public", "policy") for topic in node.topics)
    ):
        return [
            part
            for part in _SPLIT.split(re.sub(r"\([^)]*\)", "", text[payer.start() :]))
            if _is_name(part) and re.search(r"[a-z]{3,}", part)
        ][:3]
    if "expenses" in node.topics and node.has("funder") and node.has("fund_status") and not node.finds(figures.AMOUNT):
        return [part for part in _SPLIT.split(re.sub(r"\([^)]*\)", "", body)) if _is_name(part)]
    if not _NEVER.isdisjoint(node.topics):
        return []
    pays = re.search(
        r"\bfinanc(?:e|era|ent|ement|eur)\b|\bcofinanc|\bsubvention|\bappel a projet|\baap\b|\bapp?els? a projets?",
        text,
    )
    if "budget" in node.topics or "feasibility" in node.topics or "expenses" in node.topics or pays:
        parent = view.parent(node)
        funded = (
            node.has("funder")
            or _PAYER.search(text)
            or (parent is not None and parent.has("funder") and node.finds(figures.AMOUNT))
        )
        if not funded or not (
            pays
            or (node.has("fund_status") and (node.finds(figures.AMOUNT) or "budget" in node.topics))
            or ("budget" in node.topics and not node.has("expense"))
        ):
            return []
        if "partners" in node.topics and not (node.finds(figures.AMOUNT) or _SHARED.search(text)):
            return []
        if node.topics and node.topics[0] in ("actions", "implementation", "means") and not pays:
            return []
        return [text]
    return []


def _is_grant(view: View, node: ReadNode) -> bool:
    """A funder, an amount of money and the state of the request: a source, wherever it stands."""
    parent = view.parent(node)
    named = node.has("funder") or (parent is not None and parent.heading and parent.has("funder"))
    return (
        named
        and _ELSEWHERE.issuperset(node.topics)
        and node.finds(figures.AMOUNT)
        and node.finds(_GRANT)
        and not node.finds(figures.HEADCOUNT)
        and not node.finds(_THEIRS)
    )


_SHARED = re.compile(r"appel a projet|\baap\b|\bfinanc\w+ (?:a hauteur|la moitie|le tiers|\d+ ?%)")
_FILLER = re.compile(
    r"^(?:le reste|solde|autres?|demandes?|sollicite\w*|a solliciter|reponse|dossier|accord|vote|en attente|"
    r"notifie|dont|conseils?|reste|depot|commission|moyens propres|ca|on|je|nous|il|elle|ils|elles|c'est|pas|mais|si|"
    r"sinon|pour|courrier|rendez-vous|date|avant le|comite|appel de)\b"
)


def _is_name(part: str) -> bool:
    return not _FILLER.match(part.strip())


def _detailed(view: View, node: ReadNode) -> bool:
    text = node.folded
    if re.search(
        r"\bon attend\b|\benvoye|\bcommission|\breponse|\ben (?:janv|fev|mars|avril|mai|juin|juil|sept|oct|nov|dec)",
        text,
    ):
        return True
    return bool(node.finds(figures.AMOUNT) or node.finds(figures.MONEY) or re.search(r"\d ?%", text)) or node.has(
        "fund_status"
    )


RULE = Rule("C7b", TITLE, WHY, FIX, GOOD, BAD, check)
