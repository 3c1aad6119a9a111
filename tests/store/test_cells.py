"""Many centres in one database: each is alone in its cell, whatever another one knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy

import cefi_map.store
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.store import Store, open_store
from cefi_map.store.cells import Cells
from cefi_map.store.database import schema_of
from cefi_map.store.opening import SHAPE
from cefi_map.store.tables import metadata

from . import postgres
from .cases import MAP

pytestmark = pytest.mark.whole


@pytest.fixture
def where(postgresql: sqlalchemy.URL) -> Iterator[str]:
    """The address of a database of its own."""
    with postgres.empty_database(postgresql) as address:
        yield address


@pytest.fixture
def cells(where: str) -> Iterator[Cells]:
    with closing(Cells(where)) as opened:
        yield opened


def test_what_one_centre_writes_no_other_sees(cells: Cells):
    """By no method that lists, reads or changes, and not from memory either, under the very same ids."""
    lyon, brest = cells.make("lyon"), cells.make("brest")
    made = lyon.create(MAP, title="À Lyon")
    lyon.save(made.id, MAP, 1)
    lyon.set_setting("nom", "Lyon")
    Desk(lyon).create_cohort("Groupe de Lyon")
    assert (brest.projects(), Desk(brest).cohorts(), brest.setting("nom")) == ((), (), None)
    for ask in (brest.project, brest.load, brest.history, brest.discard, lambda id: brest.save(id, MAP, 1)):
        with pytest.raises(NotFound):
            ask(made.id)
    brest.restore_all(lyon.export_all())  # the ids are the same now, and each has its own
    brest.rename(made.id, "À Brest")
    assert (lyon.project(made.id).title, brest.project(made.id).title) == ("À Lyon", "À Brest")
    assert (lyon.tidy(), brest.tidy()) == (True, True)
    assert not lyon.tidy()


def test_a_statement_that_names_no_cell_finds_nothing(cells: Cells):
    """Written as plain text, which nothing translates, it fails rather than read from another centre's tables."""
    lyon = cells.make("lyon")
    for table in metadata.tables:
        with lyon.database.engine.connect() as connection, pytest.raises(sqlalchemy.exc.ProgrammingError):
            connection.exec_driver_sql(f"SELECT * FROM {table}")


def test_no_statement_of_ours_is_plain_text():
    """Each is written with tables, so that its cell is added to them; steps of migrations name their cell first."""
    modules = (Path(cefi_map.store.__file__).parent).rglob("*.py")
    found = [path.name for path in modules if re.search(r"from sqlalchemy import .*\btext\b", path.read_text("utf-8"))]
    assert found == []


def test_two_processes_serve_the_same_centres(cells: Cells, where: str):
    """What one made the other finds, without a start in between."""
    with closing(Cells(where)) as other:
        made = cells.make("lyon").create(MAP)
        assert other.store("lyon").projects() == (made,)
        assert other.names() == cells.names() == ("lyon",)


def test_names_that_an_address_can_have(cells: Cells):
    """And none twice, none of PostgreSQL's own, none that is SQL."""
    cells.make("a-1")
    with pytest.raises(Conflict, match="existe déjà"):
        cells.make("a-1")
    for name in ("", "Lyon", "a.b", "é", "-a", "a-", "a" * 41, 'a"; DROP SCHEMA centre_a-1; --'):
        with pytest.raises(BadInput, match="ne peut pas nommer"):
            cells.make(name)
        with pytest.raises(NotFound):
            cells.store(name)
    assert cells.names() == ("a-1",)


def test_a_centre_of_an_older_shape_is_brought_up_when_it_is_asked_for(cells: Cells, where: str):
    """Itself alone: each has the shape of its own."""
    cells.make("lyon").create(MAP)
    with cells.make("brest").database.write() as connection:
        connection.execute(sqlalchemy.schema.DropSchema(schema_of("brest"), cascade=True))
        connection.execute(sqlalchemy.schema.CreateSchema(schema_of("brest")))
    with closing(Cells(where)) as later:
        assert (later.shape("lyon"), later.shape("brest")) == (SHAPE, "")
        assert later.store("brest").projects() == ()
        assert later.shape("brest") == SHAPE
        assert len(later.store("lyon").projects()) == 1


def test_a_centre_that_is_erased_leaves_the_others(cells: Cells):
    """And nothing of its own, not even its name."""
    lyon, brest = cells.make("lyon"), cells.make("brest")
    kept = lyon.create(MAP)
    brest.create(MAP)
    cells.erase("brest")
    assert (cells.names(), lyon.projects()) == (("lyon",), (kept,))
    with pytest.raises(NotFound, match="n’est pas ici"):
        cells.store("brest")
    with pytest.raises(NotFound):
        cells.erase("brest")
    assert cells.make("brest").projects() == ()


def test_a_centre_is_copied_alone_and_moved_to_another_server(cells: Cells, where: str, tmp_path: Path):
    """By PostgreSQL's own programs, its neighbour neither copied nor touched."""
    lyon, brest = cells.make("lyon"), cells.make("brest")
    made, other = lyon.create(MAP, title="À Lyon"), brest.create(MAP, title="À Brest")
    dump = tmp_path / "lyon.dump"
    address = sqlalchemy.make_url(where).set(drivername="postgresql").render_as_string(hide_password=False)
    postgres.run("pg_dump", "--format=custom", f"--schema={schema_of('lyon')}", f"--file={dump}", address)
    cells.erase("lyon")
    postgres.run("pg_restore", "--single-transaction", f"--dbname={address}", str(dump))
    assert cells.store("lyon").projects() == (made,)
    assert cells.store("lyon").load(made.id).map == MAP
    assert brest.projects() == (other,)
    assert b"Brest" not in dump.read_bytes()


def test_one_file_is_no_place_for_many_centres(tmp_path: Path):
    """SQLite has no schemas; the sentence says what has."""
    with pytest.raises(BadInput, match="base PostgreSQL"):
        Cells(f"sqlite:///{tmp_path}/base.sqlite3")


def test_a_database_of_one_centre_goes_on_as_before(where: str):
    """Without cells its tables stand where they stood."""
    with closing(open_store(where)) as store, closing(Cells(where)) as cells:
        made: Store = store
        made.create(MAP)
        assert cells.names() == ()
