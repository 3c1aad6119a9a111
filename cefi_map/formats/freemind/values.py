"""What the model takes from a node's raw pieces. Reading builds nodes from it; writing compares nodes with it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cefi_map import limits
from cefi_map.mindmap import Arrow, Rich, Style, from_plain
from cefi_map.mindmap import plain as plain_text
from cefi_map.mindmap.model import PLAIN

from . import fit
from .escape import attribute_value, unescape
from .rich_read import from_html, from_xhtml
from .scan import Opening, Part, attributes, parts

OLD_NOTE = "accessories/plugins/NodeNote.properties"
DEFAULT_CLOUD = "#f0f0f0"
DEFAULT_SIZE = "12"
"""FreeMind gives every font element a size; its default says nothing."""

_SHORT = 300
_RICH, _RICH_END = "<richcontent", "</richcontent>"
_SIDES = {"left": "left", "right": "right", "top_or_left": "left", "bottom_or_right": "right"}
_FLAGS = {"true": True, "false": False}
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SIZE = re.compile(r"[1-9][0-9]{0,2}")
_HTML = re.compile(r"\s*<html\b", re.IGNORECASE)
_TEXT = re.compile(r"<text\b[^>]*(?<!/)>([^<]*)</text\s*>")

Values = tuple[str, tuple[str, ...], str, tuple[Arrow, ...], tuple[tuple[str, str], ...], Style, str, bool]
"""What a file says of a node, but for note and details: text, icons, link, arrows (which name their target by its ID),
attributes, style, side, folded."""


class Worn(NamedTuple):
    """What the elements of an inner part say. Raw attributes of the last edge, cloud and font, "" or None without."""

    icons: tuple[str, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    edge: str = ""
    cloud: str | None = None
    font: str = ""
    html: Part | None = None
    note: Part | None = None
    details: Part | None = None


NOTHING = Worn()


def values(opening: Opening, worn: Worn) -> Values:
    _, title, folded, position, link, color, background, _, _ = opening
    if worn is NOTHING:
        text = title_text(title) if "&" in title or "\n" in title or "\t" in title else title
        text = text[: limits.TITLE_CHARS]
        if not (folded or position or link or color or background):
            return text, (), "", (), (), PLAIN, "", False
    else:
        html = worn.html
        text = plain_text(rich(html))[: limits.TITLE_CHARS] if html and html.body.strip() else title_text(title)
    return (
        text,
        worn.icons,
        fit.link(attribute_value(link)) if link else "",
        worn.arrows,
        worn.attributes,
        _style(color, background, worn.edge, worn.cloud, worn.font),
        _SIDES.get(position, ""),
        folded == "true",
    )


def notes(worn: Worn) -> tuple[Rich, Rich]:
    """Note and details."""
    return rich(worn.note) if worn.note else (), rich(worn.details) if worn.details else ()


def worn(inner: str) -> Worn:
    """From an inner part; short ones without text (a font, an icon) are remembered, as a map repeats them."""
    return _remembered(inner) if len(inner) <= _SHORT and "<richcontent" not in inner else _worn(parts(inner))


def worn_but_note(inner: str) -> tuple[Worn, bool]:
    """``worn``, but a note or details that stand alone are not looked at; and whether there is any."""
    start = inner.find(_RICH)
    if start < 0:
        found = worn(inner)
    elif inner.find(_RICH, start + 1) < 0 and "NODE" not in inner and "<!" not in inner:
        _, end, after = inner[start:].partition(_RICH_END)
        if end:
            return worn(inner[:start] + after), True
        found = worn(inner)
    else:
        found = worn(inner)
    return found, found.note is not None or found.details is not None


def _worn(found: list[Part]) -> Worn:
    icons: list[str] = []
    arrows: list[Arrow] = []
    pairs: list[tuple[str, str]] = []
    rich_parts: dict[str, Part] = {}
    last = {"edge": "", "font": ""}
    cloud: str | None = None
    for part in found:
        name = part.name
        if name == "richcontent" or name == "hook":
            rich_parts.setdefault(rich_kind(name, part.attributes), part)
        elif name in last:
            last[name] = part.attributes
        elif name == "icon":
            icons.append(icon(part.attributes))
        elif name == "attribute":
            pairs.append(pair(part.attributes))
        elif name == "cloud":
            cloud = part.attributes
        elif name == "arrowlink":
            arrows.append(arrow(part.attributes))
    note = rich_parts.get("NOTE") or rich_parts.get(OLD_NOTE)
    html, details = rich_parts.get("NODE"), rich_parts.get("DETAILS")
    return Worn(tuple(icons), tuple(arrows), tuple(pairs), last["edge"], cloud, last["font"], html, note, details)


@lru_cache(maxsize=4096)
def _remembered(inner: str) -> Worn:
    return _worn(parts(inner))


def title_text(raw: str) -> str:
    """Plain text of a raw TEXT, which may hold HTML."""
    text = attribute_value(raw)
    if "<" in text and is_html(text):
        text = plain_text(from_html(text))
    return text[: limits.TITLE_CHARS]


def is_html(text: str) -> bool:
    """Whether both applications would draw this text as HTML."""
    return "<" in text and _HTML.match(text) is not None


@lru_cache(maxsize=256)
def rich_kind(name: str, raw: str) -> str:
    """NODE, NOTE or DETAILS of a ``richcontent``; the name of a hook (``OLD_NOTE`` is a note)."""
    return attributes(raw).get("TYPE" if name == "richcontent" else "NAME", "")


def rich(part: Part) -> Rich:
    """Blocks of a ``richcontent`` (or an old note's hook): XHTML, or plain text in ``<text>`` or bare."""
    blocks = body_blocks(part.body)
    return blocks if len(part.body) <= limits.NOTE_CHARS else fit.rich(blocks)


def body_blocks(body: str) -> Rich:
    """Blocks of what stands in a ``richcontent``."""
    body = body.strip()
    if body.startswith("<html>"):
        return from_xhtml(body)
    if "<" not in body:
        text = unescape(body)
        return from_html(text) if text.startswith("<") else from_plain(text)
    inner = _TEXT.match(body)
    return from_plain(unescape(inner[1])) if inner else from_xhtml(body)


@lru_cache(maxsize=1024)
def icon(raw: str) -> str:
    return attribute_value(attributes(raw).get("BUILTIN", ""))[: fit.ICON_CHARS]


def pair(raw: str) -> tuple[str, str]:
    """Name and value of an ``attribute``."""
    found = attributes(raw)
    name, value = attribute_value(found.get("NAME", "")), attribute_value(found.get("VALUE", ""))
    return name[: fit.NAME_CHARS], value[: limits.TITLE_CHARS]


def arrow(raw: str) -> Arrow:
    """A relation; its target is still the ID that the file gives. The label is Freeplane's middle one."""
    found = attributes(raw)
    label = attribute_value(found.get("MIDDLE_LABEL", ""))[: fit.LABEL_CHARS]
    return Arrow(attribute_value(found.get("DESTINATION", "")), label, color(found.get("COLOR", "")))


def color(value: str) -> str:
    return value.lower() if _COLOR.fullmatch(value) else ""


@lru_cache(maxsize=1024)
def _style(own: str, background: str, edge: str, cloud: str | None, font: str) -> Style:
    """From raw attributes; one value for all the nodes that look the same."""
    letters = attributes(font)
    size = letters.get("SIZE", "")
    known = _SIZE.fullmatch(size) and size != DEFAULT_SIZE and int(size) <= fit.FONT_SIZE
    style = Style(
        color(own),
        color(background),
        color(attributes(edge).get("COLOR", "")),
        "" if cloud is None else color(attributes(cloud).get("COLOR", DEFAULT_CLOUD)),
        _FLAGS.get(letters.get("BOLD", "")),
        _FLAGS.get(letters.get("ITALIC", "")),
        int(size) if known else None,
    )
    return PLAIN if style == PLAIN else style
