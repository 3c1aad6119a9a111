"""Where a node stands: the topics its titles announce, from its own label up to the branch it hangs on.

A topic is what a jury looks for under a title (« Qui paie ? » announces funding); ``STAGE`` says which stage it is of.
The place helps to understand a node; it never decides alone.
"""

from __future__ import annotations

from . import figures
from .announcing import announced
from .cues import cues
from .leanings import leanings
from .pooling import pooled_topics
from .reading import ReadMap, ReadNode
from .topics import AMBIGUOUS, GENERAL, STAGE, WHOLE, stage_of

_LATER = frozenset(("purpose", "objectives", "argument", "expenses", "funding"))
"""Topics that a label names beyond doubt, even under a diagnosis."""

_CLOSED = {
    "risks": frozenset({"next", "criteria"}),
    "communication": frozenset({"internal", "external", "planning"}),
    "internal": frozenset({"external", "planning"}),
    "external": frozenset({"internal", "planning"}),
    "partners": frozenset({"funding", "expenses", "risks", "internal", "external", "means", "planning", "budget"}),
    "needs": _LATER | frozenset({"policy", "indicators", "territory"}),
    "territory": _LATER | frozenset({"policy", "indicators", "needs", "perimeter", "public"}),
    "funding": frozenset({"expenses"}),
    "expenses": frozenset({"funding"}),
    "criteria": frozenset({"next", "strengths", "weaknesses", "evaluation", "results"}),
    "indicators": _LATER | frozenset({"policy", "territory", "needs"}),
    "followup": frozenset({"criteria", "next", "evaluation", "adjustments", "strengths", "weaknesses"}),
    "argument": frozenset({"perimeter", "purpose"}),
    "next": frozenset({"strengths", "weaknesses", "criteria"}),
    "planning": frozenset({"internal", "external", "communication"}),
    "policy": _LATER | frozenset({"indicators", "territory", "needs"}),
    "actions": frozenset(
        {"followup", "adjustments", "expenses", "risks", "planning", "communication", "internal", "external"}
    ),
}
"""Topics under which only these other topics open a place of their own: « calendrier » under the risks is a risk."""

_LOOSE = frozenset(("planning", "followup", "external", "partners", "strengths"))
"""Topics whose words are met in every branch."""

_WEAK_LABELS = frozenset(("public", "territory", "means", "planning", "partners"))
"""Labels that name who or where rather than what is said of them (« les jeunes : un compte Instagram »)."""


def elsewhere(own: str) -> frozenset[str]:
    """Every topic but those named in ``own`` (and « out », « role », unless named): where a piece is not looked for."""
    return frozenset((*STAGE, "role", "out")) - frozenset(own.split())


def place(read: ReadMap) -> None:
    """Sets ``topics`` and ``heading`` of every node, in linear time."""
    for node in read.nodes:
        above = read.nodes[node.parent].topics if node.parent >= 0 else ()
        own = _resolved(announced(node), node, above) if node.parent >= 0 else ()
        if own == ("territory",) and node.children and node.has("org"):
            own = ()
        weak = all(topic in _WEAK_LABELS for topic in own) and node.body in node.title
        if own and not node.children and not above and weak:
            own = cues(node)[:1] or own
        if node.children and node.depth == 1 and node.title.strip(" ?!.") in _OPEN_QUESTIONS:
            own = _leant(node, read, _LEAST_OPEN) or own
        if {"objectives", "budget"} <= set(own):
            costed = any(_costs(child) for child in (node, *read.children(node)))
            own = tuple(topic for topic in own if topic != ("objectives" if costed else "budget"))
        node.guessed = not own and node.parent >= 0 and read.nodes[node.parent].guessed
        if node.children and node.depth:
            node.guessed = not own and not above
            named = own
            own = (_overruled(own, node, read) or _checked(own, node, read)) if own else _voted(node, above, read)
            own = pooled_topics(read, node, named, own, above)
        node.heading = bool(node.children) and (bool(own) or node.title_size <= 3) and not _tells(node)
        node.topics = own or above
        if not node.children and not own and not node.blank:
            node.topics = _refined(node)


_OPEN_QUESTIONS = frozenset(("qui", "quoi", "ou", "quand", "comment", "combien", "pourquoi", "marche"))
"""Titles that take the sense of what stands below them: « Quoi ? » may open the idea, or the actions."""


def _costs(node: ReadNode) -> bool:
    """An amount said, or a number beside something that is paid or somebody who pays."""
    return node.finds(figures.MONEY) or (node.finds(figures.AMOUNT) and node.has("expense", "funder"))


def _refined(node: ReadNode) -> tuple[str, ...]:
    """The place of a leaf made closer by its own words, where the titles above say nothing or only a stage."""
    spoken = cues(node)
    if not node.topics:
        return spoken[:1] or _leaning(node)
    if len(node.topics) == 1 and node.topics[0] in _REFINED:
        within = _REFINED[node.topics[0]]
        closer = [topic for topic in spoken if topic in within]
        if not closer or node.topics[0] == "evaluation":
            leant = {topic: weight for topic, weight in leanings(node).items() if topic in within and weight >= 1}
            closer = [max(leant, key=lambda topic: leant[topic])] if leant else []
        return (*closer[:1], *node.topics)
    return node.topics


def _leaning(node: ReadNode) -> tuple[str, ...]:
    """The topic a node without place leans to most, if it leans enough."""
    leant = leanings(node)
    best = max(leant, key=lambda topic: leant[topic], default="")
    return (best,) if best and leant[best] >= 1 else ()


_REFINED = {
    "feasibility": ("partners", "risks", "expenses", "funding"),
    "preparation": ("internal", "external", "planning"),
    "communication": ("internal", "external"),
    "budget": ("expenses", "funding"),
    "implementation": ("followup",),
    "evaluation": ("criteria", "strengths", "next"),
}


def _resolved(own: tuple[str, ...], node: ReadNode, above: tuple[str, ...]) -> tuple[str, ...]:
    stage = stage_of(above)
    out: list[str] = []
    if len(own) > 1:
        if any(topic != "context" and STAGE.get(topic) == "E1" for topic in own):
            own = tuple(topic for topic in own if topic != "context")
        if "communication" in own:
            own = tuple(topic for topic in own if topic not in ("public", "means"))
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
    if closed is not None and len(above) == 1 and len(node.children) < _LEAST_OPENED:
        out = [topic for topic in out if topic in closed or topic == above[0]]
    return tuple(dict.fromkeys(out))


_LEAST_OPENED = 2
"""Children with which a title opens a place of its own under any other."""


def _checked(own: tuple[str, ...], node: ReadNode, read: ReadMap) -> tuple[str, ...]:
    """The topics announced, set right by what the children speak of: an ambiguous word keeps the sense they support, a
    title none of them speaks of gives way to what most of them do."""
    if not any(topic in GENERAL for topic in own):
        return own
    spoken = [topics for child in read.children(node) if (topics := (*announced(child), *cues(child)))]
    sure = [topics for child in read.children(node) if (topics := _sure(child))]
    stages = {STAGE[topic] for topics in spoken for topic in topics if topic in STAGE}
    kept = tuple(topic for topic in own if topic not in AMBIGUOUS or STAGE.get(topic) in stages) or own
    if len(spoken) >= 2 and all(topic in GENERAL for topic in kept):
        most = _most(sure, len(node.children))
        if not any(STAGE.get(topic) in stages for topic in kept):
            return most or kept
        if (
            most
            and all(topic in AMBIGUOUS and STAGE[topic] != "E3" for topic in kept)
            and stage_of(most) != stage_of(kept)
        ):
            return tuple(dict.fromkeys((*most, *kept)))
    return kept


def _overruled(own: tuple[str, ...], node: ReadNode, read: ReadMap) -> tuple[str, ...]:
    """What stands below, where it plainly speaks of a diagnosis or an aim and not of what the title announces:
    a title may be a figure of speech (« Le texte » of a play, « La recette »)."""
    if node.depth != 1 or len(node.children) < _LEAST_OVERRULING:
        return ()
    stages: dict[str, float] = {}
    for topic, weight in _summed(list(read.children(node))).items():
        stages[STAGE[topic]] = stages.get(STAGE[topic], 0.0) + weight
    best = max(stages, key=lambda stage: stages[stage], default="")
    announced_here = max(
        (stages.get(STAGE[topic], 0.0) for topic in own if topic in STAGE), default=stages.get(best, 0)
    )
    lived = best == "E5" and announced_here == 0
    if not (lived or best in ("E1", "E2")) or announced_here > _SCARCE * stages[best]:
        return ()
    return _leant(node, read, _PLAINLY)


_LEAST_OVERRULING, _SCARCE, _PLAINLY = 4, 0.35, 1.2
"""Children that can overrule a title, share of the best stage under which the announced is scarce, lean per node."""


def _sure(node: ReadNode) -> tuple[str, ...]:
    """What the node speaks of, without the topics that any branch may touch."""
    return tuple(topic for topic in (*announced(node), *cues(node)) if topic not in _LOOSE)


def _voted(node: ReadNode, above: tuple[str, ...], read: ReadMap) -> tuple[str, ...]:
    """What most children speak of, where the title says nothing known: a metaphor, a month, a place."""
    stage = stage_of(above)
    if node.has("org") and node.title_size <= 5:
        return ()
    if "pourquoi" in node.title and ("et pas" in node.title or "plutot" in node.title) and stage in ("E2", ""):
        return ("argument",)
    if stage and any(topic not in GENERAL for topic in above):
        return ()
    spoken = [(*announced(child), *cues(child), *_named(child)) for child in read.children(node)]
    if stage:
        spoken = [tuple(topic for topic in topics if STAGE.get(topic) == stage) for topics in spoken]
    return (() if stage else _leant(node, read)) or _most(spoken, len(node.children)) or _timed(node, read)


def _timed(node: ReadNode, read: ReadMap) -> tuple[str, ...]:
    """Actions, where most of what stands below has its day, its hour or the size of its group."""
    children = [child for child in read.children(node) if not child.blank]
    timed = [
        child
        for child in children
        if (child.finds(figures.RHYTHM) or child.finds(figures.SIZE))
        and not child.finds(figures.MONEY)
        and not child.has("org", "comm_mean", "follow_tool", "funder")
    ]
    return ("actions",) if len(timed) >= _LEAST_OPENED and 2 * len(timed) >= len(children) else ()


def _leant(node: ReadNode, read: ReadMap, least: float = 0.8) -> tuple[str, ...]:
    """The stage that the nodes below lean to taken together, where the lead is clear, or the topic that holds most."""
    below = [each for each in _near(node, read) if not each.blank or each.children]
    topics = _summed(below)
    if len(below) < 2 or not topics:
        return ()
    stages: dict[str, float] = {}
    for topic, weight in topics.items():
        stages[STAGE[topic]] = stages.get(STAGE[topic], 0.0) + weight
    for first in _ahead(stages, least * len(below)):
        topic = max((topic for topic in topics if STAGE[topic] == first), key=lambda each: topics[each])
        alone = topics[topic] >= _SHARE_OF_STAGE * stages[first] and STAGE[topic] != "E2"
        return (topic,) if alone else (WHOLE[first],)
    return ()


def _summed(nodes: list[ReadNode]) -> dict[str, float]:
    """Topic -> lean of all the nodes, with what their own titles announce."""
    topics: dict[str, float] = {}
    for node in nodes:
        for topic, weight in leanings(node).items():
            topics[topic] = topics.get(topic, 0.0) + weight
        for topic in announced(node):
            if topic in STAGE:
                topics[topic] = topics.get(topic, 0.0) + _ANNOUNCED
    return topics


def _ahead(weights: dict[str, float], least: float) -> tuple[str, ...]:
    """The name with the greatest weight, when it reaches ``least`` and leads the next by ``_LEAD``."""
    ranked = sorted(weights, key=lambda name: -weights[name])
    if not ranked or weights[ranked[0]] < least:
        return ()
    if len(ranked) > 1 and weights[ranked[0]] < _LEAD * weights[ranked[1]]:
        return ()
    return (ranked[0],)


def _near(node: ReadNode, read: ReadMap) -> list[ReadNode]:
    """The children, and theirs."""
    children = list(read.children(node))
    return [*children, *(below for child in children for below in read.children(child))]


_ANNOUNCED = 1.5
"""Lean to a topic that a child's own title announces."""

_LEAST_OPEN, _LEAD, _SHARE_OF_STAGE = 0.5, 1.2, 0.8
"""Lean per node asked for under an open question, lead over the next stage, share of the stage that a topic must hold
to be named."""


def _named(node: ReadNode) -> tuple[str, ...]:
    """« Partners » for a node that is hardly more than the name of an institution."""
    bare = (
        node.has("org") and not node.blank and node.title_size <= 4 and not any(sign.isdigit() for sign in node.title)
    )
    return ("partners",) if bare else ()


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
            return (WHOLE.get(name, name),)
    return ()


def _tells(node: ReadNode) -> bool:
    """Whether a title with children is itself content: a sentence, a figure with words around it, a note."""
    if node.node.note or node.node.details:
        return True
    return (
        bool(node.label) and (node.title_size >= 4 or any(sign.isdigit() for sign in node.body))
    ) or node.title_size >= 7
