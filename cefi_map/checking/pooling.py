"""What the nodes below a title say together, and what becomes of the title by it."""

from __future__ import annotations

from .reading import ReadMap, ReadNode
from .signals import content
from .topics import GENERAL, PLACES, STAGE, TOPIC, WHOLE

_PLAIN, _CLEAR, _FAINT, _UNHEARD = 0.35, 0.2, 0.12, 0.08
"""Mean chances: that goes against a title, that makes a place, that makes one with a long lead, and under which
nothing below is said to speak of what a title announces."""
_LEAD, _TWICE, _NEXT_TO_NOTHING = 1.25, 1.8, 0.01
"""Leads over the next."""
_LEAST_SAYING = 2


def pooled_topics(read: ReadMap, node: ReadNode, named: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """The topics that a title names, set right by what the nodes below say together: it chooses between several
    announced, stands in for a title that says nothing known, goes against one that nothing below bears out."""
    chances = pooled(read, node)
    if not chances or (not named and node.has("org") and node.title_size <= _ACTOR):
        return named
    if len(named) > 1:
        return _among(chances, named)
    if named:
        return _borne_out(node, chances, named)
    return _in_its_stead(node, chances, above)


def _among(chances: dict[str, float], named: tuple[str, ...]) -> tuple[str, ...]:
    """Of several topics announced, those that what is below speaks of; another, where it plainly speaks of that."""
    heard_of = {topic: _support(chances, topic) for topic in named}
    most = max((chance for topic, chance in heard_of.items() if topic not in _APART), default=0.0)
    kept = tuple(topic for topic in named if topic in _APART or heard_of[topic] >= _LEAST_OF_MOST * most)
    first = max(chances, key=lambda id: chances[id])
    if chances[first] < _PLAIN or any(topic in PLACES[first] for topic in kept):
        return kept
    return (TOPIC[first],)


def _borne_out(node: ReadNode, chances: dict[str, float], named: tuple[str, ...]) -> tuple[str, ...]:
    """The topic announced, or what is plainly below in its place; with the whole stage, where that holds more of it."""
    first = max(chances, key=lambda id: chances[id])
    support = _support(chances, named[0])
    if support < _UNHEARD and chances[first] >= _PLAIN and node.title_size:
        return (TOPIC[first],)
    other = _other_stage(chances, named[0]) if node.title_size and chances[first] >= _CLEAR else ""
    if other:
        return (WHOLE[other],)
    partly = STAGE[TOPIC[first]] == STAGE.get(named[0]) and chances[first] >= max(_CLEAR, _TWICE * support)
    return (*named, WHOLE[STAGE[TOPIC[first]]]) if partly else named


def _in_its_stead(node: ReadNode, chances: dict[str, float], above: tuple[str, ...]) -> tuple[str, ...]:
    """What is clearly below a title that announces nothing known; () where that is not clear."""
    first, second = sorted(chances, key=lambda id: -chances[id])[:2]
    lead = chances[first] / max(chances[second], _NEXT_TO_NOTHING)
    clear = (chances[first] >= _CLEAR and lead >= _LEAD) or (chances[first] >= _FAINT and lead >= _TWICE)
    open_above = not above or len(above) > 1 or all(topic in GENERAL for topic in above)
    return (_whole_or_part(node, chances, first),) if clear and (open_above or chances[first] >= _PLAIN) else ()


def _whole_or_part(node: ReadNode, chances: dict[str, float], first: str) -> str:
    """What a branch that holds several things of one stage is called: the stage; else the one thing it holds."""
    stage = STAGE[TOPIC[first]]
    rest = max((chances[id] for id in PLACES if id != first and STAGE[TOPIC[id]] == stage), default=0.0)
    return WHOLE[stage] if node.depth == 1 and rest >= _LEAST_OF_MOST * chances[first] else TOPIC[first]


def _other_stage(chances: dict[str, float], named: str) -> str:
    """The stage that what is below speaks of, where a title as wide as « Projet » announces another one; or ""."""
    if named not in WHOLE.values():
        return ""
    stages: dict[str, float] = {}
    for id, chance in chances.items():
        stages[STAGE[TOPIC[id]]] = stages.get(STAGE[TOPIC[id]], 0.0) + chance
    best = max(stages, key=lambda stage: stages[stage])
    own = stages.get(STAGE[named], 0.0)
    return best if stages[best] >= max(_PLAIN, _TWICE * own) else ""


def _support(chances: dict[str, float], topic: str) -> float:
    """The chance of what a topic announces; a topic of a whole stage announces all of it; planning and roles none."""
    if topic in _APART:
        return 1.0
    ids = [id for id, topics in PLACES.items() if topic in topics]
    if topic in GENERAL or not ids:
        ids += [id for id, topics in PLACES.items() if STAGE[topics[0]] == STAGE.get(topic)]
    return max((chances[id] for id in ids), default=1.0)


_ACTOR = 3
"""Words of a title that is the name of an actor: what stands below may be anything."""
_APART = frozenset(("planning", "preparation", "means", "role", "out"))
"""Topics that no requirement is about: what is below them cannot bear them out."""
_LEAST_OF_MOST = 0.35


def pooled(read: ReadMap, node: ReadNode) -> dict[str, float]:
    """Requirement id -> mean chance of the nodes just below, by what they say; empty where fewer than two say much."""
    below = [child for child in read.children(node) if not child.blank]
    below += [each for child in below if child.children for each in read.children(child) if not each.blank]
    if len(below) < _LEAST_SAYING:
        return {}
    chances = [content(each) for each in below]
    return {id: sum(each[id] for each in chances) / len(chances) for id in PLACES}
