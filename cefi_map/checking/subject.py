"""What a map is about: a project for the insertion of publics, or something else (a journey, a course, one person).

Off-topic branches are left out of all verdicts; a map that is off topic as a whole gets a sentence that says why.
``kinds.py`` says what a map is about, this file what its branches are, and what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .about import Kind, chances
from .announcing import announced
from .kinds import AGREED, PEOPLE, different, kind_of, share
from .reading import ReadMap, ReadNode
from .topics import STAGE


@dataclass(frozen=True, slots=True)
class Subject:
    """``left_out`` are the places of nodes that count for nothing; ``notice`` is a sentence in French or ""."""

    kind: Kind
    left_out: frozenset[int]
    notice: str = ""


NOTICES = {
    "person": "Cette carte suit une seule personne : le bloc 3 demande un projet pour un public.",
    "own": "Cette carte porte sur votre propre parcours : le bloc 3 demande un projet pour un public.",
    "venture": "Cette carte décrit une entreprise et ses clients : le bloc 3 demande un projet pour un public.",
    "course": "Cette carte reprend un cours de méthode : le bloc 3 demande les faits de votre projet.",
    "other": "Cette carte ne parle pas d'un projet d'insertion : nommez le public et le projet.",
    "branch": "La branche {} ne parle pas du projet d'insertion : elle ne compte dans aucun verdict.",
}  # fmt: skip


def subject(read: ReadMap) -> Subject:
    """What the map is about, and the branches that are about something else. Most branches strange to a map that as a
    whole is likely a project are figures of speech: chapters for titles, words of trade."""
    branches = [branch for branch in read.children(read.root) if branch.index not in read.hollow]
    if not branches:
        return Subject("empty", frozenset())
    whole = chances(read.root, read.nodes)
    off = 1 - whole["project"]
    kinds = {branch.index: _branch_kind(read, branch, off) for branch in branches}
    strangers = [branch for branch in branches if kinds[branch.index] != "project"]
    mostly = len(strangers) * 2 > len(branches)
    if mostly and off < AGREED:
        strangers, mostly = [], False
    kept = [branch for branch in branches if branch not in strangers]
    nodes = [read.root, *_nodes(read, kept)]
    weighed = chances(read.root, nodes) if strangers else whole
    kind = kind_of(read.root, nodes, weighed) if kept else kinds[branches[0].index]
    if kind == "project" and not mostly:
        return Subject(kind, _places(read, strangers), _branch_notice(strangers))
    if kind == "project":
        chapters = all(kinds[each.index] == "course" for each in strangers)
        kind = "course" if chapters else "other"
        return Subject(kind, _places(read, strangers) if chapters else _all(read), NOTICES[kind])
    out = _places(read, strangers) if kept and kind in ("person", "own") else _all(read)
    return Subject(kind, out, NOTICES[kind])


_CHAPTER = re.compile(r"^(?:cours|chapitre|lecon|td) ?\d")
_LEAST_LEISURE, _SHARE_LEISURE = 3, 0.34
"""Different words of leisure or software in a branch, and the share of its nodes that hold one."""
_LEAST_STAGES, _BRANCH = 3, 0.6
"""Stages that make a branch as rich as a map, and the chance from which it is then a stranger: a project's one branch
may well tell of one person (a persona) or of trade."""


def _branch_kind(read: ReadMap, branch: ReadNode, off: float) -> Kind:
    """What one branch is about: a course by its title, leisure by its words, or, where it holds a whole project, as a
    map; ``off`` is the chance that the map is about something else."""
    nodes = read.branch(branch)
    if _CHAPTER.match(branch.title) and off >= AGREED:
        return "course"
    if _leisure([node for node in nodes if not node.blank]) and not announced(branch):
        return "other"
    stages = {STAGE[topic] for node in nodes if node.heading for topic in node.topics if topic in STAGE}
    return kind_of(branch, nodes, chances(branch, nodes), _BRANCH) if len(stages) >= _LEAST_STAGES else "project"


def _leisure(nodes: Sequence[ReadNode]) -> bool:
    """Leisure or software throughout, and more of it than of people and of partners."""
    spoken = share(nodes, "holiday", "software")
    return (
        different(nodes, "holiday", "software") >= _LEAST_LEISURE
        and spoken >= _SHARE_LEISURE
        and spoken > share(nodes, *PEOPLE, "org")
    )


def _branch_notice(strangers: Sequence[ReadNode]) -> str:
    titles = ", ".join(f"« {' '.join(each.node.text.split())[:40]} »" for each in strangers[:3])
    return NOTICES["branch"].format(titles) if strangers else ""


def _nodes(read: ReadMap, branches: Sequence[ReadNode]) -> list[ReadNode]:
    return [node for branch in branches for node in read.branch(branch)]


def _all(read: ReadMap) -> frozenset[int]:
    return frozenset(range(len(read)))


def _places(read: ReadMap, branches: Sequence[ReadNode]) -> frozenset[int]:
    return frozenset(node.index for node in _nodes(read, branches))
