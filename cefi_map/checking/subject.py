"""What a map is about: a project for the insertion of publics, or something else (a journey, a course, one person).

Off-topic branches are left out of all verdicts; a map that is off topic as a whole gets a sentence that says why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .about import PERSONS, chance
from .announcing import announced
from .reading import ReadMap, ReadNode
from .topics import STAGE

Kind = Literal["project", "person", "own", "course", "venture", "other", "empty"]

_PERSON = re.compile(
    r"\b(?:mme|mlle|madame|monsieur|mr)\.? [a-z]|^m\. [a-z]|\bm\. [a-z]\b|^(?:accompagnement|parcours|situation|"
    r"projet) (?:individuel )?d[eu'] ?(?:mme|m\.|monsieur|madame)"
)
_AGE = re.compile(r"\b\d\d ans\b(?! et)")
_ONE = re.compile(r"\b(?:elle|il (?!faut|y a|s'agit|est prevu|existe)|son|sa|ses|lui|l'a|madame|monsieur|mme)\b")
_MANY = re.compile(
    r"\b(?:ils|elles|leurs?|jeunes|femmes|participants|personnes|salaries|beneficiaires|stagiaires|parents|"
    r"publics?|candidats|demandeurs|habitants|groupes?)\b"
)
_COURSE_ROOT = re.compile(
    r"\bce que j'ai (?:retenu|appris)|"
    r"\b(?:methodologie|cours|revision|fiche memo|memo|conduite de projet|gestion de projet|"
    r"management de projet|notes de|theorie)\b"
)
_COURSE_NAMED = re.compile(r"^(?:cours|chapitre|lecon|td) ?\d")


_RULE = re.compile(
    r"\b(?:doit|doivent) (?:etre|etablir|permettre)|\bpermet(?:tent)? (?:de|d')|\bil faut\b|\bon distingue|"
    r"\bse choisi(?:t|ssent)|\bconsiste a|"
    r"\bdonne le sens|\bs'appuie sur des\b|\best (?:un|une|l'ensemble)\b|\bsont des\b|\btoujours\b|"
    r"\bpar exemple\b|\bc'est-a-dire|\bse definit|"
    r"^(?:identifier|realiser|definir|analyser|prevoir|choisir|capitaliser|reperer) (?:les|le|la|l'|des)"
)
_LEAST_STRONG, _LEAST_RULES = 4, 4
_SAMPLE = 300
"""Nodes that are enough to hear whom a map speaks of."""
_LEAST_ONE, _LEAST_STAGES = 4, 3
_LEAST = 12
"""Nodes that say something, under which a map has only begun and is not called off topic for want of words."""


@dataclass(frozen=True, slots=True)
class Subject:
    """``left_out`` are the places of nodes that count for nothing; ``notice`` is a sentence in French or ""."""

    kind: Kind
    left_out: frozenset[int]
    notice: str = ""


def subject(read: ReadMap) -> Subject:
    """What the map is about, and the branches that are about something else. Titles of a course over most branches, or
    words of trade in them, are a figure of speech where the map as a whole is surely a project."""
    if all(each.blank for each in read.nodes[1:]):
        return Subject("empty", frozenset())
    branches = [read.nodes[index] for index in read.root.children]
    stranger_chance = chance(read.root, read.nodes)
    kinds = {branch.index: _branch_kind(read, branch, stranger_chance) for branch in branches}
    strangers = [branch for branch in branches if kinds[branch.index] != "project"]
    kept = [branch for branch in branches if kinds[branch.index] == "project"]
    if len(strangers) > len(kept) and stranger_chance < _AGREED:
        strangers, kept = [], branches
    if not kept:
        kind = kinds[branches[0].index]
        return Subject(kind, frozenset(range(len(read.nodes))), NOTICES[kind])
    rest = [read.root, *(node for branch in kept for node in read.branch(branch))]
    kind = _kind(read.root, rest)
    if (
        len(strangers) > len(kept)
        and all(kinds[branch.index] == "course" for branch in strangers)
        and kind == "project"
    ):
        return Subject("course", _places(read, strangers), NOTICES["course"])
    if kind == "project" and len(strangers) > len(kept):
        return Subject("other", frozenset(range(len(read.nodes))), NOTICES["other"])
    if kind == "project":
        return Subject(
            kind, _places(read, strangers), NOTICES["branch"].format(_quoted(strangers)) if strangers else ""
        )
    out = _places(read, strangers) if kind in ("person", "own") else frozenset(range(len(read.nodes)))
    return Subject(kind, out, NOTICES[kind])


def _branch_kind(read: ReadMap, branch: ReadNode, stranger_chance: float) -> Kind:
    """What one branch is about: a course by its title (unless the map is surely a project) or words, or, where it holds
    a whole project, like a map."""
    nodes = read.branch(branch)
    words = _Words(nodes)
    named = _COURSE_NAMED.match(branch.title) is not None and stranger_chance >= _SURELY_NOT
    if named or (words.course >= 3 and words.course > words.strong):
        return "course"
    leisure = words.share("holiday", "software")
    stranger = words.other >= _LEAST_LEISURE and leisure >= _SHARE_LEISURE and leisure > words.share(*_PEOPLE)
    if stranger and not announced(branch):
        return "other"
    if len({STAGE[topic] for node in nodes if node.heading for topic in node.topics if topic in STAGE}) < _LEAST_STAGES:
        return "project"
    return _kind(branch, nodes)


def _kind(top: ReadNode, nodes: Sequence[ReadNode]) -> Kind:
    """What a map is about: by what it plainly says and by all its small signs weighed together (``about.py``)."""
    words = _Words(nodes)
    below = [node for node in nodes if node is not top]
    plain = _plainly(top, below, words)
    if words.said < _LEAST:
        return plain
    if chance(top, below) < (_ALONE if plain == "project" else _AGREED):
        return "project"
    return _nearest(below, words) if plain == "project" else plain


_ALONE, _AGREED, _SURELY_NOT = 0.6, 0.15, 0.05
"""Chance from which a map is about something else, and from which it is where it plainly says so (taking a project for
something else is the worse error); chance under which it is a project whatever its titles are called."""


def _plainly(top: ReadNode, below: Sequence[ReadNode], words: _Words) -> Kind:
    if _one_person(top, below):
        return "person"
    facts = sum(any(word[0].isdigit() for word in each.words) for each in below)
    if _COURSE_ROOT.search(top.folded) and (words.strong < 3 or facts * 5 < len(below)):
        return "course"
    if _only_general(below, words):
        return "course"
    return _elsewhere(words)


def _nearest(below: Sequence[ReadNode], words: _Words) -> Kind:
    """What a map that is no project speaks of most."""
    said = [node for node in below if not node.blank][:_SAMPLE]
    shares: dict[Kind, float] = {
        "person": sum(node.finds(PERSONS["one"]) for node in said) / len(said),
        "own": sum(node.finds(PERSONS["i"]) or node.finds(PERSONS["mine"]) for node in said) / len(said),
        "venture": words.share("venture"),
        "course": words.share("course"),
        "other": words.share("holiday", "software"),
    }
    return max(shares, key=lambda kind: _PULL[kind] * shares[kind])


_PULL: dict[Kind, float] = {"person": 1.0, "own": 1.0, "venture": 1.3, "course": 1.5, "other": 1.5}
"""Words of persons are met in every map, those of a trade or a course in few."""


def _elsewhere(words: _Words) -> Kind:
    """« project », unless the map speaks more of its author's own life, of trade or of leisure than of a public."""
    if words.own >= _LEAST_OWN and words.share("own_life") >= _SHARE_OWN:
        return "own"
    private = words.venture + words.other
    away = words.share("venture", "holiday", "software")
    if private >= _LEAST_PRIVATE and away >= _SHARE_PRIVATE and away >= _RIVAL * words.share(*_PEOPLE):
        return "venture" if words.venture > words.other else "other"
    return "project"


_PEOPLE = ("person_public", "insertion", "insertion_general")
"""Fields that a project for a public cannot do without."""
_LEAST_OWN, _SHARE_OWN = 4, 0.12
_LEAST_PRIVATE, _SHARE_PRIVATE, _RIVAL = 6, 0.2, 0.9
_LEAST_LEISURE, _SHARE_LEISURE = 3, 0.34
"""Different words and shares of the nodes: measured on labelled maps, where the two sides lie far apart (own life: at
most 2 words against 9 and more; trade or leisure: under half of the public's share against more than it; a public: 0.18
of the nodes at least against 0.14 at most)."""


NOTICES = {
    "person": "Cette carte suit une seule personne : le bloc 3 demande un projet pour un public.",
    "own": "Cette carte porte sur votre propre parcours : le bloc 3 demande un projet pour un public.",
    "venture": "Cette carte décrit une entreprise et ses clients : le bloc 3 demande un projet pour un public.",
    "course": "Cette carte reprend un cours de méthode : le bloc 3 demande les faits de votre projet.",
    "other": "Cette carte ne parle pas d'un projet d'insertion : nommez le public et le projet.",
    "branch": "La branche {} ne parle pas du projet d'insertion : elle ne compte dans aucun verdict.",
}  # fmt: skip


class _Words:
    """How many different words of each field a run of nodes holds, and how many of its nodes hold some."""

    __slots__ = ("_found", "_nodes", "said")

    def __init__(self, nodes: Sequence[ReadNode]) -> None:
        self._found: dict[str, set[tuple[str, ...]]] = {}
        self._nodes = [node for node in nodes if not node.blank]
        self.said = len(self._nodes)
        for node in nodes:
            for hit in node.hits:
                if hit.group in _FIELDS:
                    self._found.setdefault(hit.group, set()).add(tuple(node.words[hit.start : hit.end]))

    def share(self, *fields: str) -> float:
        """Of the nodes that say something, those that hold a word of the fields."""
        return sum(node.has(*fields) for node in self._nodes) / max(1, self.said)

    def _different(self, *fields: str) -> int:
        return sum(len(self._found.get(field, ())) for field in fields)

    @property
    def strong(self) -> int:
        return self._different("insertion")

    @property
    def general(self) -> int:
        return self._different("insertion_general")

    @property
    def other(self) -> int:
        return self._different("holiday", "software")

    @property
    def venture(self) -> int:
        return self._different("venture")

    @property
    def own(self) -> int:
        return self._different("own_life")

    @property
    def course(self) -> int:
        return self._different("course")

    @property
    def public(self) -> int:
        return self._different("person_public")


_FIELDS = frozenset(
    {"insertion", "insertion_general", "holiday", "software", "course", "person_public", "venture", "own_life"}
)


def _only_general(below: Sequence[ReadNode], words: _Words) -> bool:
    """Sentences on how one ought to do, and hardly a figure or a name: a course that does not say so."""
    if words.strong >= _LEAST_STRONG:
        return False
    rules = sum(each.finds(_RULE) for each in below)
    figures = sum(any(word[0].isdigit() for word in each.words) for each in below)
    return rules >= _LEAST_RULES and figures * 2 <= rules


def _one_person(top: ReadNode, below: Sequence[ReadNode]) -> bool:
    """One person at the centre: named or aged in the title, or spoken of (« il », « son ») where nobody else is."""
    below = below[:_SAMPLE]
    one = sum(each.finds(_ONE) for each in below)
    many = sum(each.finds(_MANY) for each in below)
    if one >= max(_LEAST_ONE, len(below) / 4) and many * 4 <= one:
        return True
    if _PERSON.search(top.folded):
        return True
    aged = _AGE.search(top.folded) is not None and not _MANY.search(top.folded)
    return aged and one > max(many, sum(each.finds(PERSONS["mine"]) for each in below))


def _places(read: ReadMap, branches: list[ReadNode]) -> frozenset[int]:
    return frozenset(node.index for branch in branches for node in read.branch(branch))


def _quoted(branches: list[ReadNode]) -> str:
    return ", ".join(f"« {' '.join(each.node.text.split())[:40]} »" for each in branches[:3])
