"""A PDF as a dossier: paragraphs and titles where the eye sees them, its own pages, and pages drawn."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pypdfium2
import pytest

from cefi_map import limits
from cefi_map.dossier import pdf_in
from cefi_map.dossier.example import example
from cefi_map.dossier.model import Heading, Item, Paragraph, Table, block_text
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.project import files
from tests.crooked import pdf
from tests.programs import needs_office, printed

TEXT = """# Mon rôle

À Bapaume, j’ai conduit l’atelier mobilité, de la première réunion au bilan, avec une équipe de quatre personnes, sans
moyens propres et sans salle, ce qui a demandé de la patience à tout le monde pendant plusieurs semaines.

Avec le recul, je referais l’entretien à deux.

- Le garage solidaire
- La mission locale

## Ma posture

Je me suis tue trop tard. Une personne me l’a dit.
"""


def blank(sheets: int = 1) -> bytes:
    """Pages without a word, as a scanner makes them."""
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(sheets):
        document.new_page(595, 842)
    document.save(out)
    document.close()
    return out.getvalue()


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj "
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O("
    + b"o" * 32
    + b")/U("
    + b"u" * 32
    + b")>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(b)]>>\n%%EOF"
)


def said(data: bytes) -> list[tuple[str, str]]:
    return [(type(block).__name__, " ".join(block_text(block).split())) for block in pdf_in.read(data).dossier.blocks]


def test_titles_paragraphs_and_items_are_told_apart():
    reading = pdf_in.read(pdf(TEXT))
    kinds = [type(block) for block in reading.dossier.blocks]
    assert kinds == [Heading, Paragraph, Paragraph, Item, Item, Heading, Paragraph]
    assert [block.level for block in reading.dossier.blocks if isinstance(block, Heading)] == [1, 2]
    text = block_text(reading.dossier.blocks[1])
    assert text.startswith("À Bapaume, j’ai conduit l’atelier mobilité, de la première")
    assert text.endswith("pendant plusieurs semaines."), "lines are one paragraph again"
    assert block_text(reading.dossier.blocks[3]) == "Le garage solidaire"
    assert reading.notices == (pdf_in.blocks.NOTICE,)
    assert reading.sheets
    assert (reading.sheets.count, reading.sheets.starts) == (1, (1,) * 7)
    assert 0.1 < reading.sheets.length < 0.6


def alike(data: bytes) -> float:
    """The part of the example's own text, tables aside, that comes back block for block."""
    texts = [" ".join(block_text(each).split()) for each in manuscript().blocks if not isinstance(each, Table)]
    found = {text for _, text in said(data)}
    return sum(text in found for text in texts) / len(texts)


def manuscript():
    found = example()
    return getattr(found, "dossier", found)


def test_a_dossier_of_five_pages_comes_back_as_it_was_written():
    data = files.convert_dossier(manuscript(), "pdf").data
    reading = pdf_in.read(data)
    assert alike(data) > 0.8
    assert reading.sheets
    assert reading.sheets.count == 5
    written = [block_text(each) for each in manuscript().blocks if isinstance(each, Heading)]
    assert [text for kind, text in said(data) if kind == "Heading"] == written
    assert not any(text.isdigit() or "5 / 5" in text for _, text in said(data)), "no page number is a paragraph"


@needs_office
def test_what_a_word_processor_prints_is_read_as_well(tmp_path: Path):
    document = tmp_path / "dossier.docx"
    document.write_bytes(files.convert_dossier(manuscript(), "docx").data)
    [made] = printed([document], tmp_path)
    assert alike(made.read_bytes()) > 0.8


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (blank(), BadInput, "est une image"),
        (LOCKED, BadInput, "mot de passe"),
        (b"%PDF-1.4 x", BadInput, "abîmé"),
        (blank(4), TooLarge, "4 pages"),
    ],
    ids=["scanned", "locked", "damaged", "long"],
)
def test_what_cannot_be_read_is_told(data: bytes, error: type[Exception], words: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "PDF_PAGES", 3)
    with pytest.raises(error, match=words):
        pdf_in.read(data)


def test_a_text_too_long_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "DOSSIER_CHARS", 100)
    with pytest.raises(TooLarge):
        pdf_in.read(pdf(TEXT))


def test_a_page_is_drawn_and_only_one_that_is_there():
    data = pdf(TEXT)
    drawn = pdf_in.drawn(data, 1)
    assert drawn.startswith(b"\x89PNG")
    assert struct.unpack(">II", drawn[16:24]) == (1100, 1556)
    assert struct.unpack(">II", pdf_in.drawn(data, 1, pdf_in.WIDE)[16:24])[0] == 2400, "for a map"
    assert len(pdf_in.drawn(blank(), 1)) < len(drawn), "an empty page has nothing on it"
    for number in (0, 2):
        with pytest.raises(NotFound):
            pdf_in.drawn(data, number)
