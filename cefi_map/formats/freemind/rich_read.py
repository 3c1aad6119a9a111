"""HTML of a node, a note or details -> ``Rich``: paragraphs and list items, bold, italic and links; the rest is text.

Reads what FreeMind and Freeplane write, what was pasted into them from web pages, and tag soup that stands in TEXT.
Half of what a file holds can be such HTML: one pass cuts it into tokens, without a tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from lxml import etree

from cefi_map.mindmap import Block, Rich, Run
from cefi_map.mindmap.codec import clean

from .escape import unescape
from .fit import LINK_CHARS
from .scan import attributes

VERBATIM = "white-space: pre-wrap"
"""Style of a paragraph in which every space counts: how we write edge spaces. Elsewhere only ``pre`` keeps spaces, as
what both applications write is full of indentation."""

_LEVELS = 20
_SHORT = 2000
_BLOCKS = (
    r"p|li|[uo]l|d(?:iv|[ltd])|h(?:[1-6r]|ead(?:er)?|tml)|t(?:able|r|body|head|foot|itle)|blockquote|body|pre|style"
    r"|script|address|article|aside|caption|center|details|fieldset|fig(?:caption|ure)|footer|form|main|nav|section|summary"
)
_PREFIX = r"(?:[\w.-]+:)?"
_TAG = rf"<(/?){_PREFIX}({_BLOCKS})((?:[ \n\t/][^<>]*)?)>"
_tokens = re.compile(rf"([^<]*)(?:{_TAG}[ \n\t]*|<([^<>]*)>|\Z)").findall
_exact_tokens = re.compile(rf"([^<]*)(?:{_TAG}|<([^<>]*)>|\Z)").findall
"""(text, slash, block, its attributes, other tag). Blanks beside the tags of blocks mean nothing; the second pattern is
for texts in which they may."""

_wrapped = re.compile(
    r"<html[^<>]*>\s*<head>\s*(?:<style[^<>]*>[^<]*</style>\s*)?</head>\s*<body[^<>]*>(.*)</body>\s*</html>", re.DOTALL
).fullmatch
_without_inert = re.compile(r"</?(?:font|span|u|code|small|big|tt|samp|var|strike|su[bp]|s|kbd)(?:[ \n\t][^<>]*)?>").sub
_paragraphs = re.compile(r"[ \n\t]*+(?:<p>[^<]*+</p>[ \n\t]*+)*+").fullmatch
_in_paragraphs = re.compile(r"<p>([^<]*)").findall
_BEYOND = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)|<!\[CDATA\[((?:[^\]]++|\](?!\]>))*+)(?:\]\]>|\Z)|<[!?][^>]*>?"
)
_ANY_TAG = re.compile(r"""<(?:[^"'<>]++|"[^"]*+"|'[^']*+')*>""")
_folded = re.compile("[ \n\t\r\f]+").sub
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_ITALIC = re.compile(r"font-style:\s*italic")
_HIDDEN = frozenset(("head", "style", "script", "title"))

Look = tuple[bool, bool, str]
"""Bold, italic, link."""


def from_html(markup: str) -> Rich:
    """Blocks of careless HTML, as it stands in TEXT (its references resolved)."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(clean(markup).encode(), parser)
    except etree.XMLSyntaxError:  # nothing but comments
        return ()
    return from_xhtml(etree.tostring(root, encoding="unicode")) if root is not None else ()


def from_xhtml(markup: str) -> Rich:
    """Blocks of the well-formed HTML in a ``richcontent``, none blank at the edges. Linear in its length."""
    return _remembered(markup) if len(markup) <= _SHORT else _blocks(markup)


def _blocks(markup: str) -> Rich:
    if "<!" in markup or "<?" in markup or markup.count("<") != markup.count(">"):
        markup = _even(markup)
    if wrapped := _wrapped(markup):
        markup = wrapped[1]
    if "font-" not in markup:
        markup = _without_inert("", markup)
    if _paragraphs(markup):
        return _trimmed([_paragraph(text) for text in _in_paragraphs(markup)])
    reader = _Reader()
    exact = "<pre" in markup or VERBATIM in markup
    reader.read(_exact_tokens(markup) if exact else _tokens(markup.strip()))
    return _trimmed(reader.blocks)


_remembered = lru_cache(maxsize=4096)(_blocks)
"""The same note may be there many times, and is read again when its file is written."""


def _paragraph(raw: str) -> Block:
    text = _folded(" ", unescape(raw)).strip(" ")
    return Block((Run(text),)) if text else Block(())


def _even(markup: str) -> str:
    """The same markup without comments and CDATA, and no ``>`` but at the end of a tag."""
    markup = _BEYOND.sub(lambda match: (match[1] or "").replace("&", "&amp;").replace("<", "&lt;"), markup)
    return _ANY_TAG.sub(lambda match: match[0][:-1].replace(">", "&gt;") + ">", markup)


def _trimmed(blocks: list[Block]) -> Rich:
    first, last = 0, len(blocks)
    while first < last and not blocks[first].text.strip():
        first += 1
    while first < last and not blocks[last - 1].text.strip():
        last -= 1
    return tuple(blocks[first:last])


class _Reader:
    """Takes tokens in their order, gives ``blocks``."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lists: list[str] = []
        self.level = 0
        self.item = ""
        self.opened: list[int] = []
        self.look: Look = (False, False, "")
        self.open: list[tuple[str, Look]] = []
        self.runs: list[tuple[str, Look]] = []
        self.last = ""
        self.space = ""
        self.hidden = 0

    def read(self, tokens: list[tuple[str, str, str, str, str]]) -> None:
        for text, slash, block, raw, inline in tokens:
            if text and not self.hidden:
                self.text(text)
            if block:
                if self.runs:
                    self.flush()
                if slash:
                    self.block_end(block)
                else:
                    self.block_start(block, raw)
                    if raw[-1:] == "/":
                        self.block_end(block)
            elif inline:
                if inline[0] != "/":
                    self.inline_start(inline)
                elif self.open and not self.open[-1][0]:
                    self.look = self.open.pop()[1]
        self.flush()

    def text(self, text: str) -> None:
        if "&" in text:
            text = unescape(text)
        if not self.space:
            if "\n" in text or "  " in text or "\t" in text:
                text = _folded(" ", text)
            if text[:1] == " " and self.last in ("", " ", "\n"):
                text = text[1:]
        if text:
            self.last = text[-1]
            self.runs.append((text, self.look))

    def flush(self) -> None:
        """Ends the block under way, if there is one."""
        runs = self.runs
        if not self.space and len(runs) == 1 and "\n" not in runs[0][0]:
            text, look = runs.pop()
            text, self.last = text.rstrip(" "), ""
            if text:
                self.block((Run(text, *look),))
            return
        if not self.space:
            self.trim()
        self.runs, self.last = [], ""
        if len(runs) > 1:
            runs = _joined(runs)
        if runs and self.space == "pre":
            runs[0] = (runs[0][0].removeprefix("\n"), runs[0][1])
        if runs and self.space != VERBATIM and runs[-1][0].endswith("\n"):
            runs[-1] = (runs[-1][0][:-1], runs[-1][1])
        done = tuple([Run(text, *look) for text, look in runs if text])
        if done:
            self.block(done)

    def trim(self) -> None:
        """Takes off a space that stands at the end of a line."""
        if self.last == " ":
            text, look = self.runs[-1]
            self.runs[-1] = (text[:-1], look)

    def block(self, runs: tuple[Run, ...]) -> None:
        if self.item:
            self.blocks.append(Block(runs, self.item, min(max(self.level - 1, 0), _LEVELS)))
            self.item = ""
        else:
            self.blocks.append(Block(runs, "p", min(self.level, _LEVELS)))

    # ---- tags of blocks

    def block_start(self, name: str, raw: str) -> None:
        self.open.append((name, self.look))
        if name == "p":
            self.opened.append(len(self.blocks))
        elif name == "li":
            self.opened.append(len(self.blocks))
            self.item = self.lists[-1] if self.lists else "ul"
        elif name == "ul" or name == "ol":
            self.lists.append(name)
            self.level += 1
        elif name == "blockquote":
            self.level += 1
        elif name == "pre":
            self.space = "pre"
        elif name in _HIDDEN:
            self.hidden += 1
        if "style" in raw:
            self.styled(name, attributes(raw).get("style", ""))

    def block_end(self, name: str) -> None:
        if not self.open or self.open[-1][0] != name:
            return
        self.look = self.open.pop()[1]
        if name == "p" or name == "li":
            if self.opened.pop() == len(self.blocks) and not self.hidden:
                self.block(())
            if name == "li":
                self.item = ""
            self.space = ""
        elif name == "ul" or name == "ol":
            self.lists.pop()
            self.level -= 1
        elif name == "blockquote":
            self.level -= 1
        elif name == "pre":
            self.space = ""
        elif name in _HIDDEN:
            self.hidden -= 1

    # ---- other tags

    def inline_start(self, tag: str) -> None:
        look = self.look
        name = _name(tag)
        if action := _INLINE.get(name):
            action(self, tag)
        if "style" in tag:
            self.styled(name, attributes(tag).get("style", ""))
        if tag[-1] == "/":
            self.look = look
        else:
            self.open.append(("", look))

    def bold(self, tag: str) -> None:
        self.look = (True, self.look[1], self.look[2])

    def italic(self, tag: str) -> None:
        self.look = (self.look[0], True, self.look[2])

    def anchor(self, tag: str) -> None:
        address = unescape(attributes(tag).get("href", ""))
        self.look = (self.look[0], self.look[1], address if len(address) <= LINK_CHARS else "")

    def line_break(self, tag: str) -> None:
        if not self.space:
            self.trim()
        self.runs.append(("\n", self.look))
        self.last = "\n"

    def image(self, tag: str) -> None:
        self.text(attributes(tag).get("alt", ""))

    def cell(self, tag: str) -> None:
        if self.last not in ("", "\n"):
            self.trim()
            self.runs.append((" | ", self.look))
            self.last = " "

    def styled(self, name: str, style: str) -> None:
        if name == "p" and style == VERBATIM:
            self.space = VERBATIM
        bold, italic, link = self.look
        self.look = (bold or bool(_BOLD.search(style)), italic or bool(_ITALIC.search(style)), link)


_INLINE: dict[str, Callable[[_Reader, str], None]] = {
    "a": _Reader.anchor,
    "b": _Reader.bold,
    "br": _Reader.line_break,
    "em": _Reader.italic,
    "i": _Reader.italic,
    "img": _Reader.image,
    "strong": _Reader.bold,
    "td": _Reader.cell,
    "th": _Reader.cell,
}


@lru_cache(maxsize=256)
def _name(tag: str) -> str:
    """« b » of ``b``, ``x:b/``, ``b class="c"``."""
    return tag.split(None, 1)[0].rstrip("/").rpartition(":")[2]


def _joined(runs: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
    """Neighbours that look the same, made one."""
    joined: list[tuple[list[str], Look]] = []
    for text, look in runs:
        if joined and joined[-1][1] == look:
            joined[-1][0].append(text)
        elif text:
            joined.append(([text], look))
    return [("".join(texts), look) for texts, look in joined]
