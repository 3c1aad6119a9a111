"""A node that no FreeMind file gave: its piece.

Attributes stand in alphabetical order, as FreeMind writes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cefi_map.mindmap import MindMap, Node, Style
from cefi_map.mindmap.model import PLAIN

from . import elements, pictured
from .escape import attribute
from .identity import Identities
from .source import END, NODE
from .values import is_html


def anew(mindmap: MindMap, identities: Identities) -> Iterator[str]:
    """All nodes of a map that no file gave any of, as their pieces in a row would be."""
    depths = [mindmap.depths[node.key] for node in mindmap.nodes]
    for node, depth, following in zip(mindmap.nodes, depths, [*depths[1:], 0], strict=True):
        if depth < following:
            yield f"{NODE}{_tag(node, identities)}>{_inner(node, identities)}\n"
            continue
        inner = _inner(node, identities)
        yield f"{NODE}{_tag(node, identities)}>{inner}\n{END}\n" if inner else f"{NODE}{_tag(node, identities)}/>\n"
        yield f"{END}\n" * (depth - following)


def fresh(node: Node, identities: Identities) -> str:
    tag, inner = _tag(node, identities), _inner(node, identities)
    return f"{tag}>{inner}\n{END}\n" if inner else f"{tag}/>\n"


def _tag(node: Node, identities: Identities) -> str:
    tagged = bool(node.attributes) and bool(node.stage_tags or node.requirement_tags)
    raw = "" if node.style is PLAIN else _colors(node.style)
    if node.folded:
        raw += attribute("FOLDED", elements.flag(True))
    if id := identities.of(node, named=tagged):
        raw += attribute("ID", id)
    if node.link:
        raw += attribute("LINK", identities.link(node.link))
    if node.side:
        raw += attribute("POSITION", node.side)
    return raw if is_html(node.text) else raw + attribute("TEXT", node.text)


def _colors(style: Style) -> str:
    named = ("BACKGROUND_COLOR", style.background), ("COLOR", style.color)
    return "".join([attribute(name, value) for name, value in named if value])


def _inner(node: Node, identities: Identities) -> str:
    if not (
        node.details
        or node.note
        or node.attributes
        or node.icons
        or node.arrows
        or node.picture
        or node.style is not PLAIN
        or is_html(node.text)
    ):
        return ""
    return "".join([f"\n{element}" for element in _elements(node, identities) if element])


def _elements(node: Node, identities: Identities) -> Iterator[str]:
    if is_html(node.text):
        yield elements.html_title(node.text)
    if node.details:  # before the note: FreeMind takes the last of both for it
        yield elements.richcontent("DETAILS", node.details)
    if node.note:
        yield elements.richcontent("NOTE", node.note)
    for arrow in node.arrows:
        yield elements.arrow(arrow, identities.target(arrow.target))
    if node.style is not PLAIN:
        yield elements.colored("cloud", node.style.cloud)
        yield elements.colored("edge", node.style.edge)
        yield elements.font(node.style)
    for name in node.icons:
        yield elements.icon(name)
    if node.picture:
        yield pictured.element(node.picture)
    for name, value in node.attributes:
        yield elements.pair(name, value)
