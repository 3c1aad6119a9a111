"""Lines of Markdown -> drafts of nodes: a heading or a list item each, with the lines of its note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .inline import BLANK

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t](.*))?$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
ITEM = re.compile(r"([ \t\u00a0]*)([-*+•◦▪‣·–—\uf0b7\uf0a7]|\d{1,9}[.)])(?:[ \t\u00a0](.*)|$)")
_QUOTE = re.compile(r"[ \t]*>[ \t]?(.*)$")
_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_COMMENT = re.compile(r"[ \t]*<!--.*?-->[ \t]*$")
TEXT_HEADING = 7
"""Rank of a line of text that stands right above a list, in a document without headings."""


@dataclass(slots=True)
class Draft:
    """A node in the making. ``rank`` orders nesting: headings (0, level), list items (1, indentation)."""

    rank: tuple[int, int]
    lines: list[str]
    parent: int | None
    note: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return " ".join(self.lines)


class Blocks:
    """Reads a document once, from top to bottom, into ``drafts``; ``preamble`` is the text before the first node.

    ``_prose`` is what a line without mark goes on: the "title" of a list item, a "note", or nothing ("").
    """

    def __init__(self, text: str) -> None:
        self.drafts: list[Draft] = []
        self.preamble: list[str] = []
        self.left_out: set[str] = set()
        self._open: list[int] = []
        self._prose = ""
        self._fence = ""
        self._lines = _without_front_matter(text.split("\n"), self.left_out)
        self._has_headings = any(_HEADING.match(line) for line in self._lines)
        place = 0
        while place < len(self._lines):
            place += self._line(self._lines[place], self._lines[place + 1 : place + 3])

    def _line(self, line: str, following: list[str]) -> int:
        """Take a line; how many were used."""
        if self._fence or _FENCE.match(line):
            self._fenced(line)
        elif not line.strip(BLANK):
            self._blank()
        elif match := _HEADING.match(line):
            self._draft((0, len(match[1])), _without_closing(match[2] or ""))
        elif _RULE.match(line):
            self._blank()
        elif match := ITEM.match(line):
            self._draft((1, len(match[1].expandtabs(4))), match[3] or "")
        elif match := _QUOTE.match(line):
            self._note().append(match[1])
            self._prose = "note"
        elif _COMMENT.match(line):
            self.left_out.add("commentaires HTML")
        elif not self._prose and following and _UNDERLINE.match(following[0]):
            self._draft((0, 1 if "=" in following[0] else 2), line.strip(BLANK))
            return 2
        elif not self._has_headings and self._above_list(line, following):
            self._draft((0, TEXT_HEADING), line.strip(BLANK))
        else:
            self._text(line)
        return 1

    def _above_list(self, line: str, following: list[str]) -> bool:
        """A line at the margin, not within a paragraph, with a list right below (a blank line between at most)."""
        below = next((other for other in following if other.strip(BLANK)), "")
        alone = not self._prose or (self._prose == "title" and line.rstrip(BLANK).endswith(":"))
        return line[0] not in BLANK and alone and bool(ITEM.match(below))

    def _draft(self, rank: tuple[int, int], title: str) -> None:
        while self._open and not _holds(self.drafts[self._open[-1]].rank, rank):
            self._open.pop()
        self.drafts.append(Draft(rank, [title], self._open[-1] if self._open else None))
        self._open.append(len(self.drafts) - 1)
        self._prose = "title" if rank[0] else ""

    def _text(self, line: str) -> None:
        """A soft-wrapped title goes on; after a blank line, text is the note of the node it stands under."""
        if self._prose == "title":
            self.drafts[self._open[-1]].lines.append(line.strip(BLANK))
            return
        if not self._prose:
            self._leave_items(len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(BLANK)))
        self._note().append(line.lstrip(BLANK))
        self._prose = "note"

    def _leave_items(self, indent: int) -> None:
        """Text is below an item when it starts right of the item's mark."""
        while self._open and self.drafts[self._open[-1]].rank >= (1, indent):
            self._open.pop()

    def _blank(self) -> None:
        if self._prose == "note":
            self._note().append("")
        self._prose = ""

    def _fenced(self, line: str) -> None:
        """Lines of code go into the note one by one, as they are."""
        match = _FENCE.match(line)
        if not self._fence:
            self._fence = match[1] if match else ""
        elif match and match[1].startswith(self._fence) and not line.strip(" \t`~"):
            self._fence = ""
        else:
            self._note().append(CODE + line)
        self._prose = "note"

    def _note(self) -> list[str]:
        return self.drafts[self._open[-1]].note if self._open else self.preamble


CODE = "\0"
"""Before a line of code in a note: it is text, whatever signs it holds (no decoded text has this character)."""


def _holds(above: tuple[int, int], rank: tuple[int, int]) -> bool:
    """Whether a node of this rank goes below one of the rank ``above``."""
    if above[0] == rank[0] == 1:
        return rank[1] >= above[1] + 2
    return above < rank


def _without_closing(title: str) -> str:
    """« Title ## » is « Title »."""
    title = title.strip(BLANK)
    bare = title.rstrip("#")
    return bare.rstrip(BLANK) if not bare or bare[-1] in BLANK else title


def _without_front_matter(lines: list[str], left_out: set[str]) -> list[str]:
    """A leading block between « --- » lines is data about the file."""
    if lines[0].rstrip() != "---":
        return lines
    end = next((place for place, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return lines
    left_out.add("en-tête du fichier")
    return lines[end + 1 :]
