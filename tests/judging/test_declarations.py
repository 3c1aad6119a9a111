"""Every rule can be read and proves itself: its examples are judged as the help page says."""

import pytest

from cefi_map.judging import DEFAULT, RULES, Rule, check, rule
from cefi_map.judging.requirements import REQUIREMENTS
from cefi_map.judging.rule import judge
from cefi_map.judging.view import View
from cefi_map.mindmap import outline
from cefi_map.referentiel import load

JUDGED = [each for each in RULES if each.id != "M4"]


def test_there_is_one_rule_per_requirement_in_official_order() -> None:
    """The 15 requirements of the map, then its modalities; none without a rule."""
    ids = [each.id for each in RULES]
    assert ids[:15] == [each.id for each in load().requirements]
    assert set(ids[15:]) == {"M1", "M2", "M3", "M4", "M8", "E1", "E2", "E3", "E4", "E5", "E6"}
    assert len(ids) == len(set(ids))


TABLE = {
    "C1a": [{"n": 2, "a": 1}],
    "C1b": [{"c": 2}],
    "C2": [{"p": 2}, {"i": 2, "t": 1}],
    "C3a": [{"o": 1, "f": 1, "r": 1}],
    "C3b": [{"r": 1}],
    "C4": [{"a": 2, "m": 1, "r": 1}],
    "C5": [{"c": 2}],
    "C6": [{"d": 2, "s": 1, "K": 2}],
    "C7a": [{"e": 2}],
    "C7b": [{"s": 2}, {"s": 1, "x": 1}],
    "C8a": [{"m": 2}, {"m": 1, "d": 1}],
    "C8b": [{"m": 2}, {"m": 1, "d": 1}],
    "C9": [{"t": 2}, {"t": 1, "d": 1}],
    "C10": [{"c": 2}],
    "C11": [{"f": 1, "e": 1}, {"f": 1, "s": 1}],
}
"""How many of which parts satisfy each requirement, in each way: as docs/verdicts.md says it of our own readings."""


def test_the_table_asks_for_what_is_published() -> None:
    assert {each.id: list(each.satisfied(DEFAULT)) for each in REQUIREMENTS} == TABLE


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_a_rule_says_why_and_how(each: Rule) -> None:
    """All but that of the dossier's pages, which no node shows, have both examples."""
    assert each.title
    assert each.why
    assert each.fix
    assert bool(each.good and each.bad) == (each in JUDGED)


@pytest.mark.parametrize("each", JUDGED, ids=lambda each: each.id)
def test_the_good_example_is_satisfied(each: Rule) -> None:
    outcome, _ = judge(each, View(outline.parse(each.good)), DEFAULT)
    assert outcome.likeliest == "satisfait", outcome.message
    assert outcome.pieces


@pytest.mark.parametrize("each", JUDGED, ids=lambda each: each.id)
def test_the_bad_example_is_not(each: Rule) -> None:
    outcome, _ = judge(each, View(outline.parse(each.bad)), DEFAULT)
    assert outcome.likeliest in ("absent", "partiel")
    assert outcome.message
    assert outcome.fix


def test_a_rule_is_found_by_its_id() -> None:
    assert rule("C5").title
    assert rule("C5").criterion == "C5"
    assert rule("C1a").criterion == "C1"
    assert rule("E3").criterion == ""


def test_a_requirement_is_satisfied_by_its_good_example_in_a_whole_report() -> None:
    """The engine gives what the rule gave, with evidence that leads to nodes of the map."""
    for each in JUDGED:
        mindmap = outline.parse(each.good)
        verdict = check(mindmap).verdict(each.id)
        assert verdict.likeliest == "satisfait"
        assert all(evidence.key in mindmap for evidence in verdict.evidence)
