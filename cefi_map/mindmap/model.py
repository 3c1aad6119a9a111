"""The map as a frozen value: nodes in document order, each naming its parent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cefi_map.errors import NotFound

from .rich import Rich, plain

Opaque = tuple[object, ...]
"""What a file holds and the model does not: nested tuples of str, int, bool and None that only its format reads."""

DERIVED = "~"
"""First character of a key that no file gave: derived from the node's position at import, stable from then on."""

STAGE_TAG = "etape"
REQUIREMENT_TAG = "exigence"
DENIED_TAG = "exigence-non"
LANGUAGE_TAG = "langue"
ACCOUNT_TAG = "compte"
"""The line of the plan comptable that the candidate chose for an amount (« 62 »)."""
ANSWERED_TAG = "repond"
"""The requirement on which a question was answered in the node's note (« C5 », « M5 » of the dossier)."""
TAGS = (STAGE_TAG, REQUIREMENT_TAG, DENIED_TAG, LANGUAGE_TAG, ACCOUNT_TAG, ANSWERED_TAG)
LINES = ("", "full", "dots")
"""Of an arrow: dashes, one stroke, dots."""
ENDS = ("", "both", "start", "none")
"""Of an arrow: a head at its target, at both ends, where it starts, none."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")


@dataclass(frozen=True, slots=True)
class Arrow:
    """A relation drawn from a node to ``target`` (a key). ``color`` is "#rrggbb" or ""; ``line`` one of ``LINES``;
    ``ends``, where it has heads, one of ``ENDS``."""

    target: str
    label: str = ""
    color: str = ""
    line: str = ""
    ends: str = ""

    def led(self, start: str) -> tuple[str, str] | None:
        """Which node leads to which, for an arrow of the node ``start``; None where its heads say no direction."""
        if self.ends in ("both", "none"):
            return None
        return (self.target, start) if self.ends == "start" else (start, self.target)


@dataclass(frozen=True, slots=True)
class Style:
    """How a candidate or a file dressed a node; "" or None where nothing was said. Colours are "#rrggbb"."""

    color: str = ""
    background: str = ""
    edge: str = ""
    cloud: str = ""
    bold: bool | None = None
    italic: bool | None = None
    size: int | None = None


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture under a node's text, drawn ``width`` by ``height`` pixels; ``natural`` is its own size in pixels.

    ``hash`` is the SHA-256 of its bytes as they are kept, "" of one that did not come with its file: then ``source``,
    where that file says it lies, is all there is. ``alt`` says in words what it shows.
    """

    hash: str
    width: int
    height: int
    natural: tuple[int, int] = (0, 0)
    alt: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One node. ``text`` is the title as typed (newlines allowed); ``side`` is "left", "right" or "" (level 1 only).

    ``attributes`` are FreeMind's name/value pairs, a candidate's tags ``etape`` and ``exigence`` among them.
    ``key`` is the file's ID where present and unique, else derived (``DERIVED``); ``source_id`` holds the file's ID
    when it is not the key (duplicates). ``opaque`` takes no part in equality.
    """

    key: str
    parent: str | None
    text: str
    note: Rich = ()
    details: Rich = ()
    icons: tuple[str, ...] = ()
    link: str = ""
    arrows: tuple[Arrow, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    style: Style = PLAIN
    picture: Picture | None = None
    side: str = ""
    folded: bool = False
    source_id: str = field(default="", compare=False)
    opaque: Opaque = field(default=(), compare=False, repr=False)

    @property
    def id(self) -> str:
        """What reports print: the file's ID where there is one, else the key."""
        return self.source_id or self.key

    @property
    def note_text(self) -> str:
        return plain(self.note)

    @property
    def details_text(self) -> str:
        return plain(self.details)

    @property
    def stage_tags(self) -> tuple[str, ...]:
        """Stages (E1…E6) the candidate set on this node."""
        return tuple(value.strip() for name, value in self.attributes if name == STAGE_TAG)

    @property
    def requirement_tags(self) -> tuple[tuple[str, str], ...]:
        """(requirement id, reason) pairs the candidate set on this node: « C5 parce que … »."""
        tags = (value.strip().partition(" ") for name, value in self.attributes if name == REQUIREMENT_TAG)
        return tuple((name, reason.strip()) for name, _, reason in tags)

    @property
    def denied_tags(self) -> tuple[str, ...]:
        """Requirements that, as the candidate said when asked, this node does not answer."""
        return tuple(value.strip() for name, value in self.attributes if name == DENIED_TAG)

    @property
    def answered_tags(self) -> tuple[str, ...]:
        """Requirements on which its note answers a question; none of a note that was taken away since."""
        tags = (value.strip() for name, value in self.attributes if name == ANSWERED_TAG)
        return tuple(tags) if self.note_text.strip() else ()

    @property
    def language(self) -> str:
        """The language the candidate says its words are in (« en »), "" for French."""
        said = next((value.strip() for name, value in self.attributes if name == LANGUAGE_TAG), "")
        return said if _LANGUAGE.fullmatch(said) else ""

    @property
    def content_attributes(self) -> tuple[tuple[str, str], ...]:
        """Attributes that are content: all but the candidate's tags."""
        return tuple(pair for pair in self.attributes if pair[0] not in TAGS)


@dataclass(frozen=True)
class MindMap:
    """Nodes in document order (a parent before its children, a branch in one piece); the first is the root.

    Built by a format's reader, by ``codec.from_data`` or by ``edits``: they hold the order, the views below rely on it.
    ``files`` are its pictures where they are at hand: hash -> bytes, or the address at which a page finds them.
    """

    nodes: tuple[Node, ...]
    opaque: Opaque = field(default=(), compare=False, repr=False)
    files: Mapping[str, bytes | str] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __contains__(self, key: object) -> bool:
        return key in self.by_key

    def __repr__(self) -> str:
        return f"<MindMap {self.root.text[:40]!r}, {len(self)} nodes>"

    @property
    def root(self) -> Node:
        return self.nodes[0]

    @cached_property
    def by_key(self) -> Mapping[str, Node]:
        return {node.key: node for node in self.nodes}

    @cached_property
    def _children(self) -> Mapping[str | None, list[Node]]:
        found: dict[str | None, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.parent, []).append(node)
        return found

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Key -> place in ``nodes``."""
        return {node.key: place for place, node in enumerate(self.nodes)}

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """Key -> level; the root is 0."""
        depths: dict[str | None, int] = {None: -1}
        for node in self.nodes:
            depths[node.key] = depths[node.parent] + 1
        del depths[None]
        return depths  # type: ignore[return-value]  # the None key is gone

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """Key -> « 3.2.1 »: what is printed beside a node and said in a report. The root has ""."""
        numbers: dict[str, str] = {}
        ranks: dict[str | None, int] = {}
        for node in self.nodes:
            rank = ranks[node.parent] = ranks.get(node.parent, 0) + 1
            above = numbers.get(node.parent) if node.parent is not None else None
            numbers[node.key] = "" if above is None else f"{above}.{rank}" if above else str(rank)
        return numbers

    @cached_property
    def noted(self) -> Mapping[str, int]:
        """Key -> rank, from 1, of each node with a note or details: the number of its footnote."""
        carriers = (node.key for node in self.nodes if node.note or node.details)
        return {key: rank for rank, key in enumerate(carriers, 1)}

    @cached_property
    def pictures(self) -> frozenset[str]:
        """Hashes of the pictures that its nodes show."""
        return frozenset(node.picture.hash for node in self.nodes if node.picture and node.picture.hash)

    @cached_property
    def below(self) -> Mapping[str, int]:
        """Key -> how many nodes are below."""
        below = dict.fromkeys(self.by_key, 0)
        for node in reversed(self.nodes):
            if node.parent is not None:
                below[node.parent] += below[node.key] + 1
        return below

    @cached_property
    def folds(self) -> Mapping[str, int]:
        """Key -> how many nodes it hides, of each folded one; the root and leaves are never folded."""
        return {node.key: self.below[node.key] for node in self.nodes[1:] if node.folded and self.below[node.key]}

    def node(self, key: str) -> Node:
        """The node of that key; ``NotFound`` when the map has none."""
        try:
            return self.by_key[key]
        except KeyError:
            raise NotFound(
                "Ce nœud n’est plus dans la carte.", advice="Rechargez la page pour voir la carte à jour."
            ) from None

    def children(self, key: str | None) -> tuple[Node, ...]:
        return tuple(self._children.get(key, ()))

    def branch(self, key: str) -> tuple[Node, ...]:
        """The node and all below it, in document order: one slice."""
        start, depths = self.positions[key], self.depths
        level, end = depths[key], start + 1
        while end < len(self.nodes) and depths[self.nodes[end].key] > level:
            end += 1
        return self.nodes[start:end]

    def ancestors(self, key: str) -> Iterator[Node]:
        """From the parent up to the root."""
        parent = self.by_key[key].parent
        while parent is not None:
            node = self.by_key[parent]
            yield node
            parent = node.parent
