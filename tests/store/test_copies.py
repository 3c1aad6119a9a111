"""Copies that are made by themselves: whole, few, apart; and what comes back from them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from cefi_map import limits
from cefi_map.errors import NotFound
from cefi_map.store import StorageError, Store, open_store
from cefi_map.store.copying import KEPT
from cefi_map.store.opening import FILE_NAME

from .cases import MAP, grown, retitled, titles, used

ROOT = Path(__file__).parents[2]


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    """A store of SQLite, whose copies go elsewhere."""
    with closing(open_store(tmp_path / "data", copies=tmp_path / "autre disque")) as opened:
        yield opened


def files(store: Store) -> list[str]:
    assert store.copies_folder
    return sorted(path.name for path in store.copies_folder.iterdir())


def test_a_copy_is_a_database_of_its_own(kept: Store, tmp_path: Path) -> None:
    """One file, its owner's alone, that can be put in the place of the other."""
    made = kept.create(MAP)
    assert kept.copy_is_due()
    kept.copy()
    assert not kept.copy_is_due()
    (copy,) = kept.copies()
    assert kept.copies_folder == tmp_path / "autre disque"
    assert files(kept) == [copy.name]
    file = tmp_path / "autre disque" / copy.name
    assert copy.size == file.stat().st_size
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    (tmp_path / "ailleurs").mkdir()
    file.rename(tmp_path / "ailleurs" / FILE_NAME)
    with closing(open_store(tmp_path / "ailleurs")) as other:
        assert other.projects() == (made,)


def test_copies_lie_beside_the_data_unless_told(tmp_path: Path) -> None:
    """A file named by its address too."""
    with closing(open_store(f"sqlite:///{tmp_path}/autre.db")) as store:
        assert store.copies_folder == tmp_path / "copies"


def test_the_copies_of_seven_days_stay(kept: Store) -> None:
    """Of days of use, whatever the clock says meanwhile: they are newest first."""
    for _ in range(KEPT + 2):
        used(kept, 1)
        kept.copy()
    assert [copy.day for copy in kept.copies()] == [9, 8, 7, 6, 5, 4, 3]
    os.utime(kept.copies_folder / kept.copies()[-1].name, (4e9, 4e9))  # type: ignore[operator]
    used(kept, 1)
    kept.copy()
    assert [copy.day for copy in kept.copies()] == [10, 9, 8, 7, 6, 5, 4]


def test_what_was_erased_comes_back_beside_what_is_here(kept: Store) -> None:
    """Nothing of today is lost for it, and a second time adds nothing."""
    erased, edited = kept.create(MAP), kept.create(MAP)
    kept.copy()
    kept.discard(erased.id)
    kept.erase(erased.id)
    kept.save(edited.id, retitled(MAP, "Moyens", "Budget"), 1)
    (copy,) = kept.copies()
    done = kept.restore_copy(copy.name)
    assert ([each.id for each in done.added], [each.id for each in done.known]) == ([erased.id], [edited.id])
    assert kept.load(erased.id).map == MAP
    assert "Budget" in titles(kept.load(edited.id).map)
    assert kept.restore_copy(copy.name).added == ()
    assert files(kept) == [copy.name]


@pytest.mark.parametrize("name", ["", "..", FILE_NAME, f"../data/{FILE_NAME}", "cefi-map-00001-2026-11-02.sqlite3"])
def test_only_a_copy_is_restored(kept: Store, name: str) -> None:
    """Nothing else that lies on the disk."""
    kept.copy()
    with pytest.raises(NotFound, match=r"n’existe plus"):
        kept.restore_copy(name)


def test_saves_go_on_while_a_copy_is_made(kept: Store, tmp_path: Path) -> None:
    """By another process; the copy is of one moment, and it is made although the saves do not end."""
    for rank in range(40):
        kept.create(grown(MAP, "w", "".join(chr(0x4E00 + i * 7919 * (rank + 1) % 20000) for i in range(20_000))))
    made = kept.create(MAP)
    command = [sys.executable, "-m", "tests.store.writer", str(tmp_path / "data"), made.id, "400"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        before = int(process.stdout.readline().split()[0])
        kept.copy()
        for _ in range(3):
            assert process.stdout.readline()
        process.kill()
        process.stdout.read()
    (copy,) = kept.copies()
    (tmp_path / "ailleurs").mkdir()
    assert kept.copies_folder
    (kept.copies_folder / copy.name).rename(tmp_path / "ailleurs" / FILE_NAME)
    with closing(open_store(tmp_path / "ailleurs")) as other:
        version = other.load(made.id)
        assert version.number >= before
        assert len(version.map) == len(MAP) + version.number - 1
        assert len(other.history(made.id)) == version.number


def test_a_full_disk_gets_no_copy(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told what to do; what is there stays."""
    kept.copy()
    monkeypatch.setattr(limits, "COPY_SPARE", 2**62)
    used(kept, 1)
    assert not kept.copy_has_room()
    with pytest.raises(StorageError, match=r"manque de place.*--copies"):
        kept.copy()
    assert [copy.day for copy in kept.copies()] == [0]


def test_a_copy_that_is_not_whole_is_none(kept: Store, tmp_path: Path) -> None:
    """The older ones stay, no half of one beside them."""
    for rank in range(20):
        kept.create(grown(MAP, "w", "".join(chr(0x4E00 + i * 7919 * (rank + 1) % 20000) for i in range(2000))))
    kept.copy()
    used(kept, 1)
    kept.close()
    file = tmp_path / "data" / FILE_NAME
    data = file.read_bytes()
    hole = len(data) - 80_000  # among the maps, behind every table
    file.write_bytes(data[:hole] + b"\xff" * 60_000 + data[hole + 60_000 :])
    with pytest.raises(StorageError, match=r"La copie de vos données n’a pas pu se faire"):
        kept.copy()
    assert len(files(kept)) == 1


def test_copies_are_erased_when_asked(kept: Store) -> None:
    """All of them, and nothing else in their folder."""
    kept.copy()
    assert kept.copies_folder
    (kept.copies_folder / "mes notes.txt").write_text("x", encoding="utf-8")
    assert kept.erase_copies() == 1
    assert files(kept) == ["mes notes.txt"]


def test_postgresql_has_copies_of_its_own(store: Store) -> None:
    """Ours are of SQLite."""
    store.copy()
    assert store.database.is_sqlite == bool(store.copies()) == bool(store.copies_folder)
    assert store.copy_has_room()
    assert not store.copy_is_due()


def test_two_at_once_do_not_spoil_each_other(tmp_path: Path) -> None:
    """The day's own copy, and one that somebody asks for at that moment."""
    with closing(open_store(tmp_path)) as store:
        store.create(MAP)
        with ThreadPoolExecutor(4) as threads:
            for done in [threads.submit(store.copy) for _ in range(8)]:
                done.result()
        assert len(store.copies()) == 1
