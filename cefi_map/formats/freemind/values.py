"""What the model takes from a node's piece. Reading builds nodes from it; writing compares nodes with it."""

from __future__ import annotations

import re
from functools import lru_cache

from cefi_map import limits
from cefi_map.mindmap import Arrow, Node, Opaque, Rich, Style, from_plain
from cefi_map.mindmap import plain as plain_text
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.model import PLAIN

from ..html import from_html, from_xhtml, text_in
from . import fit
from .pictured import HOOK, said
from .source import KINDS, Attributes, Element, Piece, Source

TITLES = ("TEXT", "LOCALIZED_TEXT", "text")
"""Attributes that hold a title: TEXT, in templates LOCALIZED_TEXT, in the oldest files ``text``."""
OLD_NOTE = "accessories/plugins/NodeNote.properties"
DEFAULT_CLOUD = "#f0f0f0"
DEFAULT_SIZE = "12"
"""FreeMind gives every font element a size; its default says nothing."""

_SIDES = {"left": "left", "right": "right", "top_or_left": "left", "bottom_or_right": "right"}
_FLAGS = {"true": True, "false": False}
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SIZE = re.compile(r"[1-9][0-9]{0,2}")
_HTML = re.compile(r"\s*<html\b", re.IGNORECASE)
_DOTS = re.compile(r" *[1-3] ")
"""Freeplane's dashes that begin with so little: close and distant dots, dots between dashes."""
_TEXT = re.compile(r"<text[ \n\t/>]")


def node(source: Source, piece: Piece, key: str, parent: str | None, source_id: str = "", opaque: Opaque = ()) -> Node:
    """What the file says of a node; arrows and the link name their target by its ID."""
    own, elements = piece.attributes, piece.elements
    text = title(own)
    link = fit.link(spoken(own["LINK"])) if "LINK" in own else ""
    side = _SIDES.get(own["POSITION"], "") if "POSITION" in own else ""
    folded = own.get("FOLDED") == "true"
    if not elements:
        return Node(key, parent, text, (), (), (), link, (), (), _style(own), None, side, folded, source_id, opaque)
    named: dict[str, list[Attributes]] = {}
    found: dict[str, Element] = {}
    for element in elements:
        if element.name in KINDS:
            found.setdefault(element.kind, element)
        else:
            named.setdefault(element.name, []).append(element.attributes)
    html = found.get("NODE")
    if html and (body := source.body(html)).strip():
        text = plain_text(blocks_in(body))[: limits.TITLE_CHARS]
    return Node(
        key,
        parent,
        text,
        rich(source, found.get("NOTE") or found.get(OLD_NOTE)),
        rich(source, found.get("DETAILS")),
        tuple(map(icon, named.get("icon", ()))),
        link,
        tuple(map(arrow, named.get("arrowlink", ()))),
        tuple(map(pair, named.get("attribute", ()))),
        _style(own, *(named.get(name, (None,))[-1] for name in ("edge", "cloud", "font"))),
        said(found.get(HOOK)),
        side,
        folded,
        source_id,
        opaque,
    )


def spoken(value: str) -> str:
    """An attribute's value as the model holds it: a line end that was written as a reference is one character."""
    return clean(value) if "\r" in value else value


def title(own: Attributes) -> str:
    """Plain text of a title in an attribute, which may hold HTML."""
    text = raw_title(own)
    if is_html(text):
        text = plain_text(from_html(text))
    return text[: limits.TITLE_CHARS]


def raw_title(own: Attributes) -> str:
    return spoken(own["TEXT"] if "TEXT" in own else own.get("LOCALIZED_TEXT", own.get("text", "")))


def is_html(text: str) -> bool:
    """Whether both applications would draw this text as HTML."""
    return "<" in text and _HTML.match(text) is not None


def rich(source: Source, element: Element | None) -> Rich:
    """Blocks of a ``richcontent`` (or an old note's hook), () without."""
    if element is None:
        return ()
    body = source.body(element)
    return blocks_in(body) if len(body) <= limits.NOTE_CHARS else fit.rich(blocks_in(body))


def blocks_in(body: str) -> Rich:
    """Blocks of what stands in a ``richcontent``: XHTML, or plain text in ``<text>`` or bare."""
    body = body.strip()
    if "<" not in body:
        text = text_in(body)
        return from_html(text) if text.startswith("<") else from_plain(text)
    return from_plain(text_in(body)) if _TEXT.match(body) else from_xhtml(body)


def icon(found: Attributes) -> str:
    return spoken(found.get("BUILTIN", ""))[: fit.ICON_CHARS]


def pair(found: Attributes) -> tuple[str, str]:
    """Name and value of an ``attribute``."""
    name, value = spoken(found.get("NAME", "")), spoken(found.get("VALUE", ""))
    return name[: fit.NAME_CHARS], value[: limits.TITLE_CHARS]


def arrow(found: Attributes) -> Arrow:
    """A relation; its target is still the ID that the file gives. The label is Freeplane's middle one."""
    label = spoken(found.get("MIDDLE_LABEL", ""))[: fit.LABEL_CHARS]
    return Arrow(spoken(found.get("DESTINATION", "")), label, color(found.get("COLOR", "")), _line(found), _ends(found))


def _line(found: Attributes) -> str:
    """Freeplane's: without dashes it is one stroke; short ones are dots, and others our own."""
    dash = found.get("DASH")
    if dash is None:
        return ""
    return "dots" if _DOTS.match(dash) else "" if dash.strip() else "full"


def _ends(found: Attributes) -> str:
    """« None » and « Default », in capitals since Freeplane 1.6."""
    start = found.get("STARTARROW", "").lower() == "default"
    end = found.get("ENDARROW", "").lower() != "none"
    return ("both" if end else "start") if start else "" if end else "none"


@lru_cache(maxsize=256)
def color(value: str) -> str:
    return value.lower() if _COLOR.fullmatch(value) else ""


def _style(
    own: Attributes, edge: Attributes | None = None, cloud: Attributes | None = None, font: Attributes | None = None
) -> Style:
    if not (edge or font or cloud is not None or "COLOR" in own or "BACKGROUND_COLOR" in own):
        return PLAIN
    letters = font or {}
    return _styled(
        own.get("COLOR", ""),
        own.get("BACKGROUND_COLOR", ""),
        edge.get("COLOR", "") if edge else "",
        "" if cloud is None else cloud.get("COLOR", DEFAULT_CLOUD),
        letters.get("BOLD", ""),
        letters.get("ITALIC", ""),
        letters.get("SIZE", ""),
    )


@lru_cache(maxsize=1024)
def _styled(own: str, background: str, edge: str, cloud: str, bold: str, italic: str, size: str) -> Style:
    """One value for all the nodes that look the same."""
    known = _SIZE.fullmatch(size) and size != DEFAULT_SIZE and int(size) <= fit.FONT_SIZE
    style = Style(
        color(own),
        color(background),
        color(edge),
        color(cloud),
        _FLAGS.get(bold),
        _FLAGS.get(italic),
        int(size) if known else None,
    )
    return PLAIN if style == PLAIN else style
