"""Agreement with a jury member's labels, on maps that are not part of the project.

The figures are a floor, not a proof: the rules were written with these maps at hand. The first score on maps never seen
before is kept in ``cefi_map/rules/accuracy.json``.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from cefi_map.checking import Report
from cefi_map.formats import freemind
from cefi_map.rules import check
from tests.shared import files, needs_shared

VALUE = {"absent": 0, "partiel": 1, "a_verifier": 1, "satisfait": 2}
MOST_OFF_TOPIC = 2
"""Verdicts other than absent that a map about something else may have in the labels."""


@cache
def labelled() -> tuple[tuple[dict[str, object], Report], ...]:
    """Each map's labels and report."""
    pairs = []
    for path in files("gold/dev/*.gold.json"):
        source = Path(str(path).replace(".gold.json", ".mm"))
        if source.exists():
            pairs.append((json.loads(path.read_text("utf-8")), check(freemind.read(source.read_bytes()).map)))
    return tuple(pairs)


def verdicts(*, on_topic: bool) -> list[tuple[int, int]]:
    """(label, verdict) pairs as 0, 1, 2."""
    pairs = []
    for gold, report in labelled():
        labels = {id: VALUE[each["verdict"]] for id, each in gold["criteria"].items()}  # type: ignore[attr-defined]
        if on_topic == (sum(label > 0 for label in labels.values()) > MOST_OFF_TOPIC):
            pairs += [(labels[each.id], VALUE[each.verdict]) for each in report.requirements]
    return pairs


def kappa(pairs: list[tuple[int, int]]) -> float:
    """Cohen's kappa with quadratic weights."""
    count = len(pairs)
    observed = sum((gold - got) ** 2 for gold, got in pairs)
    expected = sum((gold - got) ** 2 for gold, _ in pairs for _, got in pairs) / count
    return 1 - observed / expected


@needs_shared
def test_verdicts_agree_with_the_jury_member() -> None:
    pairs = verdicts(on_topic=True)
    assert kappa(pairs) >= 0.90
    assert sum(pair == (0, 2) for pair in pairs) <= len(pairs) * 0.01
    assert sum(pair == (2, 0) for pair in pairs) <= len(pairs) * 0.01


@needs_shared
def test_maps_about_something_else_are_absent() -> None:
    assert all(got <= gold for gold, got in verdicts(on_topic=False))


@needs_shared
def test_stages_agree_with_the_jury_member() -> None:
    pairs = [
        (gold["stages"][f"S{each.id[1]}"]["present"], each.present)  # type: ignore[index]
        for gold, report in labelled()
        for each in report.stages
    ]
    assert sum(label == present for label, present in pairs) >= len(pairs) * 0.97


@needs_shared
def test_verdicts_cite_few_misleading_nodes() -> None:
    """At most one decoy in twenty."""
    decoys = cited = 0
    for gold, report in labelled():
        for each in report.requirements:
            misleading = set(gold["criteria"][each.id].get("decoys", ()))  # type: ignore[index]
            decoys += len(misleading)
            cited += sum(evidence.id in misleading for evidence in each.evidence)
    assert cited <= decoys * 0.05
