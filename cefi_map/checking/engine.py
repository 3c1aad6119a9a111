"""Runs rules over a map and gathers a report."""

from __future__ import annotations

from collections.abc import Iterable

from cefi_map import limits
from cefi_map.french.wording import spaced
from cefi_map.mindmap import MindMap
from cefi_map.referentiel import load

from .reading import ReadNode
from .report import CriterionVerdict, Evidence, Report, Verdict, VerdictName
from .rule import DEFAULT, Outcome, Readings, Rule
from .said import Memory
from .stages import stages
from .view import View, in_order
from .wording import name, spot

VERSION = "7"
"""Of the engine and its vocabulary: changes with every change that may change a verdict."""

OFF_TOPIC = ("C1b", "C2")
"""Requirements still judged on their own merits in a map about something else (a local labour-market analysis)."""


def check(
    mindmap: MindMap, rules: Iterable[Rule], readings: Readings = DEFAULT, memory: Memory | None = None
) -> Report:
    """The report of a map: one verdict per rule, in the rules' order. Linear in the number of nodes. ``memory`` goes
    from one check of the same map to the next, one at a time."""
    view = View(mindmap, memory)
    claims = _claims(mindmap)
    verdicts = [_verdict(rule, view, readings, claims.get(rule.id, ())) for rule in rules]
    requirements = tuple(each for each in verdicts if each.criterion)
    return Report(
        nodes=len(mindmap),
        stages=stages(view),
        requirements=requirements,
        modalities=tuple(each for each in verdicts if not each.criterion),
        criteria=_criteria(requirements),
        notices=tuple(spaced(each) for each in (view.subject.notice,) if each),
        version=f"{load().version} · {VERSION}",
        readings=changed(readings),
    )


def _claims(mindmap: MindMap) -> dict[str, tuple[str, ...]]:
    """Requirement id -> keys of the nodes that the author tied to it."""
    claims: dict[str, tuple[str, ...]] = {}
    for node in mindmap:
        for id, _ in node.requirement_tags if node.attributes else ():
            claims[id] = (*claims.get(id, ()), node.key)
    return claims


def _verdict(rule: Rule, view: View, readings: Readings, claimed: tuple[str, ...]) -> Verdict:
    outcome = rule.check(view, readings)
    if view.subject.kind not in ("project", "empty") and rule.id not in OFF_TOPIC and rule.criterion:
        outcome = Outcome("absent", message=view.subject.notice, fix=rule.fix)
    if outcome.verdict == "absent":
        outcome = Outcome("absent", (), outcome.weak, outcome.message, outcome.fix)
    chosen = in_order(outcome.nodes[: limits.EVIDENCE_NODES])
    weak = in_order(node for node in outcome.weak[: limits.EVIDENCE_NODES] if node not in chosen)
    return Verdict(
        id=rule.id,
        criterion=rule.criterion,
        verdict=outcome.verdict,
        evidence=_evidence(view, chosen),
        weak=_evidence(view, weak),
        message=spaced(outcome.message + _said_of_claims(view, claimed, chosen)),
        fix=spaced(outcome.fix),
        claimed=claimed,
        spot=spot(outcome.fix, (*outcome.nodes, *outcome.weak)),
    )


def _said_of_claims(view: View, claimed: tuple[str, ...], chosen: tuple[ReadNode, ...]) -> str:
    """A sentence on the node that the author tied to the requirement: whether it counts."""
    if not claimed:
        return ""
    counted = [node for node in chosen if node.node.key in claimed]
    tied = counted or [view.read.nodes[view.map.positions[claimed[0]]]]
    return f" Vous y rattachez {name(tied[0])} : {'cela compte' if counted else 'cela ne suffit pas'}."


def _evidence(view: View, nodes: Iterable[ReadNode]) -> tuple[Evidence, ...]:
    return tuple(view.read.evidence(node) for node in nodes)


def _criteria(requirements: tuple[Verdict, ...]) -> tuple[CriterionVerdict, ...]:
    names: dict[str, list[VerdictName]] = {}
    for each in requirements:
        names.setdefault(each.criterion, []).append(each.verdict)
    return tuple(CriterionVerdict(id, _together(many), load().item(id).text) for id, many in names.items())


def _together(verdicts: list[VerdictName]) -> VerdictName:
    """A criterion is satisfied when all its requirements are, absent when none has anything."""
    if len(set(verdicts)) == 1:
        return verdicts[0]
    return "a_verifier" if set(verdicts) == {"satisfait", "a_verifier"} else "partiel"


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
        spaced(_SAID[name].format(_figure(round(value * 100) if name == "partners_argued" else value)))
        for name, value in values.items()
        if value != getattr(DEFAULT, name)
    )


def _figure(value: float) -> str:
    """« 1,5 », « 2 »."""
    return f"{value:g}".replace(".", ",")
