"""The return sheet and the cohort's table: what they say, that they stand alone, that nothing in them runs."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from lxml import etree

from cefi_map.reporting.blank_grid import blank_grid
from cefi_map.reporting.cohort import as_csv, as_ods
from cefi_map.reporting.review_sheet import Sheet, sheet_html, sheet_pdf
from cefi_map.review import Mark, Remark, Review

REVIEW = Review(
    marks={"C5": Mark("partiel", "Dites <b>la</b> raison #emph[x].")},
    ticks=frozenset({"E1"}),
    remarks=(Remark("a", "k", "Et dehors ?", "question", "C8", "4.2", "en parler <script>"),),
    appreciation="Solide.",
    reviewer="J. M.",
    returned="2026-11-01",
    readings=("C5 : votre centre demande 3 partenaires argumentés.",),
)
SHEET = Sheet("E. L.", "Lire la consigne", REVIEW, 2, "2026-10-12-abc · 1")
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"


def test_the_sheet_stands_alone_and_runs_nothing():
    page = sheet_html(SHEET)
    assert "<script" not in page
    assert "http" not in page
    assert "&lt;b&gt;la&lt;/b&gt;" in page


def test_the_sheet_says_who_when_and_by_what():
    page = sheet_html(SHEET)
    for words in ("J. M.", "1er\u00a0novembre\u00a02026", "Partiellement", "2026-10-12-abc", "3 partenaires", "4.2"):
        assert words in page
    assert page.count("non coté") == 11
    assert "seul le jury décide" in page


@pytest.mark.parametrize(
    "review", [REVIEW, Review(), Review(appreciation="漢字 😀 \u202e")], ids=["full", "empty", "odd"]
)
def test_the_sheet_is_a_pdf_whatever_it_holds(review: Review):
    assert sheet_pdf(Sheet("", "", review, 1, "")).startswith(b"%PDF")


def test_the_blank_grid_has_two_pages():
    data = blank_grid("E. L. #emph[x]", "Lire <la> consigne")
    assert data.count(b"/Type /Page\n") + data.count(b"/Type/Page/") == 2 or b"/Count 2" in data


LINES = [["Candidat", "C1"], ["=1+1", "Acquis"], ["<é> & \x00", ""]]


def test_the_table_as_csv_runs_no_formula():
    text = as_csv(LINES).decode()
    assert text.startswith("\ufeff")
    assert next(csv.reader(io.StringIO(text.splitlines()[1]), delimiter=";")) == ["'=1+1", "Acquis"]


def test_the_table_as_ods_holds_text_only():
    """The first entry says what it is, uncompressed, as OpenDocument asks."""
    with zipfile.ZipFile(io.BytesIO(as_ods(LINES, "Session [x] d'été"))) as ods:
        first = ods.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        root = etree.fromstring(ods.read("content.xml"))
    assert [each.text for each in root.iter(TEXT)] == ["Candidat", "C1", "=1+1", "Acquis", "<é> & ", None]
    assert "formula" not in etree.tostring(root).decode()
