"""Two readers, one opinion: what the built-in judge and a second reader say, joined.

Where two readers of different kinds say the same, they are seldom wrong; where they differ, a person looks. The rules
stand in ``_joined``, the first that fits. ``verdict`` stays the built-in one's. Sentences are ours, never a model's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from cefi_map import limits
from cefi_map.dossier import RULES as OF_DOSSIER
from cefi_map.french.wording import spaced
from cefi_map.judging import RULES, VERDICT_WORDS, Evidence, Report, Verdict, VerdictName
from cefi_map.judging.wording import quotes

from .answer import Finding, Reading
from .outline import Outline

_RANK = {"absent": 0, "partiel": 1, "a_verifier": 1, "satisfait": 2}
_FIXES = {each.id: each.fix for each in (*RULES, *OF_DOSSIER)}
SPEAKS = "Une ligne semble parler au correcteur et non du projet : {}. Le second avis n’y relève donc aucun verdict."


def joined(report: Report, outline: Outline, reading: Reading, *, counted: bool = True) -> Report:
    """The report with ``second`` and ``together`` beside each verdict that the second reader was asked for.
    ``counted``: whether the reader was measured well enough to count, or is shown only."""
    asked = {*reading.findings, *reading.unread}

    def both(verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
        return tuple(_with(each, outline, reading, counted) if each.id in asked else each for each in verdicts)

    return replace(
        report,
        requirements=both(report.requirements),
        modalities=both(report.modalities),
        notices=(*report.notices, *_notices(outline, reading)),
    )


def _notices(outline: Outline, reading: Reading) -> Iterable[str]:
    if outline.speaking:
        yield spaced(SPEAKS.format(_cited(outline.spoken)))
    if reading.unread:
        told = " ; ".join(f"{code}, {why}" for code, why in reading.unread.items())
        yield spaced(f"Second avis, pas lu : {told}.")


def _with(verdict: Verdict, outline: Outline, reading: Reading, counted: bool) -> Verdict:
    finding = reading.findings.get(verdict.id)
    own = replace(verdict, second=None, together=None)
    if finding is None:
        return replace(verdict, second=None, together=own)
    heard = counted and not (outline.speaking and _raises(own, finding))
    return replace(verdict, second=_second(own, finding), together=_joined(own, finding) if heard else own)


def _raises(own: Verdict, finding: Finding) -> bool:
    """Whether the reader says more than the built-in judge, or is surer of as much."""
    return _RANK[finding.verdict] >= _RANK[own.likeliest] + (own.leaning is None)


def _joined(own: Verdict, finding: Finding) -> Verdict:
    """The first that fits; « à vérifier » leans to the reader's, which differs."""
    built, said, sure = own.likeliest, finding.verdict, own.verdict != "a_verifier"
    apart = abs(_RANK[built] - _RANK[said])
    if apart == 2:
        return _open(own, finding, f"Deux lecteurs s’opposent : {_word(built)}, {_word(said)}.")
    if apart == 0:
        return _agreed(own, finding)
    if not sure and finding.other is None:
        return _told(own, said, finding.evidence, f"Le second lecteur tranche : {_shown(finding)}")
    if not sure:
        return _open(own, finding, f"Deux lecteurs hésitent : {_word(built)} ou {_word(said)}.")
    return _open(own, finding, f"Un lecteur dit {_word(built)}, l’autre {_word(said)}.")


def _agreed(own: Verdict, finding: Finding) -> Verdict:
    """Said by both, with the nodes that both cite; where these are none, with all."""
    cited = {each.key for each in own.evidence}
    both = tuple(each for each in finding.evidence if each.key in cited)
    evidence = both or _woven(finding.evidence, own.evidence if own.leaning is None else ())
    shown = f"le disent, d’après {_cited(evidence)}" if evidence else "ne trouvent rien qui le montre"
    return _told(own, finding.verdict, evidence, f"Deux lecteurs {shown}.")


def _open(own: Verdict, finding: Finding, why: str) -> Verdict:
    """Left to a person, with the nodes of both."""
    evidence = _woven(finding.evidence, own.evidence)
    cited = f" Relisez {_cited(evidence)}." if evidence else ""
    return replace(_told(own, "a_verifier", evidence, why + cited), leaning=finding.verdict)


def _told(own: Verdict, verdict: VerdictName, evidence: tuple[Evidence, ...], message: str) -> Verdict:
    fix = "" if verdict == "satisfait" else own.fix or _FIXES[own.id]
    own = replace(own, verdict=verdict, leaning=None, evidence=evidence, weak=(), candidates=(), fix=spaced(fix))
    return replace(own, message=spaced(message), spot=own.spot if fix and own.fix else None)


def _second(own: Verdict, finding: Finding) -> Verdict:
    """What the reader says, in our words."""
    doubt = f" Il hésite avec {_word(finding.other)}." if finding.other else ""
    shown = f"D’après {_cited(finding.evidence)}." if finding.evidence else "Rien ne le montre."
    return _told(own, finding.verdict, finding.evidence, shown + doubt)


def _shown(finding: Finding) -> str:
    if not finding.evidence:
        return "absent, rien ne le montre."
    return f"{_word(finding.verdict)}, d’après {_cited(finding.evidence)}."


def _cited(evidence: Iterable[Evidence]) -> str:
    return quotes(_Quoted(each.text) for each in evidence)


def _word(verdict: VerdictName) -> str:
    return VERDICT_WORDS[verdict].lower()


def _woven(first: Iterable[Evidence], second: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The nodes of both in turn, each once, as many as a verdict cites."""
    found = {each.key + each.piece: each for row in zip_longest(first, second) for each in row if each}
    return tuple(found.values())[: limits.EVIDENCE_NODES]


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Words to be named by."""

    quoted: str
    kept: dict[str, Any] = field(default_factory=dict)
