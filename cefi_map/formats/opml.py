"""OPML outlines: what Workflowy, OmniOutliner, XMind or SimpleMind exchange. Source: OPML 2.0, and what files hold."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from cefi_map.errors import BadInput
from cefi_map.mindmap import Block, MindMap, Node, Rich, from_plain, plain
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.model import REQUIREMENT_TAG, STAGE_TAG

from . import links, losses
from .assemble import UNTITLED, assembled, derived_key, under_one_root
from .html import from_html
from .reading import Reading
from .sniff import root_name
from .xml import parse_repaired

_MARKUP = re.compile(r"</?(?:a|b|i|u|s|em|strong|span|code|font|mark|del|sub|sup|br|p|div|img)(?:\s[^<>]*)?/?>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_ADDRESSES = ("url", "htmlUrl", "xmlUrl")
_NOTES = ("_note", "note")
_DATES = ("created", "modified")
_LINK = "_link"
"""An address that « url », which takes pages alone, cannot say: « # » and an anchor, a file, a path."""
_ANCHOR = "_anchor"
"""The name of an outline that a link leads to."""
_SIDE = "_side"
_SIDES = ("left", "right")
_KNOWN = {"text", "title", "type", "_complete", _LINK, _ANCHOR, _SIDE, *_ADDRESSES, *_NOTES, *_DATES}
_MANY = (STAGE_TAG, REQUIREMENT_TAG)
"""Attributes that a node may have several times: their values are lines of one."""


def recognises(data: bytes) -> bool:
    return root_name(data) == "opml"


def read(data: bytes) -> Reading:
    """The map in an OPML file; several first-level outlines go below a root with the file's title."""
    document, repairs = parse_repaired(data)
    outlines = list(document.iterfind("body//outline"))
    if not outlines:
        raise BadInput("Cet OPML ne contient aucun élément.", advice="Exportez la carte à nouveau, puis réessayez.")
    keys: dict[etree._Element | None, str] = {element: derived_key(place) for place, element in enumerate(outlines)}
    nodes = [_node(element, keys[element], keys.get(_parent(element))) for element in outlines]
    nodes = links.resolved(nodes, {str(element.get(_ANCHOR, "")): keys[element] for element in outlines})
    notices = list(repairs)
    if sum(node.parent is None for node in nodes) > 1:
        nodes = under_one_root(nodes, clean(document.findtext("head/title") or "").strip() or UNTITLED)
        notices.append("Ce fichier n’a pas de nœud central : son titre le devient.")
    if any(name in element.attrib for element in outlines for name in _DATES):
        notices.append("Les dates des éléments de ce fichier ne sont pas reprises.")
    return Reading(assembled(nodes), tuple(notices))


def write(mindmap: MindMap) -> bytes:
    """OPML 2.0 that ``read`` gives back equal, but for what ``lost`` names."""
    document = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(document, "head"), "title").text = clean(mindmap.root.text)
    elements: dict[str | None, etree._Element] = {None: etree.SubElement(document, "body")}
    anchors = links.Anchors(mindmap)
    for node in mindmap.nodes:
        elements[node.key] = etree.SubElement(elements[node.parent], "outline", dict(_attributes(node, anchors)))
    return etree.tostring(document, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def lost(mindmap: MindMap) -> tuple[str, ...]:
    """() or a French sentence on what this map holds and OPML does not."""
    narrowed: dict[str, losses.Trait] = {
        "icons": lambda node: node.icons not in ((), ("checked",)),
        "attributes": lambda node: len(_writable(node)) < len({name for name, _ in node.attributes}),
    }
    return losses.lost(mindmap, "OPML", {"notes", "links", "sides", "tags"}, narrowed)


# ---- reading


def _parent(element: etree._Element) -> etree._Element | None:
    """The outline around it, whatever else stands between."""
    return next(element.iterancestors("outline"), None)


def _node(element: etree._Element, key: str, parent: str | None) -> Node:
    values = {str(name): clean(str(value)) for name, value in _first_attributes(element)}
    text, link = _title(values.get("text") or values.get("title", ""))
    addresses = [*(values[name] for name in (_LINK, *_ADDRESSES) if values.get(name)), link]
    found = list(dict.fromkeys(filter(None, addresses)))
    return Node(
        key,
        parent,
        text,
        note=_note(next((values[name] for name in _NOTES if values.get(name)), "")),
        icons=("checked",) if values.get("_complete") == "true" else (),
        link=found[0] if found else "",
        attributes=(*_extra(values), *(("url", other) for other in found[1:])),
        side=values[_SIDE] if values.get(_SIDE) in _SIDES else "",
    )


def _first_attributes(element: etree._Element) -> Iterator[tuple[object, object]]:
    """At most a hundred: looking at more is slow, and no real outline has them."""
    if len(element.attrib) > 100:
        raise BadInput("Un élément de cet OPML a plus de 100 attributs.", advice="Exportez la carte à nouveau.")
    return iter(element.attrib.items())


def _title(raw: str) -> tuple[str, str]:
    """(text, link): OPML allows HTML in a title."""
    if not _MARKUP.search(raw):
        return (html.unescape(raw) if _ENTITY.search(raw) else raw), ""
    blocks = from_html(raw)
    link = next((run.link for block in blocks for run in block.runs if run.link), "")
    return plain(tuple(Block(block.runs) for block in blocks)), link


def _note(raw: str) -> Rich:
    if _MARKUP.search(raw):
        return from_html(raw)
    return from_plain(html.unescape(raw) if _ENTITY.search(raw) else raw)


def _extra(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Attributes we have no other place for are kept as the node's attributes."""
    for name, value in values.items():
        if name in _KNOWN or name.startswith("{"):
            continue
        yield from ((name, line) for line in (value.split("\n") if name in _MANY else [value]))


# ---- writing


def _attributes(node: Node, anchors: links.Anchors) -> Iterator[tuple[str, str]]:
    yield "text", _plain_title(clean(node.text))
    if links.is_live(node.link):
        yield from (("type", "link"), ("url", clean(node.link)))
    elif node.link:
        yield _LINK, anchors.live(node.link) or clean(node.link)
    if name := anchors.of(node):
        yield _ANCHOR, name
    if node.side:
        yield _SIDE, node.side
    if node.note:
        yield "_note", _plain_title(clean(plain(node.note)))
    if node.icons == ("checked",):
        yield "_complete", "true"
    yield from _writable(node).items()


def _plain_title(text: str) -> str:
    """Text that could be taken for HTML is written as HTML."""
    return html.escape(text, quote=False) if _MARKUP.search(text) or _ENTITY.search(text) else text


def _writable(node: Node) -> dict[str, str]:
    """The node's attributes that can be XML attributes, one of each name."""
    found: dict[str, str] = {}
    for name, value in node.attributes:
        if name in _MANY and name in found:
            found[name] += "\n" + clean(value)
        elif name not in _KNOWN and name not in found and _NAME.fullmatch(name) and not name.lower().startswith("xml"):
            found[name] = clean(value)
    return found
