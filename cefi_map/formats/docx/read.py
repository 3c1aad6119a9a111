"""A Word document -> map."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from cefi_map.errors import BadInput
from cefi_map.formats import links, numbered
from cefi_map.formats.archive import Archive
from cefi_map.formats.assemble import UNTITLED, assembled, derived_key, under_one_root
from cefi_map.formats.reading import Reading
from cefi_map.formats.sniff import entries
from cefi_map.formats.tags import untagged
from cefi_map.formats.xml import parse
from cefi_map.mindmap import Block, MindMap, Node, Run, Style, outline
from cefi_map.mindmap.codec import clean

from .levels import Styles, rank
from .names import ADDRESS, DETAILS, FALLBACK, NOTE, W
from .text import Addresses, runs_of

_DOCUMENT = "word/document.xml"
_BOOKMARK, _BOOKMARK_END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_INDENT = 360
"""Twentieths of a point that make a level of indentation, where nothing else tells one."""
_LEFT_OUT = {
    "images": (f"{W}drawing", f"{W}pict"),
    "notes de bas de page": (f"{W}footnoteReference", f"{W}endnoteReference"),
    "commentaires": (f"{W}commentReference",),
}


@dataclass(slots=True)
class _Draft:
    rank: tuple[int, int]
    runs: tuple[Run, ...]
    parent: int | None
    bookmarks: tuple[str, ...]
    note: list[Block] = field(default_factory=list)
    details: list[Block] = field(default_factory=list)


def recognises(data: bytes) -> bool:
    """A ZIP, be it damaged, that names a Word document's parts."""
    return _DOCUMENT in entries(data)


def read(data: bytes) -> Reading:
    """The outline of a document: headings, then lists. ``BadInput`` when damaged or empty, ``TooLarge`` past limits."""
    document = _opened(data)
    body, styles = document.element.body, Styles(document.styles.element)
    addresses = Addresses(_related(document.part), styles.named(ADDRESS))
    drafts, preamble = _drafts(body, styles, addresses)
    notices = list(_notices(body))
    if not drafts:
        return Reading(_plain(body, addresses), tuple(notices))
    nodes = [_node(place, draft) for place, draft in enumerate(drafts)]
    if sum(node.parent is None for node in nodes) > 1 or (preamble and drafts[0].rank[0] == 1):
        title = _title(document, drafts, preamble)
        nodes = under_one_root(nodes, title)
        notices.append(f"Ce document n'a pas de titre unique : un nœud central « {title[:40]} » est ajouté.")
    keys = {name: derived_key(place) for place, draft in enumerate(drafts) for name in draft.bookmarks}
    nodes[0] = _with_preamble(nodes[0], preamble)
    return Reading(assembled(links.resolved(nodes, keys)), tuple(notices))


def _related(part: Any) -> dict[str, str]:
    """Relationship id -> address outside the document."""
    return {
        id: relation.target_ref
        for id, relation in part.rels.items()
        if relation.reltype == RELATIONSHIP_TYPE.HYPERLINK and relation.is_external
    }


def _opened(data: bytes) -> Any:
    """The archive is checked whole, and each XML part parsed by our parser, before python-docx sees it."""
    archive = Archive(data)
    archive.read(_DOCUMENT)
    for name, content in archive.read_all():
        if name.endswith((".xml", ".rels")):
            parse(content)
    try:
        document = docx.Document(io.BytesIO(data))
        document.element.body.tag  # noqa: B018  # a document may lack its body
        document.styles.element.tag  # noqa: B018
    except Exception:  # whatever a crafted part makes python-docx raise
        raise BadInput(
            "Ce document Word est incomplet.", advice="Enregistrez-le de nouveau au format .docx, puis réessayez."
        ) from None
    return document


def _drafts(body: Any, styles: Styles, addresses: Addresses) -> tuple[list[_Draft], list[Block]]:
    """Headings and list items in order, and the text before the first."""
    drafts: list[_Draft] = []
    preamble: list[Block] = []
    stack: list[int] = []
    for element in _content(body):
        if element.tag == f"{W}tr":
            (drafts[stack[-1]].note if stack else preamble).append(Block((Run(_row(element, addresses)),)))
            continue
        runs = runs_of(element, addresses)
        place, name = rank(element, styles), styles.look(_style_id(element)).name
        blank = not "".join(run.text for run in runs).strip()
        if place is not None and not blank:
            while stack and drafts[stack[-1]].rank >= place:
                stack.pop()
            drafts.append(_Draft(place, runs, stack[-1] if stack else None, _bookmarks(element)))
            stack.append(len(drafts) - 1)
        elif name == DETAILS and stack:
            drafts[stack[-1]].details.append(Block(runs))
        elif not blank or name == NOTE:
            (drafts[stack[-1]].note if stack else preamble).append(Block(runs))
    return drafts, preamble


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


def _node(place: int, draft: _Draft) -> Node:
    text, attributes = untagged("".join(run.text for run in draft.runs))
    visible = [run for run in draft.runs if run.text.strip() and untagged(run.text)[0]]
    return Node(
        derived_key(place),
        None if draft.parent is None else derived_key(draft.parent),
        text,
        note=tuple(draft.note),
        details=tuple(draft.details),
        link=next((run.link for run in draft.runs if run.link), ""),
        attributes=attributes,
        style=Style(
            bold=(bool(visible) and all(run.bold for run in visible)) or None,
            italic=(bool(visible) and all(run.italic for run in visible)) or None,
        ),
    )


def _title(document: Any, drafts: list[_Draft], preamble: list[Block]) -> str:
    """A single line above a list is its title; else the document's own; else ours."""
    if preamble and all(draft.rank[0] == 1 for draft in drafts):
        return preamble.pop(0).text.strip() or UNTITLED
    return clean(document.core_properties.title or "").strip() or UNTITLED


def _with_preamble(root: Node, preamble: list[Block]) -> Node:
    return replace(root, note=(*preamble, *root.note)) if preamble else root


def _plain(body: Any, addresses: Addresses) -> MindMap:
    """A document without headings and lists: its lines, by their indentation."""
    lines = []
    for element in _content(body):
        text = (
            _row(element, addresses)
            if element.tag == f"{W}tr"
            else "".join(run.text for run in runs_of(element, addresses))
        )
        indent = element.find(f"{W}pPr/{W}ind")
        left = "" if indent is None else indent.get(f"{W}left", indent.get(f"{W}start", ""))
        level = int(left) // _INDENT if left.isdigit() and len(left) < 6 else 0
        lines += ["\t" * level + line for line in text.split("\n")]
    return outline.parse(numbered.indented("\n".join(lines)))


def _notices(body: Any) -> Iterator[str]:
    counts = {what: sum(1 for _ in body.iter(*tags)) for what, tags in _LEFT_OUT.items()}
    found = [f"{what} ({count})" for what, count in counts.items() if count]
    if found:
        yield f"Ce document contient des éléments qui ne sont pas repris : {', '.join(found)}."
    if next(body.iter(f"{W}tbl"), None) is not None:
        yield "Les tableaux de ce document deviennent des lignes de notes."


def _style_id(paragraph: Any) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")
