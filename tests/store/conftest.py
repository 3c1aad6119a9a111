"""Each test that asks for ``store`` runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

from cefi_map.store import Store, open_store
from tests.store import postgres


@pytest.fixture(scope="session")
def postgresql() -> Iterator[sqlalchemy.URL]:
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.whole)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database that does not exist yet will lie; for a test that asks for ``store``, where it lies."""
    if request.param == "sqlite":
        return str(tmp_path / "data")
    server = request.getfixturevalue("postgresql")
    if "store" in request.fixturenames:
        return postgres.emptied(postgres.with_tables(server))
    return postgres.empty_schema(server, f"t{secrets.token_hex(6)}")


@pytest.fixture
def store(where: str, empty: Path) -> Iterator[Store]:
    opened = open_store(where if "://" in where else shutil.copytree(empty, where))
    yield opened
    opened.close()
