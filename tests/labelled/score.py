"""How well the rules agree with a jury's labels: quadratic weighted kappa, macro-F1, stages, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cefi_map.agreement import kappa
from cefi_map.judging import Report, check
from tests.labelled import VALUES, Labelled

NAMES = ("absent", "partiel", "satisfait")
_STAGE = {f"S{number}": f"E{number}" for number in range(1, 7)}

Pair = tuple[int, int]
"""What the jury says and what the rules say: 0 absent, 1 partiel, 2 satisfait."""
Judged = tuple[Labelled, Report]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares are from 0 to 1; the last two are counts of verdicts."""

    verdicts: int
    kappa: float
    macro_f1: float
    accuracy: float
    stages: float
    precision: float
    absent_taken_for_satisfait: int
    satisfait_taken_for_absent: int

    def __str__(self) -> str:
        return (
            f"n={self.verdicts} kappa={self.kappa:.3f} macro-F1={self.macro_f1:.3f} same={self.accuracy:.3f} "
            f"stages={self.stages:.3f} evidence precision={self.precision:.3f} "
            f"absent->satisfait={self.absent_taken_for_satisfait} satisfait->absent={self.satisfait_taken_for_absent}"
        )


def judged(maps: Iterable[Labelled]) -> list[Judged]:
    return [(each, check(each.map)) for each in maps]


def score(judged: Sequence[Judged]) -> Score:
    """The agreement over all requirements and stages of the maps."""
    pairs = [pair for each, report in judged for pair in pairs_of(each, report)]
    stages = [same for each, report in judged for same in stages_of(each, report)]
    cited = [right for each, report in judged for right in _cited(each, report)]
    return Score(
        len(pairs),
        kappa(pairs),
        macro_f1(pairs),
        sum(a == b for a, b in pairs) / len(pairs),
        sum(stages) / len(stages),
        sum(cited) / max(1, len(cited)),
        pairs.count((0, 2)),
        pairs.count((2, 0)),
    )


def pairs_of(each: Labelled, report: Report) -> list[Pair]:
    return [(VALUES[label.verdict], VALUES[report.verdict(id).likeliest]) for id, label in each.labels.items()]


def stages_of(each: Labelled, report: Report) -> list[bool]:
    """Whether each stage is there where the jury says so."""
    found = {stage.id: stage.present for stage in report.stages}
    return [present == found[_STAGE[id]] for id, present in each.stages.items()]


def _cited(each: Labelled, report: Report) -> list[bool]:
    """Whether each cited node is one the jury points at, its parent, its child or a sibling of it."""
    near: dict[str, set[str]] = {}
    for id, label in each.labels.items():
        parents = {each.map.node(key).parent for key in label.evidence}
        near[id] = {
            node.key
            for node in each.map
            if node.key in label.evidence or node.key in parents or node.parent in (*parents, *label.evidence)
        }
    return [
        cited.key in near[id]
        for id, label in each.labels.items()
        if label.verdict != "absent"
        for cited in report.verdict(id).evidence
    ]


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Mean over the verdicts that occur of 2PR / (P + R)."""
    scores = []
    for value in range(3):
        hit = sum(a == b == value for a, b in pairs)
        either = sum(a == value for a, _ in pairs) + sum(b == value for _, b in pairs)
        if either:
            scores.append(2 * hit / either)
    return sum(scores) / len(scores)
