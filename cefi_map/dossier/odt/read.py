"""OpenDocument text -> dossier. Parts arrive parsed by the project's one XML parser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

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
from cefi_map.office.opendocument import CONTENT, STYLES, Styles, name

_P, _H, _LIST, _TABLE, _NOTE = (name(f"text:{tag}") for tag in ("p", "h", "list", "table", "note"))
_TABLE = name("table:table")
_SIGNS = {name("text:line-break"): "\n", name("text:tab"): " ", name("text:s"): " "}
_SKIPPED = {name("draw:frame"), name("office:annotation"), name("text:tracked-changes"), name("draw:custom-shape")}
_LEFT_OUT = {"images": "draw:image", "commentaires": "office:annotation"}


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    underline: bool = False
    language: str = ""


def read(parts: Mapping[str, etree._Element]) -> Reading:
    """The dossier of a document's parts. ``BadInput`` when it is no text."""
    body = parts[CONTENT].find(f"{name('office:body')}/{name('office:text')}") if CONTENT in parts else None
    if body is None:
        raise BadInput("Ce document n’est pas un texte.", advice="Choisissez un fichier .odt.")
    reader = _Reader([parts[part] for part in (STYLES, CONTENT) if part in parts])
    counts = {what: sum(1 for _ in body.iter(name(tag))) for what, tag in _LEFT_OUT.items()}
    found = [f"{what} ({count})" for what, count in counts.items() if count]
    said = f"Ce document contient des éléments qui ne sont pas repris : {', '.join(found)}."
    dossier = codec.within_limits(
        Dossier(tidy.blocks(block for block in reader.blocks(body) if block_text(block) != MISSING))
    )
    return Reading(dossier, (said,) if found else ())


class _Reader:
    def __init__(self, parts: list[etree._Element]) -> None:
        self.styles = Styles(parts)
        self.ordered = {
            each.get(name("style:name"), ""): each.find(name("text:list-level-style-number")) is not None
            for part in parts
            for each in part.iter(name("text:list-style"))
        }

    def blocks(self, body: etree._Element) -> Iterator[Block]:
        """Paragraphs and tables in order, wherever they stand but in pictures, notes and other tables."""
        for each in body.iter(_P, _H, _TABLE):
            if not any(True for _ in each.iterancestors(_TABLE, _NOTE, *_SKIPPED)):
                yield self._table(each) if each.tag == _TABLE else self._paragraph(each)

    def _paragraph(self, each: etree._Element) -> Block:
        content = tuple(self._inline(each))
        names = self.styles.line(each.get(name("text:style-name"), ""))
        if each.tag == _H:
            level = each.get(name("text:outline-level"), "1")
            return Heading(int(level) if level in tuple("123456789") else 1, content)
        lists = list(each.iterancestors(_LIST))
        if lists:
            style = next((used for one in lists if (used := one.get(name("text:style-name")))), "")
            return Item(content, self.ordered.get(style, False), len(lists) - 1)
        if any(used in ("Title", "Titre") for used in names):
            return Heading(1, content)
        return Quote(content) if any(used.startswith("Quot") for used in names) else Paragraph(content)

    def _table(self, table: etree._Element) -> Table:
        rows = [row for row in table.iter(name("table:table-row")) if next(row.iterancestors(_TABLE)) is table]
        header = bool(rows) and rows[0].getparent() is not None and _local(rows[0].getparent()) == "table-header-rows"
        cells = tuple(tuple(self._cell(cell) for cell in row.iterchildren(name("table:table-cell"))) for row in rows)
        return Table((tuple(_unbold(cell) for cell in cells[0]), *cells[1:]) if header else cells, header)

    def _cell(self, cell: etree._Element) -> Content:
        pieces: list[Inline] = []
        for paragraph in cell.iter(_P, _H):
            if not any(True for _ in paragraph.iterancestors(_NOTE)):
                pieces += [Run("\n")] if pieces else []
                pieces += self._inline(paragraph)
        return tuple(pieces)

    def _inline(self, paragraph: etree._Element) -> Iterator[Inline]:
        """A walk over starts and ends of elements, without recursion."""
        looks, links, skipped = [_Look()], [""], 0
        for event, each in etree.iterwalk(paragraph, events=("start", "end")):
            hidden = each.tag in _SKIPPED or each.tag == _NOTE
            if event == "start":
                skipped += hidden
                if each.tag == _NOTE and skipped == 1:
                    yield self._note(each)
                looks.append(self._look(each, looks[-1]) if each is not paragraph else looks[-1])
                links.append(tidy.link(each.get(name("xlink:href"), "")) if each.tag == name("text:a") else links[-1])
                text = _SIGNS.get(str(each.tag), "") + (each.text or "")
            else:
                looks.pop()
                links.pop()
                skipped -= hidden
                text = (each.tail or "") if each is not paragraph else ""
            if text and not skipped:
                look = looks[-1]
                underline = look.underline and not links[-1]
                yield Run(clean(text), look.bold, look.italic, underline, links[-1], look.language)

    def _note(self, note: etree._Element) -> Footnote:
        body = note.find(name("text:note-body"))
        runs: list[Run] = []
        for paragraph in () if body is None else body.iter(_P):
            runs += [piece for piece in self._inline(paragraph) if isinstance(piece, Run)]
        return Footnote(tuple(runs))

    def _look(self, each: etree._Element, around: _Look) -> _Look:
        if each.tag != name("text:span"):
            return around
        bold, italic = self.styles.is_bold(each, around.bold), self.styles.is_italic(each, around.italic)
        line = self.styles.text(each, "style:text-underline-style")
        said = self.styles.languages(each)
        language = tidy.language(*said) if said else around.language
        return _Look(bold, italic, line != "none" if line else around.underline, language)


def _local(each: etree._Element | None) -> str:
    return "" if each is None else etree.QName(each).localname


def _unbold(content: Content) -> Content:
    return tuple(replace(piece, bold=False) if isinstance(piece, Run) else piece for piece in content)
