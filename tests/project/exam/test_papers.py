"""The papers on the automatic opinion: figures as they were measured, the same in docs/, in plain words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cefi_map import judging
from cefi_map.project import exam
from cefi_map.project.exam.papers import figures
from docs import papiers
from tests.labelled import ours
from tests.labelled.dossiers import ours as our_dossiers

KEPT = json.loads((Path(judging.__file__).parent / "data" / "accuracy.json").read_text("utf-8"))
LONGEST = 25
"""Words of a sentence."""


@pytest.mark.parametrize("name", exam.PAPERS)
def test_docs_hold_what_the_product_shows(name: str):
    assert papiers.pages()[papiers.PLACE / f"{name}.md"] == (papiers.PLACE / f"{name}.md").read_text("utf-8"), (
        "make docs"
    )


def test_each_score_kept_with_the_weights_is_told_with_an_interval_that_holds_it():
    text = exam.paper("modele", str)
    told = [each for each in KEPT["scores"] if "opposites" in each]
    assert len(told) == len(figures()["scores"]) > 3
    for each, shown in zip(told, figures()["scores"], strict=True):
        same = round(each["accuracy"] * each["verdicts"])
        said = f"{same:,}".replace(",", "\u202f")
        assert f"| {each['maps']} | {said} sur " in text
        assert shown["low"] < 100 * each["accuracy"] < shown["high"]
    new = figures()["scores"][0]
    assert (new["same"], new["low"], new["high"]) == (1185, 77, 81), "Wilson’s interval of 1185 in 1500"


def test_it_learnt_from_as_many_as_it_says():
    learnt = {"maps": ours("learnt"), "dossiers": our_dossiers("learnt")}
    assert {kind: len(each) for kind, each in learnt.items()} == {kind: KEPT["learnt"][kind] for kind in learnt}


@pytest.mark.parametrize("name", exam.PAPERS)
def test_each_sentence_is_short_and_written_as_french_is(name: str):
    text = exam.paper(name, str)
    assert not re.search(r"[a-zà-ÿ]'[a-zà-ÿ]", text, re.IGNORECASE)
    sentences = re.split(r"(?<=[.!?;:])\s|\n|\|", re.sub(r"\]\([^)]*\)", "", text))
    long = [each for each in sentences if len(re.findall(r"[\w’-]+", each)) > LONGEST]
    assert long == []


def test_the_four_conditions_the_exception_and_the_duties_are_each_answered():
    text = exam.paper("evaluation-ia", str)
    rows = re.findall(r"^\| ([a-d])\) [^|]+\| (Oui|Non|En partie)[^|]*\|[^|]{40,}\|$", text, re.M)
    assert [letter for letter, _ in rows] == ["a", "b", "c", "d"]
    for wanted in ("annexe III, point 3, b", "profilage", "article 6, paragraphe 4", "article 49, paragraphe 2"):
        assert wanted in text
    for wanted in ("article 50", "article 26", "article 14", "article 27", "article 86", "Pas encore faite"):
        assert wanted in text
