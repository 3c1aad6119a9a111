"""Where a node stands: the topics its titles announce, from its own label up to the branch it hangs on.

A topic is what a jury looks for under a title (« Qui paie ? » announces funding); ``STAGE`` says which stage it is of.
The place helps to understand a node; it never decides alone.
"""

from __future__ import annotations

from cefi_map.french import figures

from .announcing import announced
from .pooling import pooled_topics
from .reading import ReadMap, ReadNode
from .topics import STAGE, stage_of


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
        node.guessed = not own and node.parent >= 0 and read.nodes[node.parent].guessed
        if node.children and node.depth:
            node.guessed = not own and not above
            own = pooled_topics(read, node, own, above)
        node.heading = bool(node.children) and (bool(own) or node.title_size <= 3) and not _tells(node)
        node.topics = own or above


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
    return tuple(dict.fromkeys(out))


def _tells(node: ReadNode) -> bool:
    """Whether a title with children is itself content: a sentence, a figure with words around it, a sum, a note."""
    if node.node.note or node.node.details or figures.MONEY.search(node.title):
        return True
    labelled = bool(node.label) and (node.title_size >= 4 or any(sign.isdigit() for sign in node.body))
    return labelled or node.title_size >= 7
