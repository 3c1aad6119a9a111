"""Days of use: what the clock says is believed once a day at most, and by one process."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cefi_map.store import Store, open_store
from cefi_map.store.days import SPACING, Running, running

from .cases import MAP, grown

ROOT = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def counted(store: Store, *looks: tuple[float, float]) -> int:
    """How many days are counted when, so many hours after the first look, the clock stands so many days from Monday."""
    return sum(store.tick(MONDAY + days * DAY, Running("one start", round(hours * 3600))) for hours, days in looks)


def test_a_day_counts_once(store: Store) -> None:
    """Whatever the number of looks; the next day is another one."""
    assert counted(store, (0, 0), (0.1, 0), (8, 0.3)) == 1
    assert counted(store, (24, 1), (30, 1.2)) == 1


def test_a_server_that_lives_on_counts_each_day(store: Store) -> None:
    """Looking every hour, from a Monday at 9 to the Wednesday four weeks later."""
    assert counted(store, *((hours, hours / 24) for hours in range(30 * 24))) == 31


def test_a_jump_is_one_day(store: Store) -> None:
    """Forward or back, at one start; the days after are counted as they are lived."""
    assert counted(store, (0, 0)) == 1
    assert store.tick(MONDAY + 400 * DAY, Running("another start", 5))
    assert not store.tick(MONDAY + DAY / 2, Running("a third", 5))
    assert store.tick(MONDAY - 400 * DAY, Running("a fourth", 5))


def test_a_clock_that_jumps_a_hundred_times_in_an_hour_adds_a_day(store: Store) -> None:
    """To a date it never had each time, in one server or in a hundred starts of it on one computer."""
    looks = [(rank / 100, (-1) ** rank * (400 + rank)) for rank in range(100)]
    assert counted(store, *looks) == 1


def test_a_clock_that_jumps_between_two_dates_adds_two_days(store: Store) -> None:
    """Where no clock tells how long it has been, as between two starts of a computer."""
    ticks = [store.tick(MONDAY + rank % 2 * 400 * DAY, Running(f"start {rank}", 5)) for rank in range(100)]
    assert sum(ticks) == 2


def test_a_clock_that_stands_still_counts_nothing_more(store: Store) -> None:
    """A computer whose battery is dead wakes on the same day each time."""
    assert sum(store.tick(MONDAY, Running(f"start {rank}", 5)) for rank in range(40)) == 1


def test_a_shut_computer_ages_nothing(store: Store) -> None:
    """A summer later it is the next day, whether it slept or was off."""
    assert counted(store, (0, 0), (24 * 90, 90)) == 2
    assert store.tick(MONDAY + 200 * DAY, Running("another start", 5))


def test_an_evening_and_the_next_morning_are_near(store: Store) -> None:
    """The later hours of that day count."""
    assert counted(store, (0, 0.6), (9, 1)) == 1
    assert counted(store, (SPACING / 3600, 1.1)) == 1


def test_a_wrong_clock_erases_nothing(store: Store) -> None:
    """Neither the trash nor a history, at one start in another year nor at the one after."""
    made, thrown = store.create(MAP), store.create(MAP)
    for rank in range(4):
        store.save(made.id, grown(store.load(made.id).map, f"s{rank}", f"Suite {rank}"), rank + 1)
    store.discard(thrown.id)
    for rank, days in enumerate((0, 400, 0, -400, 31, 1)):
        store.tidy(MONDAY + days * DAY, Running(f"start {rank}", 5))
    assert [project.id for project in store.trash()] == [thrown.id]
    assert [revision.number for revision in store.history(made.id)] == [5, 4, 3, 2, 1]


def test_processes_that_ask_at_once_count_one_day(where: str) -> None:
    """One of them does what is due, on both databases; the others go on."""
    open_store(where).close()
    code = "import sys; from cefi_map.store import open_store; s = open_store(sys.argv[1]); print('open', flush=True);"
    code += "sys.stdin.read(1); print(s.tidy())"
    command = [sys.executable, "-c", code, where]
    asking = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(4)
    ]
    for process in asking:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
    for process in asking:
        assert process.stdin
        process.stdin.write("x")
        process.stdin.flush()
    assert sorted(process.communicate()[0] for process in asking) == ["False\n"] * 3 + ["True\n"]


def test_the_running_clock_goes_forward() -> None:
    """And keeps its name."""
    first, then = running(), running()
    assert first.clock == then.clock
    assert 0 <= then.seconds - first.seconds < 60
