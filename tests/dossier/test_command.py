"""The command line reads, checks and converts dossiers, and says in French what it cannot do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cefi_map.cli import main
from cefi_map.cli.dossier import DOSSIER_FORMATS
from cefi_map.project.files.dossiers import DOSSIER_FORMATS as WRITTEN

TEXT = "# Mon dossier\n\nJe suis conseillère.\n\n[^1]: Une note.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mon dossier.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_report_has_the_shape_of_a_maps(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["dossier", "check", "--format", "json", str(file)]) == 1
    report = json.loads(capsysbinary.readouterr().out)
    assert [each["id"] for each in report["requirements"]] == ["C12a", "C12b"]
    assert [each["id"] for each in report["modalities"]] == ["M4", "M5", "M6", "M7"]
    assert [each["id"] for each in report["criteria"]] == ["C12"]
    assert all(0 < each["confidence"] <= 1 for each in (*report["modalities"], *report["requirements"]))
    assert report["advice"] == "Avis automatique : seul le jury décide."


@pytest.mark.parametrize("format", ["text", "html", "csv"])
def test_reports_are_read_by_people(file: Path, format: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    main(["dossier", "check", "--format", format, str(file), str(file)])
    out = capsysbinary.readouterr().out.decode("utf-8")
    assert "Mon dossier" in out
    assert "Partiel" in out
    assert "<script" not in out


@pytest.mark.parametrize("to", DOSSIER_FORMATS)
def test_a_dossier_is_converted(file: Path, tmp_path: Path, to: str) -> None:
    target = tmp_path / "sortie" / f"dossier.{to}"
    assert main(["dossier", "convert", str(file), "--to", to, "--output", str(target)]) == 0
    assert len(target.read_bytes()) > 20


def test_the_formats_offered_are_those_written() -> None:
    assert DOSSIER_FORMATS == WRITTEN


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"{\\rtf1", b"\xd0\xcf\x11\xe0", b"PK\x03\x04 not a zip", b"a\0b", b"\n \n"]
)
def test_what_is_no_dossier_is_refused_in_french(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    assert main(["dossier", "check", str(path)]) == 2
    error = capsys.readouterr().err
    assert "x.docx : Ce fichier" in error
    assert "Traceback" not in error
