"""Where who tells a map halts: the centre, its branches, what they hold."""

from __future__ import annotations

import pytest

from cefi_map.mindmap import MindMap, outline
from cefi_map.mindmap.talk import SIGHT, steps

LARGE = "\n".join(f"      idée {number}" for number in range(SIGHT))
CASES = {
    "a lone centre": ("Projet", ["Projet"]),
    "an empty branch is a title of the centre, and no view of its own": (
        "Projet\n  Contexte\n  Suites\n    Bilan",
        ["Projet", "Suites"],
    ),
    "a branch with a note has something to be told": ("Projet\n  Contexte\n    : parce que", ["Projet", "Contexte"]),
    "level 2 is told where something stands below it": (
        "Projet\n  Contexte\n    Public\n      jeunes\n    Lieu",
        ["Projet", "Contexte", "Public"],
    ),
    "deeper ones only where the branch above is too large for one look": (
        f"Projet\n  Contexte\n    Public\n      jeunes\n        sans\n    Lieux\n      gares\n        nord\n{LARGE}",
        ["Projet", "Contexte", "Public", "Lieux", "gares"],
    ),
    "or where more levels stand below than one look takes in": (
        "Projet\n" + "\n".join("  " * level + f"niveau {level}" for level in range(1, 8)),
        ["Projet", "niveau 1", "niveau 2", "niveau 3"],
    ),
}


def parsed(text: str) -> MindMap:
    return outline.parse(text)


@pytest.mark.parametrize("case", CASES)
def test_steps_are_those_that_hold_something(case: str):
    text, titles = CASES[case]
    assert [node.text for node in steps(parsed(text))] == titles
