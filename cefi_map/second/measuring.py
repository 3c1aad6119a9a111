"""Ten labelled maps by which a model is measured before it counts: of ten hands, and learnt from by nobody.

They are in the package so that every installation measures alike, and so in no other scoring (docs/second.md).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cefi_map.agreement import kappa
from cefi_map.judging import VerdictName, check
from cefi_map.mindmap import MindMap, outline

from .answer import Reading
from .asking import Demand
from .outline import Outline, of_map

BETTER = 0.05
"""Kappa above the built-in judge's on the same maps from which a model counts."""
USUAL = 0.806
"""Its own when they were chosen, on them and on all that were held: ten maps say too little for less to be asked."""
_RANK = {"absent": 0, "partiel": 1, "a_verifier": 1, "satisfait": 2}


@dataclass(frozen=True, slots=True)
class Sample:
    """A map with a jury's verdicts, and the built-in ones, asserted or not."""

    name: str
    map: MindMap
    verdicts: Mapping[str, VerdictName]
    built_in: Mapping[str, VerdictName]

    @property
    def demand(self) -> Demand:
        return Demand(of_map(self.map))


@dataclass(frozen=True, slots=True)
class Measure:
    """How a model does on the samples: ``same`` of ``verdicts`` are the jury's. One that was refused counts as the
    built-in opinion."""

    verdicts: int
    same: int
    kappa: float
    built_in: float
    refused: int

    @property
    def counts(self) -> bool:
        return self.kappa >= max(self.built_in, USUAL) + BETTER


@cache
def samples() -> tuple[Sample, ...]:
    rows = json.loads(files(__package__).joinpath("measured.json").read_text("utf-8"))
    return tuple(_sample(row["name"], outline.parse("\n".join(row["outline"])), row["verdicts"]) for row in rows)


def _sample(name: str, mindmap: MindMap, verdicts: Mapping[str, VerdictName]) -> Sample:
    built_in = {each.id: each.likeliest for each in check(mindmap).requirements}
    return Sample(name, mindmap, verdicts, built_in)


def measure(readings: Sequence[Reading | None]) -> Measure:
    """Of the answers to the samples in their order, None for one that was refused."""
    pairs, built_in = [], []
    for sample, reading in zip(samples(), readings, strict=True):
        findings = reading.findings if reading else {}
        for code, verdict in sample.verdicts.items():
            own = _RANK[sample.built_in[code]]
            said = _RANK[findings[code].verdict] if code in findings else own
            pairs.append((_RANK[verdict], said))
            built_in.append((_RANK[verdict], own))
    same = sum(label == said for label, said in pairs)
    refused = sum(each is None for each in readings)
    return Measure(len(pairs), same, round(kappa(pairs), 3), round(kappa(built_in), 3), refused)


def long_demand() -> Demand:
    """A demand as long as a large map's: all samples in one, by which it shows whether a server cuts."""
    lines = [line for each in samples() for line in each.demand.outline.lines]
    return Demand(Outline("carte", tuple(lines)))
