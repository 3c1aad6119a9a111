"""Dossiers in files, for whoever uses no store: read by what they hold, judged, converted, reported."""

from __future__ import annotations

import json

import pytest

from cefi_map.dossier.model import Dossier, Figure, block_text
from cefi_map.dossier.pictures import Picture
from cefi_map.errors import BadInput
from cefi_map.project import files
from tests.cases import DOSSIER, mm, word, zipped

WRITTEN = files.read_dossier(DOSSIER.encode(), "d.md").dossier


def texts(dossier: Dossier) -> list[str]:
    return [block_text(block) for block in dossier.blocks]


@pytest.mark.parametrize("to", ["docx", "odt", "html", "md"])
def test_a_dossier_comes_back_from_every_format_it_is_converted_to(to: str):
    made = files.convert_dossier(WRITTEN, to, name="Mon dossier")
    assert made.name == f"mon-dossier.{to}"
    assert texts(files.read_dossier(made.data, made.name).dossier) == texts(WRITTEN)


def test_a_pdf_is_written_and_not_read():
    made = files.convert_dossier(WRITTEN, "pdf")
    assert (made.media_type, made.notices) == ("application/pdf", ())
    with pytest.raises(BadInput, match="un PDF"):
        files.read_dossier(made.data, "dossier.pdf")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"{\\rtf1 x}", "d.rtf", "un document RTF"),
        (b"\xd0\xcf\x11\xe0", "d.doc", "un ancien document Word"),
        (b"  \n ", "d.txt", "aucun texte"),
        (zipped(("a.txt", b"a")), "d.docx", "ne contient pas de dossier"),
        (zipped(("word/document.xml", b"<w>")), "d.docx", "s’arrête avant sa fin"),
    ],
    ids=["rtf", "doc", "empty", "archive", "broken"],
)
def test_what_is_no_dossier_is_refused_with_what_it_is(data: bytes, name: str, said: str):
    for read in (files.read_dossier, files.check_dossier_file):
        with pytest.raises(BadInput, match=said):
            read(data, name)


def test_a_plain_text_is_read_as_it_is_and_markdown_by_its_signs():
    said = b"# Un\n\n*deux*"
    assert texts(files.read_dossier(said, "d.md").dossier) == ["Un", "deux"]
    assert "*deux*" in texts(files.read_dossier(said, "d.txt").dossier)
    assert texts(files.read_dossier(b"<h1>Un</h1><p>deux</p>", "d.html").dossier) == ["Un", "deux"]


def test_a_figure_without_its_map_is_told_and_with_it_is_not():
    dossier = Dossier((*WRITTEN.blocks, Figure("E1")))
    drawn = Picture(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g/></svg>', "Étape 1")
    for to in ("pdf", "docx", "odt", "html"):
        assert any("n’est pas jointe" in said for said in files.convert_dossier(dossier, to).notices), to
        assert files.convert_dossier(dossier, to, pictures={"E1": drawn}).notices == (), to


def test_a_format_that_is_not_written_is_refused():
    with pytest.raises(BadInput, match="n’est pas proposé"):
        files.convert_dossier(WRITTEN, "doc")


def test_a_dossier_file_is_judged_under_its_title_or_its_name():
    assert files.check_dossier_file(b"Un texte.", "Camille dossier.md").title == "Camille dossier"
    report = files.check_dossier_file(word(), "Camille dossier.docx")
    assert report.title == "Mon rôle"
    assert {each.id for each in report.verdicts} >= {"M4", "C12a", "C12b"}
    assert not report.satisfied


def test_reports_of_dossiers_are_written_together_in_each_format():
    reports = [files.check_dossier_file(DOSSIER.encode(), name) for name in ("un.md", "deux.md")]
    for format in ("text", "json", "html", "csv"):
        written = files.render_dossier_reports(reports, format).decode("utf-8-sig")
        assert "un.md" in written
        assert "deux.md" in written
    assert json.loads(files.render_dossier_reports(reports[:1], "json"))


def test_a_map_is_no_dossier():
    with pytest.raises(BadInput):
        files.read_dossier(zipped(("carte.mm", mm())), "d.zip")
