"""C1a: « Des diagnostics de situation sont présentés sur : - les besoins des publics »."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from cefi_map.checking.pending import pending
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.signals import content
from cefi_map.checking.view import View
from cefi_map.checking.wording import names
from cefi_map.french import figures
from cefi_map.french.lexicon import Hit

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

_SURE, _SEEN, _FAINT = 0.5, 0.15, 0.04
"""Chances from which a node tells of the public, does so if it tells of a lack, is given a second look."""
_BY_ITSELF, _STRONG = 0.3, 0.5
"""Chances from which what a node says, wherever it stands, tells of the public; from which a need counts in full, there
where it stands or by itself."""
_PLAIN, _ELSE = 0.5, 0.5
"""Chances from which a word such as « j'ai » is a source; from which a node speaks of something else."""
_LACK = re.compile(r"\b(?:ne|n'|ni|pas|plus|sans|jamais|aucun\w*|personne|rien|trop|peu)\b")
_NOT = re.compile(r"\bne\b|\bn'|\bpas\b")
_AGE = re.compile(r"\b\d\d ?(?:-|a|/|et) ?\d\d\b|\d ans\b(?! d)|\bages?\b|\bagee?s?\b|\bannees\b")
_LISTED = re.compile(r"[,;/+]| et | mais ")
_HOW_MANY = re.compile(
    r"\b\d+ (?!ans\b)(?:[\w-]+ ){0,7}(?:ne |n'|sans )|\bn ?= ?\d|: \d+$|\bsur (?:les |nos )?\d+ [^;.:]{3,40}, \d+ "
)
"""« 11 n'ont pas ouvert leur courrier », « pas de garde après 18 h : 11 », « sur les 40 inscrits, 15 ont renoncé »."""
_LATER = re.compile(
    r"(?:^|[:;.(→] ?)(?:a )?(?:voir|cf)\b|\bil faudr|"
    r"\bser(?:a|ont) (?:identifi|recens|repere|analys|etudi|recueilli)|"
    r"\ba (?:identifier|recenser|reperer|approfondir|creuser|lever|analyser|etudier)\b|"
    r"\b(?:enquetes?|entretiens?|questionnaires?|methode)\b[^,;]{0,200}\b"
    r"(?:a (?:mener|lancer|faire|realiser|prevoir)|prevue?s?)\b"
)
"""What is to be found elsewhere, or is still to be asked."""
# fmt: off
_FAINT_SOURCE = frozenset((
    "j ai", "dit", "vu", "vus", "recu", "recue", "cite", "citer", "retour", "bilan", "recensement", "entretien",
    "dossier", "test", "permanence", "a permanence", "depui deu ans", "depui troi ans",
))
# fmt: on
"""Words of a source, or of anything."""
_DENIAL = frozenset(("n", "ne", "ni", "pas", "jamai", "aucun", "aucune"))
_NEAR = 5
"""Words before a source among which it is denied."""
_SOURCE = re.compile(
    r"\bd'apres\b|\bcompte \d|\bdit (?:l'|le |la |un |une |mme|m\.)|"
    r"\b(?:je|nous|on) les (?:ai|a|avons|connai\w+|croise\w*|recoi\w+)\b|"
    r"\b(?:je|nous|on) (?:les |le |l')(?:voi|voy|enten|constat)\w+|"
    r"\b(?:m'|(?:me|nous) (?:l'|les? )?)(?:a|ont) (?:dit|montre|raconte|confie|explique)|"
    r"\b(?:recu|rencontre|interroge|vu|entendu|questionne|ecoute)e?s (?:une? (?:par|a) une?|par|chaque|pendant)\b|"
    r"\bnotee?s? (?:dans|sur|au|par)\b|\b(?:un|mon|notre) (?:cahier|carnet)\b|\b(?:cahier|carnet|registre)s? tenu"
)
"""An observation told: « je les ai vus », « reçus un par un », « notés dans un cahier »."""
_LEAST = 2
"""Needs asked for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is said of the public: its needs, surest first, where they are known from, who the people are."""

    needs: list[ReadNode]
    anchors: list[ReadNode]
    profile: list[ReadNode]

    @property
    def several(self) -> bool:
        """Two needs; two that are hardly heard make one."""
        return sum(_worth(need) for need in self.needs) >= _LEAST

    @property
    def level(self) -> int:
        return 2 if self.several and self.anchors else 1 if self.needs or self.profile else 0


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two needs of this public and one anchor: a figure on a difficulty, a source, an observation."""
    found = _found(view, _likely)
    if found.level < _LEAST:
        again = _found(view, lambda node: _likely(node) or _by_itself(node))
        found = again if again.level > found.level else found
    needs, profile = found.needs, found.profile
    if found.level == _LEAST:
        return Outcome(
            "satisfait",
            (*found.anchors[:4], *needs),
            message=f"Des besoins précis sont dits et fondés : {names(needs)}.",
        )
    if found.several:
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


def _found(view: View, likely: Callable[[ReadNode], bool]) -> _Found:
    told = [node for node in view.nodes if likely(node) and _says(node)]
    profile = [node for node in told or _under_public(view) if _is_profile(node)]
    needs = sorted((node for node in told if not _is_profile(node)), key=lambda node: (-_chance(node), node.index))
    anchors = [need for need in needs if _anchored(need)]
    known = {need.index for need in needs}
    rest = [node for node in view.nodes if node.index not in known]
    beside = [node for node in rest if _is_source(node, _SEEN) and _says(node)]
    above = {need.parent: view.read.nodes[need.parent] for need in needs if need.depth > 1}
    titles = [title for title in above.values() if title.heading and _says(title) and _is_source(title, _SEEN / 3)]
    return _Found(needs, [*anchors, *beside, *titles], profile)


def _under_public(view: View) -> list[ReadNode]:
    """What stands under « Public », even where it reads like an objective."""
    above = view.read.nodes
    return [node for node in view.nodes if "public" in (*node.topics, *above[node.parent].topics[:1])]


def _worth(need: ReadNode) -> float:
    """How many needs it counts for: two where it lists some, half where it is hardly heard."""
    several = need.count("need") > 1 and need.finds(_LISTED)
    heard = max(_chance(need), content(need)["C1a"]) >= _STRONG
    return (2 if several else 1) * (1 if heard else 0.5)


def _chance(node: ReadNode) -> float:
    return node.signals.get("C1a", 0.0)


def _says(node: ReadNode) -> bool:
    return node.size > 1 and not node.blank and not node.finds(_LATER) and not pending(node)


def _likely(node: ReadNode) -> bool:
    return _chance(node) >= (_SEEN if _lacks(node) else _SURE)


def _by_itself(node: ReadNode) -> bool:
    """A lack that is told under titles that announce something else altogether."""
    heard = _chance(node) >= _FAINT and content(node)["C1a"] >= _BY_ITSELF
    return heard and _lacks(node) and max(node.signals.values()) <= _ELSE


def _lacks(node: ReadNode) -> bool:
    return node.has("need") or node.finds(_LACK)


def _is_profile(node: ReadNode) -> bool:
    """A number, an age, a status, that is no difficulty."""
    if _known(node):
        return False
    described = node.finds(figures.NUMBER) or node.has("profile")
    aged = node.finds(_AGE) and not node.finds(_NOT)
    return aged or (described and not _lacks(node))


def _anchored(node: ReadNode) -> bool:
    """A source, an observation, or how many meet the difficulty."""
    return _known(node) or node.finds(figures.SHARE) or node.finds(_HOW_MANY)


def _is_source(node: ReadNode, least: float) -> bool:
    return _chance(node) >= least and _known(node)


def _known(node: ReadNode) -> bool:
    """Whether it says where it is known from."""
    if node.finds(_SOURCE):
        return True
    hits = [hit for hit in node.hits if hit.group in ("source", "first_hand")]
    told = [" ".join(node.words[hit.start : hit.end]) for hit in hits if not _denied(node, hit)]
    return any(source not in _FAINT_SOURCE for source in told) or (bool(told) and _chance(node) >= _PLAIN)


def _denied(node: ReadNode, hit: Hit) -> bool:
    """« Jamais passé d'entretien »: what they lack, not where it is known from."""
    return not _DENIAL.isdisjoint(node.words[max(0, hit.start - _NEAR) : hit.start + 1])


RULE = Rule("C1a", TITLE, WHY, FIX, GOOD, BAD, check)
