"""HTML, tag by tag -> blocks: what each tag means for the text around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from operator import itemgetter

from cefi_map import limits
from cefi_map.mindmap import Block, Run
from cefi_map.mindmap.codec import clean

VERBATIM = "white-space: pre-wrap"
"""Style of a paragraph in which every space counts: how we write edge spaces. Elsewhere only ``pre`` keeps spaces, as
what both applications write is full of indentation."""

_LEVELS = 20
_folded = re.compile("[ \n\t\r\f]+").sub
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_ITALIC = re.compile(r"font-style:\s*italic")
_HIDDEN = frozenset(("head", "style", "script", "title"))
_BLOCKS = re.compile(
    r"p|li|[uo]l|d(?:iv|[ltd])|h(?:[1-6r]|ead(?:er)?|tml)|t(?:able|r|body|head|foot|itle)|blockquote|body|pre|style"
    r"|script|address|article|aside|caption|center|details|fieldset|fig(?:caption|ure)|footer|form|main|nav|section|summary"
).fullmatch
"""Elements at whose tags a line ends."""

Look = tuple[bool, bool, str]
"""Bold, italic, link."""


class Reader:
    """Takes the tags and texts of well-formed HTML in their order; ``finished`` gives the blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lists: list[str] = []
        self.level = 0
        self.item = ""
        self.opened: list[int] = []
        self.look: Look = (False, False, "")
        self.looks: list[Look] = []
        self.runs: list[tuple[str, Look]] = []
        self.last = ""
        self.space = ""
        self.hidden = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.rpartition(":")[2]
        self.looks.append(self.look)
        if _BLOCKS(name):
            self.flush()
            self.block_start(name)
        elif action := _INLINE.get(name):
            action(self, attributes)
        if style := attributes.get("style"):
            self.styled(name, style)

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if _BLOCKS(name):
            self.flush()
            self.block_end(name)
        self.look = self.looks.pop()

    def text(self, text: str) -> None:
        if self.hidden:
            return
        if not self.space:
            text = _folded(" ", text)
            if text[:1] == " " and self.last in ("", " ", "\n"):
                text = text[1:]
        elif "\r" in text:
            text = clean(text)
        if text:
            self.last = text[-1]
            self.runs.append((text, self.look))

    def finished(self) -> list[Block]:
        self.flush()
        return self.blocks

    # ---- blocks

    def flush(self) -> None:
        """Ends the block under way, if there is one."""
        if not self.runs:
            return
        if not self.space:
            self.trim()
        runs, self.runs, self.last = _joined(self.runs), [], ""
        if runs and self.space == "pre":
            runs[0] = (runs[0][0].removeprefix("\n"), runs[0][1])
        if runs and self.space != VERBATIM and runs[-1][0].endswith("\n"):
            runs[-1] = (runs[-1][0][:-1], runs[-1][1])
        if done := tuple([Run(text, *look) for text, look in runs if text]):
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

    def block_start(self, name: str) -> None:
        if name in ("p", "li"):
            self.opened.append(len(self.blocks))
        if name == "li":
            self.item = self.lists[-1] if self.lists else "ul"
        elif name in ("ul", "ol"):
            self.lists.append(name)
            self.level += 1
        elif name == "blockquote":
            self.level += 1
        elif name == "pre":
            self.space = "pre"
        elif name in _HIDDEN:
            self.hidden += 1

    def block_end(self, name: str) -> None:
        if name in ("p", "li"):
            if self.opened.pop() == len(self.blocks) and not self.hidden:
                self.block(())
            self.space = ""
        if name == "li":
            self.item = ""
        elif name in ("ul", "ol"):
            self.lists.pop()
            self.level -= 1
        elif name == "blockquote":
            self.level -= 1
        elif name == "pre":
            self.space = ""
        elif name in _HIDDEN:
            self.hidden -= 1

    # ---- other elements

    def bold(self, attributes: Mapping[str, str]) -> None:
        self.look = (True, self.look[1], self.look[2])

    def italic(self, attributes: Mapping[str, str]) -> None:
        self.look = (self.look[0], True, self.look[2])

    def anchor(self, attributes: Mapping[str, str]) -> None:
        address = attributes.get("href", "")
        self.look = (self.look[0], self.look[1], address if len(address) <= limits.LINK_CHARS else "")

    def line_break(self, attributes: Mapping[str, str]) -> None:
        if not self.space:
            self.trim()
        self.runs.append(("\n", self.look))
        self.last = "\n"

    def image(self, attributes: Mapping[str, str]) -> None:
        self.text(attributes.get("alt", ""))

    def cell(self, attributes: Mapping[str, str]) -> None:
        if self.last not in ("", "\n"):
            self.trim()
            self.runs.append((" | ", self.look))
            self.last = " "

    def styled(self, name: str, style: str) -> None:
        if name == "p" and style == VERBATIM:
            self.space = VERBATIM
        bold, italic, link = self.look
        self.look = (bold or bool(_BOLD.search(style)), italic or bool(_ITALIC.search(style)), link)


_INLINE: dict[str, Callable[[Reader, Mapping[str, str]], None]] = {
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


def _joined(runs: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
    """Neighbours that look the same, made one."""
    if len(runs) == 1:
        return runs
    found = groupby((run for run in runs if run[0]), itemgetter(1))
    return [("".join(text for text, _ in same), look) for look, same in found]
