"""The short rich text of notes and details: paragraphs and list items made of runs (bold, italic, link)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style. ``link`` is an address or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (``kind="p"``) or an item of a bullet ("ul") or numbered ("ol") list; ``level`` indents from 0."""

    runs: tuple[Run, ...]
    kind: str = "p"
    level: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Rich = tuple[Block, ...]


def from_plain(text: str) -> Rich:
    """One paragraph a line; blank lines are kept, edge blank lines are not. "" gives ()."""
    text = text.strip("\n")
    return tuple(Block((Run(line),) if line else ()) for line in text.split("\n")) if text.strip() else ()


def plain(rich: Rich) -> str:
    """One line a block; list items start with "- " or their number, two spaces a level."""
    return "\n".join("  " * block.level + mark + block.text for mark, block in marked(rich))


def marked(rich: Rich) -> Iterator[tuple[str, Block]]:
    """Each block with what its line begins with: "- ", its number (« 2. »), "" for a paragraph."""
    counters: dict[int, int] = {}
    for block in rich:
        counters = {level: n for level, n in counters.items() if level <= block.level and block.kind != "p"}
        counters[block.level] = counters.get(block.level, 0) + (block.kind != "p")
        yield {"ul": "- ", "ol": f"{counters[block.level]}. "}.get(block.kind, ""), block


def is_plain(rich: Rich) -> bool:
    """Whether it is paragraphs only, without style or link: whether ``from_plain(plain(rich))`` gives it back."""
    lines = all(block.kind == "p" and not block.level and _is_line(block.runs) for block in rich)
    return not rich or (lines and bool(rich[0].runs and rich[-1].runs) and any(block.text.strip() for block in rich))


def _is_line(runs: tuple[Run, ...]) -> bool:
    """Whether they are what ``from_plain`` makes of one line."""
    if not runs:
        return True
    (first, *more) = runs
    return not more and first.text != "" and first == Run(first.text) and "\n" not in first.text


def merged(pieces: Iterable[Run]) -> tuple[Run, ...]:
    """The same text with as few runs as its styles need."""
    return tuple(
        Run("".join([run.text for run in same]), *style) for style, same in groupby(pieces, attrgetter(*_STYLE))
    )


_STYLE = ("bold", "italic", "link")
