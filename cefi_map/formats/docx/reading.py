"""A Word document -> map."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from cefi_map.errors import BadInput, Exhausted
from cefi_map.formats.archive import Archive
from cefi_map.formats.outlined import Outlined, left_out, plain
from cefi_map.formats.reading import Reading
from cefi_map.formats.xml import parse
from cefi_map.mindmap import Block, Run
from cefi_map.mindmap.codec import clean
from cefi_map.office.word import W, value

from .levels import Styles, rank
from .names import ADDRESS, DETAILS, FALLBACK, NOTE, SIGNS
from .package import DOCUMENT, usual
from .text import Addresses, runs_of

_MACROS = "word/vbaProject.bin"
_BOOKMARK, _BOOKMARK_END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_INDENT = 360
"""Twentieths of a point that make a level of indentation, where nothing else tells one."""
_LEFT_OUT = {
    "images": (f"{W}drawing", f"{W}pict"),
    "notes de bas de page": (f"{W}footnoteReference", f"{W}endnoteReference"),
    "commentaires": (f"{W}commentReference",),
}


def read(data: bytes) -> Reading:
    """The outline of a document: headings, then lists. ``BadInput`` when damaged or empty, ``TooLarge`` past limits."""
    document = _opened(data)
    body, styles = document.element.body, Styles(document.styles.element)
    addresses = Addresses(_related(document.part), styles.named(ADDRESS))
    outlined = _outlined(body, styles, addresses)
    counts = {what: sum(1 for _ in body.iter(*tags)) for what, tags in _LEFT_OUT.items()}
    notices = left_out(counts, tables=next(body.iter(f"{W}tbl"), None) is not None)
    if not outlined.drafts:
        return Reading(plain(_lines(body, addresses)), tuple(notices))
    return outlined.reading(notices, clean(document.core_properties.title or ""))


def _related(part: Any) -> dict[str, str]:
    """Relationship id -> address outside the document."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    return {
        id: relation.target_ref
        for id, relation in part.rels.items()
        if relation.reltype == RELATIONSHIP_TYPE.HYPERLINK and relation.is_external
    }


def _opened(data: bytes) -> Any:
    """The archive is checked whole, and each XML part parsed by our parser, before python-docx sees it."""
    import docx

    data = usual(data)
    archive = Archive(data)
    archive.read(DOCUMENT)
    for name, content in archive.read_all():
        if name.endswith((".xml", ".rels")):
            parse(content)
    try:
        document = docx.Document(io.BytesIO(data))
        document.element.body.tag  # noqa: B018  # a document may lack its body
        document.styles.element.tag  # noqa: B018
    except Exhausted:
        raise
    except Exception:  # whatever a crafted part makes python-docx raise
        wrong = "contient des macros" if _MACROS in archive else "est incomplet"
        raise BadInput(
            f"Ce document Word {wrong}.", advice="Enregistrez-le de nouveau au format .docx, puis réessayez."
        ) from None
    return document


def _outlined(body: Any, styles: Styles, addresses: Addresses) -> Outlined:
    """Headings and list items in order, and the text below them."""
    found = Outlined()
    for element in _content(body):
        if element.tag == f"{W}tr":
            found.note(Block((Run(_row(element, addresses)),)))
            continue
        runs = runs_of(element, addresses)
        place, name = rank(element, styles), styles.look(value(element, "pPr", "pStyle")).name
        if name == SIGNS:
            continue
        blank = not "".join(run.text for run in runs).strip()
        if place is not None and not blank:
            found.add(place, runs, _bookmarks(element))
        elif not (name == DETAILS and found.details(Block(runs))) and (not blank or name == NOTE):
            found.note(Block(runs))
    return found


def _content(body: Any) -> Iterator[Any]:
    """Paragraphs, and rows of tables as one piece each, in document order; no second copy of a text box."""
    for element in body.iter(f"{W}p", f"{W}tr"):
        tags = {ancestor.tag for ancestor in element.iterancestors()}
        if FALLBACK not in tags and not (element.tag == f"{W}p" and f"{W}tbl" in tags):
            yield element


def _bookmarks(paragraph: Any) -> tuple[str, ...]:
    """Names of the places within a paragraph, and of those that Word leaves right before it."""
    marks = list(paragraph.iter(_BOOKMARK))
    before = paragraph.getprevious()
    while before is not None and before.tag in (_BOOKMARK, _BOOKMARK_END):
        marks.append(before)
        before = before.getprevious()
    return tuple(str(mark.get(f"{W}name", "")) for mark in marks if mark.tag == _BOOKMARK)


def _row(row: Any, addresses: Addresses) -> str:
    cells = [
        " ".join("".join(run.text for run in runs_of(paragraph, addresses)) for paragraph in cell.iterchildren(f"{W}p"))
        for cell in row.iterchildren(f"{W}tc")
    ]
    return " | ".join(cells)


def _lines(body: Any, addresses: Addresses) -> Iterator[str]:
    """Each line, by its indentation."""
    for element in _content(body):
        text = (
            _row(element, addresses)
            if element.tag == f"{W}tr"
            else "".join(run.text for run in runs_of(element, addresses))
        )
        indent = element.find(f"{W}pPr/{W}ind")
        left = "" if indent is None else indent.get(f"{W}left", indent.get(f"{W}start", ""))
        level = int(left) // _INDENT if left.isdigit() and len(left) < 6 else 0
        yield from ("\t" * level + line for line in text.split("\n"))
