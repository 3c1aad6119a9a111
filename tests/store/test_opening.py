"""Opening: a new place is prepared, an old one brought up, a foreign or closed one refused in words."""

from __future__ import annotations

import gzip
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, CefiError
from cefi_map.store import StorageError, Store, open_store
from cefi_map.store.opening import FILE_NAME, SHAPE
from cefi_map.store.parts import parts
from cefi_map.store.tables import metadata

from .cases import MAP, retitled

MIGRATIONS = Path(__file__).parents[2] / "cefi_map" / "store" / "migrations"
OPEN = "import sys; from cefi_map.store import open_store; open_store(sys.argv[1]).close()"


def test_a_new_directory_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    """What a candidate writes is nobody else's."""
    place = tmp_path / "a" / "b"
    open_store(place).close()
    assert (place / FILE_NAME).is_file()
    assert place.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="rights of files are other ones there")
def test_its_files_are_their_owner_s_alone(tmp_path: Path) -> None:
    """New, or made readable to all by an older application; a folder that was there keeps its rights, and what a group
    may write stays the group's."""
    tmp_path.chmod(0o755)
    for before, after in ((None, 0o600), (0o644, 0o600), (0o660, 0o660)):
        if before:
            (tmp_path / FILE_NAME).chmod(before)
        store = open_store(tmp_path)
        store.create(MAP)
        assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {after}
        store.close()
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_any_name_of_a_directory_serves(tmp_path: Path) -> None:
    """What an address or a format string would take for its own, too."""
    place = tmp_path / "Données 100 % ? #1 {x}"
    open_store(place).close()
    assert [path.name for path in place.iterdir()] == [FILE_NAME]


def test_data_are_there_when_opened_again(where: str) -> None:
    """By another store on the same place."""
    first = open_store(where)
    made = first.create(MAP)
    first.close()
    second = open_store(where)
    assert second.projects() == (made,)
    second.close()


def test_who_reads_while_it_is_closed_reads_on_and_leaves_no_connection(where: str) -> None:
    """A thread of its own may, at the day's upkeep: nobody else would close what it gives back."""
    store = open_store(where)
    with store.database.read() as connection:
        raw: Any = connection.connection.driver_connection
        store.close()
        assert connection.scalar(sqlalchemy.select(1)) == 1
    with pytest.raises((sqlite3.ProgrammingError, psycopg.OperationalError), match="closed"):
        raw.execute("SELECT 1")


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A folder whose database was made by the application when it had one form for the first time, with people,
    sessions, works and a project of each kind."""
    data = gzip.decompress(Path(__file__).with_name("first.sqlite3.gz").read_bytes())
    (tmp_path / "ancien").mkdir()
    (tmp_path / "ancien" / FILE_NAME).write_bytes(data)
    return tmp_path / "ancien"


def rows(place: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(place / FILE_NAME)) as read:
        names = read.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: sorted(read.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for (name,) in names}


def test_a_new_database_has_the_tables(store: Store) -> None:
    """All that the code speaks of, the wings' too, on both databases."""
    assert parts()
    with store.database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_an_old_file_is_carried_over(first: Path) -> None:
    """It was written by no code of today: its tables become today's, nothing of it is lost, and it goes on."""
    before = {name: found for name, found in rows(first).items() if found and name != "alembic_version"}
    with closing(open_store(first)) as store:
        with store.database.read() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        after = rows(first)  # a step adds columns behind those that were there
        assert {name: [row[: len(found[0])] for row in after[name]] for name, found in before.items()} == before
        (old,) = (project for project in store.projects() if project.title == "Ancien")
        now = store.load(old.id)
        assert now.map.root.text == "Atelier mobile et garage"
        assert store.load(old.id, 1).map.root.text == "Atelier numérique"
        assert store.load_dossier(old.id).manuscript.dossier.blocks
        assert [project.title for project in store.trash()] == ["Jeté"]
        works = [work for cohort in Desk(store).cohorts() for work in Desk(store).works(cohort.id)]
        assert [Desk(store).work_map(work.id, 1).root.text for work in works]
        assert store.holds_people
        assert store.save(old.id, retitled(now.map, "Moyens", "Budget"), now.number).number == now.number + 1
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [SHAPE]


def test_an_older_one_is_left_as_it_is(first: Path) -> None:
    """The message says how its data come all the same."""
    with closing(sqlite3.connect(first / FILE_NAME)) as write, write:
        write.execute("UPDATE alembic_version SET version_num = '0027'")
    before = rows(first)
    with pytest.raises(CefiError, match=r"version d’essai.*faites-y une sauvegarde, puis restaurez-la"):
        open_store(first)
    assert rows(first) == before
    assert [path.name for path in first.iterdir() if path.suffix != ".sqlite3-shm"] == [FILE_NAME]


def test_durable_settings_hold_on_every_connection(tmp_path: Path) -> None:
    """A save acknowledged is a save on disk; what is erased is overwritten."""
    store = open_store(tmp_path)
    with store.database.write() as connection:
        settings = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "fullfsync", "busy_timeout")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in settings]
    assert told == ["wal", 2, 1, 1, 1, 2_000]
    store.close()


def test_an_ordinary_start_does_not_load_alembic(tmp_path: Path) -> None:
    """It would take as long as all the rest."""
    open_store(tmp_path).close()
    code = f"{OPEN}; print('alembic' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


@pytest.mark.whole
def test_processes_that_open_at_once_all_succeed(where: str) -> None:
    """One runs the migrations, the others wait and find them done."""
    command = [sys.executable, "-c", f"import sys; sys.stdin.read(1); {OPEN}", where]
    running = [subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    for process in running:
        assert process.stdin
        process.stdin.write(b"x")
        process.stdin.flush()
    assert [process.communicate()[1].decode() for process in running] == [""] * 4
    store = open_store(where)
    assert store.projects() == ()
    store.close()


def test_data_of_a_newer_application_are_left_alone(store: Store, where: str) -> None:
    """The message says what to do."""
    with store.database.write() as connection:
        connection.execute(sqlalchemy.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CefiError, match=r"version plus récente.*Mettez l’application à jour"):
        open_store(where)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """And left as it is."""
    (tmp_path / FILE_NAME).write_bytes(b"bonjour " * 1000)
    with pytest.raises(StorageError, match=r"endommagée"):
        open_store(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == b"bonjour " * 1000


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    """Its tables are not ours to touch."""
    other = sqlite3.connect(tmp_path / FILE_NAME)
    other.execute("CREATE TABLE projects (x)")
    other.close()
    with pytest.raises(StorageError, match=r"refuse cette opération"):
        open_store(tmp_path)
    other = sqlite3.connect(tmp_path / FILE_NAME)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("projects",)]
    other.close()


def test_a_place_that_is_no_directory_is_named(tmp_path: Path) -> None:
    """With the gesture that helps."""
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError, match=r"fichier/data ne peut pas servir.*Choisissez un autre dossier"):
        open_store(tmp_path / "fichier" / "data")


@pytest.fixture
def nobody(tmp_path: Path) -> Iterator[None]:
    """A user whom the rights of files hold back: root is not. All modules are loaded before."""
    open_store(tmp_path / "loaded").close()
    if os.geteuid() != 0:
        tmp_path.chmod(0o555)
        yield
        tmp_path.chmod(0o755)
        return
    for place in (tmp_path, *tmp_path.parents):
        if place.owner() == "root" and place.stat().st_mode & 0o077 == 0:
            place.chmod(0o755)
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.usefixtures("nobody")
def test_a_directory_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    """A new place inside it, or itself."""
    for place in (tmp_path, tmp_path / "data"):
        with pytest.raises(StorageError) as caught:
            open_store(place)
        assert str(place) in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["mysql://u:secret@h/b", "sqlite://", "sqlite:///:memory:", "://", "postgresql://u:secret@h:port/b", "nosuch://x"],
)
def test_an_address_that_is_not_understood(address: str) -> None:
    """An example is given; a password is never repeated."""
    with pytest.raises(BadInput, match=r"postgresql://nom@serveur/base") as caught:
        open_store(address)
    assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    """Neither its address nor the password is in the message."""
    with pytest.raises(StorageError, match=r"ne répond pas") as caught:
        open_store(f"postgresql://u:secret@/b?host={tmp_path}")
    assert "secret" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.whole
@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_would_lose_accents_is_refused(postgresql: sqlalchemy.URL, encoding: str) -> None:
    """As one is made where PostgreSQL was installed with no language set."""
    engine, name = sqlalchemy.create_engine(postgresql, isolation_level="AUTOCOMMIT"), f"in_{encoding.lower()}"
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'")
    try:
        with pytest.raises(StorageError, match=r"n’est pas en UTF-8.*--encoding=UTF8"):
            open_store(postgresql.set(database=name).render_as_string(hide_password=False))
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


def test_a_missing_driver_is_named() -> None:
    """PostgreSQL is an option of the installation."""
    code = f"import sys; sys.modules['psycopg'] = None; {OPEN}"
    told = subprocess.run([sys.executable, "-c", code, "postgresql://h/b"], capture_output=True, text=True, check=False)
    assert "Le pilote de PostgreSQL n’est pas installé." in told.stderr


def test_an_address_may_name_a_sqlite_file(tmp_path: Path) -> None:
    """As well as a directory does."""
    store = open_store(f"sqlite:///{tmp_path}/autre.db")
    made = store.create(MAP)
    assert store.projects() == (made,)
    store.close()
