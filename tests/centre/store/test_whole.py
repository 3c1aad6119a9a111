"""A whole centre in one file: everybody in it, from one kind of database to the other and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy

from cefi_map.centre import store as kept
from cefi_map.errors import Conflict
from cefi_map.store import Store, open_store
from cefi_map.store.cells import Cells
from cefi_map.store.failures import StorageError
from cefi_map.store.tables import metadata
from tests.centre.pages.centre import peopled
from tests.store import postgres
from tests.store.cases import MAP


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """People in each role, sessions, projects, works to mark; something is handed in, said and kept in a history."""
    store = peopled(tmp_path_factory.mktemp("centre")).store
    assert store.holds_people
    yield store
    store.close()


def everything(store: Store) -> dict[str, list[dict[str, Any]]]:
    with store.database.read() as connection:
        tables = metadata.sorted_tables
        found = {table.name: connection.execute(sqlalchemy.select(table)).mappings().all() for table in tables}
    return {name: sorted((dict(row) for row in rows), key=str) for name, rows in found.items()}


def test_all_that_a_centre_has_goes_to_a_file_and_comes_back(centre: Store, where: str, tmp_path: Path) -> None:
    file = tmp_path / "sauvegardes" / "centre.sqlite3"
    kept.write_whole(centre, file)
    assert [each.name for each in file.parent.iterdir()] == ["centre.sqlite3"], "no log, nothing half done"
    before = everything(centre)
    assert len(before["persons"]) >= 5
    assert before["revisions"]
    with closing(open_store(where)) as new:
        assert kept.read_whole(new, file) == (len(before["persons"]), len(before["projects"]))
        assert everything(new) == before
        with pytest.raises(Conflict, match="déjà des données"):
            kept.read_whole(new, file)
        assert everything(new) == before


@pytest.mark.whole
def test_a_cell_goes_and_comes_alone(centre: Store, postgresql: sqlalchemy.URL, tmp_path: Path) -> None:
    with postgres.empty_database(postgresql) as address, closing(Cells(address)) as cells:
        kept.write_whole(centre, tmp_path / "centre.sqlite3")
        lyon, brest = cells.make("lyon"), cells.make("brest")
        brest.create(MAP, title="À Brest")
        kept.read_whole(lyon, tmp_path / "centre.sqlite3")
        kept.write_whole(lyon, tmp_path / "lyon.sqlite3")
        assert everything(lyon) == everything(centre)
        with closing(open_store(tmp_path / "ailleurs")) as new:
            kept.read_whole(new, tmp_path / "lyon.sqlite3")
            assert everything(new) == everything(centre)


def test_what_is_no_centres_is_told_and_changes_nothing(centre: Store, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "seul")) as alone, closing(open_store(tmp_path / "ici")) as here:
        alone.create(MAP)
        kept.write_whole(alone, tmp_path / "seul.sqlite3")
        assert not alone.holds_people
        assert kept.read_whole(here, tmp_path / "seul.sqlite3") is None
        kept.write_whole(centre, tmp_path / "coupe.sqlite3")
        whole = (tmp_path / "coupe.sqlite3").read_bytes()
        (tmp_path / "coupe.sqlite3").write_bytes(whole[: len(whole) // 2])
        with pytest.raises(StorageError):
            kept.read_whole(here, tmp_path / "coupe.sqlite3")
        assert not here.holds_people
        assert not here.projects()
