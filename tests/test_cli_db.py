"""``cefi-map db``: what whoever keeps a server types, against a real PostgreSQL."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy.schema import CreateSchema, DropSchema

from cefi_map.cli import main
from cefi_map.store import Cells, open_store
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
    assert main(["backup", "--centre", "lyon", "--output", str(tmp_path / "lyon.zip")]) == 0
    capsys.readouterr()
    assert main(["restore", "--centre", "metz", str(tmp_path / "lyon.zip")]) == 2
    assert "Ajoutez-le d’abord\u00a0: cefi-map db add metz." in capsys.readouterr().err
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
    assert " : 2 centres à jour. Pas à jour : b." in capsys.readouterr().err
    with closing(Cells(base)) as cells:
        assert cells.shape("c") == cells.shape("a") != ""


@pytest.mark.whole
def test_the_link_of_a_head_is_printed_whole_and_of_the_centre_that_is_named(
    base: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """On standard output. Where there are several, none is taken for another, and none made beside them."""
    assert main(["db", "centres"]) == 0
    assert capsys.readouterr() == ("", "Aucun centre à part. Un serveur qui n’en tient qu’un n’a rien à lister.\n")
    for name in ("lyon", "brest"):
        assert main(["db", "add", name]) == 0
    monkeypatch.setenv("CEFI_MAP_PUBLIC_URL", "https://*.carte.fr")
    capsys.readouterr()
    assert main(["db", "head", "lyon"]) == 0
    assert re.fullmatch(r"https://lyon\.carte\.fr/invitation/[\w-]{32}\n", capsys.readouterr().out)
    for command in (["db", "head"], ["db", "upgrade"], ["backup"], ["erase", "--all", "--yes"]):
        assert main(command) == 2
        told = capsys.readouterr()
        assert (told.out, "Dites lequel\u00a0: brest, lyon." in told.err) == ("", True)
    with closing(Cells(base)) as cells, cells.database.read() as connection:
        assert not sqlalchemy.inspect(connection).has_table("owners", schema="public")


@pytest.mark.whole
def test_a_centre_is_erased_by_its_name_alone(
    base: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert main(["db", "add", "lyon"]) == 0
    for answer, status in (("oui\n", 2), ("brest\n", 2), ("lyon\n", 0)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        assert main(["db", "erase", "lyon"]) == status
    assert "Écrivez son nom" in capsys.readouterr().err


@pytest.mark.whole
def test_an_account_that_the_server_refuses_is_no_server_that_is_silent(base: str, capsys: pytest.CaptureFixture[str]):
    nobody = sqlalchemy.make_url(base).set(username="personne").render_as_string(hide_password=False)
    missing = sqlalchemy.make_url(base).set(database="absente").render_as_string(hide_password=False)
    for address in (nobody, missing):
        assert main(["db", "centres", "--database", address]) == 2
        assert "La base de données refuse ce compte, ou ne le connaît pas." in capsys.readouterr().err


@pytest.mark.whole
def test_the_base_that_was_brought_up_is_named_without_its_password(base: str, capsys: pytest.CaptureFixture[str]):
    secret = sqlalchemy.make_url(base).set(password="un-secret").render_as_string(hide_password=False)
    assert main(["db", "upgrade", "--database", secret]) == 0
    told = capsys.readouterr().err
    assert re.fullmatch(r"La base postgresql://\S+ est à jour\.\n", told)
    assert "un-secret" not in told


def test_no_base_is_made_by_bringing_one_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """As root, without what the unit says of the place, another one than the server's would be new, and « à jour »."""
    for where in (["--data", str(tmp_path / "rien")], ["--database", f"sqlite:///{tmp_path}/rien.sqlite3"]):
        assert main(["db", "upgrade", *where]) == 2
        assert "Donnez" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]
    with closing(open_store(tmp_path / "data")):
        pass
    assert main(["db", "upgrade", "--data", str(tmp_path / "data")]) == 0
    assert capsys.readouterr().err == f"La base {tmp_path}/data/cefi-map.sqlite3 est à jour.\n"
    assert main(["db", "head", "--data", str(tmp_path / "data"), "--public-url", "https://carte.fr"]) == 0
    assert re.fullmatch(r"https://carte\.fr/invitation/[\w-]{32}\n", capsys.readouterr().out)


def test_a_file_that_holds_no_address_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("CEFI_MAP_DATABASE_FILE", "/nulle/part")
    assert main(["db", "centres"]) == 2
    assert "/nulle/part, que nomme CEFI_MAP_DATABASE_FILE, ne peut pas être lu." in capsys.readouterr().err
