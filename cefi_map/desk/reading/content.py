"""All that a node holds besides its title, as a trainer reads it: what the automatic opinion read, and more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cefi_map.formats.links import is_live, within
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.icons import icon_word
from cefi_map.mindmap.rich import Rich, Run, marked


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one style. ``address`` is where they lead, "" for nowhere; not ``live``, it is to be read."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""
    live: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or an item of a list, that begins with ``mark`` and stands ``level`` steps to the right."""

    mark: str
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """An arrow of the map at this node: to another one or, with ``comes``, from it."""

    other: Node
    label: str
    comes: bool


@dataclass(frozen=True, slots=True)
class Content:
    """``link`` leads to a page or to ``leads_to``, a node of the map. ``attributes`` are the candidate's own pairs;
    ``stages`` and ``requirements`` (id, reason) what they say the node belongs to or answers."""

    note: tuple[Line, ...] = ()
    details: tuple[Line, ...] = ()
    icons: tuple[str, ...] = ()
    link: Piece | None = None
    leads_to: Node | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    stages: tuple[str, ...] = ()
    requirements: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()


EMPTY = Content()


def contents(mindmap: MindMap) -> dict[str, Content]:
    """What each node holds by its key; those that are nothing but a title are left out."""
    coming = _coming(mindmap)
    found = {node.key: _content(node, mindmap, coming.get(node.key, ())) for node in mindmap}
    return {key: content for key, content in found.items() if content != EMPTY}


def _content(node: Node, mindmap: MindMap, coming: Iterable[Relation]) -> Content:
    leads_to = within(node.link, mindmap)
    going = (
        Relation(mindmap.node(arrow.target), arrow.label, False) for arrow in node.arrows if arrow.target in mindmap
    )
    return Content(
        tuple(_lines(node.note)),
        tuple(_lines(node.details)),
        tuple(icon_word(name) for name in node.icons),
        Piece(node.link, address=node.link, live=is_live(node.link)) if node.link and not leads_to else None,
        leads_to,
        node.content_attributes,
        node.stage_tags,
        node.requirement_tags,
        (*going, *coming),
    )


def _coming(mindmap: MindMap) -> Mapping[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    for node in mindmap:
        for arrow in node.arrows:
            found.setdefault(arrow.target, []).append(Relation(node, arrow.label, True))
    return found


def _lines(rich: Rich) -> Iterator[Line]:
    for mark, block in marked(rich):
        yield Line(mark, block.level, tuple(_piece(run) for run in block.runs))


def _piece(run: Run) -> Piece:
    return Piece(run.text, run.bold, run.italic, run.link, is_live(run.link))
