"""Restricted HTML -> dossier: cleaned by nh3 first, then read as a stream of tags, so that nothing recurses."""

from __future__ import annotations

import re
from html.entities import html5
from html.parser import HTMLParser

import nh3

from cefi_map.errors import TooLarge
from cefi_map.limits import DOSSIER_HTML_CHARS, DOSSIER_TAGS
from cefi_map.mindmap.codec import clean

from . import codec, tidy
from .model import (
    SHOWN,
    Block,
    Content,
    Dossier,
    Figure,
    Footnote,
    Heading,
    Inline,
    Item,
    Paragraph,
    Quote,
    Run,
    Table,
    plain,
)

NESTED = 100
"""Elements within one another: cleaning unclosed ones takes quadratic time, so their depth is looked at before."""

_MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul": False, "ol": True}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
TAGS = {
    *_MARKS,
    *_HEADINGS,
    *_LISTS,
    *_TABLE,
    "a",
    "blockquote",
    "br",
    "div",
    "figcaption",
    "figure",
    "li",
    "p",
    "span",
}
_NO_TEXT = {"script", "style", "svg", "title"}
"""Elements whose words are none of the document's text."""
_ATTRIBUTES = {"*": {"hidden", "style"}, "a": {"href"}, "figure": {"data-map"}, "span": {"data-note", "lang"}}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
"""A style by which words are none of what a reader sees."""
_SPLITS = {*_HEADINGS, *_LISTS, *_TABLE, "blockquote", "div", "figcaption", "figure", "li", "p"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_AMPERSAND = re.compile(r"&(#[0-9xX][0-9a-fA-F]*;?|[A-Za-z][A-Za-z0-9]{0,31};?|)")
_SHIELD = "\ufdd0"
"""A character that no text may hold."""
_ALONE = frozenset(
    ["p", "li", "dd", "dt", "option", "rp", "rt", "area", "base", "br", "col", "embed", "hr", "img", "input", "link"]
)
"""Elements that the next of their kind closes, or that hold nothing."""


def read(source: str) -> Dossier:
    """The dossier that the HTML describes; whatever else it holds is gone. ``TooLarge`` past the limits."""
    if len(source) > DOSSIER_HTML_CHARS or source.count("<") > DOSSIER_TAGS or _depth(source) > NESTED:
        raise TooLarge("Ce texte mis en forme est trop long ou trop imbriqué.", advice="Collez-le en plusieurs fois.")
    reader = _Reader()
    reader.feed(cleaned(source))
    reader.close()
    return codec.within_limits(Dossier(tidy.blocks(reader.finish())))


def cleaned(source: str) -> str:
    """The HTML with our tags only, no script, no style, no address but http(s), mailto and places within."""
    made = nh3.clean(
        _AMPERSAND.sub(_shielded, clean(source).replace(_SHIELD, "")),
        tags=TAGS,
        clean_content_tags=_NO_TEXT,
        attributes=_ATTRIBUTES,
        attribute_filter=_of_unseen,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return made.replace(_SHIELD, "&amp;")


def _of_unseen(_: str, name: str, value: str) -> str | None:
    """Of styles, only that they hide something, as the attribute ``hidden`` says."""
    return value if name != "style" else "display:none" if _UNSEEN.search(value) else None


def _shielded(found: re.Match[str]) -> str:
    """A sign that the cleaner does not know in the place of « & », for which it takes time by the square of their
    number; references to other characters stay."""
    name = found[1]
    if name in ("amp;", "amp"):
        return _SHIELD
    known = name.startswith("#") or any(name[:end] in html5 for end in range(2, len(name) + 1))
    return found[0] if known else _SHIELD + name


def _depth(source: str) -> int:
    depth = deepest = 0
    for match in _TAG.finditer(source):
        if match[2].lower() not in _ALONE:
            depth = max(0, depth + (-1 if match[1] else 1))
            deepest = max(deepest, depth)
    return deepest


class _Reader(HTMLParser):
    """Pieces of text gather until an element begins or ends that sets blocks apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.pieces: list[Inline] = []
        self.outer: list[Inline] | None = None
        self.open: list[tuple[str, str | None]] = []
        """Elements around, with the address of a link and the language of a span: "" French, None unsaid."""
        self.lists: list[bool] = []
        self.begun = False
        self.quotes = 0
        self.level = 0
        self.tables = 0
        self.rows: list[list[Content]] = []
        self.header = False
        self.figure: str | None = None
        self.caption = ""
        self.unseen: list[str] = []

    def finish(self) -> list[Block]:
        self._end_note()
        self._flush()
        return self.blocks

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        self._text(_SPACE.sub(" ", data))

    def _text(self, text: str) -> None:
        marks = {_MARKS[tag]: True for tag, _ in self.open if tag in _MARKS}
        link = next((tidy.link(value or "") for tag, value in reversed(self.open) if tag == "a"), "")
        spoken = next((value for tag, value in reversed(self.open) if tag == "span" and value is not None), "")
        self.pieces.append(Run(text, link=link, language=spoken, **marks))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self.unseen or "hidden" in values or "style" in values:
            self.unseen += [tag] if tag != "br" else []
            return
        if tag == "br":
            self._text("\n")
            return
        if tag in _SPLITS:
            self._flush()
        if tag == "span":
            if "data-note" in values and self.outer is None:
                self.outer, self.pieces = self.pieces, []
                self.open.append(("note", ""))
            else:
                code = values.get("lang")
                self.open.append(("span", tidy.language(code) if code else None))
        elif tag in _MARKS or tag == "a":
            self.open.append((tag, values.get("href") or ""))
        elif tag in _HEADINGS:
            self.level = _HEADINGS[tag]
        elif tag in _LISTS:
            self.lists.append(_LISTS[tag])
        elif tag == "li":
            self.begun = False
        elif tag == "blockquote":
            self.quotes += 1
        elif tag == "figure":
            self.figure, self.caption = values.get("data-map") or "", ""
        else:
            self._start_table(tag)

    def _start_table(self, tag: str) -> None:
        self.tables += tag == "table"
        if self.tables != 1:
            return
        if tag == "table":
            self.rows, self.header = [], False
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.header = self.header or (tag == "th" and len(self.rows) == 1)
            self.rows[-1].append(())

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self.unseen.pop()  # what was cleaned closes all that it opens
            return
        if tag in _SPLITS:
            self._flush()
        if tag == "span" and any(name in ("note", "span") for name, _ in self.open):
            while (name := self.open.pop()[0]) not in ("note", "span"):
                pass
            if name == "note":
                self._end_note()
        elif tag in _MARKS or tag == "a":
            place = next((p for p in reversed(range(len(self.open))) if self.open[p][0] == tag), None)
            if place is not None:
                del self.open[place]
        elif tag in _HEADINGS:
            self.level = 0
        elif tag in _LISTS and self.lists:
            self.lists.pop()
        elif tag == "blockquote":
            self.quotes = max(0, self.quotes - 1)
        elif tag == "figure":
            self._end_figure()
        elif tag == "table" and self.tables:
            self.tables -= 1
            if not self.tables:
                self.blocks.append(Table(tuple(tuple(row) for row in self.rows), self.header))

    def _end_note(self) -> None:
        if self.outer is not None:
            note = tuple(piece for piece in self.pieces if isinstance(piece, Run))
            self.pieces, self.outer = [*self.outer, Footnote(note)], None

    def _end_figure(self) -> None:
        if self.figure is not None:
            stage = self.figure if re.fullmatch(SHOWN, self.figure) else ""
            self.blocks.append(Figure(stage, self.caption))
            self.figure = None

    def _flush(self) -> None:
        """Ends the current text: it becomes a block, or goes on in the cell, the item or the caption around it."""
        if self.outer is not None:
            self.pieces.append(Run(" "))
            return
        content, self.pieces = tidy.content(self.pieces), []
        if not content:
            return
        if self.tables and self.rows and self.rows[-1]:
            self.rows[-1][-1] = _joined(self.rows[-1][-1], content)
        elif self.figure is not None:
            self.caption = plain(content)
        elif self.level:
            self.blocks.append(Heading(self.level, content))
        elif self.lists:
            self._item(content)
        else:
            self.blocks.append(Quote(content) if self.quotes else Paragraph(content))

    def _item(self, content: Content) -> None:
        last = self.blocks[-1] if self.blocks else None
        if self.begun and isinstance(last, Item):
            self.blocks[-1] = Item(_joined(last.content, content), last.ordered, last.depth)
        else:
            self.blocks.append(Item(content, self.lists[-1], len(self.lists) - 1))
            self.begun = True


def _joined(before: Content, after: Content) -> Content:
    return (*before, Run("\n"), *after) if before else after
