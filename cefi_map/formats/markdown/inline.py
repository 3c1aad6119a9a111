"""Emphasis, links and escapes within a paragraph of Markdown -> runs of text; what is no markup stays as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from cefi_map import limits
from cefi_map.commonmark import Parser, Token
from cefi_map.errors import TooLarge
from cefi_map.mindmap import Run
from cefi_map.mindmap.rich import merged

NOTHING = "<!---->"
"""Nothing to see: between two pieces whose marks would be taken for others, and in an item without text."""
_BREAK = re.compile(r"<br ?/?>", re.I)
_ANCHOR = re.compile(r"""<a\s+(?:id|name)=["']([^"'<>]+)["']\s*/?>""", re.I)
BEFORE, AFTER = " (lien\u00a0: ", ")"
"""Around an address, as code, that no click may follow: it is the link of the words before."""


class _Verbatim(Parser):
    """Addresses as they are typed: what a click may follow is for each format to say."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # the parser's own names
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


_PARSER = _Verbatim(html=True, nesting=20).disable("image")
"""The address of an image is kept as a link."""


@dataclass(slots=True)
class Inline:
    """What a paragraph says: its lines, apart where a hard break stands; names of the places in it; comments in it."""

    lines: list[tuple[Run, ...]]
    anchors: list[str] = field(default_factory=list)
    comments: bool = False

    @property
    def runs(self) -> tuple[Run, ...]:
        """All in one, a line feed where a hard break stands."""
        return merged(run for place, line in enumerate(self.lines) for run in (*_FEED[: place > 0], *line))


_FEED = (Run("\n"),)


def runs(text: str) -> tuple[Run, ...]:
    """The styled pieces of one paragraph; neighbours of one style are one run. ``<br>`` is a line feed."""
    return scanned(text, {}).runs


def scanned(text: str, references: dict[str, object]) -> Inline:
    """``references`` are the definitions of links that the parser of blocks found. ``TooLarge`` past any title."""
    if len(text) > limits.TITLE_CHARS:
        raise TooLarge(f"Un paragraphe dépasse {limits.TITLE_CHARS} caractères.", advice="Coupez-le en plusieurs.")
    tokens: list[Token] = []
    _PARSER.inline.parse(text, _PARSER, references, tokens)
    return _Walk(tokens).found


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run on the way; ``part`` tells apart what ``NOTHING`` separates."""

    run: Run
    code: bool = False
    part: int = 0


class _Walk:
    """One way through the tokens of a paragraph."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.found = Inline([])
        self._style = Run("")
        self._depths = {"strong": 0, "em": 0}
        self._in_anchor = False
        self._line: list[_Piece] = []
        self._part = 0
        self._linked_from = 0
        for token, after in zip(tokens, [*tokens, None][1:], strict=True):
            self._take(token, after)
        self._end_line()

    def _take(self, token: Token, after: Token | None) -> None:
        kind, _, end = token.type.rpartition("_")
        if kind in self._depths:
            self._depths[kind] += token.nesting
            self._style = replace(self._style, bold=self._depths["strong"] > 0, italic=self._depths["em"] > 0)
        elif kind == "link":
            self._link(str(token.attrGet("href") or "") if end == "open" else "")
        elif token.type == "html_inline":
            self._tag(token.content)
        elif token.type == "hardbreak":
            self._end_line()
        elif token.type == "softbreak":
            self._add(" ")
        elif token.type == "text" and after and after.type == "link_open" and after.markup != "autolink":
            self._add(token.content.removesuffix("!"))  # the mark of an image
        else:
            self._add(token.content, code=token.type == "code_inline")

    def _add(self, text: str, *, code: bool = False) -> None:
        if text:
            style = self._style
            self._line.append(_Piece(Run(text, style.bold, style.italic, style.link), code, self._part))

    def _link(self, address: str) -> None:
        """A link without text is a run without text."""
        if address:
            self._linked_from = len(self._line)
        elif self._linked_from == len(self._line):
            self._line.append(_Piece(self._style))
        self._style = replace(self._style, link=address)

    def _tag(self, tag: str) -> None:
        if anchor := _ANCHOR.fullmatch(tag):
            self.found.anchors.append(anchor[1])
            self._in_anchor = True
        elif tag == "</a>" and self._in_anchor:
            self._in_anchor = False
        elif _BREAK.fullmatch(tag):
            self._add("\n")
        elif tag == NOTHING:
            self._part += 1
        elif tag.startswith("<!--"):
            self.found.comments = True
        else:
            self._add(tag)

    def _end_line(self) -> None:
        has_code = any(piece.code for piece in self._line)
        runs = _with_addresses(list(_joined(self._line))) if has_code else [piece.run for piece in self._line]
        self.found.lines.append(merged(run for run in runs if run.text or run.link))
        self._line, self._linked_from = [], 0


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Pieces of one style in one, as far as nothing stands between."""
    for like, same in groupby(pieces, lambda piece: replace(piece, run=replace(piece.run, text=""))):
        yield replace(like, run=replace(like.run, text="".join(piece.run.text for piece in same)))


def _with_addresses(pieces: Sequence[_Piece]) -> list[Run]:
    """« words (lien : `address`) » is the words with that link."""
    found: list[Run] = []
    after = ""
    for place, piece in enumerate(pieces):
        run, after = replace(piece.run, text=piece.run.text.removeprefix(after)), ""
        follows = pieces[place + 1].run.text if place + 1 < len(pieces) else ""
        if piece.code and found and found[-1].text.endswith(BEFORE) and follows.startswith(AFTER):
            before = found.pop()
            words = replace(before, text=before.text.removesuffix(BEFORE))
            found.append(replace(words if words.text or not found else found.pop(), link=run.text))
            after = AFTER
        else:
            found.append(run)
    return found
