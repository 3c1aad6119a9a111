"""The nodes of a FreeMind file from its pieces, in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cefi_map import limits
from cefi_map.errors import TooLarge
from cefi_map.mindmap import Arrow, Node

from . import keys
from .escape import attribute_value
from .nodes import file_node, set_arrows
from .scan import END, NODE, Shielding, ends_in, inner_part, opening, parts, plain
from .shell import FORMAT
from .shield import unshield
from .values import worn_but_note


class Branches:
    """Reads pieces into nodes; ``finished`` gives them."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._path: list[str] = []
        self._keys: set[str] = set()
        self._repeated: set[str] = set()
        self._with_arrows: list[int] = []
        self._later: dict[str, list[tuple[str, str]]] = {}

    def read(self, pieces: Iterator[str]) -> str:
        """Reads the first whole branch of ``pieces``; gives the text after it. ``Shielding`` when something that is no
        node of the map looks like one."""
        nodes, path, known = self._nodes, self._path, self._keys
        for piece in pieces:
            match = plain(piece)
            if not match:
                rest = self._full(piece)
            else:
                id, _, slash, ends = match.groups()
                if id and id not in known:
                    known.add(id)
                    key, source_id = id, ""
                else:
                    key, source_id = self._key(id or "")
                nodes.append(file_node(key, path[-1] if path else None, (), source_id, (FORMAT, piece)))
                if not slash:
                    self._open(key)
                if ends:
                    del path[-ends.count("<") :]
                rest = None if path else ""
            if rest is not None:
                return unshield(rest + NODE.join(("", *pieces)))
        raise Shielding

    def finished(self) -> tuple[Node, ...]:
        """The nodes: repeated IDs no keys any more, arrows by key (without those that point nowhere), and what stands
        after child nodes kept."""
        nodes = self._nodes
        if self._repeated:
            nodes = self._with_derived_keys()
        if self._with_arrows:
            known = ids(nodes)
            for place in self._with_arrows:
                set_arrows(nodes[place], resolved(nodes[place].arrows, known))
        if self._later:
            self._keep_later(nodes)
        return tuple(nodes)

    def _full(self, piece: str) -> str | None:
        """Reads a piece that ``plain`` does not match. Gives the text after the root's end when it ends there."""
        path = self._path
        head, start = opening(piece)
        slash = head[7]
        key, source_id = self._key(head[0])
        parent = path[-1] if path else None
        if not slash:
            self._open(key)
        inner, ends = ("", piece[start:]) if slash else inner_part(piece, start)
        arrows = worn_but_note(inner)[0].arrows if inner else ()
        if arrows:
            self._with_arrows.append(len(self._nodes))
        count = ends_in(ends or head[8])
        rest = None
        if count < 0 or count >= len(path):
            gaps = ends.split(END)
            rest = self._close(key, gaps)
            piece = piece[: start + len(inner)] + END.join(gaps)
        elif count:
            del path[-count:]
        self._nodes.append(file_node(key, parent, arrows, source_id, (FORMAT, unshield(piece))))
        return rest

    def _key(self, raw: str) -> tuple[str, str]:
        """Key and source ID of the next node from its raw ID."""
        id = attribute_value(raw)
        if id in self._keys:
            self._repeated.add(id)
        elif keys.usable(id):
            self._keys.add(id)
            return id, ""
        return keys.derived(len(self._nodes)), keys.shown(id)

    def _with_derived_keys(self) -> list[Node]:
        """The first bearer of a repeated ID has it for a key until now, and is the only one whose children name it."""
        new = {each.key: keys.derived(place) for place, each in enumerate(self._nodes) if each.key in self._repeated}
        self._later = {
            new.get(parent, parent): [(new.get(child, child), raw) for child, raw in later]
            for parent, later in self._later.items()
        }
        return [
            replace(
                each,
                key=new.get(each.key, each.key),
                parent=each.parent and new.get(each.parent, each.parent),
                source_id=each.key if each.key in new else each.source_id,
            )
            if each.key in new or each.parent in new
            else each
            for each in self._nodes
        ]

    def _keep_later(self, nodes: list[Node]) -> None:
        children: dict[str | None, list[str]] = {}
        for each in nodes:
            children.setdefault(each.parent, []).append(each.key)
        for place, each in enumerate(nodes):
            if later := self._later.get(each.key):
                siblings = tuple(children[each.key])
                entries = tuple((siblings.index(child) + 1, unshield(raw)) for child, raw in later)
                nodes[place] = replace(each, opaque=(*each.opaque, siblings, entries))

    def _open(self, key: str) -> None:
        if len(self._path) > limits.DEPTH:
            raise TooLarge(
                f"Cette carte a plus de {limits.DEPTH} niveaux.", advice="Remontez les branches les plus profondes."
            )
        self._path.append(key)

    def _close(self, key: str, gaps: list[str]) -> str | None:
        """Closes a branch for each gap but the first. What is not blank in a gap belongs to the node that is open
        there: it is taken out of ``gaps`` and kept for later. Gives the text after the root's end once it is reached.
        """
        child = key
        for place, gap in enumerate(gaps):
            if place:
                child = self._path.pop()
            if not self._path:
                rest = END.join(gaps[place:])
                gaps[place:] = [""]
                return rest
            if gap.strip(" \n\t"):
                parts(gap)
                self._later.setdefault(self._path[-1], []).append((child, gap))
                gaps[place] = ""
        return None


def ids(nodes: list[Node] | tuple[Node, ...]) -> dict[str, str]:
    """ID in the file -> key of the first node that bears it."""
    return {each.source_id or each.key: each.key for each in reversed(nodes)}


def resolved(arrows: tuple[Arrow, ...], known: dict[str, str]) -> tuple[Arrow, ...]:
    """Arrows with their targets' IDs turned into keys; those whose target is not in the map are left out."""
    return tuple(replace(arrow, target=known[arrow.target]) for arrow in arrows if arrow.target in known)
