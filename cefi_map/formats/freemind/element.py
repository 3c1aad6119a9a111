"""A node -> the attributes of its tag and its inner part: from its piece with only what differs changed, else anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from cefi_map.mindmap import Arrow, Node, Rich, Style, from_plain
from cefi_map.mindmap import plain as plain_text
from cefi_map.mindmap.model import PLAIN

from . import values as read
from .branches import resolved
from .escape import attribute, attribute_value, content
from .raw_edits import Change, applied, replaced, tag_attributes, with_attribute
from .rich_write import to_xhtml
from .scan import Opening, Part, inner_part, opening, parts, shield
from .values import DEFAULT_SIZE, NOTHING, OLD_NOTE, is_html, rich_kind, title_text

_LOOKS_NESTED = re.compile(r"</?node|<!|<\?")
_CHUNK = re.compile(r">([^<]*[^<\s][^<]*)<")
_ROOT = "<map><node"

T = TypeVar("T")


class Names(NamedTuple):
    """``keys``: ID in the file -> key; ``ids``: key -> ID to write, for nodes that have one."""

    keys: dict[str, str]
    ids: Mapping[str, str]


class Element(NamedTuple):
    attributes: str
    inner: str


def made(node: Node, names: Names) -> Element:
    """A node that no FreeMind file gave. Attributes in FreeMind's own, alphabetical order."""
    style = node.style
    html = is_html(node.text)
    given = {
        "BACKGROUND_COLOR": style.background,
        "COLOR": style.color,
        "FOLDED": "true" if node.folded else "",
        "ID": names.ids.get(node.key, ""),
        "LINK": _link(node.link, names),
        "POSITION": node.side,
    }
    raw = "".join(attribute(name, value) for name, value in given.items() if value)
    raw += "" if html else attribute("TEXT", node.text)
    added = [*_worn(style), *map(_icon, node.icons), *(_arrow(arrow, names) for arrow in node.arrows)]
    added += [_pair(pair) for pair in node.attributes]
    added += [richcontent("NODE", from_plain(node.text))] if html else []
    added += [richcontent(kind, rich) for kind, rich in (("NOTE", node.note), ("DETAILS", node.details)) if rich]
    return Element(raw, "\n" + "\n".join(added) if added else "")


def patched(node: Node, piece: str, names: Names) -> Element:
    """A node from a file, with what was changed since changed in its piece. Both parts are shielded (``scan.shield``)."""
    if _LOOKS_NESTED.search(piece.rpartition("</node>")[0] or piece):
        piece = shield(_ROOT + piece).removeprefix(_ROOT)
    head, start = opening(piece)
    raw = tag_attributes(piece)
    inner = "" if head[7] else inner_part(piece, start)[0]
    return _Patch(node, names, raw, inner).done(head)


class _Patch:
    """Compares what the raw parts say with the node, and changes what differs."""

    def __init__(self, node: Node, names: Names, raw: str, inner: str) -> None:
        self.node = node
        self.names = names
        self.raw = raw
        self.inner = inner
        self.parts = parts(inner) if inner else []
        self.changes: list[Change] = []
        self.added: list[str] = []

    def done(self, head: Opening) -> Element:
        node = self.node
        worn = read.worn(self.inner) if self.inner else NOTHING
        text, note, details, icons, link, arrows, pairs, style, side, folded = read.values(head, worn)
        self._id(head[0])
        if text != node.text:
            self._title(worn.html)
        if note != node.note:
            self._rich("NOTE", node.note)
        if details != node.details:
            self._rich("DETAILS", node.details)
        if icons != node.icons:
            self._listed("icon", node.icons, read.icon, _icon)
        if link != node.link:
            self._set("LINK", _link(node.link, self.names))
        if resolved(arrows, self.names.keys) != node.arrows:
            self._arrows()
        if pairs != node.attributes:
            self._listed("attribute", node.attributes, read.pair, _pair)
        if style != node.style:
            self._style(style)
        if side != node.side:
            self._set("POSITION", node.side)
        if folded != node.folded:
            self._set("FOLDED", "true" if node.folded else "")
        return Element(self.raw, applied(self.inner, self.changes, self.added))

    def _set(self, name: str, value: str) -> None:
        self.raw = with_attribute(self.raw, name, value or None)

    def _id(self, raw: str) -> None:
        wanted = self.names.ids.get(self.node.key, "")
        if wanted and attribute_value(raw) != wanted:
            self._set("ID", wanted)

    def _title(self, html: Part | None) -> None:
        text = self.node.text
        if html and html.body.strip():
            kept = _same_markup(self.inner[html.start : html.end], text)
            self.changes.append(replaced(html, kept))
            if kept:
                return
        self.raw = with_attribute(with_attribute(self.raw, "LOCALIZED_TEXT", None), "text", None)
        if is_html(text):
            self._set("TEXT", "")
            self.added.append(richcontent("NODE", from_plain(text)))
        else:
            self.raw = with_attribute(self.raw, "TEXT", text)

    def _rich(self, kind: str, rich: Rich) -> None:
        new = richcontent(kind, rich) if rich else ""
        kinds = (kind, OLD_NOTE) if kind == "NOTE" else (kind,)
        for part in self._named("richcontent", "hook"):
            if rich_kind(part.name, part.attributes) in kinds:
                self.changes.append(replaced(part, new))
                new = ""
        if new:
            self.added.append(new)

    def _listed(
        self, name: str, wanted: tuple[T, ...], value_of: Callable[[str], T], element_of: Callable[[T], str]
    ) -> None:
        """The elements of that name as ``wanted`` says, those that stay in their own words, where the first one was."""
        found = self._named(name)
        kept: dict[T, list[str]] = {}
        for part in reversed(found):
            kept.setdefault(value_of(part.attributes), []).append(self.inner[part.start : part.end])
        new = [kept[value].pop() if kept.get(value) else element_of(value) for value in wanted]
        for place, part in enumerate(found):
            self.changes.append(replaced(part, "" if place else "\n".join(new)))
        if not found:
            self.added += new

    def _arrows(self) -> None:
        """Relations to nodes of the map as the node has them; those that point nowhere stay as they are."""
        left = list(self.node.arrows)
        for part in self._named("arrowlink"):
            (arrow,) = resolved((read.arrow(part.attributes),), self.names.keys) or (None,)
            if arrow in left:
                left.remove(arrow)
            elif arrow:
                self.changes.append(replaced(part, ""))
        self.added += [_arrow(arrow, self.names) for arrow in left]

    def _style(self, old: Style) -> None:
        style = self.node.style
        if style.color != old.color:
            self._set("COLOR", style.color)
        if style.background != old.background:
            self._set("BACKGROUND_COLOR", style.background)
        if style.edge != old.edge:
            self._dress("edge", {"COLOR": style.edge or None}, _edge(style))
        if style.cloud != old.cloud:
            self._dress("cloud", {"COLOR": style.cloud} if style.cloud else None, _cloud(style))
        if (style.bold, style.italic, style.size) != (old.bold, old.italic, old.size):
            font = {"SIZE": str(style.size or DEFAULT_SIZE), "BOLD": _flag(style.bold), "ITALIC": _flag(style.italic)}
            self._dress("font", font, _font(style))

    def _dress(self, name: str, given: Mapping[str, str | None] | None, new: list[str]) -> None:
        """Sets attributes of the last element of that name (the one that counts), takes all away when ``given`` is
        None, or adds ``new``."""
        found = self._named(name)
        if given is None:
            self.changes += [replaced(part, "") for part in found]
        elif found:
            part = found[-1]
            raw = part.attributes
            for attribute_name, value in given.items():
                raw = with_attribute(raw, attribute_name, value)
            whole = self.inner[part.start : part.end]
            self.changes.append(replaced(part, whole.replace(f"<{name}{part.attributes}", f"<{name}{raw}", 1)))
        else:
            self.added += new

    def _named(self, *names: str) -> list[Part]:
        return [part for part in self.parts if part.name in names]


def markup_is_lost(node: Node, piece: str) -> bool:
    """Whether the HTML that the file gave to this node's title cannot be kept, as the title was changed."""
    if "richcontent" not in piece and "&lt;" not in piece:
        return False
    if _LOOKS_NESTED.search(piece):
        piece = shield(_ROOT + piece).removeprefix(_ROOT)
    head, start = opening(piece)
    inner = "" if head[7] else inner_part(piece, start)[0]
    html = (read.worn(inner) if inner else NOTHING).html
    if not html or not html.body.strip():
        return is_html(attribute_value(head[1])) and title_text(head[1]) != node.text
    return plain_text(read.rich(html)) != node.text and not _same_markup(inner[html.start : html.end], node.text)


def _same_markup(element: str, text: str) -> str:
    """The ``richcontent`` with its one stretch of text replaced; "" when it has several, or the new one several lines."""
    head, mark, body = element.rpartition("</head>")
    chunks = list(_CHUNK.finditer(body if mark else element))
    if len(chunks) != 1 or "\n" in text or text != text.strip() or "  " in text or not text:
        return ""
    offset = len(head) + len(mark)
    start, end = chunks[0].start(1) + offset, chunks[0].end(1) + offset
    return element[:start] + content(text) + element[end:]


def richcontent(kind: str, rich: Rich) -> str:
    return f'<richcontent TYPE="{kind}">{to_xhtml(rich)}</richcontent>'


def _worn(style: Style) -> list[str]:
    return [] if style == PLAIN else [*_edge(style), *_font(style), *_cloud(style)]


def _edge(style: Style) -> list[str]:
    return [f"<edge{attribute('COLOR', style.edge)}/>"] if style.edge else []


def _cloud(style: Style) -> list[str]:
    return [f"<cloud{attribute('COLOR', style.cloud)}/>"] if style.cloud else []


def _font(style: Style) -> list[str]:
    given = {"BOLD": _flag(style.bold), "ITALIC": _flag(style.italic)}
    if style.size is None and not any(given.values()):
        return []
    given |= {"NAME": "SansSerif", "SIZE": str(style.size or DEFAULT_SIZE)}
    return [f"<font{''.join(attribute(name, value) for name, value in given.items() if value)}/>"]


def _flag(value: bool | None) -> str | None:
    return None if value is None else "true" if value else "false"


def _icon(name: str) -> str:
    return f"<icon{attribute('BUILTIN', name)}/>"


def _pair(pair: tuple[str, str]) -> str:
    return f"<attribute{attribute('NAME', pair[0])}{attribute('VALUE', pair[1])}/>"


def _arrow(arrow: Arrow, names: Names) -> str:
    given = {
        "COLOR": arrow.color,
        "DESTINATION": names.ids.get(arrow.target, arrow.target),
        "MIDDLE_LABEL": arrow.label,
    }
    given |= {"STARTARROW": "None", "ENDARROW": "Default"}
    return f"<arrowlink{''.join(attribute(name, value) for name, value in given.items() if value)}/>"


def _link(link: str, names: Names) -> str:
    """A link to a node names it by its ID in the file."""
    return f"#{names.ids.get(link[1:], link[1:])}" if link.startswith("#") else link
