"""The exam as whoever prepares for it reads it: its text and rules, words found in it, what verdicts are worth."""

from __future__ import annotations

import pytest

from cefi_map.errors import NotFound
from cefi_map.project import exam


def test_every_requirement_of_the_map_has_its_rule():
    known = exam.referentiel()
    asked = [each.id for each in known.requirements if each.judged_on == "carte"]
    assert len(asked) == 15
    assert [each.id for each in exam.rule_list()][:15] == asked, "in official order, then modalities and stages"
    assert len(known.stages) == 6


def test_a_rule_is_opened_by_the_requirement_it_judges():
    rule = exam.rule("C5")
    assert rule.id == "C5"
    assert rule in exam.rule_list()


def test_a_rule_that_is_not_there_is_refused_without_repeating_a_long_name():
    with pytest.raises(NotFound) as refused:
        exam.rule("C99" * 50)
    assert len(str(refused.value)) < 150


def test_words_that_are_looked_for_are_found_whatever_their_accents():
    found = exam.matching("Un diagnostic partagé", "PARTAGE diagnostic")
    assert [piece.text for piece in found if piece.matched] == ["diagnostic", "partagé"]
    assert "".join(piece.text for piece in found) == "Un diagnostic partagé"


def test_a_text_that_lacks_one_of_the_words_is_no_match_but_shows_the_others():
    assert exam.matching("Un diagnostic partagé", "diagnostic budget") == ()
    assert exam.matching("Un diagnostic partagé", " ") == ()
    shown = exam.marked("Un diagnostic partagé", "diagnostic budget")
    assert [piece.text for piece in shown if piece.matched] == ["diagnostic"]


def test_a_grid_has_a_line_for_each_criterion_in_official_order():
    assert [each.id for each in exam.criteria()] == [f"C{number}" for number in range(1, 13)]
