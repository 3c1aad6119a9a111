"""The six stages: which have content, in which branches, whatever they are called and wherever they stand.

A stage is there when enough is said of it: how surely a second and a third node speak of it, how many words that makes,
how many stand in its places, how many nodes speak of it wherever they stand; for the fourth, dates and steps too. These
amounts are added up, each with a weight learnt from labelled maps (``data/stages.json``, ``tests/learn_stages.py``),
against the threshold of the stage. No weight is below 0: more said of a stage never weighs against it. Nodes that are
surely of a stage, or given to it by the author, are counted by the rule itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from heapq import nlargest
from importlib.resources import files

from cefi_map.french import figures
from cefi_map.french.wording import joined, spaced

from .cues import cues
from .reading import ReadNode
from .report import StageFinding, StageState
from .signals import content
from .topics import PLACES, STAGE
from .view import View, in_order
from .wording import name

STAGES = ("E1", "E2", "E3", "E4", "E5", "E6")
LEAST_NODES, LEAST_SAID, LEAST_WORDS = 2, 6, 20
"""What a stage needs: two nodes that say something, six words of content together, or one of about twenty words."""
REQUIREMENTS = {stage: tuple(id for id in PLACES if STAGE[PLACES[id][0]] == stage) for stage in STAGES}
_DOUBT = -0.8
"""Total up to which a stage is not there: one that is hardly there is rather called there, as a jury does."""
_HEARD, _SURE, _NEGATED = 0.5, 0.7, 0.4
"""Chance from which a node counts for a stage wherever it stands, and from which it is surely of the stage in whose
place it stands; what is left of the chance of a negation."""

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
    if view.subject.kind != "project":
        return tuple(_finding(view, stage, (), False) for stage in STAGES)
    tagged = _tagged(view)
    placed = placed_in(view, tagged)
    found = []
    for stage in STAGES:
        heard_of = chances(view, stage)
        given = [node for node in placed[stage] if node.index in tagged or heard_of[node.index] >= _SURE]
        heard = [node for node in view.nodes if heard_of[node.index] >= _HEARD and not node.negated]
        said = in_order((*placed[stage], *heard))
        present = enough(given) or (bool(said) and total(stage, amounts(view, stage, placed[stage], heard_of)) > _DOUBT)
        found.append(_finding(view, stage, said if present else placed[stage], present))
    return tuple(found)


def placed_in(view: View, tagged: Mapping[int, tuple[str, ...]]) -> dict[str, list[ReadNode]]:
    """Stage -> the nodes that stand in its places and do not say no."""
    placed: dict[str, list[ReadNode]] = {stage: [] for stage in STAGES}
    for node in view.nodes:
        if not node.negated:
            for stage in tagged.get(node.index) or _stages_of(view, node):
                placed[stage].append(node)
    return placed


def enough(nodes: Sequence[ReadNode]) -> bool:
    """Two nodes that say something, or one that says much."""
    two = len(nodes) >= LEAST_NODES and sum(node.size for node in nodes) >= LEAST_SAID
    return two or any(_long(node) for node in nodes)


def _calendar(node: ReadNode) -> bool:
    return node.finds(figures.CALENDAR) and len(figures.CALENDAR.findall(node.folded)) > 1


def _long(node: ReadNode) -> bool:
    return len(node.folded.split()) >= LEAST_WORDS


def chances(view: View, stage: str) -> dict[int, float]:
    """Place of a node -> the chance that it speaks of the stage, there where it stands; in the order of the map."""
    return {node.index: _chance(stage, node, node.signals) for node in view.nodes}


def amounts(view: View, stage: str, placed: Sequence[ReadNode], heard_of: Mapping[int, float]) -> dict[str, float]:
    """How much is said of a stage, each from 0 to 1; ``placed`` are the nodes that stand in its places, ``heard_of``
    the ``chances`` of all."""
    _, second, third = [*nlargest(3, heard_of.values()), 0.0, 0.0, 0.0][:3]
    found = {
        "second chance": second,
        "third chance": third,
        "words": min(1.0, sum(heard_of[node.index] * node.size for node in view.nodes) / 40),
        "words in place": min(1.0, sum(node.size for node in placed) / 30),
        "alone": min(1.0, sum(_chance(stage, node, content(node)) for node in view.nodes) / 5),
    }
    if stage == "E4":
        found["planned"] = min(1.0, sum(node.topics[:1] == ("planning",) for node in placed) / 3)
        found["calendars"] = min(1.0, sum(_calendar(node) for node in view.nodes) / 2)
    return found


def total(stage: str, amounts: Mapping[str, float]) -> float:
    """Above 0 where the stage is rather there than not."""
    return weights()[stage] + sum(weights()[name] * amount for name, amount in amounts.items())


@cache
def weights() -> dict[str, float]:
    """Weights of the amounts, and a constant for each stage."""
    data: Mapping[str, float] = json.loads(files(__package__).joinpath("data", "stages.json").read_text("utf-8"))
    return dict(data)


def _chance(stage: str, node: ReadNode, chances: Mapping[str, float]) -> float:
    """The chance that a node speaks of the stage: the greatest of the requirements that are of it."""
    chance = max(map(chances.__getitem__, REQUIREMENTS[stage]))
    return _NEGATED * chance if node.negated else chance


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


def _finding(view: View, stage: str, nodes: Sequence[ReadNode], present: bool) -> StageFinding:
    named = [] if present else [node for node in view.read.nodes[1:] if _is_named(view, node, stage)]
    branches = _highest(view, in_order(named or (_branch(view, node, stage) for node in nodes)))
    state, message = _present(branches) if present else _lacking(view, stage, nodes, named)
    return StageFinding(
        stage,
        state,
        tuple(node.node.key for node in branches),
        spaced(message),
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


def _present(branches: Sequence[ReadNode]) -> tuple[StageState, str]:
    where = joined([name(each) for each in branches[:2]])
    more = f" et {len(branches) - 2} autres" if len(branches) > 2 else ""
    return "presente", f"Étape présente : {where}{more}."


def _lacking(view: View, stage: str, nodes: Sequence[ReadNode], named: Sequence[ReadNode]) -> tuple[StageState, str]:
    """Begun: a node says something in its place, or stands below what is named after it. Else empty."""
    if nodes:
        return "commencee", f"Étape commencée : {name(nodes[0])} en dit trop peu. Développez {ABOUT[stage]}."
    for node in named:
        if any(not each.blank and not each.heading for each in view.read.branch(node)[1:]):
            told = f"la branche {name(node)} la porte, mais ne dit pas encore {ABOUT[stage]}"
            return "commencee", f"Étape commencée : {told}. Précisez-le."
    if named:
        told = f"le titre {name(named[0])} est posé, mais rien n'est écrit dessous"
        return "vide", f"Étape vide : {told}. Écrivez {ABOUT[stage]}."
    return "vide", f"Étape vide : aucune branche ne la porte. Écrivez {ABOUT[stage]}."


def _is_named(view: View, node: ReadNode, stage: str) -> bool:
    """A node that the author gave to the stage, or, in a project, a title of the first two levels that announces it."""
    if node.node.attributes and stage in node.node.stage_tags:
        return True
    of_project = view.subject.kind in ("project", "empty") and node.index not in view.subject.left_out
    return of_project and node.depth <= 2 and (node.heading or node.blank) and _announces(node, stage)


def _announces(node: ReadNode, stage: str) -> bool:
    return any(hit.group.startswith("h:") and STAGE.get(hit.group[2:]) == stage for hit in node.hits)
