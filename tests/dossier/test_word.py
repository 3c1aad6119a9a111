"""Word documents hold a dossier whole, with real styles; foreign ones are read as far as a dossier goes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.shared import Inches

from cefi_map.dossier import Layout, Picture, odt, word
from cefi_map.dossier.model import Dossier, Figure, Heading, Item, Paragraph, Quote, Run, Table, block_text
from cefi_map.errors import BadInput
from cefi_map.project.files import convert_dossier, read_dossier

from .samples import EVERYTHING

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'


def foreign(build: Callable[[Any], None]) -> Dossier:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return read_dossier(out.getvalue(), "x.docx").dossier


def test_everything_comes_back() -> None:
    """Narrow spaces apart, which French wants and the writer adds."""
    assert read_dossier(word.write(EVERYTHING), "x.docx").dossier == EVERYTHING


def test_styles_are_real() -> None:
    document = docx.Document(io.BytesIO(word.write(EVERYTHING)))
    names = [each.style.name for each in document.paragraphs if each.text]
    assert names[:4] == ["Heading 1", "Heading 2", "Normal", "Quote"]
    assert {"List Bullet", "List Number"} <= set(names)
    assert document.styles["Normal"].font.name == "Arial"
    assert document.core_properties.title == "Mon dossier"
    assert document.core_properties.language == "fr-FR"


def test_a_title_longer_than_a_property_may_be_is_whole_on_the_page() -> None:
    dossier = replace(EVERYTHING, title="Un atelier " * 40, author="Anne " * 90)
    document = docx.Document(io.BytesIO(word.write(dossier, Layout(cover=True))))
    assert document.core_properties.title == dossier.title[:255]
    assert document.core_properties.author == dossier.author[:255]
    assert dossier.title.strip() in [each.text.strip() for each in document.paragraphs]


def test_the_layout_is_the_centres() -> None:
    look = Layout(size=12, margin=2, spacing=1.5, cover=True)
    document = docx.Document(io.BytesIO(word.write(EVERYTHING, look)))
    assert document.styles["Normal"].font.size.pt == 12
    assert document.styles["Normal"].paragraph_format.line_spacing == 1.5
    assert round(document.sections[0].left_margin.cm, 1) == 2
    assert document.paragraphs[0].style.name == "Title"


def test_a_figure_is_the_picture_with_its_alternative_text() -> None:
    dossier = Dossier((Figure("E1", "Étape 1"), Figure("", "")))
    made = convert_dossier(dossier, "docx", pictures={"E1": Picture(SVG, "La carte de l'étape 1")})
    assert b"word/media/image1.png" in made.data
    document = docx.Document(io.BytesIO(made.data))
    assert "La carte de l'étape 1" in document.element.xml
    assert made.notices == ("La carte n’est pas jointe : ses figures restent vides.",)


def test_signs_of_markup_stay_text() -> None:
    text = '#eval("1") <w:t>x</w:t> & $x$ {} \\'
    dossier = Dossier((Paragraph((Run(text),)),))
    assert read_dossier(word.write(dossier), "x.docx").dossier == dossier


def test_a_document_of_another_hand_is_read() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Titre", style="Title")
        document.add_heading("Partie", 1)
        document.add_paragraph("puce", style="List Bullet")
        document.add_paragraph("numéro", style="List Number")
        document.add_paragraph("dedans", style="List Bullet 2")
        document.add_paragraph("cité", style="Intense Quote")
        document.add_table(1, 2).rows[0].cells[1].text = "a\nb"

    blocks = foreign(build).blocks
    assert blocks[0] == Heading(1, (Run("Titre"),))
    assert blocks[2:5] == (
        Item((Run("puce"),)),
        Item((Run("numéro"),), ordered=True),
        Item((Run("dedans"),), depth=1),
    )
    assert isinstance(blocks[5], Quote)
    assert blocks[6] == Table((((), (Run("a\nb"),)),))


def test_what_is_left_out_is_said() -> None:
    document = docx.Document()
    png = read_picture()
    document.add_paragraph("Texte").add_run().add_picture(io.BytesIO(png), width=Inches(1))
    out = io.BytesIO()
    document.save(out)
    reading = read_dossier(out.getvalue(), "x.docx")
    assert reading.notices == ("Ce document contient des éléments qui ne sont pas repris : images (1).",)
    assert [block_text(block) for block in reading.dossier.blocks] == ["Texte"]


def read_picture() -> bytes:
    from cefi_map.typeset import pages

    return pages("#set page(width: 10pt, height: 10pt)\n")[0]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18])
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_dossier(data, "x.docx")


@pytest.mark.parametrize("write", [word.write, odt.write])
def test_nothing_in_a_document_tells_when_it_was_written(write: Callable[[Dossier], bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(write(EVERYTHING))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert write(EVERYTHING) == write(EVERYTHING)
