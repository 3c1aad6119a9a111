"""What may go of a history: a list in, numbers out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cefi_map.store import DRAFT, THIN_AFTER
from cefi_map.store.thinning import Aged, surplus

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "revisions", "gone"),
    [
        ("nothing of nothing", [], []),
        ("the newest of a day stays", [(3, 40, 0, "saved"), (2, 40, 0, "saved"), (1, 40, 0, "merged")], [2, 1]),
        ("up to the term all stay", [(2, THIN_AFTER, 0, "saved"), (1, THIN_AFTER, 0, "saved")], []),
        ("a draft does not go for a save", [(3, 40, 0, "saved"), (2, 40, 0, DRAFT), (1, 40, 0, DRAFT)], [1]),
        ("a clock that stood still", [(2, 40, 0, "saved"), (1, 41, 0, "saved")], []),
        ("brought in together", [(2, 40, 0, "saved"), (1, 40, 1, "saved")], []),
    ],
)
def test_of_what_shares_a_day_the_newest_stays(
    title: str, revisions: list[tuple[int, int, int, str]], gone: list[int]
) -> None:
    """Each case by its title; (number, days of use, calendar days before, reason), newest first."""
    aged = [Aged(number, age, NOON - timedelta(days=before), reason) for number, age, before, reason in revisions]
    assert list(surplus(aged)) == gone, title
