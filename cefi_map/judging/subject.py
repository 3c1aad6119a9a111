"""What a map is about: a project for the insertion of publics, or something else (a journey, a course, one person).

Off-topic branches are left out of all verdicts; a map that is off topic as a whole gets a sentence that says why.
``kinds.py`` says what a map is about, this file what its branches are, and what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cefi_map.french.said import Said

from .about import Kind, chances
from .kinds import AGREED, BEGUN, DOUBTFUL, PEOPLE, SURE, different, has_begun, kind_of, share
from .reading import Piece, Reading
from .titles import announced, stages_of


@dataclass(frozen=True, slots=True)
class Subject:
    """``left_out`` are the places of nodes that count for nothing; ``notices`` are sentences in French. ``doubt`` is
    the chance that a project is none, where that is doubtful: then nothing of it is asserted."""

    kind: Kind
    left_out: frozenset[int]
    notices: tuple[str, ...] = ()
    doubt: float = 0.0


NOTICES = {
    "person": "Cette carte suit une seule personne : le bloc 3 demande un projet pour un public.",
    "own": "Cette carte porte sur votre propre parcours : le bloc 3 demande un projet pour un public.",
    "venture": "Cette carte décrit une entreprise et ses clients : le bloc 3 demande un projet pour un public.",
    "report": "Cette carte rend compte de l’année d’une structure : le bloc 3 demande un projet pour un public.",
    "described": "Cette carte présente une structure ou un territoire : le bloc 3 demande un projet pour un public.",
    "course": "Cette carte reprend un cours de méthode : le bloc 3 demande les faits de votre projet.",
    "other": "Cette carte ne parle pas d’un projet d’insertion : nommez le public et le projet.",
    "doubt": "On ne voit pas nettement un projet d’insertion : nommez le public et le projet au centre de la carte.",
    "branch": "La branche {} ne parle pas du projet d’insertion : elle ne compte dans aucun verdict.",
}  # fmt: skip


def subject(reading: Reading) -> Subject:
    """What the map is about, and the branches that are about something else. Most branches strange to a map that as a
    whole is likely a project are figures of speech: chapters for titles, words of trade."""
    branches = [branch for branch in reading.below(reading.root) if any(each.says for each in reading.branch(branch))]
    if not branches:
        return Subject("empty", frozenset())
    top, texts = reading.root.said, _texts(reading, branches)
    whole = chances(top, texts)
    off = 1 - whole["project"]
    kinds = {branch.index: _branch_kind(reading, branch, off) for branch in branches}
    strangers = [branch for branch in branches if kinds[branch.index] != "project"]
    mostly = len(strangers) * 2 > len(branches)
    if mostly and off < AGREED:
        strangers, mostly = [], False
    kept = [branch for branch in branches if branch not in strangers]
    texts = _texts(reading, kept) if strangers else texts
    weighed = chances(top, texts) if strangers else whole
    begun = has_begun(top, texts)
    kind = kind_of(weighed, BEGUN if begun else SURE) if kept else kinds[branches[0].index]
    if kind == "project" and not mostly:
        none = 1 - weighed["project"]
        doubt = none if none >= DOUBTFUL and not begun else 0.0
        notices = (NOTICES["doubt"],) if doubt else ()
        return Subject(kind, _places(reading, strangers), (*notices, *_branch_notices(strangers)), doubt)
    if kind == "project":
        chapters = all(kinds[each.index] == "course" for each in strangers)
        kind = "course" if chapters else "other"
        return Subject(kind, _places(reading, strangers) if chapters else _all(reading), (NOTICES[kind],))
    out = _places(reading, strangers) if kept and kind in ("person", "own") else _all(reading)
    return Subject(kind, out, (NOTICES[kind],))


_CHAPTER = re.compile(r"^(?:cours|chapitre|lecon|td) ?\d")
_LEAST_LEISURE, _SHARE_LEISURE = 3, 0.34
"""Different words of leisure or software in a branch, and the share of its nodes that hold one."""
_HEADING = 6
"""Words up to which what has something below it is a heading: a sentence that somebody comments on is none."""
_LEAST_STAGES, _BRANCH = 3, 0.6
"""Stages that make a branch as rich as a map, and the chance from which it is then a stranger: a project's one branch
may well tell of one person (a persona) or of trade."""


def _branch_kind(reading: Reading, branch: Piece, off: float) -> Kind:
    """What one branch is about: a course by its title, leisure by its words, or, where it holds a whole project, as a
    map; ``off`` is the chance that the map is about something else."""
    if _CHAPTER.match(branch.said.title) and off >= AGREED:
        return "course"
    titled = [each.said for each in reading.branch(branch) if each.children and _is_heading(each)]
    texts = _texts(reading, [branch])
    if _leisure([each for each in texts if not each.blank]) and not announced(branch.said):
        return "other"
    stages = {stage for each in titled for stage in stages_of(announced(each))[:1]}
    weighs = len(stages) >= _LEAST_STAGES
    if not weighs:
        return "project"
    kept = branch.said.kept.get("kind")
    if kept is None or kept[0] != texts:
        kept = branch.said.kept["kind"] = texts, kind_of(chances(branch.said, texts), _BRANCH)
    kind: Kind = kept[1]
    return kind


def _is_heading(piece: Piece) -> bool:
    return len(piece.node.text.split()) <= _HEADING


def _leisure(texts: Sequence[Said]) -> bool:
    """Leisure or software throughout, and more of it than of people and of partners."""
    spoken = share(texts, "holiday", "software")
    return (
        spoken >= _SHARE_LEISURE
        and different(texts, "holiday", "software") >= _LEAST_LEISURE
        and spoken > share(texts, *PEOPLE, "org")
    )


def _branch_notices(strangers: Sequence[Piece]) -> tuple[str, ...]:
    titles = ", ".join(f"« {' '.join(each.node.text.split())[:40]} »" for each in strangers[:3])
    return (NOTICES["branch"].format(titles),) if strangers else ()


def _texts(reading: Reading, branches: Sequence[Piece]) -> list[Said]:
    return [each.said for branch in branches for each in reading.branch(branch)]


def _all(reading: Reading) -> frozenset[int]:
    return frozenset(range(len(reading)))


def _places(reading: Reading, branches: Sequence[Piece]) -> frozenset[int]:
    return frozenset(each.index for branch in branches for each in reading.branch(branch))
