"""Word documents as people make them become the tree they meant; crafted ones give a sentence."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from cefi_map import formats
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.docx import read, recognises
from cefi_map.mindmap import Block, Run, outline
from cefi_map.project.files.dossiers import dossier_in


def saved(*paragraphs: tuple[str, str]) -> bytes:
    """A document of (style, text) paragraphs."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style)
    return bytes_of(document)


def bytes_of(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive, one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            target.writestr(entry, change(source.read(entry)) if entry == name else source.read(entry))
    return out.getvalue()


def with_macros(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as target:
        target.writestr("word/vbaProject.bin", b"macros")
    return out.getvalue()


T, H1, H2, B1, B2, N = "Title", "Heading 1", "Heading 2", "List Bullet", "List Bullet 2", "Normal"
CASES = {
    "title and headings": ([(T, "P"), (H1, "A"), (H2, "a"), (H1, "B")], "P\n  A\n    a\n  B\n"),
    "one first heading": ([(H1, "P"), (H2, "A")], "P\n  A\n"),
    "several first headings": ([(H1, "A"), (H1, "B")], "Carte\n  A\n  B\n"),
    "a level is skipped": ([(T, "P"), (H2, "a"), (H1, "B")], "P\n  a\n  B\n"),
    "lists below headings": ([(T, "P"), (H1, "A"), (B1, "a"), (B2, "b"), (B1, "c")], "P\n  A\n    a\n      b\n    c\n"),
    "a list alone": ([(B1, "a"), (B2, "b"), (B1, "c")], "Carte\n  a\n    b\n  c\n"),
    "a line above a list": ([(N, "Projet"), (B1, "a"), (B1, "b")], "Projet\n  a\n  b\n"),
    "text is a note": ([(T, "P"), (N, "n1"), (N, ""), (H1, "A"), (N, "n2")], "P\n  : n1\n  A\n    : n2\n"),
    "empty headings are nothing": ([(T, "P"), (H1, " "), (H2, "a")], "P\n  a\n"),
    "tags": ([(T, "P"), (H1, "A [E1]"), (B1, "b [C5 oui]")], "P\n  A [E1]\n    b [C5 oui]\n"),
    "tags as we write them": ([(T, "P"), (H1, "A [étape 1] [étape 2]")], "P\n  A [E1] [E2]\n"),
    "no structure": ([(N, "Projet"), (N, "\ta"), (N, "\t\tb"), (N, "\tc")], "Projet\n  a\n    b\n  c\n"),
    "typed bullets": ([(N, "Projet"), (N, "  - a"), (N, "  - b")], "Projet\n  a\n  b\n"),
}


@pytest.mark.parametrize(("paragraphs", "expected"), CASES.values(), ids=CASES)
def test_trees(paragraphs: list[tuple[str, str]], expected: str) -> None:
    data = saved(*paragraphs)
    assert recognises(data)
    assert outline.render(read(data).map) == expected


def otherwise_named(data: bytes) -> bytes:
    """Its first part under another name, as some programs write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry in ("[Content_Types].xml", "_rels/.rels"):
                content = content.replace(b"word/document.xml", b"word/document2.xml")
            target.writestr(entry.replace("document.xml", "document2.xml"), content)
    return out.getvalue()


def strict(data: bytes) -> bytes:
    """As « Document Open XML strict » of Word saves it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            other = rb"http://purl.oclc.org/ooxml/\1/\2"
            usual = rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/(\w+)"
            target.writestr(entry, re.sub(usual, other, source.read(entry)))
    return out.getvalue()


@pytest.mark.parametrize("form", [otherwise_named, strict, lambda data: strict(otherwise_named(data))])
def test_a_document_of_another_form_is_the_same_map_and_the_same_dossier(form: Callable[[bytes], bytes]) -> None:
    data = saved((T, "P"), (H1, "A"), (N, "Un texte."), (H1, "B"), (B1, "b"))
    changed = form(data)
    assert changed != data
    assert recognises(changed)
    assert outline.render(formats.read(changed, "a.docx").map) == outline.render(read(data).map)
    assert dossier_in(changed, "a.docx").dossier == dossier_in(data, "a.docx").dossier


def test_a_document_that_begins_indented_has_one_root() -> None:
    assert outline.render(read(saved((N, "\ta"), (N, "b"))).map) == "Carte\n  a\n  b\n"


def test_a_list_made_with_the_buttons_of_word() -> None:
    """Word writes « List Paragraph » with a level in the paragraph itself; a numbering of 0 is no list."""
    document = docx.Document()
    for text, level, number in (("P", 0, "3"), ("a", 1, "3"), ("b", 2, "3"), ("c", 1, "3"), ("texte", 0, "0")):
        properties = document.add_paragraph(text, "List Paragraph")._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, int(number)
    assert outline.render(read(bytes_of(document)).map) == "P\n  a\n    b\n  c\n    : texte\n"


def test_french_style_ids_and_outline_levels() -> None:
    """A French Word names the style « heading 1 » with the id « Titre1 »; own styles have an outline level."""
    document = docx.Document()
    document.styles["Heading 1"].element.set(qn("w:styleId"), "Titre1")
    own = document.styles.add_style("Ma partie", 1)
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "1")
    own.element.get_or_add_pPr().append(level)
    for style, text in (("Heading 1", "P"), ("Ma partie", "a")):
        document.add_paragraph(text, style)
    assert outline.render(read(bytes_of(document)).map) == "P\n  a\n"


def test_revisions_tables_and_styles_of_text() -> None:
    """Inserted text counts, deleted text does not; rows are lines of the note; bold is kept."""
    document = docx.Document()
    paragraph = document.add_paragraph("P", "Title")
    for tag, text in (("w:ins", "lus"), ("w:del", "oins")):
        change, run, piece = OxmlElement(tag), OxmlElement("w:r"), OxmlElement("w:t")
        piece.text = text
        run.append(piece)
        change.append(run)
        paragraph._p.append(change)
    document.add_paragraph("a ").add_run("b").bold = True
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Coût", "3 €"
    reading = read(bytes_of(document))
    assert reading.map.root.text == "Plus"
    assert reading.map.root.note == (Block((Run("a "), Run("b", bold=True))), Block((Run("Coût | 3 €"),)))
    assert "tableaux" in reading.notices[0]


def test_images_are_said_to_be_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("P", "Title").add_run()._r.append(OxmlElement("w:drawing"))
    assert "images (1)" in read(bytes_of(document)).notices[0]


DOCUMENT = "word/document.xml"
PLAIN = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
MACROS = b"vnd.ms-word.document.macroEnabled.main"
BAD: dict[str, tuple[Callable[[bytes], bytes], type[BadInput], str]] = {
    "cut": (lambda data: data[: len(data) // 2], BadInput, "sommaire"),
    "a doctype": (
        lambda data: with_part(
            data, DOCUMENT, lambda xml: xml.replace(b"<w:document", b"<!DOCTYPE x []><w:document", 1)
        ),
        BadInput,
        "DOCTYPE",
    ),
    "an ill-formed part": (lambda data: with_part(data, DOCUMENT, lambda xml: xml[:-20]), BadInput, "mal formé"),
    "no body": (
        lambda data: with_part(data, DOCUMENT, lambda xml: xml.replace(b"w:body", b"w:corps")),
        BadInput,
        "incomplet",
    ),
    "no content types": (
        lambda data: with_part(data, "[Content_Types].xml", lambda xml: b"<Types/>"),
        BadInput,
        "incomplet",
    ),
    "macros": (
        lambda data: with_macros(with_part(data, "[Content_Types].xml", lambda xml: xml.replace(PLAIN, MACROS))),
        BadInput,
        "macros",
    ),
    "a bomb": (
        lambda data: with_part(data, DOCUMENT, lambda xml: xml + b" " * 20_000_000),
        TooLarge,
        "se déplie",
    ),
    "empty": (lambda data: saved(), BadInput, "vide"),
}


@pytest.mark.parametrize(("damage", "error", "message"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_said(damage: Callable[[bytes], bytes], error: type[BadInput], message: str) -> None:
    with pytest.raises(error, match=message):
        read(damage(saved(("Title", "P"))))
