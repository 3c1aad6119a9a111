"""A save acknowledged is a save on disk: after a killed process, on a full disk, past a damaged file."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cefi_map.store import StorageError, Store, open_store
from cefi_map.store.opening import FILE_NAME

from .cases import MAP, grown, retitled, used

ROOT = Path(__file__).parents[2]


def test_a_killed_process_loses_no_acknowledged_save(store: Store, where: str) -> None:
    """Killed in the midst of saving, five times at other moments: each save it told of is there, and no half of one."""
    made = store.create(MAP)
    for round_ in range(1, 6):
        told = _killed_after(5 * round_, where, made.id)
        kept = {revision.number for revision in store.history(made.id)}
        assert {number for number, _ in told} <= kept
        version = store.load(made.id)
        assert version.number - told[-1][0] in (0, 1)
        assert {title for _, title in told} <= {node.text.split(" x")[0] for node in version.map}
    assert len(store.history(made.id)) > 5 * (1 + 2 + 3 + 4 + 5)


def _killed_after(lines: int, where: str, project: str) -> list[tuple[int, str]]:
    command = [sys.executable, "-m", "tests.store.writer", where, project, "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.readlines()
    pairs = (line.rstrip("\n").split(" ", 1) for line in told if line.endswith("\n"))
    return [(int(number), title) for number, title in pairs]


def test_a_disk_that_fills_up_is_told(tmp_path: Path) -> None:
    """Files may not grow past a limit: the save fails in words, all that was acknowledged is there, and it goes on
    where there is place again."""
    store = open_store(tmp_path)
    made = store.create(MAP)

    most = max(each.stat().st_size for each in tmp_path.glob(f"{FILE_NAME}*")) + 150_000

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, "-m", "tests.store.writer", str(tmp_path), made.id, "4000"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, preexec_fn=small_disk, timeout=60)
    *told, last = done.stdout.splitlines()
    assert last.startswith("! Le disque ")
    version = store.load(made.id)
    assert version.number == int(told[-1].split()[0])
    assert store.save(made.id, grown(version.map, "after", "Après"), version.number).number == version.number + 1
    store.close()


def test_a_full_database_is_told(tmp_path: Path) -> None:
    """What SQLite calls full, in French with the gesture; what was there is still there."""
    store = open_store(tmp_path)
    made = store.create(MAP)
    with store.database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    wide = grown(MAP, "w", "".join(chr(0x4E00 + i * 7919 % 20000) for i in range(20000)))
    with pytest.raises(StorageError, match=r"Le disque est plein.*Libérez de la place"):
        store.save(made.id, wide, 1)
    assert store.load(made.id).number == 1
    store.close()


def test_a_disk_that_takes_nothing_still_lets_read(tmp_path: Path) -> None:
    """What can wait is left for another day; only a save is refused."""
    store = open_store(tmp_path)
    made = store.create(MAP)
    store.discard(store.create(MAP).id)
    with store.database.read() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    assert store.begin_opinion(made.id, 1, "rules"), "it is worked out all the same"
    store.keep_opinion(made.id, 1, "rules", b"{}", {"absent": 15})
    assert used(store, 40) == [False] * 40
    assert store.projects() == (made,)
    assert store.load(made.id).map == MAP
    assert store.export_all()
    with pytest.raises(StorageError, match=r"pas le droit d’écrire"):
        store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    store.close()


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    """A damaged database is no traceback."""
    store = open_store(tmp_path)
    for rank in range(20):
        store.create(grown(MAP, "w", "".join(chr(0x4E00 + i * 7919 * (rank + 1) % 20000) for i in range(2000))))
    store.close()
    file = tmp_path / FILE_NAME
    file.write_bytes(file.read_bytes()[:20_000] + b"\xff" * 30_000)
    with pytest.raises(StorageError, match=r"endommagée"):
        _use(tmp_path)


def _use(place: Path) -> None:
    with closing(open_store(place)) as store:
        for project in store.projects():
            store.load(project.id)
            store.save(project.id, retitled(MAP, "Moyens", "Budget"), 1)
