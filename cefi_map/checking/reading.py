"""A map read as a jury reads it: what each node says, whether it says anything, and what its title announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from cefi_map.french.lexicon import Hit
from cefi_map.french.text import stems
from cefi_map.mindmap import MindMap, Node

from .report import Evidence, Where
from .said import Memory, Said

_TO_BE_DONE = re.compile(
    r"a (?:co-?)?(?:construire|definir|preciser|determiner|elaborer|etablir|identifier|choisir|rediger|trouver|valider|"
    r"completer|monter|travailler|discuter|voir|chercher|demander|prevoir)\b(?: (?:avec|par|a|en|plus) .*| ensemble)?"
)
"""« à co-construire avec l'équipe »: the work that is left."""
_RANK = re.compile(r"^[a-z]+(?: [a-z]+)? (?:n ?°? ?)?\d$")
"""« Partenaire 1 », « Action 2 » : a bare title with its rank."""
_NONE = re.compile(r"(?:aucune?s?|neant|rien|ras|nc|so|n/a|pas de difficultes?)[ .!]*")
_STATED = re.compile(r"(?:\S+ ){3,}\S+ ?: |.*?[^?.]{12}[.!] ")
"""A statement before a question: « je rappelle chacun le mardi : est-il monté ? »."""
_ANSWERED = re.compile(r".{12}[^?]*\?.{3,} (?:car|parce|on|nous|je) ")
_DOTS = re.compile(r"^[\s.?!…x_*/-]*$")
_EVERYTHING_BLANK = 3


class ReadNode:
    """One node as read. Texts are folded; ``words`` are the stems of all it says: title, note, details, attributes.

    ``label`` is what stands before « : » in the title, or ""; ``body`` the rest. ``groups`` counts the words found.
    ``guessed`` says that the place (``topics``) was guessed from what stands around, no title announcing it.
    ``blank`` says that it has nothing a jury could count: empty, a placeholder, a question, a bare title.
    """

    __slots__ = (
        "blank",
        "body",
        "children",
        "dated",
        "depth",
        "finds",
        "folded",
        "groups",
        "guessed",
        "heading",
        "hits",
        "index",
        "kept",
        "label",
        "negated",
        "node",
        "parent",
        "question",
        "said",
        "signals",
        "size",
        "title",
        "title_size",
        "topics",
        "words",
    )

    def __init__(self, node: Node, index: int, parent: int, depth: int, said: Said) -> None:
        self.node, self.index, self.parent, self.depth = node, index, parent, depth
        self.children: list[int] = []
        self.folded, self.title, self.label, self.body = said.folded, said.title, said.label, said.body
        self.words, self.hits, self.groups = said.words, said.hits, said.groups
        self.dated, self.question, self.negated = said.dated, said.question, said.negated
        self.said, self.finds = said, said.finds
        self.topics: tuple[str, ...] = ()
        self.heading = self.guessed = False
        if said.weight is None:
            said.weight = _weight(said)
        self.size, self.title_size, self.blank = said.weight
        self.kept: dict[str, Any] = {}
        """What follows from its text and state alone, worked out when first asked for (``once``)."""
        self.signals: dict[str, float] = {}
        """What it has the look of, there where it stands (signals.py)."""

    def has(self, *groups: str) -> bool:
        """Whether words of one of these groups are there."""
        return not self.groups.keys().isdisjoint(groups)

    def tied(self, id: str) -> bool:
        """Whether its author tied it to the requirement."""
        return bool(self.node.attributes) and any(tag == id for tag, _ in self.node.requirement_tags)

    def count(self, group: str) -> int:
        """How many different places hold words of the group (overlapping phrases count once)."""
        last, count = -1, 0
        for hit in self.hits:
            if hit.group == group and hit.start >= last:
                count, last = count + 1, hit.end
        return count

    def __repr__(self) -> str:
        return f"<{self.index} {self.node.text[:40]!r} {'blank' if self.blank else ''} {self.topics}>"


class ReadMap:
    """All nodes of a map as read, in document order; places are indexes."""

    def __init__(self, mindmap: MindMap, memory: Memory | None = None) -> None:
        self.map = mindmap
        positions, depths = mindmap.positions, mindmap.depths
        memory = Memory() if memory is None else memory
        memory.turn()
        self.nodes = [
            ReadNode(
                node,
                index,
                -1 if node.parent is None else positions[node.parent],
                depths[node.key],
                memory.said(node),
            )
            for index, node in enumerate(mindmap.nodes)
        ]
        for each in self.nodes[1:]:
            self.nodes[each.parent].children.append(each.index)
        for each in reversed(self.nodes):
            if each.children and all(
                self.nodes[child].blank and not self.nodes[child].children for child in each.children
            ):
                placeholder = any(
                    self.nodes[child].has("blank") or not self.nodes[child].words for child in each.children
                )
                each.blank = each.blank or (placeholder and each.size <= 6)
        for each in self.nodes:
            each.kept = each.said.kept.setdefault((bool(each.children), each.blank), {})

    def __len__(self) -> int:
        return len(self.nodes)

    @property
    def root(self) -> ReadNode:
        return self.nodes[0]

    def children(self, node: ReadNode) -> Iterator[ReadNode]:
        return (self.nodes[index] for index in node.children)

    def parent(self, node: ReadNode) -> ReadNode | None:
        return self.nodes[node.parent] if node.parent >= 0 else None

    def ancestors(self, node: ReadNode) -> Iterator[ReadNode]:
        """From the parent up to the root."""
        while node.parent >= 0:
            node = self.nodes[node.parent]
            yield node

    def branch(self, node: ReadNode) -> Sequence[ReadNode]:
        """The node and all below it: a slice."""
        return self.nodes[node.index : self.ends[node.index]]

    @cached_property
    def ends(self) -> list[int]:
        """For each node, the index after its branch."""
        ends = [index + 1 for index in range(len(self.nodes))]
        for each in reversed(self.nodes):
            if each.parent >= 0:
                ends[each.parent] = max(ends[each.parent], ends[each.index])
        return ends

    @cached_property
    def hollow(self) -> frozenset[int]:
        """Titles below which nothing is said: what they announce is not there, and they count for nothing."""
        said = [not node.blank for node in self.nodes]
        for node in reversed(self.nodes[1:]):
            said[node.parent] = said[node.parent] or said[node.index]
        return frozenset(index for index, told in enumerate(said) if not told)

    def evidence(self, node: ReadNode, limit: int = 140) -> Evidence:
        """The node as evidence, with its title, or its note where the title is short, cut at ``limit`` characters."""
        text, where = _words_shown(node.node)
        short = text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
        return Evidence(node.node.key, node.node.id, self.map.numbers[node.node.key], short, where)


def _words_shown(node: Node) -> tuple[str, Where]:
    title = " ".join(node.text.split())
    if node.note and len(title) < 40:
        note = " ".join(node.note_text.split())
        return (f"{title} : {note}" if title else note), "note"
    if not title and node.details:
        return " ".join(node.details_text.split()), "details"
    if not title and node.content_attributes:
        return " · ".join(f"{name} : {value}" for name, value in node.content_attributes), "attribute"
    return title, "title"


def _weight(node: Said) -> tuple[int, int, bool]:
    """How many words of all, and of the title, are neither of a bare title, nor small words, nor a placeholder; and
    whether nothing is said."""
    covered = _covered(_placeholders(node), "blank")
    bare = _covered(node.hits, "title_word") | _covered(node.hits, "connector")
    for hit in node.hits:
        if hit.group == "scheme" and hit.end - hit.start >= 2:
            bare -= set(range(hit.start, hit.end))
    own = [place for place in range(len(node.words)) if place not in covered]
    size = sum(place not in bare for place in own)
    length = len(node.words) if len(node.folded) <= len(node.title) + 3 else len(stems(node.title))
    title_size = sum(place not in bare for place in own if place < length)
    none = _NONE.fullmatch(node.body) is not None or _TO_BE_DONE.fullmatch(node.body.strip(" .!")) is not None
    rank = size == 1 and len(own) <= 3 and _RANK.search(node.title) is not None
    only_title = none or rank or size == 0 or _DOTS.match(node.folded) is not None
    placeholder = bool(covered) and size <= _EVERYTHING_BLANK
    doubt = node.question and (size <= _EVERYTHING_BLANK or node.title.endswith("?") or "??" in node.folded)
    doubt = doubt and not _states(node.title)
    answered = doubt and node.noted and size > _EVERYTHING_BLANK
    return size, title_size, only_title or placeholder or (doubt and not answered)


def _states(title: str) -> bool:
    """Whether a title that asks something states it first, or goes on with its own answer."""
    return (title.endswith("?") and _STATED.match(title) is not None) or _ANSWERED.match(title) is not None


def _placeholders(node: Said) -> list[Hit]:
    """Hits of « blank » that stand alone: « à trouver » is none in « aider les jeunes à trouver un emploi »."""
    bare = _covered(node.hits, "title_word") | _covered(node.hits, "connector")
    label = len(stems(node.label)) if node.label else 0
    return [
        hit
        for hit in node.hits
        if (
            hit.group == "blank"
            and (node.words[hit.start] != "a" or hit.end == len(node.words) or bare.issuperset(range(hit.start)))
        )
        or (hit.group == "blank" and hit.start == label)
    ]


def _covered(hits: Sequence[Hit], group: str) -> set[int]:
    return {place for hit in hits if hit.group == group for place in range(hit.start, hit.end)}
