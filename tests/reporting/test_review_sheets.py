"""The return sheet and the cohort's table: what they say, that they stand alone, that nothing in them runs."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from cefi_map.french.wording import of
from cefi_map.reporting.blank_grid import blank_grid
from cefi_map.reporting.letterhead import Letterhead
from cefi_map.reporting.review_sheet import Sheet, sheet_html, sheet_pdf, sheets_pdf
from cefi_map.reporting.tables import as_csv, as_ods
from cefi_map.review import Mark, Remark, Review, criteria
from cefi_map.typeset import redrawn
from tests.programs import OFFICE, PDF_READER, needs_tables

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


BOX = {"width": 60, "height": 18, "most": 48 * 1024}
HEAD = Letterhead("Centre des Deux Rives", b"", "Groupe du mardi", "Session de juin 2027")


def test_the_sheet_tells_a_level_by_its_frame_and_counts_each():
    page = sheet_html(replace(SHEET, head=HEAD))
    assert 'class="word partiel"' in page
    assert "1 critère coté sur 12\u00a0: 1 partiellement." in page
    for words in (
        "Centre des Deux Rives",
        "Session de juin 2027\nGroupe du mardi",
        "J. M., pour la relecture",
        "E. L. : date",
    ):
        assert words in page, words
    assert "<header>" not in sheet_html(SHEET), "no centre, no head"


def test_sheets_with_a_logo_are_pdfs_that_a_screen_reader_reads():
    """PDF/UA, which refuses a picture without words for it."""
    logo = redrawn(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', **BOX)
    sheets = [replace(SHEET, head=replace(HEAD, logo=logo))] * 2
    assert b"pdfuaid:part" in sheets_pdf(sheets, "Fiches")


@pytest.mark.whole
@pytest.mark.skipif(not PDF_READER, reason="pdftotext (poppler-utils) is not installed")
def test_all_sheets_in_one_are_parted_by_leaf_and_count_their_own_pages(tmp_path: Path):
    """Printed on both sides each sheet begins on a leaf of its own."""
    long = replace(REVIEW, marks={line.id: Mark("acquis", "Dites-en plus. " * 60) for line in criteria()})
    sheets = [
        Sheet(name, name, review, 1, "", HEAD) for name, review in (("Un", Review()), ("Deux", long), ("Trois", REVIEW))
    ]
    (tmp_path / "fiches.pdf").write_bytes(sheets_pdf(sheets, "Fiches"))
    command = [PDF_READER, "-layout", str(tmp_path / "fiches.pdf"), "-"]
    pages = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split("\f")[:-1]
    starts = [place for place, page in enumerate(pages, 1) if "Centre des Deux Rives" in page]
    assert len(starts) == 3
    assert all(start % 2 for start in starts)
    for start, name in zip(starts, ("Un", "Deux", "Trois"), strict=True):
        foot = pages[start - 1].split("\n")[-2:]
        assert f"Fiche de relecture {of(name)}" in " ".join(foot)
        [own] = re.findall(r"1 ?/ ?(\d)", pages[start - 1])
        assert re.search(rf"{own} ?/ ?{own}", pages[start + int(own) - 2])
    assert [page for page in pages if not page.strip()], "a leaf's empty back says nothing"


def test_the_blank_grid_has_two_pages():
    data = blank_grid("E. L. #emph[x]", "Lire <la> consigne")
    assert data.count(b"/Type /Page\n") + data.count(b"/Type/Page/") == 2 or b"/Count 2" in data


LINES = [["Candidat", "C1"], ["=1+1", "Acquis"], ["<é> & \x00", ""], ["Deux\nlignes", date(2027, 6, 1)], [3, 1.5]]


def test_the_table_as_csv_runs_no_formula():
    text = as_csv(LINES).decode()
    assert text.startswith("\ufeff")
    assert next(csv.reader(io.StringIO(text.splitlines()[1]), delimiter=";")) == ["'=1+1", "Acquis"]


def test_the_table_as_csv_has_days_and_numbers_as_one_writes_them_in_french():
    rows = list(csv.reader(io.StringIO(as_csv(LINES).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[3:] == [["Deux\nlignes", "01/06/2027"], ["3", "1,5"]]


def test_the_table_as_ods_runs_nothing():
    """The first entry says what it is, uncompressed, as OpenDocument asks."""
    with zipfile.ZipFile(io.BytesIO(as_ods({"Session [x] d'été": LINES[:3]}))) as ods:
        first = ods.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        root = etree.fromstring(ods.read("content.xml"))
    assert [each.text for each in root.iter(TEXT)] == ["Candidat", "C1", "=1+1", "Acquis", "<é> & ", None]
    assert "formula" not in etree.tostring(root).decode()


@needs_tables
def test_libreoffice_opens_every_sheet_and_reckons_with_its_days_and_numbers(tmp_path: Path):
    """Its own file of the same tables: a day is a day there, a number a number, and each line of a cell a line."""
    (tmp_path / "groupe.ods").write_bytes(as_ods({"Lundi": LINES, "À reprendre": [["C1", 1.5]]}))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "fods", "--outdir", str(tmp_path), "groupe.ods"]
    subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=tmp_path)
    root = etree.parse(str(tmp_path / "groupe.fods")).getroot()
    [book] = root.iter(f"{{{root.nsmap['office']}}}spreadsheet")

    def held(room: str, name: str) -> list[str]:
        found = (each.get(f"{{{root.nsmap[room]}}}{name}") for each in book.iter())
        return [each for each in found if each]

    assert [each for each in held("table", "name") if each[0] != "_"] == ["Lundi", "À reprendre"]
    assert held("office", "date-value") == ["2027-06-01"]
    assert [float(each) for each in held("office", "value")] == [3, 1.5, 1.5]
    words = ["".join(each.itertext()) for each in book.iter(TEXT)]
    assert words[2:4] == ["=1+1", "Acquis"], "a text, whatever it looks like"
    assert "01/06/2027" in words
    assert words.index("lignes") == words.index("Deux") + 1


def test_what_no_font_draws_is_left_out_and_said_and_the_foot_keeps_its_direction(tmp_path: Path):
    """A private character is in no font; the page's number follows a name written from right to left."""
    found = sheet_pdf(replace(SHEET, name="محمد \U0010f123", head=HEAD))
    assert b"pdfuaid:part" in found
    if not PDF_READER:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    (tmp_path / "fiche.pdf").write_bytes(found)
    command = [PDF_READER, "-layout", str(tmp_path / "fiche.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    assert "Un caractère manque ici" in text
    numbers = [re.findall(r"(\d) ?/ ?(\d)\s*$", page) for page in text.split("\f")[:-1]]
    assert [int(each[0][0]) for each in numbers] == list(range(1, len(numbers) + 1))
