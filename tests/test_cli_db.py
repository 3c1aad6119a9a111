"""``cefi-map db``: what whoever keeps a server types, against a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy.schema import CreateSchema, DropSchema

from cefi_map.cli import main
from cefi_map.store import Cells
from tests.store import postgres
from tests.store.cases import MAP


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A database whose address, with its password, stands in a file alone."""
    with postgres.server() as server, postgres.empty_database(server) as where:
        (tmp_path / "adresse").write_text(f"{where}\n", encoding="utf-8")
        monkeypatch.setenv("CEFI_MAP_DATABASE_FILE", str(tmp_path / "adresse"))
        yield where


@pytest.mark.whole
def test_centres_are_added_listed_copied_and_erased(base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert [main(["db", "add", name]) for name in ("lyon", "brest", "lyon")] == [0, 0, 2]
    assert "existe déjà" in capsys.readouterr().err
    assert main(["db", "centres"]) == 0
    assert capsys.readouterr().out == "brest\nlyon\n"
    with closing(Cells(base)) as cells:
        made = cells.store("lyon").create(MAP)
    assert main(["backup", "--cell", "lyon", "--output", str(tmp_path / "lyon.zip")]) == 0
    assert main(["db", "erase", "lyon", "--yes"]) == 0
    assert main(["restore", "--cell", "brest", str(tmp_path / "lyon.zip")]) == 0
    assert main(["db", "erase", "lyon", "--yes"]) == 2
    with closing(Cells(base)) as cells:
        assert cells.names() == ("brest",)
        assert cells.store("brest").load(made.id).map == MAP


@pytest.mark.whole
def test_all_centres_are_brought_up_and_one_that_is_not_holds_up_none(base: str, capsys: pytest.CaptureFixture[str]):
    with closing(Cells(base)) as cells:
        for name in ("a", "b", "c"):
            cells.make(name)
        with cells.database.write() as connection:
            for name in ("b", "c"):
                connection.execute(DropSchema(f"centre_{name}", cascade=True))
                connection.execute(CreateSchema(f"centre_{name}"))
            connection.execute(
                sqlalchemy.schema.CreateTable(
                    sqlalchemy.Table(
                        "owners", sqlalchemy.MetaData("centre_b"), sqlalchemy.Column("x", sqlalchemy.Integer)
                    )
                )
            )
    assert main(["db", "upgrade", "--all"]) == 2
    assert "2 centres à jour. Pas à jour : b." in capsys.readouterr().err
    with closing(Cells(base)) as cells:
        assert cells.shape("c") == cells.shape("a") != ""


def test_a_file_that_holds_no_address_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("CEFI_MAP_DATABASE_FILE", "/nulle/part")
    assert main(["db", "centres"]) == 2
    assert "/nulle/part, que nomme CEFI_MAP_DATABASE_FILE, ne peut pas être lu." in capsys.readouterr().err
