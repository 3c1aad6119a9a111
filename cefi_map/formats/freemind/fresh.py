"""The piece of a node that no FreeMind file gave.

Attributes stand in alphabetical order, as FreeMind writes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cefi_map.mindmap import Node

from . import elements, pictured
from .escape import attribute
from .identity import Identities
from .source import END
from .values import is_html


def fresh(node: Node, identities: Identities) -> str:
    inner = "".join(f"\n{element}" for element in _elements(node, identities) if element)
    named = _attributes(node, identities)
    raw = "".join(attribute(name, value) for name, value in named if value or name == "TEXT")
    return f"{raw}>{inner}\n{END}\n" if inner else f"{raw}/>\n"


def _attributes(node: Node, identities: Identities) -> Iterator[tuple[str, str]]:
    yield "BACKGROUND_COLOR", node.style.background
    yield "COLOR", node.style.color
    yield "FOLDED", elements.flag(True) if node.folded else ""
    yield "ID", identities.of(node, named=bool(node.stage_tags or node.requirement_tags))
    yield "LINK", identities.link(node.link)
    yield "POSITION", node.side
    if not is_html(node.text):
        yield "TEXT", node.text


def _elements(node: Node, identities: Identities) -> Iterator[str]:
    if is_html(node.text):
        yield elements.html_title(node.text)
    if node.details:  # before the note: FreeMind takes the last of both for it
        yield elements.richcontent("DETAILS", node.details)
    if node.note:
        yield elements.richcontent("NOTE", node.note)
    for arrow in node.arrows:
        yield elements.arrow(arrow, identities.target(arrow.target))
    yield elements.colored("cloud", node.style.cloud)
    yield elements.colored("edge", node.style.edge)
    yield elements.font(node.style)
    for name in node.icons:
        yield elements.icon(name)
    if node.picture:
        yield pictured.element(node.picture)
    for name, value in node.attributes:
        yield elements.pair(name, value)
