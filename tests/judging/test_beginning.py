"""A map that has only begun is not called off topic."""

from __future__ import annotations

from cefi_map import judging
from cefi_map.examples import template
from cefi_map.mindmap import edits


def test_one_need_in_the_template_counts_already():
    stages = {node.stage_tags[0]: node.key for node in template() if node.stage_tags}
    need = "Sur 30 personnes reçues, 12 arrêtent parce qu'elles ne lisent pas les consignes (mes entretiens)"
    report = judging.check(edits.add(template(), stages["E1"], need))
    assert report.notices == ()
    assert report.verdict("C1a").likeliest != "absent"
