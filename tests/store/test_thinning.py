"""What may go of a history: a list in, numbers out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cefi_map.store import DRAFT, THIN_AFTER
from cefi_map.store.thinning import EACH, MINUTES, Aged, surplus

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("title", "revisions", "gone"),
    [
        ("nothing of nothing", [], []),
        ("the newest of an old day stays", [(3, 40, 0, "saved"), (2, 40, 9, "saved"), (1, 40, 99, "merged")], [2, 1]),
        ("of the last minutes of work all stay", [(3, 0, 0, "saved"), (2, 0, 1, "saved"), (1, 0, 2, "saved")], []),
        ("a draft does not go for a save", [(3, 40, 0, "saved"), (2, 40, 1, DRAFT), (1, 40, 2, DRAFT)], [1]),
        ("drafts wait for their term", [(2, THIN_AFTER, 0, DRAFT), (1, THIN_AFTER, 1, DRAFT)], []),
        ("a clock that stood still", [(2, 40, 0, "saved"), (1, 41, 0, "saved")], []),
        ("brought in together", [(2, 40, 0, "saved"), (1, 40, DAY, "saved")], []),
        (
            "a clock far ahead, then right again",
            [(3, 0, 9, "saved"), (2, 0, -400 * DAY, "saved"), (1, 0, 99, "saved")],
            [],
        ),
    ],
)
def test_of_what_shares_a_slot_the_newest_stays(
    title: str, revisions: list[tuple[int, int, int, str]], gone: list[int]
) -> None:
    """Each case by its title; (number, days of use, seconds before noon, reason), newest first."""
    aged = [Aged(number, age, NOON - timedelta(seconds=before), reason) for number, age, before, reason in revisions]
    assert list(surplus(aged)) == gone, title


def test_the_older_the_coarser_counted_in_work() -> None:
    """Twenty hours, a save every four seconds, done on ten days: some hundred and fifty of the last ten minutes, two
    hours by the minute, the rest by ten minutes."""
    left = kept(history(saves=18_000, every=4, a_day=1_800))
    seconds = [(18_000 - number) * 4 for number in left]
    fresh, middle = (sum(low < each <= high for each in seconds) for low, high in ((-1, EACH), (EACH, MINUTES)))
    assert fresh == EACH / 4 + 1
    assert 105 <= middle <= 125
    assert 100 <= len(left) - fresh - middle <= 125


def test_a_person_who_was_away_finds_the_last_hour_as_it_was() -> None:
    """Neither three months nor a wrong clock make work old."""
    before = history(saves=150, every=4, a_day=150)
    away = [Aged(each.number, each.age, each.created - timedelta(days=90), each.reason) for each in before[75:]]
    assert len(kept([*before[:1], *away])) == 1 + len(away)


@pytest.mark.parametrize("jumps", [(400,), (400, -20, 10_000), (1, 2, 3, 4, 5, 6), (-400, 400) * 9])
def test_a_clock_that_is_set_makes_no_minute_old(jumps: tuple[int, ...]) -> None:
    """Five saves of one minute, then one after each time that the clock was set, by so many days."""
    moments = [NOON + timedelta(seconds=9 * rank) for rank in range(6)]
    moments += [NOON + timedelta(days=days, seconds=60 + rank) for rank, days in enumerate(jumps)]
    saves = [Aged(number, 0, moment, "saved") for number, moment in enumerate(moments, 1)]
    assert kept(saves[::-1]) == [each.number for each in saves[::-1]]


def test_what_is_kept_stays_wherever_it_stands() -> None:
    """Named, the first, the current one; and it takes nobody's place."""
    aged = [Aged(n, 40, NOON - timedelta(seconds=9 - n), "saved", kept=n in (1, 3)) for n in (4, 3, 2, 1)]
    assert list(surplus(aged)) == [2]


def history(*, saves: int, every: int, a_day: int) -> list[Aged]:
    """Newest first, one save after the other on each day of work."""
    return [
        Aged(
            saves - rank,
            rank // a_day,
            NOON - timedelta(days=rank // a_day, seconds=rank % a_day * every),
            "saved",
        )
        for rank in range(saves)
    ]


def kept(revisions: list[Aged]) -> list[int]:
    gone = set(surplus(revisions))
    return [each.number for each in revisions if each.number not in gone]
