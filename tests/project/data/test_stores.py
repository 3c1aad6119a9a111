"""Where the work is kept; its upkeep, in this process and in a real server whose clock is moved from outside."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from cefi_map.errors import BadInput, NotFound
from cefi_map.project import data
from cefi_map.project.data import stores
from cefi_map.store import Store, open_store
from tests.serving import started
from tests.store.cases import MAP
from tests.threads import ended

ROOT = Path(__file__).parents[3]
SERVE = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from cefi_map.cli import main
from cefi_map.project.data import stores
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
    with started(command, cwd=ROOT) as (_, address):
        yield address


@pytest.mark.whole
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


def test_the_folder_chosen_may_be_told_from_home_or_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data.data_directory(tmp_path / "chosen") == tmp_path / "chosen"
    assert data.data_directory("~/ici") == Path.home() / "ici"
    monkeypatch.chdir(tmp_path)
    assert data.data_directory("là") == tmp_path / "là"


@pytest.mark.parametrize(
    ("system", "variables", "place"),
    [
        ("linux", {"XDG_DATA_HOME": "/ailleurs"}, Path("/ailleurs/cefi-map")),
        ("linux", {"XDG_DATA_HOME": ""}, Path.home() / ".local/share/cefi-map"),
        ("darwin", {}, Path.home() / "Library/Application Support/cefi-map"),
        ("win32", {"LOCALAPPDATA": "/appdata"}, Path("/appdata/cefi-map")),
    ],
)
def test_each_system_has_its_place(
    monkeypatch: pytest.MonkeyPatch, system: str, variables: dict[str, str], place: Path
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert data.data_directory() == place


def test_a_store_is_opened_in_a_folder_or_at_an_address_and_its_copies_where_told(tmp_path: Path) -> None:
    with closing(data.open_store(tmp_path / "ici", copies=tmp_path / "autre")) as store:
        made = store.create(MAP)
        assert store.copies_folder == tmp_path / "autre"
    with closing(data.open_store(database=f"sqlite:///{tmp_path}/ici/cefi-map.sqlite3")) as store:
        assert [each.id for each in store.projects()] == [made.id]
        assert store.copies_folder == tmp_path / "ici" / "copies"


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(BadInput, match="n’est pas l’adresse"):
        data.open_store(database="base.db")


def test_a_command_makes_no_data_where_there_should_be_some(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="n’a pas de données"):
        data.open_store(tmp_path / "vide", existing=True)
    assert not (tmp_path / "vide").exists()
    data.open_store(tmp_path / "vide").close()
    data.open_store(tmp_path / "vide", existing=True).close()


def looked(upkeep: data.Upkeep) -> bool:
    """Look for what is due, to the end; whether there was a thread at it."""
    upkeep.look()
    return ended("upkeep")


def test_the_first_page_of_a_day_has_the_copy_made_and_the_next_hour_none(store: Store) -> None:
    upkeep = data.Upkeep(store)
    assert looked(upkeep)
    assert len(store.copies()) == 1
    store.erase_copies()
    assert not looked(upkeep)
    assert not store.copies()


def test_a_second_process_copies_only_what_the_first_left(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """At its first look the other may still be at it; an hour later nobody is."""
    monkeypatch.setattr(stores, "EVERY", 0)
    assert store.tidy(), "another process was the first of the day"
    upkeep = data.Upkeep(store)
    looked(upkeep)
    assert not store.copies()
    looked(upkeep)
    assert len(store.copies()) == 1


def test_a_disk_that_takes_no_copy_is_told_in_the_log_and_stops_nobody(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(stores, "EVERY", 0)
    assert store.copies_folder
    store.copies_folder.write_text("no folder")
    upkeep = data.Upkeep(store)
    with caplog.at_level(logging.WARNING):
        looked(upkeep)
    [told] = [each for each in caplog.records if each.levelname == "WARNING"]
    assert "La copie de vos données n’a pas pu se faire" in told.getMessage()
    store.copies_folder.unlink()
    looked(upkeep)
    assert len(store.copies()) == 1


def test_what_nobody_foresaw_leaves_its_trace_in_the_log(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> bool:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(store, "tidy", broken)
    upkeep = data.Upkeep(store)
    with caplog.at_level(logging.ERROR):
        looked(upkeep)
    assert "unforeseen" in caplog.text
    assert "entretien du jour" in caplog.text


def test_centres_of_one_database_need_one() -> None:
    with pytest.raises(BadInput, match="PostgreSQL"):
        data.open_cells(None)


def test_a_store_that_answers_and_a_disk_with_room_are_well(store: Store, tmp_path: Path) -> None:
    assert data.health(store, tmp_path).good
    assert data.health(store, tmp_path / "nowhere").disk == "illisible"
