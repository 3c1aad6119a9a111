"""The six stages: which have content, in which branches, whatever they are called and wherever they stand."""

from __future__ import annotations

from .cues import cues
from .reading import ReadNode
from .report import StageFinding
from .topics import STAGE
from .view import View, in_order
from .wording import joined, name, spaced

STAGES = ("E1", "E2", "E3", "E4", "E5", "E6")
LEAST_NODES, LEAST_SAID, LEAST_WORDS = 2, 6, 20
"""What a stage needs: two nodes that say something, six words of content together, or one of about twenty words."""

ABOUT = {
    "E1": "le diagnostic du public et du territoire",
    "E2": "l'idée, la finalité, les objectifs ou le périmètre",
    "E3": "les ressources, les partenaires, le budget ou les risques",
    "E4": "la communication ou le calendrier",
    "E5": "les actions menées, leur suivi et leurs ajustements",
    "E6": "l'évaluation du projet",
}


def stages(view: View) -> tuple[StageFinding, ...]:
    """One finding per stage, E1 to E6; worked out once for a view."""
    if view.stages is None:
        view.stages = _stages(view)
    return view.stages


def _stages(view: View) -> tuple[StageFinding, ...]:
    content: dict[str, list[ReadNode]] = {stage: [] for stage in STAGES}
    if view.subject.kind == "project":
        tagged = _tagged(view)
        for node in view.nodes:
            if not node.negated:
                for stage in tagged.get(node.index) or _stages_of(view, node):
                    content[stage].append(node)
    return tuple(_finding(view, stage, content[stage]) for stage in STAGES)


def _tagged(view: View) -> dict[int, tuple[str, ...]]:
    """Place -> stages that the candidate set on the node, or on the nearest node above that has some."""
    found: dict[int, tuple[str, ...]] = {}
    for node in view.read.nodes:
        own = tuple(tag for tag in node.node.stage_tags if tag in STAGES) if node.node.attributes else ()
        if own or node.parent in found:
            found[node.index] = own or found[node.parent]
    return found


def _stages_of(view: View, node: ReadNode) -> tuple[str, ...]:
    by_place = dict.fromkeys(STAGE[topic] for topic in node.topics if topic in STAGE)
    by_words = dict.fromkeys(STAGE[topic] for topic in cues(node))
    if "E1" in by_place and cues(node)[:1] == ("purpose",):
        return (*by_place, "E2")
    return tuple(by_place) or (tuple(by_words)[:1] if node.depth <= 1 or not node.topics else ())


def _finding(view: View, stage: str, nodes: list[ReadNode]) -> StageFinding:
    enough = len(nodes) >= LEAST_NODES and sum(node.size for node in nodes) >= LEAST_SAID
    present = enough or any(len(node.folded.split()) >= LEAST_WORDS for node in nodes)
    branches = _highest(view, in_order(_branch(view, node, stage) for node in nodes)) if present else ()
    return StageFinding(
        stage,
        present,
        tuple(node.node.key for node in branches),
        spaced(_message(view, stage, nodes, branches, present)),
        tuple(node.node.id for node in branches),
    )


def _branch(view: View, node: ReadNode, stage: str) -> ReadNode:
    """The highest node above that is devoted to the stage."""
    best = node
    for above in view.read.ancestors(node):
        if above.parent < 0 or not any(STAGE.get(topic) == stage for topic in above.topics):
            break
        best = above
    return best


def _highest(view: View, branches: tuple[ReadNode, ...]) -> tuple[ReadNode, ...]:
    """The branches, in the order of the map, that stand below none of the others."""
    kept: list[ReadNode] = []
    for each in branches:
        if not kept or each.index >= view.read.ends[kept[-1].index]:
            kept.append(each)
    return tuple(kept)


def _message(view: View, stage: str, nodes: list[ReadNode], branches: tuple[ReadNode, ...], present: bool) -> str:
    if present:
        where = joined([name(each) for each in branches[:2]])
        more = f" et {len(branches) - 2} autres" if len(branches) > 2 else ""
        return f"Étape présente : {where}{more}."
    named = next((each for each in view.read.nodes[1:] if _is_named(each, stage)), None)
    if nodes:
        return f"Trop peu de contenu pour cette étape : {name(nodes[0])}. Développez {ABOUT[stage]}."
    if named:
        if any(not each.blank and not each.heading for each in view.read.branch(named)[1:]):
            return f"La branche {name(named)} porte cette étape, mais ne dit pas encore {ABOUT[stage]}. Précisez-le."
        return f"Le titre {name(named)} est posé, mais rien n'est écrit dessous. Écrivez {ABOUT[stage]}."
    return f"Aucune branche ne porte cette étape. Écrivez {ABOUT[stage]}."


def _is_named(node: ReadNode, stage: str) -> bool:
    """A title of the first two levels that announces the stage, or a node that the author gave to it."""
    return stage in node.node.stage_tags or (
        node.depth <= 2 and (node.heading or node.blank) and _announces(node, stage)
    )


def _announces(node: ReadNode, stage: str) -> bool:
    return any(hit.group.startswith("h:") and STAGE.get(hit.group[2:]) == stage for hit in node.hits)
