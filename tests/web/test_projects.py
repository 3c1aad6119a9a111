"""The menu of a project, the trash, the backup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

from cefi_map import limits
from cefi_map.web import create_app
from tests.threads import ended

from .visitor import Visitor, text_of


def test_a_project_is_renamed(visitor: Visitor):
    address = visitor.project()
    visitor.post(f"{address}/renommer", {"title": "  Un   forum "})
    assert "Un forum" in text_of(visitor.read("/"))


def test_a_name_is_needed_and_the_field_says_so(visitor: Visitor):
    answer = visitor.post(visitor.project() + "/renommer", {"title": " "})
    assert answer.status_code == 422
    assert 'id="title-erreur"' in answer.text
    assert 'aria-describedby="title-aide title-erreur"' in answer.text


def test_a_name_too_long_is_refused_where_it_is_written_and_kept_there(visitor: Visitor):
    """No ``maxlength``, by which a browser cuts what is pasted without a word."""
    long = "Un atelier mobilité " * 12
    for path, fields in (("/projets", {"kind": "vide"}), (visitor.project() + "/renommer", {})):
        answer = visitor.post(path, {**fields, "title": long})
        assert answer.status_code == 422
        assert "la limite est de 200. Raccourcissez." in text_of(answer.text)
        assert long.strip() in answer.text
        assert "maxlength" not in answer.text


def test_a_title_cut_for_the_list_shows_where(visitor: Visitor):
    """The central node keeps all its words; the project is listed by the first of them."""
    words = "Un atelier mobilité " * 12
    visitor.send("/importer", "carte.md", f"# {words}\n\n- Contexte\n".encode())
    assert "…</a></h2>" in visitor.read("/")


def test_a_project_is_duplicated(visitor: Visitor):
    address = visitor.project()
    visitor.post(f"{address}/dupliquer")
    assert visitor.read("/").count('class="prow"') == 2


def test_the_trash_gives_back_and_erases(visitor: Visitor):
    address = visitor.project()
    id = address.rsplit("/", 1)[1]
    visitor.post(f"{address}/jeter")
    assert "gardé encore" in text_of(visitor.read("/corbeille"))
    visitor.post(f"/corbeille/{id}/restaurer")
    assert visitor.read("/").count('class="prow"') == 1
    visitor.post(f"{address}/jeter")
    assert "Effacer" in text_of(visitor.read(f"/corbeille/{id}/effacer"))
    visitor.post(f"/corbeille/{id}/effacer")
    assert visitor.get(address).status_code == 404
    assert "La corbeille est vide." in text_of(visitor.read("/corbeille"))


def test_everything_is_saved_and_restored_elsewhere(visitor: Visitor, tmp_path: Path):
    visitor.project("Un projet à garder\n  Une idée\n")
    backup = visitor.get("/donnees/sauvegarde")
    assert backup.headers["Content-Disposition"].startswith("attachment; filename=")
    other = create_app(tmp_path / "ailleurs")
    there = Visitor(other)
    assert there.send("/donnees/restaurer", "sauvegarde.zip", backup.data).status_code == 303
    assert there.read("/").count('class="prow"') == 1
    other.extensions["store"].close()


def test_a_file_that_is_no_backup_is_refused(visitor: Visitor):
    assert visitor.send("/donnees/restaurer", "autre.txt", b"rien").status_code == 422
    answer = visitor.send("/donnees/restaurer", "autre.zip", b"rien")
    assert answer.status_code == 422
    assert 'id="file-erreur"' in answer.text, "beside the field, which is there again"


def test_a_backup_brought_as_a_map_is_shown_its_page(visitor: Visitor):
    backup = visitor.get("/donnees/sauvegarde").data
    answer = visitor.send("/importer", "cefi-map.zip", backup)
    assert answer.status_code == 422
    assert 'Une sauvegarde de vos projets se restaure à la page <a href="/donnees">' in answer.text


def test_a_copy_brings_back_what_was_erased(app: Flask, visitor: Visitor):
    address = visitor.project()
    id = address.rsplit("/", 1)[1]
    ended("upkeep")  # which makes the day's copy too: later it would take the place of this one
    app.extensions["store"].copy()
    visitor.post(f"{address}/jeter")
    assert "Seules les copies faites avant les gardent encore." in text_of(visitor.read(f"/corbeille/{id}/effacer"))
    visitor.post(f"/corbeille/{id}/effacer")
    assert visitor.get(address).status_code == 404
    page = visitor.read("/donnees")
    assert "La dernière s’est faite aujourd’hui à" in text_of(page)
    assert str(app.extensions["store"].copies_folder) in page
    found = re.search(r'action="(/donnees/copies/[^"]+/restaurer)"', page)
    assert found
    assert visitor.post(found[1]).status_code == 303
    assert visitor.get(address).status_code == 200
    assert visitor.post("/donnees/copies/cefi-map.sqlite3/restaurer").status_code == 404


def test_a_disk_without_room_is_said(visitor: Visitor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "COPY_SPARE", 2**62)
    assert "la copie du jour ne se fait pas" in text_of(visitor.read("/donnees"))
