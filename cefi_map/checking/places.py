"""Where a node stands: the topics its titles announce, from its own label up to the branch it hangs on.

A topic is what a jury looks for under a title (« Qui paie ? » announces funding); ``STAGE`` says which stage it is of.
The place helps to understand a node; it never decides alone.
"""

from __future__ import annotations

from .cues import cues
from .lexicon import Hit, lexicon
from .reading import ReadMap, ReadNode
from .text import stems

STAGE = {
    **dict.fromkeys(("context", "needs", "public", "territory", "policy", "indicators"), "E1"),
    **dict.fromkeys(("project", "purpose", "objectives", "perimeter", "argument"), "E2"),
    **dict.fromkeys(("feasibility", "means", "partners", "budget", "expenses", "funding", "risks"), "E3"),
    **dict.fromkeys(("preparation", "planning", "communication", "internal", "external"), "E4"),
    **dict.fromkeys(("implementation", "actions", "adjustments", "followup", "people_followup"), "E5"),
    **dict.fromkeys(("criteria", "evaluation", "results", "strengths", "weaknesses", "next"), "E6"),
}
"""Topic -> stage. « role » and « out » belong to none."""

_CLOSED = {
    "risks": frozenset({"next", "criteria"}),
    "internal": frozenset({"external", "planning"}),
    "external": frozenset({"internal", "planning"}),
    "partners": frozenset({"funding", "expenses", "risks", "internal", "external", "means", "planning", "budget"}),
    "needs": frozenset({"policy", "indicators", "territory"}),
    "territory": frozenset({"policy", "indicators", "needs", "perimeter", "public"}),
    "funding": frozenset({"expenses"}),
    "expenses": frozenset({"funding"}),
    "criteria": frozenset({"next", "strengths", "weaknesses", "evaluation", "results"}),
    "indicators": frozenset({"policy", "territory", "needs"}),
    "followup": frozenset({"criteria", "next", "evaluation", "adjustments"}),
    "argument": frozenset({"perimeter", "purpose"}),
    "next": frozenset({"strengths", "weaknesses", "criteria"}),
    "planning": frozenset({"internal", "external", "communication"}),
    "policy": frozenset({"indicators", "territory", "needs"}),
    "actions": frozenset(
        {"followup", "adjustments", "expenses", "risks", "planning", "communication", "internal", "external"}
    ),
}
"""Topics under which only these other topics open a place of their own: « calendrier » under the risks is a risk."""

_AMBIGUOUS = frozenset(("funding", "budget", "context", "territory", "means", "planning", "perimeter", "communication"))
"""Topics whose title words have other senses (« combien », « où », « recette »)."""

_GENERAL = _AMBIGUOUS | {"project", "feasibility", "preparation", "implementation", "evaluation", "objectives"}
"""Topics wide enough for what stands below to speak of something else altogether."""

_LOOSE = frozenset(("planning", "followup", "external", "partners", "strengths"))
"""Topics whose words are met in every branch."""

_WHOLE = {
    "E1": "context",
    "E2": "project",
    "E3": "feasibility",
    "E4": "preparation",
    "E5": "implementation",
    "E6": "evaluation",
}
"""Stage -> the topic that stands for all of it."""

_LEAST_OF_TITLE, _LEAST_OF_LABEL = 0.34, 0.5
_LONGEST_TITLE, _LONGEST_LABEL, _LONGEST_OPENING = 12, 5, 6


def place(read: ReadMap) -> None:
    """Sets ``topics`` and ``heading`` of every node, in linear time."""
    for node in read.nodes:
        above = read.nodes[node.parent].topics if node.parent >= 0 else ()
        own = _resolved(announced(node), node, above, read) if node.parent >= 0 else ()
        if own == ("territory",) and node.children and node.has("org"):
            own = ()
        if node.children and node.depth:
            own = _checked(own, node, read) if own else _voted(node, above, read)
        node.heading = bool(node.children) and (bool(own) or node.title_size <= 3) and not _tells(node)
        node.topics = own or above


def announced(node: ReadNode) -> tuple[str, ...]:
    """Topics that the label of a node, or the title of a node with children, announces. [] for a sentence."""
    label = bool(node.label)
    if not label and not node.children:
        return ()
    text = node.label or node.title
    if not label and not (node.node.note or node.node.details or node.node.attributes):
        words, hits = node.words, node.hits
    else:
        words = stems(text)
        hits = lexicon().hits(words)
    if not words or len(words) > (_LONGEST_LABEL if label else _LONGEST_TITLE):
        return ()
    spans = _longest([hit for hit in hits if hit.group.startswith("h:")])
    if len({hit.group for hit in spans}) > 1:
        spans = [hit for hit in spans if words[hit.start : hit.end] != ["projet"]]
    covered = {place for hit in spans for place in range(hit.start, hit.end)}
    small = {hit.start for hit in hits if hit.group == "connector"}
    own = sum(place not in small and not words[place][0].isdigit() for place in range(len(words)))
    least = _LEAST_OF_LABEL if label else _LEAST_OF_TITLE
    first = next((place for place in range(len(words)) if place not in small), 0)
    enough = len(covered - small) >= least * own if own else len(covered) >= least * len(words)
    if not enough and not (node.children and not label and first in covered and own <= _LONGEST_OPENING):
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


def _resolved(own: tuple[str, ...], node: ReadNode, above: tuple[str, ...], read: ReadMap) -> tuple[str, ...]:
    stage = stage_of(above)
    out: list[str] = []
    if len(own) > 1:
        own = tuple(topic for topic in own if topic != "context") or own
    for topic in own:
        if topic == "context" and above:
            if (stage == "E2" and node.children) or (stage == "E2" and "pourquoi" in node.label):
                topic = "argument"
            elif not node.children or stage in ("E3", "E4", "E5", "E6"):
                continue
        elif topic in ("public", "territory") and stage == "E2":
            topic = "perimeter"
        elif topic == "argument" and stage in ("E3", "E4", "E5", "E6"):
            continue
        if topic == "obstacles":
            topic = "needs" if stage == "E1" else "weaknesses" if stage == "E6" else "risks"
        elif topic == "swot":
            topic = {"E1": "context", "E6": "evaluation"}.get(stage, "risks")
        out.append(topic)
    closed = next((_CLOSED[topic] for topic in above if topic in _CLOSED), None)
    if closed is not None and len(above) == 1:
        out = [topic for topic in out if topic in closed or topic == above[0]]
    return tuple(dict.fromkeys(out))


def stage_of(topics: tuple[str, ...]) -> str:
    """The stage of the first topic that has one, or ""."""
    return next((STAGE[topic] for topic in topics if topic in STAGE), "")


def _checked(own: tuple[str, ...], node: ReadNode, read: ReadMap) -> tuple[str, ...]:
    """The topics announced, set right by what the children speak of: an ambiguous word keeps the sense they support, a
    title none of them speaks of gives way to what most of them do."""
    spoken = [topics for child in read.children(node) if (topics := (*announced(child), *cues(child)))]
    sure = [topics for child in read.children(node) if (topics := _sure(child))]
    stages = {STAGE[topic] for topics in spoken for topic in topics if topic in STAGE}
    kept = tuple(topic for topic in own if topic not in _AMBIGUOUS or STAGE.get(topic) in stages) or own
    if len(spoken) >= 2 and all(topic in _GENERAL for topic in kept):
        most = _most(sure, len(node.children))
        if not any(STAGE.get(topic) in stages for topic in kept):
            return most or kept
        if most and all(topic in _AMBIGUOUS for topic in kept) and stage_of(most) != stage_of(kept):
            return tuple(dict.fromkeys((*most, *kept)))
    return kept


def _sure(node: ReadNode) -> tuple[str, ...]:
    """What the node speaks of, without the topics that any branch may touch."""
    return tuple(topic for topic in (*announced(node), *cues(node)) if topic not in _LOOSE)


def _voted(node: ReadNode, above: tuple[str, ...], read: ReadMap) -> tuple[str, ...]:
    """What most children speak of, where the title says nothing known: a metaphor, a place, a day."""
    if (above and stage_of(above) and node.depth > 1) or (node.has("org") and node.title_size <= 5):
        return ()
    return _most([(*announced(child), *cues(child)) for child in read.children(node)], len(node.children))


def _most(spoken: list[tuple[str, ...]], count: int) -> tuple[str, ...]:
    """The topic that most speak of, else the whole stage; () when fewer than two or than half agree."""
    for names in (spoken, [tuple(STAGE[topic] for topic in topics if topic in STAGE) for topics in spoken]):
        votes: dict[str, int] = {}
        for many in names:
            for name in dict.fromkeys(many):
                votes[name] = votes.get(name, 0) + 1
        most = max(votes.values(), default=0)
        if most >= 2 and most * 2 >= count:
            name = next(name for name, votes_of in votes.items() if votes_of == most)
            return (_WHOLE.get(name, name),)
    return ()


def _tells(node: ReadNode) -> bool:
    """Whether a title with children is itself content: a sentence, a figure with words around it, a note."""
    if node.node.note or node.node.details:
        return True
    return (
        bool(node.label) and (node.title_size >= 4 or any(sign.isdigit() for sign in node.body))
    ) or node.title_size >= 7
