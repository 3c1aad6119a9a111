"""OpenDocument texts (LibreOffice) -> map: headings, then lists. Source: OpenDocument 1.3, part 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from cefi_map.errors import BadInput
from cefi_map.mindmap import Block, Run
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.rich import merged
from cefi_map.office.opendocument import CONTENT, STYLES, Styles, name

from .archive import Archive
from .outlined import Outlined, Rank, left_out, plain
from .reading import Reading
from .sniff import open_document
from .xml import parse

_P, _H, _LIST, _ITEM = (name(f"text:{tag}") for tag in ("p", "h", "list", "list-item"))
_ROW, _TABLE, _NOTE = name("table:table-row"), name("table:table"), name("text:note")
_SIGNS = {name("text:line-break"): "\n", name("text:tab"): "\t"}
_SPACE = name("text:s")
_ASIDE = (
    _NOTE,
    name("office:annotation"),
    name("text:tracked-changes"),
    name("text:table-of-content"),
    name("text:alphabetical-index"),
    name("svg:title"),
    name("svg:desc"),
)
"""What stands within the text and is not of it."""
_LEFT_OUT = {
    "images": "draw:image",
    "notes de bas de page": "text:note",
    "commentaires": "office:annotation",
    "formules": "draw:object",
}
_TITLES = ("Title", "Titre")
_MOST_SPACES = 100
_folded = re.compile("[ \t\r\n]+").sub
"""Blanks of the file stand for one space; those that are meant are elements (OpenDocument 1.3, part 3, 6.1.2)."""


def recognises(data: bytes) -> bool:
    return open_document(data) == "text"


def read(data: bytes) -> Reading:
    """The outline of a document. ``BadInput`` when damaged, protected or empty, ``TooLarge`` past the limits."""
    archive = Archive(data)
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise BadInput("Ce document est protégé par un mot de passe.", advice="Enregistrez-le sans mot de passe.")
    content = parse(archive.read(CONTENT))
    body = content.find(f"{name('office:body')}/{name('office:text')}")
    if body is None:
        raise BadInput("Ce document n’est pas un texte.", advice="Enregistrez-le au format .odt, puis réessayez.")
    styles = Styles([*([parse(archive.read(STYLES))] if STYLES in archive else []), content])
    outlined = _outlined(body, styles)
    counts = {what: sum(1 for _ in body.iter(name(tag))) for what, tag in _LEFT_OUT.items()}
    notices = left_out(counts, tables=next(body.iter(_TABLE), None) is not None)
    if not outlined.drafts:
        return Reading(plain(_text(runs) for _, runs in _paragraphs(body, styles)), tuple(notices))
    return outlined.reading(notices, _title(archive))


def _title(archive: Archive) -> str:
    meta = parse(archive.read("meta.xml")) if "meta.xml" in archive else None
    return "" if meta is None else clean(next((each.text or "" for each in meta.iter(name("dc:title"))), ""))


def _outlined(body: etree._Element, styles: Styles) -> Outlined:
    found = Outlined()
    for element, runs in _paragraphs(body, styles):
        if _text(runs).strip():
            rank = _rank(element, styles)
            if rank:
                found.add(rank, _stripped(runs))
            else:
                found.note(Block(runs))
    return found


def _paragraphs(body: etree._Element, styles: Styles) -> Iterator[tuple[etree._Element, tuple[Run, ...]]]:
    """Paragraphs, and rows of tables as one piece each, in document order; not what stands aside."""
    for element in body.iter(_P, _H, _ROW):
        around = {ancestor.tag for ancestor in element.iterancestors()}
        if around.isdisjoint(_ASIDE) and not (element.tag != _ROW and _TABLE in around):
            yield element, (Run(_row(element, styles)),) if element.tag == _ROW else _runs(element, styles)


def _rank(element: etree._Element, styles: Styles) -> Rank | None:
    """The level of a heading; of the first paragraph of a list item; the title of all is above them."""
    if element.tag == _H:
        level = element.get(name("text:outline-level"), "1")
        return 0, int(level) if level.isascii() and level.isdigit() and len(level) < 3 else 1
    if element.tag == _P and not set(_TITLES).isdisjoint(styles.line(element.get(name("text:style-name"), ""))):
        return 0, 0
    item = element.getparent()
    if element.tag == _P and item is not None and item.tag == _ITEM and item.find(_P) is element:
        return 1, sum(1 for _ in element.iterancestors(_LIST)) - 1
    return None


def _row(row: etree._Element, styles: Styles) -> str:
    cells = (cell for cell in row.iterchildren() if cell.tag == name("table:table-cell"))
    return " | ".join(" ".join(_text(_runs(each, styles)) for each in cell.iter(_P, _H)) for cell in cells)


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _stripped(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without blanks at the ends of the title."""
    first = replace(runs[0], text=runs[0].text.lstrip())
    rest = (first, *runs[1:])
    return (*rest[:-1], replace(rest[-1], text=rest[-1].text.rstrip()))


def _runs(paragraph: etree._Element, styles: Styles) -> tuple[Run, ...]:
    return merged(run for run in _pieces(paragraph, styles) if run.text)


def _pieces(paragraph: etree._Element, styles: Styles) -> Iterator[Run]:
    """A walk over starts and ends of elements, without recursion."""
    looks, aside = [Run("")], 0
    for event, each in etree.iterwalk(paragraph, events=("start", "end")):
        own = each is not paragraph
        if event == "start":
            aside += each.tag in _ASIDE or (own and each.tag in (_P, _H))
            looks.append(_look(each, looks[-1], styles) if own else looks[-1])
            text = _sign(each) + _folded(" ", each.text or "")
        else:
            looks.pop()
            aside -= each.tag in _ASIDE or (own and each.tag in (_P, _H))
            text = _folded(" ", each.tail or "") if own else ""
        if text and not aside:
            look = looks[-1]
            yield Run(clean(text), look.bold, look.italic, look.link)


def _sign(element: etree._Element) -> str:
    if element.tag == _SPACE:
        count = element.get(name("text:c"), "1")
        return " " * (min(int(count), _MOST_SPACES) if count.isascii() and count.isdigit() and len(count) < 5 else 1)
    return _SIGNS.get(str(element.tag), "")


def _look(element: etree._Element, around: Run, styles: Styles) -> Run:
    if element.tag == name("text:a"):
        return Run("", around.bold, around.italic, clean(element.get(name("xlink:href"), "")))
    if element.tag != name("text:span"):
        return around
    return Run("", styles.is_bold(element, around.bold), styles.is_italic(element, around.italic), around.link)
