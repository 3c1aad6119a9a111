"""Tokens of Markdown -> drafts of nodes: a heading or a list item each, with its note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cefi_map import limits
from cefi_map.commonmark import Parser, StateBlock, Token, html_block
from cefi_map.errors import TooLarge
from cefi_map.formats.assemble import check_count
from cefi_map.mindmap import Rich

from .inline import scanned
from .notes import Note, opens_text
from .source import HEADING, ITEM, with_labels_apart, with_plain_marks, without_front_matter

TEXT_HEADING = 7
"""Rank of a line of text that stands right above a list, in a document without headings."""
_NESTING = 2 * (limits.DEPTH + 2)
"""A level of a list is two levels of tokens."""
_DIAGRAM = re.compile(r"\s*(?:mindmap\s*\n|@start(?:mindmap|wbs)\b)", re.IGNORECASE)
_PARSER = Parser(html=True, nesting=_NESTING).disable(["inline", "code"])
"""Blocks alone. Indentation is no code: people indent."""


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Of HTML, comments alone are blocks; else a tag is text, and a list between tags is a list."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip()
    alone = line.startswith("<!--") and (line.endswith("-->") or "-->" not in line)
    return alone and html_block(state, start, end, silent)


_PARSER.block.ruler.at("html_block", _comment, {"alt": ["paragraph", "reference", "blockquote"]})


@dataclass(slots=True)
class Draft:
    """A node in the making. ``rank`` orders nesting: headings (0, level), list items (1, indentation)."""

    rank: tuple[int, int]
    title: str
    parent: int | None
    note: Note = field(default_factory=Note)


def note_of(lines: Sequence[str]) -> Rich:
    """The note that these lines are."""
    note, references = Note(), dict[str, object]()
    note.take(parsed(lines, references), references)
    return tuple(note.blocks)


def parsed(lines: Sequence[str], references: dict[str, object]) -> list[Token]:
    """Tokens of blocks; the definitions of links go into ``references``. ``TooLarge`` past the levels of a map."""
    try:
        tokens = _PARSER.parse("\n".join(with_plain_marks(lines)), references)
    except RecursionError:
        tokens = None
    if tokens is None or any(token.level >= _NESTING for token in tokens):
        raise TooLarge(f"Cette carte a plus de {limits.DEPTH} niveaux.", advice="Coupez-la en plusieurs cartes.")
    for token in tokens:
        if token.type == "fence":
            token.content = "\n".join(_typed_code(token, lines))
    return tokens


def _typed_code(token: Token, lines: Sequence[str]) -> Iterator[str]:
    """Lines of code as they were typed, whatever marks were changed, without the indentation of their block."""
    found = token.content.removesuffix("\n").split("\n")
    for line, typed in zip(found, lines[_line(token) + 1 :], strict=False):
        yield typed[len(typed) - len(line) :] if line else ""


class Blocks:
    """A document as ``drafts``; ``preamble`` is the text before the first, ``references`` the links it defines.

    Kinds are the parser's; what stands below what is told by indentation, so that two spaces are enough below « 1. ».
    """

    def __init__(self, text: str) -> None:
        self.drafts: list[Draft] = []
        self.preamble = Note()
        self.references: dict[str, object] = {}
        lines = text.split("\n")
        check_count(sum(bool(ITEM.match(line)) for line in lines))
        if len(lines) > limits.MARKDOWN_LINES:
            raise TooLarge(f"Ce texte a {len(lines)} lignes, la limite est de {limits.MARKDOWN_LINES}.")
        self._typed = without_front_matter(lines)
        self.has_front_matter = len(self._typed) < len(lines)
        if not HEADING.search(text):
            self._typed = list(with_labels_apart(self._typed))
        self._open: list[int] = []
        self._item = (-1, 0)
        self._tokens = parsed(self._typed, self.references)
        self._has_headings = any(token.type == "heading_open" and token.markup[0] == "#" for token in self._tokens)
        place = 0
        while place < len(self._tokens):
            place += self._block(place)

    @property
    def has_comments(self) -> bool:
        return self.preamble.comments or any(draft.note.comments for draft in self.drafts)

    @property
    def diagrams(self) -> int:
        """Maps in another language, which stay code."""
        return sum(token.type == "fence" and bool(_DIAGRAM.match(token.content)) for token in self._tokens)

    def _block(self, place: int) -> int:
        """Take what starts at this token; how many tokens were used."""
        token = self._tokens[place]
        if token.type == "heading_open":
            self._draft((0, int(token.tag[1])), self._tokens[place + 1].content)
            return 3
        if token.type == "list_item_open":
            return self._list_item(place)
        if token.type == "blockquote_open":
            return self._quote(place)
        if token.type == "fence":
            self._below(token).code(token.content)
        elif token.type == "html_block":
            self._below(token).comment(token.content)
        elif token.type == "paragraph_open":
            return self._paragraph(place)
        return 1

    def _list_item(self, place: int) -> int:
        """The first paragraph of an item is its title. A second item on the same line is below the first."""
        line = _line(self._tokens[place])
        self._item = line, self._item[1] + 2 if self._item[0] == line else self._indent(line)
        has_title = opens_text(self._tokens[place + 1])
        self._draft((1, self._item[1]), self._tokens[place + 2].content if has_title else "")
        return 4 if has_title else 1

    def _paragraph(self, place: int) -> int:
        token, content = self._tokens[place], self._tokens[place + 1].content
        alone = token.level == 0 and "\n" not in content and self._indent(_line(token)) == 0
        above_list = any(after.type.endswith("_list_open") for after in self._tokens[place + 3 : place + 4])
        if alone and above_list and not self._has_headings:
            self._draft((0, TEXT_HEADING), content)
        else:
            self._below(token).paragraph(scanned(content, self.references))
        return 3

    def _quote(self, place: int) -> int:
        opening = self._tokens[place]
        end = place + 1
        while self._tokens[end].level > opening.level:
            end += 1
        self._below(opening).take(self._tokens[place:end], self.references)
        return end + 1 - place

    def _draft(self, rank: tuple[int, int], title: str) -> None:
        while self._open and not _holds(self.drafts[self._open[-1]].rank, rank):
            self._open.pop()
        self.drafts.append(Draft(rank, title, self._open[-1] if self._open else None))
        self._open.append(len(self.drafts) - 1)

    def _below(self, token: Token) -> Note:
        """The note of the node that text stands under: it starts right of an item's mark."""
        line = _line(token)
        while line != self._item[0] and self._open and self.drafts[self._open[-1]].rank >= (1, self._indent(line)):
            self._open.pop()
        return self.drafts[self._open[-1]].note if self._open else self.preamble

    def _indent(self, line: int) -> int:
        typed = self._typed[line].replace("\u00a0", " ").expandtabs(4)
        return len(typed) - len(typed.lstrip(" "))


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _holds(above: tuple[int, int], rank: tuple[int, int]) -> bool:
    """Whether a node of this rank goes below one of the rank ``above``."""
    if above[0] == rank[0] == 1:
        return rank[1] >= above[1] + 2
    return above < rank
