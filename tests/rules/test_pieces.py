"""The recognisers of pieces against short nodes labelled by hand: counted as a piece of that requirement, or not."""

from __future__ import annotations

import csv
from collections.abc import Callable

from cefi_map.checking.argue import reason
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.stages import stages
from cefi_map.checking.view import View
from cefi_map.mindmap import outline
from cefi_map.rules import c1a, c1b, c2, c3a, c5, c6, c7a, c7b, c8a, c8b, c9, c10, c11
from cefi_map.rules.channels import described, is_vague
from tests.shared import files, needs_shared


def _is_need(view: View, node: ReadNode) -> bool:
    return c1a._says(node) and c1a._likely(node) and not c1a._is_profile(node)


def _is_mode(view: View, node: ReadNode) -> bool:
    return c11._is_found(view, node) and node.finds(c11._TAKES_STOCK)


def _is_side(view: View, node: ReadNode) -> bool:
    return c11._is_found(view, node) and not c11._is_forward(view, node)


Test = Callable[[View, ReadNode], bool]
PLACES = {
    "C1": "Contexte",
    "C2": "Contexte",
    "C3": "Initialisation",
    "C4": "Mise en œuvre",
    "C5": "Faisabilité\n    Partenaires",
    "C6": "Faisabilité\n    Risques",
    "C7": "Faisabilité\n    Budget",
    "C8": "Préparation\n    Communication",
    "C9": "Mise en œuvre\n    Suivi",
    "C10": "Évaluation",
    "C11": "Évaluation",
    "E3": "Faisabilité",
    "E4": "Préparation",
    "E5": "Mise en œuvre",
}


def _argued(view: View, node: ReadNode) -> bool:
    return reason(view, node) in ("specific", "weak")


def _stage(id: str) -> Test:
    def test(view: View, node: ReadNode) -> bool:
        return any(node.node.key == branch for each in stages(view) if each.id == id for branch in each.branches) or (
            node in view.nodes and view.stage(node) == id and not node.negated
        )

    return test


RECOGNISERS: dict[str, Test] = {
    "C1a": _is_need,
    "C1b": c1b._is_fact,
    "C2a": lambda view, node: c2._is_policy(view, node) and c2._informed(view, node),
    "C2b": c2._is_indicator,
    "C3a": lambda view, node: c3a._kind(view, node) == "perimeter",
    "C3b": lambda view, node: c3a._kind(view, node) in ("purpose", ""),
    "C3c": lambda _, node: c3a._is_definite(node) and c3a._is_result(node),
    **dict.fromkeys(("C3d", "C3e", "C3f", "C4a", "C4b"), _argued),
    "C5a": lambda view, node: (
        sum(each.count for each in c5.partners_of(view)) >= 2 or any(each.argued for each in c5.partners_of(view))
    ),
    "C5b": lambda view, node: any(each.argued for each in c5.partners_of(view)),
    **dict.fromkeys(("C6a", "C6b", "C6c", "C6d"), c6._is_risk),
    "C6e": lambda view, node: c6._is_risk(view, node) and c6._answered(view, node),
    "C7a": lambda view, node: node in c7a.likely(view),
    "C7b": lambda view, node: node in c7a.likely(view) and len(c7a.items(node)) >= 2,
    "C7c": lambda view, node: node in c7b.likely(view) and c7b.sources(node) > 0,
    "C8a": lambda view, node: node in c8a.internal(view) and not is_vague(node) and described(node),
    "C8b": lambda view, node: node in c8b.external(view) and not is_vague(node) and c8b.targeted(node),
    "C9a": lambda view, node: c9._is_means(view, node) and not c9._only_people(node) and c9._described(view, node),
    "C10a": lambda view, node: c10._is_criterion(view, node) and c10._specific(node) > 0,
    "C11a": _is_mode,
    "C11b": lambda view, node: _is_mode(view, node) or _is_side(view, node),
    "C11c": lambda view, node: _is_mode(view, node) or _is_side(view, node),
    **dict.fromkeys(
        ("C11d", "C11e", "C11f", "C11g"), lambda view, node: c11._is_forward(view, node) and c11._firm(node)
    ),
    "E3a": _stage("E3"),
    "E4b": _stage("E4"),
    "E5": _stage("E5"),
}
DOSSIER = {"C12a", "C12b", "M5", "M6"}
"""Judged on the dossier: its own room tests them."""


def recognised(id: str, text: str) -> bool:
    """Whether a node is a piece of that requirement, at the place where it is usually found."""
    place = PLACES[id.rstrip("abcdefg")]
    indent = "      " if "\n" in place else "    "
    view = View(outline.parse(f"Projet d'insertion pour des jeunes sans emploi\n  {place}\n{indent}{text}"))
    node = view.read.nodes[-1]
    return node in view.nodes and RECOGNISERS[id](view, node)


@needs_shared
def test_nine_nodes_in_ten_are_recognised_as_labelled() -> None:
    (path,) = files("referentiel/labelled-nodes.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["exigence"] not in DOSSIER]
    wrong = [row for row in rows if recognised(row["exigence"], row["texte"]) != (row["attendu"] == "present")]
    assert len(rows) == 144
    assert len(wrong) <= len(rows) // 10, [f"{row['exigence']} {row['attendu']} {row['texte']}" for row in wrong]
