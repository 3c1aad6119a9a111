"""What a map is about: a project for the insertion of publics, or something else (a journey, a course, one person).

Off-topic branches are left out of all verdicts; a map that is off topic as a whole gets a sentence that says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .reading import ReadMap, ReadNode

Kind = Literal["project", "person", "course", "other", "empty"]

_PERSON = re.compile(
    r"\b(?:mme|mlle|madame|monsieur|mr)\.? [a-z]|^m\. [a-z]|\bm\. [a-z]\b|^(?:accompagnement|parcours|situation|"
    r"projet) (?:individuel )?d[eu'] ?(?:mme|m\.|monsieur|madame)"
)
_AGE = re.compile(r"\b\d\d ans\b(?! et)")
_ONE = re.compile(r"\b(?:elle|il|son|sa|lui|l'a|madame|monsieur|mme)\b")
_MANY = re.compile(
    r"\b(?:ils|elles|leurs?|jeunes|femmes|participants|personnes|salaries|beneficiaires|stagiaires|parents|"
    r"publics?|candidats|demandeurs|habitants|groupes?)\b"
)
_COURSE_TITLE = re.compile(
    r"^(?:cours|chapitre|lecon|module|seance|partie|ue|td|fiche) ?\d* ?[:.-]? ?(?:c'est quoi|theor|definition|"
    r"le diagnostic|les objectifs)?|\bdefinitions?\b|\btheorie\b|\bcours\b|\bmemo\b"
)
_COURSE_ROOT = re.compile(
    r"\b(?:methodologie|cours|revision|fiche memo|memo|conduite de projet|gestion de projet|"
    r"management de projet|notes de|theorie)\b"
)
_COURSE_NAMED = re.compile(r"^(?:cours|chapitre|lecon|td) ?\d")


_LEAST = 8
"""Nodes under which a map is too short to be called off topic for want of words."""


@dataclass(frozen=True, slots=True)
class Subject:
    """``left_out`` are the places of nodes that count for nothing; ``notice`` is a sentence in French or ""."""

    kind: Kind
    left_out: frozenset[int]
    notice: str = ""


def subject(read: ReadMap) -> Subject:
    """What the map is about, and the branches that are about something else."""
    branches = [read.nodes[index] for index in read.root.children]
    own = {branch.index: _Words(read.branch(branch)) for branch in branches}
    whole = _Words(read.nodes)
    person = _one_person(read)
    root = read.root
    if not any(not each.blank for each in read.nodes[1:]):
        return Subject("empty", frozenset())
    course_branches = [branch for branch in branches if _course(branch, own[branch.index])]
    if person:
        return Subject("person", frozenset(), NOTICES["person"])
    if (_COURSE_ROOT.search(root.folded) and whole.strong < 3 and whole.course >= 2) or (
        len(course_branches) * 2 > len(branches) and whole.strong < 3 + whole.course
    ):
        kept = [branch for branch in branches if branch not in course_branches and own[branch.index].figures]
        out = _places(read, [branch for branch in branches if branch not in kept]) | {0}
        return Subject("course", out, NOTICES["course"])
    if (whole.other >= 3 and whole.other > 2 * whole.strong) or (
        whole.strong + whole.general < 2 and whole.public == 0 and len(read) >= _LEAST
    ):
        return Subject("other", frozenset(range(len(read.nodes))), NOTICES["other"])
    strangers = [branch for branch in branches if branch in course_branches or _stranger(own[branch.index])]
    notice = NOTICES["branch"].format(_quoted(strangers)) if strangers else ""
    return Subject("project", _places(read, strangers), notice)


NOTICES = {
    "person": "Cette carte suit une seule personne : le bloc 3 demande un projet pour un public.",
    "course": "Cette carte reprend un cours de méthode : le bloc 3 demande les faits de votre projet.",
    "other": "Cette carte ne parle pas d'un projet d'insertion : nommez le public et le projet.",
    "branch": "La branche {} ne parle pas du projet d'insertion : elle ne compte dans aucun verdict.",
}  # fmt: skip


class _Words:
    """How many different words of each field a run of nodes holds."""

    __slots__ = ("course", "figures", "general", "other", "public", "strong")

    def __init__(self, nodes: object) -> None:
        found: dict[str, set[tuple[str, ...]]] = {}
        self.figures = False
        for node in nodes:  # type: ignore[attr-defined]
            for hit in node.hits:
                if hit.group in _FIELDS:
                    found.setdefault(hit.group, set()).add(tuple(node.words[hit.start : hit.end]))
            self.figures = self.figures or any(word[0].isdigit() for word in node.words)
        self.strong = len(found.get("insertion", ()))
        self.general = len(found.get("insertion_general", ()))
        self.other = len(found.get("holiday", ())) + len(found.get("software", ()))
        self.course = len(found.get("course", ()))
        self.public = len(found.get("person_public", ()))


_FIELDS = frozenset({"insertion", "insertion_general", "holiday", "software", "course", "person_public"})


def _course(branch: ReadNode, words: _Words) -> bool:
    return bool(_COURSE_NAMED.match(branch.title)) or (words.course >= 3 and words.course > words.strong)


def _stranger(words: _Words) -> bool:
    return words.other >= 3 and words.other > words.strong + words.general


def _one_person(read: ReadMap) -> bool:
    """One named person at the centre, and texts that speak of her or him rather than of many."""
    root = read.root.folded
    named = bool(_PERSON.search(root))
    aged = bool(_AGE.search(root)) and not _MANY.search(root)
    if not named and not aged:
        return False
    texts = [each.folded for each in read.nodes[1:]]
    one = sum(bool(_ONE.search(text)) for text in texts)
    many = sum(bool(_MANY.search(text)) for text in texts)
    return named or one > many


def _places(read: ReadMap, branches: list[ReadNode]) -> frozenset[int]:
    return frozenset(node.index for branch in branches for node in read.branch(branch))


def _quoted(branches: list[ReadNode]) -> str:
    return ", ".join(f"« {' '.join(each.node.text.split())[:40]} »" for each in branches[:3])
