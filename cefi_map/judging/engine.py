"""Judges a map: a report with one verdict for each requirement and modality."""

from __future__ import annotations

from collections.abc import Iterable

from cefi_map import limits
from cefi_map.french.wording import decimal, spaced
from cefi_map.mindmap import MindMap
from cefi_map.referentiel import load

from .doubt import perhaps_none
from .modalities import MODALITIES
from .model import REQUIREMENTS as PLACES
from .reading import Memory, Piece, in_order
from .remarks import remarks
from .report import CriterionVerdict, Evidence, Remark, Report, Spot, Verdict, VerdictName
from .requirement import DEFAULT, Readings
from .requirements import REQUIREMENTS
from .rule import Rule, judge
from .telling import Outcome
from .view import View
from .wording import name

VERSION = "19"
"""Of the engine, its weights and its vocabulary: changes with every change that may change a verdict."""

OFF_TOPIC = ("C1b", "C2")
"""Requirements still judged on their own merits in a map about something else (a local labour-market analysis)."""


RULES: tuple[Rule, ...] = (*REQUIREMENTS, *MODALITIES)
"""The 15 requirements judged on the map in official order, then the modalities M1–M4, M8 and E1–E6."""


def rule(id: str) -> Rule:
    """The rule of a requirement or modality; KeyError when there is none."""
    return _BY_ID[id]


_BY_ID = {each.id: each for each in RULES}


def check(mindmap: MindMap, readings: Readings = DEFAULT, memory: Memory | None = None) -> Report:
    """The report of a map. Linear in the number of nodes. ``memory`` goes from one check of the same map to the next,
    one at a time."""
    memory = Memory() if memory is None else memory
    ids = [node.source_id for node in mindmap]
    return memory.once("report", (mindmap, ids, readings), lambda: _checked(mindmap, readings, memory))


def _checked(mindmap: MindMap, readings: Readings, memory: Memory) -> Report:
    view = View(mindmap, memory)
    claims = _claims(mindmap)
    verdicts = [_once(each, view, readings, claims.get(each.id, ()), memory) for each in RULES]
    requirements = tuple(each for each in verdicts if each.criterion)
    return Report(
        nodes=len(mindmap),
        stages=view.stages,
        requirements=requirements,
        modalities=tuple(each for each in verdicts if not each.criterion),
        criteria=_criteria(requirements),
        notices=tuple(map(spaced, view.subject.notices)),
        version=rules_version(),
        readings=changed(readings),
        remarks=tuple(Remark(spaced(each.message), each.keys, each.about) for each in remarks(view, requirements)),
    )


def rules_version() -> str:
    """The name of the référentiel and of the rules that judge by it."""
    return f"{load().version} · {VERSION}"


def _claims(mindmap: MindMap) -> dict[str, tuple[str, ...]]:
    """Requirement id -> keys of the nodes that the author tied to it."""
    claims: dict[str, tuple[str, ...]] = {}
    for node in mindmap:
        for id, _ in node.requirement_tags if node.attributes else ():
            claims[id] = (*claims.get(id, ()), node.key)
    return claims


def _once(rule: Rule, view: View, readings: Readings, claimed: tuple[str, ...], memory: Memory) -> Verdict:
    """The verdict on a rule; on a requirement what it was before, where all that may prove it says what it said."""
    if not rule.criterion:
        return _verdict(rule, view, readings, claimed)
    place = PLACES.index(rule.id)
    shown = [part for each in view.likely.get(rule.id, ()) for part in (each.said, each.chances[place])]
    tied = [view.at(key).said for key in claimed]
    of = readings, claimed, tied, view.subject, view.shape, shown
    return memory.once(rule.id, of, lambda: _verdict(rule, view, readings, claimed))


def _verdict(rule: Rule, view: View, readings: Readings, claimed: tuple[str, ...]) -> Verdict:
    outcome, confidence = judge(rule, view, readings)
    if view.subject.kind not in ("project", "empty") and rule.id not in OFF_TOPIC and rule.criterion:
        outcome = Outcome("absent", message=" ".join(view.subject.notices), fix=rule.fix)
    elif view.subject.doubt and rule.id not in OFF_TOPIC and rule.criterion:
        outcome, confidence = perhaps_none(outcome, confidence, view.subject.doubt)
    chosen = in_order(outcome.pieces[: limits.EVIDENCE_NODES])
    cited = {each.node.key for each in chosen}
    weak = in_order(each for each in outcome.weak[: limits.EVIDENCE_NODES] if each.node.key not in cited)
    return Verdict(
        id=rule.id,
        criterion=rule.criterion,
        verdict=outcome.verdict,
        evidence=_evidence(view, chosen),
        weak=_evidence(view, weak),
        message=spaced(outcome.message + _said_of_claims(view, claimed, chosen)),
        fix=spaced(outcome.fix),
        claimed=claimed,
        spot=_spot(outcome),
        confidence=round(confidence, 3),
        candidates=_evidence(view, outcome.candidates),
        leaning=outcome.leaning,
    )


def _spot(outcome: Outcome[Piece]) -> Spot | None:
    if outcome.spot is None:
        return None
    piece, where = outcome.spot
    return Spot(piece.node.key, piece.node.id, where)


def _said_of_claims(view: View, claimed: tuple[str, ...], chosen: tuple[Piece, ...]) -> str:
    """A sentence on the node that the author tied to the requirement: whether it counts."""
    if not claimed:
        return ""
    counted = [node for node in chosen if node.node.key in claimed]
    tied = counted or [view.at(claimed[0])]
    return f" Vous y rattachez {name(tied[0])} : {'cela compte' if counted else 'cela ne suffit pas'}."


def _evidence(view: View, pieces: Iterable[Piece]) -> tuple[Evidence, ...]:
    return tuple(view.reading.evidence(each) for each in pieces)


def _criteria(requirements: tuple[Verdict, ...]) -> tuple[CriterionVerdict, ...]:
    names: dict[str, list[VerdictName]] = {}
    for each in requirements:
        names.setdefault(each.criterion, []).append(each.verdict)
    return tuple(CriterionVerdict(id, together(many), load().item(id).text) for id, many in names.items())


def together(verdicts: list[VerdictName]) -> VerdictName:
    """A criterion is satisfied when all its requirements are, absent when none has anything; where one is not sure, the
    other may decide alone that it is partial."""
    asserted = set(verdicts) - {"a_verifier"}
    if "partiel" in asserted or len(asserted) > 1:
        return "partiel"
    return "a_verifier" if "a_verifier" in verdicts else verdicts[0]


_SAID = {
    "risk_kinds": "C6 : votre centre demande {} domaines de difficulté.",
    "risk_answers": "C6 : votre centre demande une réponse pour {} difficultés.",
    "partners_argued": "C5 : votre centre demande une raison pour {} % des partenaires.",
    "partners_least": "C5 : votre centre demande {} partenaires argumentés.",
    "forward_all": "C11 : votre centre demande capitalisation, diffusion et transfert.",
    "objectives_least": "C3 : votre centre demande {} objectifs.",
    "followup_least": "C9 : votre centre demande {} moyens de suivi.",
    "criteria_least": "C10 : votre centre demande {} critères.",
    "pages_asked": "M4 : votre centre demande {} pages.",
    "page_tolerance": "M4 : votre centre admet un écart, en pages, de {}.",
}


def changed(readings: Readings) -> tuple[str, ...]:
    """In plain French, the readings that are not the default."""
    values = {name: getattr(readings, name) for name in _SAID}
    return tuple(
        spaced(_SAID[name].format(decimal(round(value * 100) if name == "partners_argued" else value)))
        for name, value in values.items()
        if value != getattr(DEFAULT, name)
    )
