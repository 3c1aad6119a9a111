"""The verdicts agree with the labels of maps that were held out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cefi_map.judging.model import REQUIREMENTS
from tests.labelled import ours, parse, written
from tests.labelled.score import judged, macro_f1, score

MAP = """# topic: essai
Projet pour douze jeunes
  Besoins {S1}
    pas de permis (enquête, 40 jeunes) // entendu en permanence {C1a}
    à compléter {!C1b}
==
"""


def test_a_map_of_the_notation_is_read_whole() -> None:
    labels = "".join(f"S{number} {'present' if number == 1 else 'absent ?'}\n" for number in range(1, 7))
    ids = "C1b C2 C3a C3b C4 C5 C6 C7a C7b C8a C8b C9 C10 C11".split()  # noqa: SIM905
    labels += "C1a partiel ? : un seul besoin\n" + "".join(f"{id} absent\n" for id in ids)
    read = parse(MAP + labels)
    assert [node.text for node in read.map] == [
        "Projet pour douze jeunes",
        "Besoins",
        "pas de permis (enquête, 40 jeunes)",
        "à compléter",
    ]
    assert read.map.nodes[2].note_text == "entendu en permanence"
    assert (read.labels["C1a"].verdict, read.labels["C1a"].borderline) == ("partiel", True)
    assert read.labels["C1a"].evidence == {"n2"}
    assert read.labels["C1b"].decoys == {"n3"}
    assert read.stages == {"S1": True, "S2": False, "S3": False, "S4": False, "S5": False, "S6": False}


def test_the_sentence_that_is_the_evidence_is_marked_in_its_note() -> None:
    labels = "".join(f"S{number} absent\n" for number in range(1, 7))
    labels += "".join(f"{id} {'satisfait' if id == 'C5' else 'absent'}\n" for id in REQUIREMENTS)
    note = "Elle suit. La mairie prête la salle, car elle est vide le mardi. ⟦C5 C8a⟧ On verra."
    read = parse(f"Projet\n  Avec qui // {note}\n==\n{labels}")
    assert read.map.nodes[1].note_text == "Elle suit. La mairie prête la salle, car elle est vide le mardi. On verra."
    assert read.labels["C5"].evidence == {"n1"}
    assert read.labels["C5"].pieces == {("n1", "La mairie prête la salle, car elle est vide le mardi.")}


def test_the_readme_counts_what_lies_here() -> None:
    place = Path(__file__).parent
    rows = re.findall(r"^\| `([^`]+)` \| (\d+) .*? \| (\d+) \|", (place / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 6
    for folder, texts, hands in rows:
        files = sorted((place / folder).glob("*.txt"))
        assert (len(written(place / folder)), len(files)) == (int(texts), int(hands)), folder
        assert {each.stem for each in files} == {name.partition("_")[0] for name in written(place / folder)}


@pytest.mark.parametrize("folder", ["learnt", "near", "held"])
def test_every_map_is_of_the_notation(folder: str) -> None:
    """Whoever wrote them; what they say of a map is another test's."""
    for each in ours(folder):
        evidence = {id for id, label in each.labels.items() if label.evidence}
        judged = {id for id, label in each.labels.items() if label.verdict != "absent"}
        assert evidence <= judged, each.name


def test_a_label_that_is_not_understood_is_named() -> None:
    with pytest.raises(ValueError, match="C1a peut-être"):
        parse(f"{MAP}C1a peut-être\n")


def test_each_verdict_counts_alike_in_the_mean() -> None:
    assert macro_f1([(0, 0), (0, 0), (2, 2), (2, 0)]) == pytest.approx((0.8 + 2 / 3) / 2)


def test_verdicts_agree_with_the_labels_of_maps_held_out() -> None:
    """On topic; what these figures are worth is in docs/verdicts.md. Those learnt from: ``make evaluate``."""
    found = score(judged(each for each in ours("held") if each.on_topic))
    assert found.kappa >= 0.75, found
    assert found.stages >= 0.88, found
    assert found.precision >= 0.8, found
    assert found.absent_taken_for_satisfait <= 0.02 * found.verdicts, found
