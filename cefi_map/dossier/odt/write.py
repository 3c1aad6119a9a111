"""Dossier -> OpenDocument text with real styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, groupby

from lxml import etree

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
    languages,
    titled,
)
from cefi_map.dossier.pictures import Pictures
from cefi_map.dossier.typography import dressed
from cefi_map.dossier.zipped import zipped
from cefi_map.office.opendocument import element, name

from .dress import GAP, ROW, WHOLE_ROW, automatic, styles, text_style, top_style

MIME = "application/vnd.oasis.opendocument.text"


def write(dossier: Dossier, look: Layout = DEFAULT, pictures: Pictures | None = None) -> bytes:
    """An .odt that LibreOffice and Word open, edit and set on the pages of ``pages.measure``."""
    title = titled(dossier, "Dossier")
    writer = _Writer(look, pictures or {})
    parts = {
        "content.xml": writer.content(dressed(dossier), title),
        "styles.xml": styles(look, title, dossier.author),
        "meta.xml": _meta(title, dossier.author),
        "META-INF/manifest.xml": _manifest(writer.drawn),
    }
    data = {part: etree.tostring(root, xml_declaration=True, encoding="UTF-8") for part, root in parts.items()}
    entries = {"mimetype": MIME.encode(), **data, **writer.drawn}  # first and uncompressed, as the format asks
    return zipped(entries.items(), plain="mimetype")


class _Writer:
    """``drawn`` gathers the pictures by their path in the archive."""

    def __init__(self, look: Layout, pictures: Pictures) -> None:
        self.look, self.pictures = look, pictures
        self.drawn: dict[str, bytes] = {}
        self._notes = 0

    def content(self, dossier: Dossier, title: str) -> etree._Element:
        body = element("office:text")
        if self.look.cover:
            body.append(self._paragraph("Title", (Run(title),)))
            body.append(self._paragraph("Subtitle", (Run(dossier.author),)))
        made: list[etree._Element] = []
        for is_item, group in groupby(dossier.blocks, lambda block: isinstance(block, Item)):
            blocks = list(group)
            made += self._lists(blocks) if is_item else chain.from_iterable(map(self._block, blocks))
        body.extend(_at_the_top(made))
        document = element(
            "office:document-content", {"office:version": "1.3"}, automatic(self.look, languages(dossier))
        )
        document.append(element("office:body", None, body))
        return document

    def _block(self, block: Block) -> list[etree._Element]:
        if isinstance(block, Table):
            return [self._paragraph(GAP, ()), self._table(block)]
        if isinstance(block, Figure):
            return self._figure(block)
        if isinstance(block, Heading):
            made = self._paragraph(f"Heading_20_{block.level}", block.content, "text:h")
            made.set(name("text:outline-level"), str(block.level))
            return [made]
        assert not isinstance(block, Item)
        return [self._paragraph("Quotations" if isinstance(block, Quote) else "Standard", block.content)]

    def _paragraph(self, style: str, content: Content, tag: str = "text:p") -> etree._Element:
        made = element(tag, {"text:style-name": style})
        self._fill(made, content)
        return made

    def _lists(self, blocks: Sequence[Block]) -> list[etree._Element]:
        """Flat items as nested lists; a change of kind at one depth begins another list."""
        tops: list[etree._Element] = []
        open_lists: list[tuple[bool, etree._Element]] = []
        for item in blocks:
            assert isinstance(item, Item)
            del open_lists[item.depth + 1 :]
            if len(open_lists) == item.depth + 1 and open_lists[-1][0] != item.ordered:
                open_lists.pop()
            if len(open_lists) == item.depth:
                made = element("text:list", {"text:style-name": "Ordered" if item.ordered else "Bullets"})
                if open_lists:
                    open_lists[-1][1][-1].append(made)
                else:
                    tops.append(made)
                open_lists.append((item.ordered, made))
            open_lists[-1][1].append(element("text:list-item", None, self._paragraph("Item", item.content)))
        return tops

    def _table(self, table: Table) -> etree._Element:
        columns = element("table:table-column", {"table:number-columns-repeated": str(len(table.rows[0]))})
        made = element("table:table", {"table:style-name": "Grid"}, columns)
        for place, row in enumerate(table.rows):
            cells = [
                element(
                    "table:table-cell",
                    {"table:style-name": "Cell"},
                    self._paragraph("Table_Text", _bold(cell, table, place)),
                )
                for cell in row
            ]
            style = WHOLE_ROW if layout.whole(row) else ROW
            line = element("table:table-row", {"table:style-name": style}, *cells)
            made.append(element("table:table-header-rows", None, line) if table.header and place == 0 else line)
        return made

    def _figure(self, figure: Figure) -> list[etree._Element]:
        paragraph = element("text:p", {"text:style-name": "Figure"})
        found = self.pictures.get(figure.stage)
        if found is None:
            paragraph.text = MISSING
        else:
            path = f"Pictures/carte{figure.stage}.svg"
            self.drawn[path] = found.svg
            image = element(
                "draw:image", {"xlink:href": path, "xlink:type": "simple", "draw:mime-type": "image/svg+xml"}
            )
            title = element("svg:desc")
            title.text = found.alt
            width, height = (f"{side:.2f}cm" for side in found.size(self.look))
            size = {"svg:width": width, "svg:height": height, "text:anchor-type": "as-char"}
            paragraph.append(element("draw:frame", size, image, title))
        return [paragraph, *([self._paragraph("Caption", (Run(figure.caption),))] if figure.caption else [])]

    def _fill(self, parent: etree._Element, content: Content) -> None:
        for piece in content:
            parent.append(self._note(piece) if isinstance(piece, Footnote) else _span(piece))

    def _note(self, note: Footnote) -> etree._Element:
        self._notes += 1
        citation = element("text:note-citation")
        citation.text = str(self._notes)
        body = element("text:note-body", None, self._paragraph("Footnote", note.runs))
        attributes = {"text:id": f"ftn{self._notes}", "text:note-class": "footnote"}
        return element("text:note", attributes, citation, body)


def _at_the_top(made: list[etree._Element]) -> list[etree._Element]:
    """The first of the document has no space above it, as at the top of a page."""
    if not made:
        return made
    first, style = next(made[0].iter(name("text:p"), name("text:h"))), name("text:style-name")
    if first.get(style) == GAP:
        return made[1:]
    first.set(style, top_style(first.get(style, "")))
    return made


def _bold(cell: Content, table: Table, place: int) -> Content:
    if not (table.header and place == 0):
        return cell
    return tuple(replace(piece, bold=True) if isinstance(piece, Run) else piece for piece in cell)


def _span(run: Run) -> etree._Element:
    """A run with its style; a line break is an element."""
    lines = run.text.split("\n")
    made = element("text:span", {"text:style-name": text_style(run.bold, run.italic, run.underline, run.language)})
    made.text = lines[0]
    for line in lines[1:]:
        after = element("text:line-break")
        after.tail = line
        made.append(after)
    if not run.link or run.link.startswith("#"):
        return made
    return element("text:a", {"xlink:href": run.link, "xlink:type": "simple"}, made)


def _meta(title: str, author: str) -> etree._Element:
    meta = element("office:meta")
    for tag, text in (("dc:title", title), ("meta:initial-creator", author), ("dc:language", "fr-FR")):
        meta.append(element(tag))
        meta[-1].text = text
    return element("office:document-meta", {"office:version": "1.3"}, meta)


def _manifest(pictures: Iterable[str]) -> etree._Element:
    entries = [("/", MIME), *((part, "text/xml") for part in ("content.xml", "styles.xml", "meta.xml"))]
    entries += [(path, "image/svg+xml") for path in pictures]
    root = element("manifest:manifest", {"manifest:version": "1.3"})
    for path, kind in entries:
        root.append(element("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind}))
    return root
