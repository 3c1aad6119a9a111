"""Dossiers that a jury labelled, kept with the project: a floor under what was gained on them.

Those of ``held`` are scored (``python -m tests.labelled.dossiers.score``) and never asked for.
"""

from __future__ import annotations

import pytest

from cefi_map.agreement import kappa
from tests.labelled.dossiers import IDS, Labelled, ours, parse
from tests.labelled.dossiers.score import main, said, scored

LEAST = 0.9
"""What is learnt from them agrees with them: less would be a fault of the code that judges."""


@pytest.fixture(scope="module")
def learnt() -> list[Labelled]:
    return ours("learnt")


def test_verdicts_agree_with_the_labels(learnt: list[Labelled]) -> None:
    rows = scored(learnt)
    assert len(rows) == 5 * len(learnt) == 550
    assert sum(each.same for each in rows) / len(rows) >= LEAST
    assert sum(abs(each.asked - each.got) == 2 for each in rows) <= 2
    assert kappa([(each.asked, each.got) for each in rows]) >= 0.9


def test_most_verdicts_cite_a_passage_of_the_label(learnt: list[Labelled]) -> None:
    shown = [each for each in scored(learnt) if each.same and each.asked]
    assert sum(each.right_place for each in shown) / len(shown) >= 0.85


def test_labels_are_read() -> None:
    labels = "\n".join(f"{id} partiel ? [2ma] : parce que" for id in IDS)
    read = parse(f"# Titre\n\nUn texte.\n==\n{labels}\n")
    assert read.labels["M5"].borderline
    assert read.labels["C12b"].shown == {"Un texte.": "ma"}
    assert read.labels["M5"].said("Un texte") == "ma"
    assert read.labels["M5"].said("Un autre texte.") is None
    with pytest.raises(ValueError, match="not understood"):
        parse("Un texte.\n==\nM5 peut-être\n")
    with pytest.raises(ValueError, match="missing"):
        parse("Un texte.\n==\nM5 absent : rien\n")


def test_the_program_says_figures_and_no_text(capsys: pytest.CaptureFixture[str], learnt: list[Labelled]) -> None:
    assert main(["learnt"]) == 0
    assert capsys.readouterr().out.startswith(f"== dossiers learnt: {said(scored(learnt))[:20]}")


def test_held_dossiers_can_be_read() -> None:
    assert len(ours("held")) == 17


@pytest.mark.parametrize("folder", ["learnt", "held"])
def test_every_dossier_is_of_the_notation(folder: str) -> None:
    """Whoever wrote them."""
    for each in ours(folder):
        for id, label in each.labels.items():
            assert bool(label.shown) or label.verdict == "absent", (each.name, id)
