"""Agreement is what its definition says, and is silent where it would say nothing."""

from __future__ import annotations

import pytest

from cefi_map.agreement import LEAST_PAIRS, among, beside, kappa, rank, spread
from cefi_map.review import LEVELS

HIGH, MIDDLE, LOW = LEVELS


def counted(table: list[list[int]]) -> list[tuple[int, int]]:
    """The pairs of a table: row what one says, column what the other says."""
    return [(a, b) for a, row in enumerate(table) for b, times in enumerate(row) for _ in range(times)]


def test_the_levels_are_ranked_from_the_lowest() -> None:
    assert [rank(level) for level in (LOW, MIDDLE, HIGH)] == [0, 1, 2]


def test_kappa_is_one_for_agreement_and_none_for_a_constant() -> None:
    assert kappa([(0, 0), (1, 1), (2, 2)]) == 1
    assert kappa([(0, 1), (1, 1), (2, 1)]) == 0
    assert kappa([(0, 2), (2, 0)]) == -1


def test_kappa_by_hand() -> None:
    """Five pairs. Squared distances 1, 4, 0, 4, 0: 9 are seen. The first says 0 twice, 1 once, 2 twice, the second 0
    once, 1 twice, 2 twice: (2·(2·1 + 2·4) + 1·(1·1 + 2·1) + 2·(1·4 + 2·1)) / 5 = 7 are what chance would give."""
    assert kappa([(0, 1), (0, 2), (1, 1), (2, 0), (2, 2)]) == pytest.approx(1 - 9 / 7)


def test_kappa_is_scikit_learn_s() -> None:
    """The tables of its own tests of ``cohen_kappa_score``, ``weights="quadratic"`` (with two values alone the weights
    change nothing)."""
    assert kappa(counted([[20, 20], [10, 50]])) == pytest.approx(0.348, abs=5e-4)
    first, second = [0] * 46 + [1] * 44 + [2] * 10, [0] * 50 + [1] * 40 + [2] * 10
    assert kappa(list(zip(first, second, strict=True))) == pytest.approx(0.9541, abs=5e-5)


def test_people_of_whom_none_is_the_measure_agree_alike_in_any_order() -> None:
    maps = [(HIGH, HIGH, MIDDLE), (LOW, LOW, LOW), (MIDDLE, HIGH, LOW), (HIGH, HIGH, HIGH), (LOW, MIDDLE, LOW)] * 2
    found = among(maps)
    assert (found.same, found.of, found.pairs) == (4, 10, 30)
    shuffled = [levels[place % 3 :] + levels[: place % 3] for place, levels in enumerate(maps)]
    assert found.kappa == pytest.approx(among(shuffled).kappa)
    assert found.kappa is not None
    assert 0 < found.kappa < 1


def test_too_few_pairs_or_one_level_alone_give_no_kappa() -> None:
    assert LEAST_PAIRS == 18
    five = among([(HIGH, LOW, HIGH)] * 5)
    assert (five.same, five.of, five.pairs, five.kappa, five.few) == (0, 5, 15, None, True)
    alike = among([(HIGH, HIGH, HIGH)] * 6)
    assert (alike.same, alike.of, alike.kappa, alike.few) == (6, 6, None, False)
    assert among([(HIGH, LOW, HIGH)] * 6).kappa is not None


def test_who_gave_no_level_is_not_counted() -> None:
    found = among([("", HIGH, HIGH), ("", "", LOW), ("", "", "")])
    assert (found.same, found.of, found.pairs) == (1, 1, 1)
    assert among([]).kappa is None


def test_beside_one_other_the_order_counts() -> None:
    pairs = [(2, 2), (2, 1), (1, 1), (0, 0), (0, 1)] * 4
    found = beside(pairs)
    assert (found.same, found.of, found.pairs) == (12, 20, 20)
    assert found.kappa == pytest.approx(kappa(pairs))
    assert beside(pairs[:5]).kappa is None


def test_a_gap_is_counted_in_steps() -> None:
    assert spread((HIGH, LOW, MIDDLE)) == 2
    assert spread((HIGH, "", MIDDLE)) == 1
    assert spread(("", "")) == 0
