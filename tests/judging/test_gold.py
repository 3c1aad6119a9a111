"""Agreement with a jury member's labels, on maps that are not part of the project.

No weight is learnt from them. The figures are a floor; scores are kept in ``cefi_map/judging/data/accuracy.json``.
"""

from __future__ import annotations

from functools import cache

from cefi_map.agreement import kappa
from tests.labelled import gold
from tests.labelled.score import Judged, Pair, judged, pairs_of, stages_of
from tests.shared import SHARED, needs_shared


@cache
def strangers() -> list[Judged]:
    return judged(gold(SHARED / "gold" / "dev"))


def pairs(*, on_topic: bool) -> list[Pair]:
    return [pair for each, report in strangers() if each.on_topic == on_topic for pair in pairs_of(each, report)]


@needs_shared
def test_verdicts_agree_with_the_jury_member() -> None:
    found = pairs(on_topic=True)
    assert kappa(found) >= 0.80
    assert found.count((0, 2)) <= len(found) * 0.01
    assert found.count((2, 0)) <= len(found) * 0.01


@needs_shared
def test_maps_about_something_else_are_absent() -> None:
    found = pairs(on_topic=False)
    assert sum(got > label for label, got in found) <= len(found) * 0.03


@needs_shared
def test_stages_agree_with_the_jury_member() -> None:
    found = [same for each, report in strangers() for same in stages_of(each, report)]
    assert sum(found) >= len(found) * 0.93


@needs_shared
def test_verdicts_cite_few_misleading_nodes() -> None:
    """At most one decoy in six."""
    decoys = cited = 0
    for each, report in strangers():
        for id, label in each.labels.items():
            decoys += len(label.decoys)
            cited += sum(evidence.key in label.decoys for evidence in report.verdict(id).evidence)
    assert cited <= decoys / 6
