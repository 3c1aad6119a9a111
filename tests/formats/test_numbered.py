"""Numbers at the start of lines are levels when they follow each other; years and amounts are words."""

from __future__ import annotations

import pytest

from cefi_map import formats
from cefi_map.formats.numbered import indented
from cefi_map.mindmap import outline

OUTLINES = {
    "a title above": (
        "Atelier mobilité\n1. Contexte\n1.1 Publics\n1.1.1 Jeunes\n1.2 Lieux\n2. Actions\n2.1. Forum\n",
        "Atelier mobilité\n  Contexte\n    Publics\n      Jeunes\n    Lieux\n  Actions\n    Forum\n",
    ),
    "several tops without title": ("1. A\n1.1 B\n2. C\n", "Carte\n  A\n    B\n  C\n"),
    "one top is the root": ("1. Projet\n1.1 A\n1.2 B\n", "Projet\n  A\n  B\n"),
    "no mark behind the number": (
        "1 Contexte\n1.1 Publics\n2 Actions\n",
        "Carte\n  Contexte\n    Publics\n  Actions\n",
    ),
    "years, amounts and durations are words": (
        "Projet\n1 Budget\n1.1 Achats\n2024 : début\n30 000 € d’achats\n2 000 € de plus\n"
        "2 jours par semaine\n2 Suite\n",
        "Projet\n  Budget\n    Achats\n      2024 : début\n      30 000 € d’achats\n      2 000 € de plus\n"
        "      2 jours par semaine\n  Suite\n",
    ),
    "indentation and bullets below numbers": (
        "Projet\n1) Contexte\n   1.1) Publics\n      - jeunes\n          61 jeunes\n      - adultes\n2) Suite\n",
        "Projet\n  Contexte\n    Publics\n      jeunes\n        61 jeunes\n      adultes\n  Suite\n",
    ),
    "text between the title and the first number": (
        "Projet\nUne phrase.\n\n1. A\n1.1 B\n",
        "Projet\n  Une phrase.\n  A\n    B\n",
    ),
    "a number left out": ("P\n1. A\n1.1 B\n1.3 C\n3. D\n", "P\n  A\n    B\n    C\n  D\n"),
    "figures with a point that go on nothing": (
        "P\n1. A\n1.2 ETP\n1.1 B\n4.2 points\n1.2 C\n",
        "P\n  A\n    1.2 ETP\n    B\n      4.2 points\n    C\n",
    ),
    "tags and notes stay": ("P\n1. A [E1]\n1.1 B\n: une note\n", "P\n  A [E1]\n    B\n      : une note\n"),
}


@pytest.mark.parametrize(("text", "tree"), OUTLINES.values(), ids=OUTLINES)
def test_numbers_are_levels(text: str, tree: str) -> None:
    assert outline.render(formats.read(text.encode(), "plan.txt").map) == tree


@pytest.mark.parametrize(
    "text",
    [
        "P\n  2024 une année\n  2025 une autre\n",
        "P\n  192.168.1.1 le routeur\n  1.5 ETP\n  3.2 points\n",
        "P\n  12.05 réunion\n  14.05 bilan\n",
        "P\n  30 000 €\n  1 200 €\n",
        "1. seul\n2. niveau\n",
    ],
)
def test_figures_that_do_not_follow_each_other_are_words(text: str) -> None:
    assert indented(text) == text


def test_markdown_headings_lead() -> None:
    mindmap = formats.read(b"# Projet\n\n## 1. Contexte\n\n1.1 Publics\n", "plan.txt").map
    assert [node.text for node in mindmap] == ["Projet", "1. Contexte"]
