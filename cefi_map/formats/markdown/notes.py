"""The note of a node: paragraphs and lists of Markdown <-> rich text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cefi_map.commonmark import Token
from cefi_map.formats.links import Anchors
from cefi_map.mindmap import Block, Rich, Run

from .inline import NOTHING, Inline, scanned
from .marks import markup

_STARTS_BLOCK = re.compile(r"([-+#>=~|:]|\d{1,9}[.)](?=\s|$))|([–—·•◦▪‣])(?=\s|$)")
_SIGNS = re.compile(r"→ (?:icônes?|flèche) ")
"""How a line starts that says in words what a drawing shows of a node: for who reads, it is no part of the note."""
_LISTS = {"bullet_list_open": "ul", "ordered_list_open": "ol"}
_DEEPEST = 20


@dataclass(slots=True)
class Note:
    """What blocks of Markdown say; names of the places in them; whether comments were left out."""

    blocks: list[Block] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    comments: bool = False

    def paragraph(self, found: Inline) -> None:
        """A hard break ends a paragraph; « <br> » alone is an empty one, a comment alone is none."""
        self._keep(found)
        for line in found.lines:
            text = "".join(run.text for run in line)
            if _SIGNS.match(text):
                continue
            if text == "\n" or any(run.text or run.link for run in line):
                self.blocks.append(Block(() if text == "\n" else line))

    def item(self, found: Inline, kind: str, level: int) -> None:
        self._keep(found)
        self.blocks.append(Block(found.runs, kind, min(level, _DEEPEST)))

    def code(self, text: str) -> None:
        """Lines of code as they are."""
        self.blocks += [Block((Run(line),) if line else ()) for line in text.split("\n")]

    def comment(self, text: str) -> None:
        """What stands behind a comment on its last line is text."""
        self.comments |= text.strip() != NOTHING
        if after := text.rpartition("-->")[2].strip():
            self.paragraph(scanned(after, {}))

    def take(self, tokens: Sequence[Token], references: dict[str, object]) -> None:
        """Blocks of any kind: paragraphs, lists, code; a heading or a quote among them is its text."""
        lists: list[str] = []
        for place, token in enumerate(tokens):
            if token.type in _LISTS:
                lists.append(_LISTS[token.type])
            elif token.type.endswith("_list_close"):
                lists.pop()
            elif token.type == "fence":
                self.code(token.content)
            elif token.type == "html_block":
                self.comment(token.content)
            elif token.type == "list_item_open" and not opens_text(tokens[place + 1]):
                self.item(Inline([()]), lists[-1], len(lists) - 1)
            elif token.type == "inline":
                found = scanned(token.content, references)
                if lists and tokens[place - 2].type == "list_item_open":
                    self.item(found, lists[-1], len(lists) - 1)
                else:
                    self.paragraph(found)

    def _keep(self, found: Inline) -> None:
        self.anchors += found.anchors
        self.comments |= found.comments


def opens_text(token: Token) -> bool:
    return token.type in ("paragraph_open", "heading_open")


def to_lines(rich: Rich, anchors: Anchors) -> Iterator[str]:
    """What ``Note.take`` reads back; paragraphs are kept apart by blank lines."""
    before = ""
    for block in rich:
        if before and not (before == block.kind != "p"):
            yield ""
        text = starting(markup(block.runs, anchors))
        if block.kind == "p":
            yield text or "<br>"
        else:
            yield "    " * block.level + ("- " if block.kind == "ul" else "1. ") + text
        before = block.kind


def signs(said: Iterable[str], anchors: Anchors) -> Iterator[str]:
    """Icons and arrows as a line that ``Note.paragraph`` leaves out."""
    if line := ", ".join(filter(None, said)):
        yield f"→ {markup([Run(line)], anchors)}"


def starting(text: str) -> str:
    """A line that would start a list, a heading or a quote, escaped so that it does not."""
    match = _STARTS_BLOCK.match(text)
    if not match:
        return text
    sign = match[0]
    return f"{sign[:-1]}\\{sign[-1]}{text[match.end() :]}" if sign[0].isascii() else f"&#{ord(sign)};{text[1:]}"
