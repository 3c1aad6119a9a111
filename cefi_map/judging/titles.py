"""Topics that titles announce (« Qui paie ? » announces funding), and the stage that each is of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from cefi_map.french.lexicon import Hit, lexicon, load
from cefi_map.french.said import Said
from cefi_map.french.text import stems

from .reading import Reading

Topics = tuple[str, ...]

STAGE = {
    **dict.fromkeys(("context", "needs", "public", "territory", "policy", "indicators"), "E1"),
    **dict.fromkeys(("project", "purpose", "objectives", "perimeter", "argument"), "E2"),
    **dict.fromkeys(("feasibility", "means", "partners", "budget", "expenses", "funding", "risks", "obstacles"), "E3"),
    **dict.fromkeys(("preparation", "planning", "communication", "internal", "external"), "E4"),
    **dict.fromkeys(("implementation", "actions", "adjustments", "followup", "people_followup"), "E5"),
    **dict.fromkeys(("criteria", "evaluation", "results", "strengths", "weaknesses", "next", "swot"), "E6"),
}
"""Topic -> stage. « role » and « out » belong to none."""
_LEAST_OF_TITLE, _LEAST_OF_LABEL = 0.34, 0.51
_LONGEST_TITLE, _LONGEST_LABEL, _LONGEST_OPENING = 12, 5, 6
"""Share of its words that a title's topics cover, and words it has at most."""
_ALONE = {title: topic for topic, titles in load("alone").items() for title in titles}
"""Titles of one word that announce a topic by standing alone."""
_BRACKET = re.compile(r"\(([^()]*)\)")


def announced(said: Said) -> Topics:
    """Topics that a text announces as a title: the whole of it, what stands before or after « : », or in brackets
    (« Les cheminots : avec qui »). () for a sentence."""
    topics: Topics | None = said.kept.get("announced")
    if topics is None:
        topics = said.kept["announced"] = _announced(heading(said)) if _titles(said) else ()
    return topics


def heading(said: Said) -> Said:
    """A text as the title of what hangs below: « Critères » of « Critères : pertinence, coût par personne », where what
    follows names criteria, neither expenses nor a public."""
    if "criteria" not in labelled(said):
        return said
    head: Said = said.kept.get("heading") or said.kept.setdefault("heading", Said(said.label))
    return head


def labelled(said: Said) -> Topics:
    """Topics that the label of a text announces: « Budget : 4 200 € »."""
    topics: Topics | None = said.kept.get("labelled")
    if topics is None:
        words = stems(said.label) if said.label and _titles(said) else []
        topics = _topics(said, words, _LEAST_OF_LABEL, _LONGEST_LABEL)
        said.kept["labelled"] = topics
    return topics


def stands_under(reading: Reading, of: Callable[[Topics], Topics] = tuple) -> list[Topics]:
    """For each piece what the nearest title above, the root apart, makes known of it: its topics, or what comes ``of``
    them, where something does."""
    heard: list[Topics] = [()]
    told: list[Topics] = [()]
    for piece in reading.pieces[1:]:
        heard.append(told[piece.parent])
        told.append(of(announced(piece.bare)) or heard[piece.index])
    return heard


@lru_cache(1_000)
def stages_of(topics: Topics) -> Topics:
    """The stages that topics are of."""
    return tuple(dict.fromkeys(STAGE[topic] for topic in topics if topic in STAGE))


def _titles(said: Said) -> bool:
    """Whether it holds a word of a title at all."""
    return said.title.strip(" ?!.") in _ALONE or any(group.startswith("h:") for group in said.groups)


def _announced(said: Said) -> Topics:
    alone = _ALONE.get(said.title.strip(" ?!."))
    if alone is not None:
        return (alone,)
    bracket = _BRACKET.search(said.title)
    title = said.title[: bracket.start()] if bracket and bracket.start() else said.title
    for text in (title, said.label, said.body if said.label else "", bracket.group(1) if bracket else ""):
        words = said.words if text == said.folded else stems(text)
        topics = _topics(said, words, _LEAST_OF_TITLE, _LONGEST_TITLE, opening=True)
        if topics:
            return topics
    return ()


def _topics(said: Said, words: Sequence[str], least: float, longest: int, *, opening: bool = False) -> Topics:
    """Topics whose words cover at least the share ``least`` of a title, which is some of a text; ``opening``: a short
    title may begin so."""
    if not words or len(words) > longest:
        return ()
    begins = said.words[: len(words)] == words
    hits = [hit for hit in said.hits if hit.end <= len(words)] if begins else lexicon().hits(words)
    spans = _longest([hit for hit in hits if hit.group.startswith("h:") or hit.group in ("org", "scheme")])
    spans = [hit for hit in spans if hit.group.startswith("h:")]
    if not spans:
        return ()
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
