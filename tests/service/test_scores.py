"""What is said of the verdicts' worth: the scores kept with the rules, the honest one included."""

from __future__ import annotations

from cefi_map import service


def test_scores_are_kept_with_what_they_were_measured_on():
    kept = service.exam.scores()
    assert any(not each.seen for each in kept), "a score on maps that nobody had read"
    for each in kept:
        assert 0 < each.accuracy <= 1
        assert each.absent_taken_for_satisfait + each.satisfait_taken_for_absent <= each.verdicts
