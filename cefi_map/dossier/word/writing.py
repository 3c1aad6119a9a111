"""Dossier -> Word document with real styles, and the metrics under which it has the pages that we count."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm, Pt

from cefi_map import typeset
from cefi_map.dossier import layout
from cefi_map.dossier.layout import DEFAULT, Layout
from cefi_map.dossier.model import (
    MISSING,
    Block,
    Content,
    Dossier,
    Figure,
    Footnote,
    Heading,
    Item,
    Quote,
    Run,
    Table,
    titled,
)
from cefi_map.dossier.pictures import Pictures
from cefi_map.dossier.typography import dressed
from cefi_map.dossier.zipped import undated
from cefi_map.office.word import speak

from . import dress
from .footnotes import Footnotes
from .lists import Lists
from .oxml import element

_WIDTH_PIXELS = 1600


def write(dossier: Dossier, look: Layout = DEFAULT, pictures: Pictures | None = None) -> bytes:
    """A .docx that Word and LibreOffice open, edit and set on the pages of ``pages.measure``."""
    document = docx.Document()
    title = titled(dossier, "Dossier")
    dress.properties(document, title, dossier.author)
    dress.styles(document, look)
    dress.page(document, look, title, dossier.author)
    _Writer(document, look, pictures or {}).write(dressed(dossier), title)
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


class _Writer:
    def __init__(self, document: Any, look: Layout, pictures: Pictures) -> None:
        self.document, self.look, self.pictures = document, look, pictures
        self.notes = Footnotes(document)
        self.lists = Lists(document)
        self.first = True

    def write(self, dossier: Dossier, title: str) -> None:
        if self.look.cover:
            self._cover(title, dossier.author)
        for is_item, group in groupby(dossier.blocks, lambda block: isinstance(block, Item)):
            blocks = list(group)
            if is_item:
                self._items([block for block in blocks if isinstance(block, Item)])
            else:
                for block in blocks:
                    self._block(block)
        self.notes.save()

    def _cover(self, title: str, author: str) -> None:
        self.document.add_paragraph(title, style="Title")
        paragraph = self.document.add_paragraph(author, style="Subtitle")
        paragraph.add_run().add_break(WD_BREAK.PAGE)

    def _block(self, block: Block) -> None:
        if isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Figure):
            self._figure(block)
        else:
            style = "Normal"
            if isinstance(block, Heading):
                style = f"Heading {block.level}"
            elif isinstance(block, Quote):
                style = "Quote"
            self._content(self._paragraph(style), block.content)

    def _paragraph(self, style: str) -> Any:
        """The first of the document has no space above it, as at the top of a page."""
        paragraph = self.document.add_paragraph(style=style)
        if self.first:
            paragraph.paragraph_format.space_before = Pt(0)
            self.first = False
        return paragraph

    def _items(self, items: Sequence[Item]) -> None:
        numbers = self.lists.start(items)
        for item, number in zip(items, numbers, strict=True):
            paragraph = self._paragraph("List Number" if item.ordered else "List Bullet")
            self.lists.mark(paragraph, number, item.depth)
            self._content(paragraph, item.content)

    def _table(self, table: Table) -> None:
        if not self.first:
            self.document.add_paragraph(style="Table Gap")
        made = self.document.add_table(len(table.rows), len(table.rows[0]), style="Table Grid")
        for place, (row, cells) in enumerate(zip(made.rows, table.rows, strict=True)):
            heads = table.header and place == 0
            shape = row._tr.get_or_add_trPr()
            if layout.whole(cells):
                shape.append(element("w:cantSplit"))
            if heads:
                shape.append(element("w:tblHeader"))
            for cell, content in zip(row.cells, cells, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.style = "Table Text"
                self._content(paragraph, content, bold=heads)
        self.first = False

    def _figure(self, figure: Figure) -> None:
        paragraph = self._paragraph("Figure")
        found = self.pictures.get(figure.stage)
        if found is None:
            paragraph.add_run(MISSING).italic = True
        else:
            width, height = (Cm(side) for side in found.size(self.look))
            drawn = paragraph.add_run().add_picture(io.BytesIO(_png(found.svg)), width, height)
            drawn._inline.docPr.set("descr", found.alt)
        if figure.caption:
            self.document.add_paragraph(figure.caption, style="Caption")

    def _content(self, paragraph: Any, content: Content, *, bold: bool = False) -> None:
        for piece in content:
            if isinstance(piece, Footnote):
                self.notes.call(paragraph, piece)
            else:
                _run(paragraph, piece, bold=bold)


def _run(paragraph: Any, run: Run, *, bold: bool) -> None:
    made = paragraph.add_run(run.text)
    made.bold, made.italic = run.bold or bold or None, run.italic or None
    made.underline = run.underline or None
    if run.language:
        speak(made._r.get_or_add_rPr(), run.language)
    if run.link and not run.link.startswith("#"):
        made.style = "Hyperlink"
        id = paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = element("w:hyperlink", {"r:id": id})
        paragraph._p.append(link)
        link.append(made._r)


def _png(svg: bytes) -> bytes:
    source = '#set page(width: 16cm, height: auto, margin: 0pt)\n#image("carte.svg", width: 100%)'
    others = b"textLength=" in svg  # a line with letters that our fonts may lack
    return typeset.pages(source, {"carte.svg": svg}, ppi=_WIDTH_PIXELS / 16 * 2.54, system_fonts=others)[0]
