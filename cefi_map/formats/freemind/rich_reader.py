"""Tokens of HTML -> blocks: what each tag means for the text around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from cefi_map import limits
from cefi_map.mindmap import Block, Run

from .escape import unescape
from .scan import attributes

VERBATIM = "white-space: pre-wrap"
"""Style of a paragraph in which every space counts: how we write edge spaces. Elsewhere only ``pre`` keeps spaces, as
what both applications write is full of indentation."""

_LEVELS = 20
_folded = re.compile("[ \n\t\r\f]+").sub
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_ITALIC = re.compile(r"font-style:\s*italic")
_HIDDEN = frozenset(("head", "style", "script", "title"))

Look = tuple[bool, bool, str]
"""Bold, italic, link."""

Token = tuple[str, str, str, str, str]
"""Text, slash, name of a block, its attributes, another tag; "" for what is not there."""


class Reader:
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

    def read(self, tokens: Iterable[Token]) -> None:
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
        self.look = (self.look[0], self.look[1], address if len(address) <= limits.LINK_CHARS else "")

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


_INLINE: dict[str, Callable[[Reader, str], None]] = {
    "a": Reader.anchor,
    "b": Reader.bold,
    "br": Reader.line_break,
    "em": Reader.italic,
    "i": Reader.italic,
    "img": Reader.image,
    "strong": Reader.bold,
    "td": Reader.cell,
    "th": Reader.cell,
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
