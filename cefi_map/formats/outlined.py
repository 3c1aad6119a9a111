"""A document's headings and lists become nodes, its running text their notes; whatever program wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cefi_map.mindmap import Block, MindMap, Node, Run, Style

from . import links, numbered
from .assemble import UNTITLED, assembled, derived_key, from_outline, under_one_root
from .reading import Reading
from .tags import untagged

Rank = tuple[int, int]
"""(0, heading level) or (1, list level): smaller holds larger; (0, 0) is the document's title."""


@dataclass(slots=True)
class Draft:
    """A node in the making; ``names`` are those by which links within the document know it."""

    rank: Rank
    runs: tuple[Run, ...]
    parent: int | None
    names: tuple[str, ...] = ()
    note: list[Block] = field(default_factory=list)
    details: list[Block] = field(default_factory=list)


class Outlined:
    """Takes a document's paragraphs in order. ``preamble`` is the text before the first node."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.preamble: list[Block] = []
        self._stack: list[int] = []

    def add(self, rank: Rank, runs: tuple[Run, ...], names: tuple[str, ...] = ()) -> None:
        """A heading or a list item."""
        while self._stack and self.drafts[self._stack[-1]].rank >= rank:
            self._stack.pop()
        self.drafts.append(Draft(rank, runs, self._stack[-1] if self._stack else None, names))
        self._stack.append(len(self.drafts) - 1)

    def note(self, block: Block) -> None:
        """Running text, below the last node."""
        (self.drafts[self._stack[-1]].note if self._stack else self.preamble).append(block)

    def details(self, block: Block) -> bool:
        """Details of the last node; False where there is none yet."""
        if self._stack:
            self.drafts[self._stack[-1]].details.append(block)
        return bool(self._stack)

    def reading(self, notices: Iterable[str], title: str) -> Reading:
        """The map, below a root of this title where several nodes stand at the first level."""
        said = list(notices)
        nodes = [_node(place, draft) for place, draft in enumerate(self.drafts)]
        if sum(node.parent is None for node in nodes) > 1 or (self.preamble and self.drafts[0].rank[0] == 1):
            title = self._line_above_a_list() or title.strip() or UNTITLED
            nodes = under_one_root(nodes, title)
            shown = f"«\u00a0{title[:40]}\u00a0»"
            said.append(f"Ce document n’a pas de titre unique\u00a0: un nœud central {shown} est ajouté.")
        keys = {name: derived_key(place) for place, draft in enumerate(self.drafts) for name in draft.names}
        nodes[0] = replace(nodes[0], note=(*self.preamble, *nodes[0].note))
        return Reading(assembled(links.resolved(nodes, keys)), tuple(said))

    def _line_above_a_list(self) -> str:
        """A single line above a list is its title, and no longer running text."""
        if self.preamble and all(draft.rank[0] == 1 for draft in self.drafts):
            return self.preamble.pop(0).text.strip()
        return ""


def plain(lines: Iterable[str]) -> MindMap:
    """A document without headings and lists: its lines, by their indentation or their numbers."""
    return from_outline(numbered.indented("\n".join(lines)))


def left_out(counts: Mapping[str, int], *, tables: bool) -> Iterator[str]:
    """What is said of elements (name in the plural -> how many) that a map does not hold."""
    found = [f"{what} ({count})" for what, count in counts.items() if count]
    if found:
        yield f"Ce document contient des éléments qui ne sont pas repris\u00a0: {', '.join(found)}."
    if tables:
        yield "Les tableaux de ce document deviennent des lignes de notes."


def _node(place: int, draft: Draft) -> Node:
    text, attributes = untagged("".join(run.text for run in draft.runs))
    visible = [run for run in draft.runs if run.text.strip() and untagged(run.text)[0]]
    return Node(
        derived_key(place),
        None if draft.parent is None else derived_key(draft.parent),
        text,
        note=tuple(draft.note),
        details=tuple(draft.details),
        link=next((run.link for run in draft.runs if run.link), ""),
        attributes=attributes,
        style=Style(
            bold=(bool(visible) and all(run.bold for run in visible)) or None,
            italic=(bool(visible) and all(run.italic for run in visible)) or None,
        ),
    )
