"""C1a: « Des diagnostics de situation sont présentés sur : - les besoins des publics »."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.cues import need as need_cue
from cefi_map.checking.cues import quoted
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import names

TITLE = "Besoins du public"
WHY = "Un projet répond à des besoins constatés. Le jury veut savoir lesquels, et d'où vous les tenez."
FIX = (
    "Écrivez au moins deux difficultés de ce public, et d'où vous le tenez : enquête, entretiens, chiffre, observation."
)
GOOD = """
Reprendre pied : un atelier numérique pour les demandeurs d'emploi de plus de 50 ans (Decazeville)
  Diagnostic
    Les besoins du public
      Sur 34 personnes reçues depuis mars, 21 ne savent pas joindre un CV à un courriel
      Elles appellent un enfant ou un voisin pour chaque démarche en ligne et en ont honte
      11 ont été radiées faute d'avoir vu une convocation (relevé des conseillères)
"""
BAD = """
Reprendre pied : un atelier numérique pour les demandeurs d'emploi de plus de 50 ans (Decazeville)
  Diagnostic
    Les besoins du public
      34 personnes, de 50 à 61 ans, inscrites depuis plus d'un an
"""

# ---- the check

_SOURCE = re.compile(
    r"\b(?:entretiens\b|recits?\b|tests?\b|source|selon\b|observ|ra 20|insee|n ?= ?\d|compt[eé]|constat|retours\b|"
    r"relus?\b|ecoute|msa\b|caf\b|arml?\b|comite local)|enquete|questionnaire|en entretien|temoignage|releve|"
    r"positionnement|d'apres|statistique|i-?milo|groupes? de parole|tour de table|mur d'expression|entendu|"
    r"declarations|bilans? de sante|medecin du travail|interroge|rencontre|juriste|anonyme|file active|fichier|"
    r"sondage|diagnostic (?:mene|realise)|recueilli|verbatim|rapport|note[es]? (?:dans|par)|"
    r"dossiers\b|recense|citee?s? \d+ fois|\bdit par\b|(?:nous|m') ?(?:a|ont) dit|l'ont dit|vus? (?:depuis|a l')|"
    r"assistantes? sociales?|anlci|evado|reunion de (?:rentree|diagnostic)|cahier|portrait social"
)
_OPENS_WITH_LAW = re.compile(
    r"(?:la |le |l'|les )?(?:loi|decret|ordonnance|reforme|programme|plan|dispositif|pacte|contrat)\b"
)
_ELSEWHERE = elsewhere("context needs public project feasibility preparation implementation evaluation results")
_NOT = re.compile(r"\bne \w+ (?:plus|pas|jamais|rien)\b|\bn'\w+ (?:plus|pas|jamais|rien|aucun|aucune|personne)\b")
_MINE = ("needs", "public")
_LEAST = 2
"""Needs asked for."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two needs of this public and one anchor: a figure on a difficulty, a source, an observation."""
    needs = [node for node in view.nodes if _is_need(view, node)]
    profile = [node for node in view.under(*_MINE) if node not in needs and _is_profile(node)]
    count = sum(min(2, _distinct(node)) for node in needs)
    anchors = [node for node in needs if _anchored(view, node)] + _headings_with_source(view, needs)
    if count >= _LEAST and anchors:
        return Outcome(
            "satisfait", (*anchors[:4], *needs), message=f"Des besoins précis sont dits et fondés : {names(needs)}."
        )
    if needs and count >= _LEAST:
        return Outcome(
            "partiel",
            (*needs, *profile),
            message=f"Des besoins sont nommés, sans source ni chiffre : {names(needs)}.",
            fix=f"Ajoutez à {names(needs, 1)} d'où vous le tenez : enquête, entretiens, chiffre, observation.",
        )
    if needs:
        return Outcome(
            "partiel",
            (*needs, *profile),
            message=f"Un seul besoin est nommé : {names(needs, 1)}.",
            fix="Ajoutez un deuxième besoin de ce public, et d'où vous le tenez (enquête, entretiens, observation).",
        )
    if profile:
        return Outcome(
            "partiel",
            tuple(profile),
            message=f"Le public est décrit ({names(profile, 1)}), ses besoins ne le sont pas.",
            fix="Écrivez deux difficultés de ces personnes, et d'où vous le tenez (enquête, entretiens, observation).",
        )
    return Outcome(
        "absent",
        message="Aucun besoin du public n'est décrit.",
        fix="Écrivez deux besoins ou difficultés du public visé, avec une source : enquête, entretiens, chiffre.",
    )


def _is_need(view: View, node: ReadNode) -> bool:
    topics = node.topics
    if any(topic in _MINE for topic in topics):
        if "needs" in topics and node.size >= 1 and not _is_fact_of_place(node):
            return (
                node.has("need")
                or quoted(node)
                or node.has("first_hand")
                or (not node.has("profile") and "public" not in topics)
            )
        if quoted(node) or (node.finds(_NOT) and node.finds(figures.NUMBER)):
            return True
        return node.has("need") and not _is_fact_of_place(node)
    if not _ELSEWHERE.isdisjoint(topics):
        return topics[0] in ("territory", "policy", "indicators") and _told(node)
    if _of_people(view, node):
        return True
    if topics and topics[0] in ("evaluation", "results", "implementation", "feasibility", "project", "preparation"):
        return need_cue(node) and node.finds(_SOURCE) and not node.has("plus_minus", "eval_mode")
    if node.has("scheme") and _OPENS_WITH_LAW.match(node.title):
        return False
    return need_cue(node) or ("context" in topics and node.has("need") and not _is_fact_of_place(node))


def _told(node: ReadNode) -> bool:
    """A difficulty that somebody reports, under a title of something else."""
    return need_cue(node) and node.count("need") >= 2 and (node.has("first_hand") or bool(node.finds(_SOURCE)))


def _of_people(view: View, node: ReadNode) -> bool:
    """A difficulty said just below a node that counts the people: « 31 personnes suivies », then what they meet."""
    above = view.parent(node)
    if above is None or not above.depth or not (above.has("person_public") and above.finds(figures.NUMBER)):
        return False
    return node.has("need") and not node.has("action", "partner_gives", "scheme") and "project" in node.topics


def _is_fact_of_place(node: ReadNode) -> bool:
    """Whether the node tells of the territory rather than of the public."""
    if quoted(node) or node.has("first_hand"):
        return False
    if node.count("fact_territory") >= 3 and node.count("fact_territory") > node.count("need"):
        return True
    return node.count("fact_territory") >= 1 and node.count("need") <= 1 and not node.has("person_public")


def _is_profile(node: ReadNode) -> bool:
    """A number, an age, a status: more than the name of the public."""
    return node.finds(figures.NUMBER) or node.size >= 5


def _distinct(node: ReadNode) -> int:
    return max(1, node.count("need"))


def _anchored(view: View, node: ReadNode) -> bool:
    """A source, an observation, somebody's words, or a figure on a difficulty."""
    text = node.folded
    if _SOURCE.search(text) or node.has("first_hand") or quoted(node):
        return True
    if not node.has("need"):
        return False
    people = node.finds(figures.HEADCOUNT) and "public" in node.topics
    return node.finds(figures.SHARE) or people or (re.search(r"\d", text) is not None and "needs" in node.topics)


def _headings_with_source(view: View, needs: list[ReadNode]) -> list[ReadNode]:
    """Nodes beside or above the needs that say where they come from."""
    found: dict[int, ReadNode] = {}
    for node in needs:
        for above in view.read.ancestors(node):
            if above.depth == 0:
                break
            if any(topic in ("needs", "public", "context") for topic in above.topics) and above.finds(_SOURCE):
                found[above.index] = above
    beside = [node for node in view.under("needs", "public") if node not in needs and node.finds(_SOURCE)]
    return [*beside, *found.values()]


RULE = Rule("C1a", TITLE, WHY, FIX, GOOD, BAD, check)
