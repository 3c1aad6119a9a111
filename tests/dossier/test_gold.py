"""Agreement with a jury's labels on dossiers, where they are at hand."""

from __future__ import annotations

import json

from cefi_map.dossier import check, markdown
from tests.shared import files, needs_shared

LABELS = {
    "M5": "explicitation_role",
    "M6": "posture",
    "M7": "analyse_pratique",
    "C12a": "prise_de_distance",
    "C12b": "perspectives_evolution",
}
LEAST = 0.75
"""Of labels from which nothing is learnt."""


@needs_shared
def test_three_labels_of_four_agree_and_none_is_swapped() -> None:
    right = total = 0
    for path in files("gold/dev/*.md"):
        labels = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))["labels"]
        report = check(markdown.read(path.read_text("utf-8")).dossier)
        for id, label in LABELS.items():
            total += 1
            pair = {report.verdict(id).likeliest, labels[label]["verdict"]}
            right += len(pair) == 1
            assert pair != {"absent", "satisfait"}, (path, id)
    assert total
    assert right / total >= LEAST
