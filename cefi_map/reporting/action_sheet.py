"""A funder's form as a Word document: its fields in order, calendar and budget as tables, what is empty said."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from cefi_map.defence import Field
from cefi_map.mindmap.codec import clean

EMPTY = "À compléter."
_FONT = "Arial"
_SOFT, _INK = RGBColor(0x55, 0x55, 0x55), RGBColor(0x20, 0x26, 0x2B)
_STYLES = (("Normal", 10.5, _INK), ("Title", 20, _INK), ("Subtitle", 12, _SOFT), ("Heading 1", 13, _INK))
_PAPER = (Cm(21), Cm(29.7), Cm(2))
"""Width and height of A4, and its margins."""
_WIDTHS = {2: (Cm(4.6), Cm(12.4)), 4: (Cm(5.8), Cm(2.7), Cm(5.8), Cm(2.7))}
"""Of the columns of a calendar and of a budget."""


def as_docx(title: str, fields: Sequence[Field]) -> bytes:
    """The file. It names no node and no criterion: a funder knows neither."""
    document = docx.Document()
    _dress(document, title)
    document.add_paragraph("Fiche action", style="Subtitle")
    document.add_paragraph(clean(title), style="Title")
    for field in fields:
        document.add_heading(field.title, 1)
        for entry in field.entries:
            paragraph = document.add_paragraph(clean(entry.text), style="List Bullet")
            if entry.note:
                paragraph.add_run(f"\n{clean(entry.note)}").font.color.rgb = _SOFT
        if field.rows:
            _table(document, field)
        if field.empty:
            document.add_paragraph(EMPTY).runs[0].italic = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _dress(document: Any, title: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height, margin = _PAPER
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    properties = document.core_properties
    properties.title, properties.author, properties.comments = clean(title)[:255], "", ""
    properties.language = "fr-FR"
    for each in document.styles.element.iter(qn("w:lang")):  # what a reader speaks by
        each.set(qn("w:val"), "fr-FR")
    for name, size, color in _STYLES:
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), color
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = _FONT  # alone: the theme's fonts would win
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(14)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(4)


def _table(document: Any, field: Field) -> None:
    """Its first row is said to be a heading, and comes again on each page."""
    table = document.add_table(rows=1, cols=len(field.heads), style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, field.heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for cell, width in zip(table.rows[0].cells, _WIDTHS[len(field.heads)], strict=True):
        cell.width = width
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}tblHeader", {}))
    for row in field.rows:
        cells = table.add_row().cells
        for place, (cell, text) in enumerate(zip(cells, row.cells, strict=True)):
            cell.text, cell.width = clean(text), _WIDTHS[len(field.heads)][place]
            if field.heads[place] == "Montant":
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            for run in cell.paragraphs[0].runs:
                run.bold = not row.keys
