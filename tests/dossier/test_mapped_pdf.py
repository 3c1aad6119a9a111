"""A PDF of a map is told from one of a dossier: our own, another program’s poster, one that is only a picture."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

from cefi_map import typeset
from cefi_map.dossier import pdf_in
from cefi_map.examples import example as example_map
from cefi_map.project import files
from tests.crooked import pdf
from tests.dossier.test_pdf_in import TEXT, blank, manuscript
from tests.labelled import ours
from tests.programs import needs_office, printed

POSTER = """#set page(width: 60cm, height: 40cm, margin: 1cm)
#set text(size: 9pt)
#for row in range(9) { for column in range(12) {
  place(dx: column * 4.8cm, dy: row * 4cm, block(width: 4cm, [Idée #column, qui tient en quelques mots, à #row]))
} }"""
"""As a program draws a map whose nodes are wrapped, on one sheet."""
TABLE = "# Mon rôle\n\n" + "".join(
    f"| Semaine {n} | Fait {n} | Vu {n} |\n" + "|-|-|-|\n" * (n == 1) for n in range(1, 30)
)


def sheet(width: float, height: float) -> bytes:
    """One page without a word."""
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(width, height)
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        files.convert(example_map(), "pdf").data,
        files.convert(ours("learnt")[3].map, "pdf").data,
        typeset.pdf(POSTER),
        sheet(842, 595),
        sheet(1684, 2384),
    ],
    ids=["our sheets", "one sheet of ours", "a poster", "a broad picture", "a poster’s picture"],
)
def test_a_map_is_known_by_how_its_words_stand(data: bytes):
    assert pdf_in.is_map(data)


@pytest.mark.parametrize(
    "data",
    [
        pdf(TEXT),
        pdf("# Mon rôle\n"),
        pdf(TABLE),
        files.convert_dossier(manuscript(), "pdf").data,
        blank(),
        blank(5),
    ],
    ids=["short", "a title", "a table", "five pages", "a scanned page", "scanned"],
)
def test_a_dossier_is_none_however_short(data: bytes):
    assert not pdf_in.is_map(data)


@needs_office
def test_nor_is_what_a_word_processor_prints(tmp_path: Path):
    document = tmp_path / "dossier.docx"
    document.write_bytes(files.convert_dossier(manuscript(), "docx").data)
    [made] = printed([document], tmp_path)
    assert not pdf_in.is_map(made.read_bytes())
