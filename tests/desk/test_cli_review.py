"""``cefi-map review``: reports, grids and the table of a batch, in a directory."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cefi_map.cli import main
from cefi_map.formats import svg
from cefi_map.mindmap import outline
from tests.cases import zipped

FIRST = "Cotez d’abord, sur les grilles. Le dossier « avis » s’ouvre après.\n"


def drawing(title: str) -> bytes:
    return svg.draw(outline.parse(f"{title}\n  Contexte\n    61 jeunes sans permis, d'après l'enquête de mars")).svg


def test_a_batch_has_reports_grids_and_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """One that cannot be read is said, the others are done, exit 2."""
    (tmp_path / "Élodie L.svg").write_bytes(drawing("Mobilité"))
    files = ("a/carte.svg", drawing("Un")), ("a/dossier.docx", b"PK"), ("b/carte.svg", drawing("Deux"))
    (tmp_path / "groupe.zip").write_bytes(zipped(*files))
    (tmp_path / "abîmée.mm").write_text("<map", encoding="utf-8")
    names = ["Élodie L.svg", "groupe.zip", "abîmée.mm"]
    target = tmp_path / "sortie"
    assert main(["review", *(str(tmp_path / name) for name in names), "--output", str(target)]) == 2
    stems = ("elodie-l", "a", "b")
    assert {path.name for path in target.iterdir()} == {"avis", *(f"{stem}-grille.pdf" for stem in stems)}
    opinions = {"tableau.csv", "tableau.ods", *(f"{stem}-avis.html" for stem in stems)}
    assert {path.name for path in (target / "avis").iterdir()} == opinions, "apart, for after the mark"
    lines = (target / "avis" / "tableau.csv").read_bytes().decode()
    assert lines.startswith("\ufeff")
    rows = {row["Candidat"]: row for row in csv.DictReader(io.StringIO(lines[1:]), delimiter=";")}
    assert (rows["a"]["Projet"], rows["a"]["Dossier"]) == ("Un", "dossier.docx")
    assert rows["Élodie L"]["C5"] == "Absent"
    assert (target / "a-grille.pdf").read_bytes().startswith(b"%PDF")
    said = capsys.readouterr()
    assert "abîmée.mm" in said.err
    assert "dossier.docx : Le fichier du dossier est abîmé" in said.err, "it goes with its map, unread"
    assert said.out == f"{FIRST}3 cartes lues, 1 fichier refusé.\n"


def test_a_folder_is_read_whole_and_a_last_line_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Under the names of folders where files are all called the same; what is hidden is not told of."""
    place = tmp_path / "envois"
    for name in ("DUPONT Anne/carte.svg", "KONE Awa/carte.svg", "KONE Awa/.cache.svg", "__MACOSX/x.svg", "notes.txt"):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawing(name) if name.endswith(".svg") else b"")
    target = tmp_path / "sortie"
    assert main(["review", str(place), "--output", str(target)]) == 2
    assert (target / "avis" / "dupont-anne-avis.html").exists()
    assert (target / "kone-awa-grille.pdf").exists()
    said = capsys.readouterr()
    assert said.out == f"{FIRST}2 cartes lues, 1 fichier refusé.\n"
    assert "notes.txt : " in said.err
    assert "cache" not in said.err
    assert main(["review", str(tmp_path / "vide"), "--output", str(target)]) == 2
    assert capsys.readouterr().out == "0 carte lue, 1 fichier refusé.\n"


def test_a_dossier_beside_a_map_is_judged_with_it(tmp_path: Path):
    from cefi_map.project.files import convert_dossier, read_dossier

    text = "# Dossier\n\nAvec le recul, je referais l'entretien à deux : j'ai parlé trop vite.\n"
    document = convert_dossier(read_dossier(text.encode(), "d.md").dossier, "docx").data
    (tmp_path / "E-L.svg").write_bytes(drawing("Mobilité"))
    (tmp_path / "E-L dossier.docx").write_bytes(document)
    target = tmp_path / "sortie"
    assert main(["review", str(tmp_path / "E-L.svg"), str(tmp_path / "E-L dossier.docx"), "--output", str(target)]) == 0
    assert "paragraphe" in (target / "avis" / "e-l-dossier-avis.html").read_text(encoding="utf-8").lower()
    table = (target / "avis" / "tableau.csv").read_text(encoding="utf-8-sig")
    [row] = csv.DictReader(io.StringIO(table), delimiter=";")
    assert row["C12"] in ("Satisfait", "Partiel", "Absent", "À vérifier")
    assert row["Dossier"] == "E-L dossier.docx"


def test_without_any_map_nothing_is_written(tmp_path: Path):
    target = tmp_path / "sortie"
    assert main(["review", str(tmp_path / "absent.mm"), "--output", str(target)]) == 2
    assert not target.exists()
