"""The upkeep of a store, in a real server whose clock is moved from outside."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from cefi_map.store import Store, open_store
from tests.store.cases import MAP

ROOT = Path(__file__).parents[2]
SERVE = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from cefi_map.cli import main
from cefi_map.service.data import stores
from cefi_map.store import days, rows
hours = lambda: float(Path(sys.argv[1]).read_text() or 0)
rows.now = lambda: datetime(2026, 11, 2, 20, tzinfo=UTC) + timedelta(hours=hours())
days.running = lambda: days.Running("one start", round(hours() * 3600))
stores.EVERY = 0
sys.exit(main(["serve", "--port", "0", *sys.argv[2:]]))
"""


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    """The file that says how many hours the server lives."""
    path = tmp_path / "hours"
    path.write_text("0", encoding="utf-8")
    return path


@pytest.fixture
def live(tmp_path: Path, clock: Path) -> Iterator[str]:
    command = [sys.executable, "-c", SERVE, str(clock), "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0]
        process.terminate()
        process.wait(20)


def test_a_server_that_lives_on_empties_its_trash(live: str, clock: Path, tmp_path: Path) -> None:
    """Thirty midnights later and no start between, while somebody asks for a page each day; nothing where nobody does.
    A project thrown away on the first evening is there until the thirty-first day after it."""
    with closing(open_store(tmp_path / "data")) as store:
        made = store.create(MAP)
        _asked(live, store, clock, 0, lambda: _days(store) == 1)
        _asked(live, store, clock, 0, lambda: [copy.day for copy in store.copies()] == [1])
        store.discard(made.id)
        for day in range(1, 31):
            _asked(live, store, clock, 24 * day, lambda day=day: _days(store) == day + 1)
        assert [project.days_left for project in store.trash()] == [0]
        _asked(live, store, clock, 24 * 31, lambda: not store.trash())
        _asked(live, store, clock, 24 * 31, lambda: [copy.day for copy in store.copies()] == [*range(32, 25, -1)])


def _days(store: Store) -> int:
    with store.database.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM days").scalar() or 0)


def _asked(live: str, store: Store, clock: Path, hours: int, done: Callable[[], bool]) -> None:
    """Ask for a page at that hour, again until what is due is done."""
    clock.write_text(str(hours), encoding="utf-8")
    for _ in range(200):
        with urlopen(f"{live}/aide", timeout=20):
            pass
        if done():
            return
        time.sleep(0.05)
    pytest.fail(f"what was due after {hours} hours was not done")
