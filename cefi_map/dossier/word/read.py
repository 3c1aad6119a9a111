"""Word document -> dossier. Parts arrive parsed by the project's one XML parser, from an archive checked as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from cefi_map.dossier import codec, tidy
from cefi_map.dossier.model import (
    MISSING,
    Block,
    Content,
    Dossier,
    Footnote,
    Heading,
    Inline,
    Item,
    Paragraph,
    Quote,
    Reading,
    Run,
    Table,
    block_text,
)
from cefi_map.errors import BadInput
from cefi_map.mindmap.codec import clean
from cefi_map.office.word import R, W, is_on, languages, outside, runs

from .styles import Styles

Parts = Mapping[str, etree._Element]
DOCUMENT = "word/document.xml"
_LEFT_OUT = {
    "images": (f"{W}drawing", f"{W}pict", f"{W}object"),
    "commentaires": (f"{W}commentReference",),
    "formules": ("{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",),
}
_TEXT_BOX = f"{W}txbxContent"
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}


def read(parts: Parts) -> Reading:
    """The dossier of a document's parts, by their names. ``BadInput`` when it has no text at all."""
    body = parts[DOCUMENT].find(f"{W}body") if DOCUMENT in parts else None
    if body is None:
        raise BadInput("Ce document Word est incomplet.", advice="Enregistrez-le de nouveau au format .docx.")
    reader = _Reader(parts)
    blocks = tidy.blocks(block for block in reader.blocks(body) if block_text(block) != MISSING)
    return Reading(codec.within_limits(Dossier(blocks)), tuple(_notices(body)))


def _notices(body: etree._Element) -> Iterator[str]:
    counts = {what: sum(1 for _ in body.iter(*tags)) for what, tags in _LEFT_OUT.items()}
    counts["passages masqués"] = sum(is_on(run, "vanish") for run in body.iter(f"{W}r"))
    found = [f"{what} ({count})" for what, count in counts.items() if count]
    if found:
        yield f"Ce document contient des éléments qui ne sont pas repris : {', '.join(found)}."
    if next(body.iter(_TEXT_BOX), None) is not None:
        yield "Le texte des zones de texte n’est pas repris."


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self.styles = Styles(parts.get("word/styles.xml"), parts.get("word/numbering.xml"))
        self.links = outside(parts.get("word/_rels/document.xml.rels"))
        notes = (parts.get("word/footnotes.xml"), parts.get("word/endnotes.xml"))
        self.footnotes, self.endnotes = (
            {} if part is None else {each.get(f"{W}id", ""): each for each in part} for part in notes
        )

    def blocks(self, body: etree._Element) -> Iterator[Block]:
        """In document order: what stands in content controls too, a table as one, no text box."""
        for element in body.iter(f"{W}p", f"{W}tbl"):
            around = {ancestor.tag for ancestor in element.iterancestors(f"{W}tbl", _TEXT_BOX)}
            if not around:
                yield self._table(element) if element.tag == f"{W}tbl" else self._paragraph(element)

    def _paragraph(self, paragraph: etree._Element) -> Block:
        content = tuple(self._inline(paragraph))
        look = self.styles.look(paragraph)
        if look.level:
            return Heading(look.level, _unbold(content))
        if look.listed:
            return Item(content, look.ordered, look.depth)
        return Quote(content) if look.quote else Paragraph(content)

    def _table(self, table: etree._Element) -> Table:
        rows = list(table.iterchildren(f"{W}tr"))
        cells = tuple(tuple(self._cell(cell) for cell in row.iterchildren(f"{W}tc")) for row in rows)
        header = bool(rows) and rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        return Table(cells if not header else (tuple(_unbold(cell) for cell in cells[0]), *cells[1:]), header)

    def _cell(self, cell: etree._Element) -> Content:
        pieces: list[Inline] = []
        for paragraph in cell.iter(f"{W}p"):
            pieces += [Run("\n")] if pieces else []
            pieces += self._inline(paragraph)
        return tuple(pieces)

    def _inline(self, paragraph: etree._Element) -> Iterator[Inline]:
        for run, hyperlink in runs(paragraph):
            link = "" if hyperlink is None else self.links.get(hyperlink.get(f"{R}id", ""), "")
            yield from self._run(run, tidy.link(link))

    def _run(self, run: etree._Element, link: str) -> Iterator[Inline]:
        bold, italic, underline = (is_on(run, name) for name in ("b", "i", "u"))
        language = tidy.language(*languages(run))
        for child in run if not is_on(run, "vanish") else ():
            if child.tag == f"{W}t":
                yield Run(clean(child.text or ""), bold, italic, underline and not link, link, language)
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                table = self.footnotes if child.tag == f"{W}footnoteReference" else self.endnotes
                yield from self._note(table.get(child.get(f"{W}id", "")))
            elif child.tag in _SIGNS and child.get(f"{W}type") != "page":
                yield Run(_SIGNS[str(child.tag)], bold, italic, underline and not link, link, language)

    def _note(self, note: etree._Element | None) -> Iterator[Footnote]:
        if note is None:
            return
        runs: list[Run] = []
        for run in note.iter(f"{W}r"):
            for child in run.iterchildren(f"{W}t") if not is_on(run, "vanish") else ():
                language = tidy.language(*languages(run))
                runs.append(Run(clean(child.text or ""), is_on(run, "b"), is_on(run, "i"), language=language))
        yield Footnote(tuple(runs))


def _unbold(content: Content) -> Content:
    """Without the bold that the style gives already."""
    return tuple(replace(piece, bold=False) if isinstance(piece, Run) else piece for piece in content)
