"""Topics that a title announces by its own words."""

from __future__ import annotations

import re

from cefi_map.french.lexicon import Hit, lexicon
from cefi_map.french.text import stems

from .reading import ReadNode

_LEAST_OF_TITLE, _LEAST_OF_LABEL = 0.34, 0.51
_LONGEST_TITLE, _LONGEST_LABEL, _LONGEST_OPENING = 12, 5, 6


_ALONE = {
    "avec": "partners",
    "sous": "budget",
    "dire": "communication",
    "dedans": "internal",
    "dehors": "external",
    "marche": "implementation",
    "faire": "implementation",
    "pendant": "implementation",
    "avant": "context",
    "apres": "evaluation",
    "fin": "evaluation",
    "clore": "evaluation",
    "a la fin": "evaluation",
    "comprendre": "context",
    "caler": "planning",
    "mesurer": "criteria",
    "compter": "budget",
    "viser": "objectives",
    "vouloir": "project",
    "agir": "implementation",
    "craindre": "risks",
}
"""Titles of one word that announce a topic by standing alone."""


def announced(node: ReadNode) -> tuple[str, ...]:
    """Topics that a title announces: of a node with children its whole title, what stands before or after « : », or
    in brackets (« Les cheminots : avec qui »); of a leaf its label. () for a sentence."""
    topics: tuple[str, ...] | None = node.kept.get("announced")
    if topics is None:
        topics = node.kept["announced"] = _announced(node)
    return topics


def _announced(node: ReadNode) -> tuple[str, ...]:
    if not node.children:
        if node.body not in node.title or node.title[len(node.label) :].lstrip()[:1] == "?":
            return _topics(node.label, _LEAST_OF_TITLE, _LONGEST_TITLE)
        return _topics(node.label, _LEAST_OF_LABEL, _LONGEST_LABEL) if node.label else ()
    alone = _ALONE.get(node.title.strip(" ?!."))
    if alone is not None:
        return (alone,)
    bracket = _BRACKET.search(node.title)
    title = node.title[: bracket.start()] if bracket and bracket.start() else node.title
    for text in (title, node.label, node.body if node.label else "", bracket.group(1) if bracket else ""):
        topics = _topics(text, _LEAST_OF_TITLE, _LONGEST_TITLE, opening=True) if text else ()
        if topics:
            return topics
    return ()


_BRACKET = re.compile(r"\(([^()]*)\)")


def _topics(text: str, least: float, longest: int, *, opening: bool = False) -> tuple[str, ...]:
    """Topics whose words cover at least the share ``least`` of a title; ``opening``: a short title may begin so."""
    words = stems(text)
    if not words or len(words) > longest:
        return ()
    hits = lexicon().hits(words)
    spans = _longest([hit for hit in hits if hit.group.startswith("h:") or hit.group in ("org", "scheme")])
    spans = [hit for hit in spans if hit.group.startswith("h:")]
    if len({hit.group for hit in spans}) > 1:
        spans = [hit for hit in spans if words[hit.start : hit.end] not in (["projet"], ["ou"])]
    covered = {place for hit in spans for place in range(hit.start, hit.end)}
    small = {hit.start for hit in hits if hit.group == "connector"}
    own = [place for place in range(len(words)) if place not in small and not words[place][0].isdigit()]
    enough = len(covered - small) >= least * len(own) if own else len(covered) > least * len(words)
    if not enough and not (opening and own[:1] and own[0] in covered and len(own) <= _LONGEST_OPENING):
        return ()
    return tuple(dict.fromkeys(hit.group[2:] for hit in spans))


def _longest(spans: list[Hit]) -> list[Hit]:
    """The spans that no longer span contains."""
    return [
        one
        for one in spans
        if not any(
            other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
            for other in spans
        )
    ]
