"""The topics that a program's file lists become a map: keys, parents, arrows; what has no place in one is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from cefi_map.errors import BadInput
from cefi_map.formats.assemble import assembled, derived_key
from cefi_map.formats.reading import Reading
from cefi_map.mindmap import Arrow, Node
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.model import DERIVED

FLOATING = "Sujets flottants rattachés au nœud central : {count}."
CALLOUT = "Bulles reprises comme nœuds : {count}."
SUMMARY = "Résumés d’accolades repris comme nœuds : {count}."
IMAGE = "Images non reprises : {count}."
ATTACHMENT = "Pièces jointes non reprises : {count}."
GROUP = "Cadres autour de plusieurs nœuds, non repris : {count}."
LINK = "Liens vers un nœud qui n’est pas dans la carte, non repris : {count}."
RELATION = "Relations dont une extrémité n’est pas un nœud, non reprises : {count}."
"""Sentences of ``Topics.say``."""

_LONGEST_ID = 1000
_NAMED = 10
"""Markers named in a notice, the most frequent first."""


@dataclass
class Topics:
    """Nodes in the file's order, a parent before or after its children."""

    nodes: list[Node] = field(default_factory=list)
    _keys: dict[str, str] = field(default_factory=dict)
    _arrows: list[tuple[str, str, str, str]] = field(default_factory=list)
    _said: Counter[str] = field(default_factory=Counter)
    _markers: Counter[str] = field(default_factory=Counter)

    def add(self, id: str, parent: str, text: str, **more: Any) -> str:
        """A node below the topic ``parent`` ("" for none), with these fields of ``Node``. Gives what its children name
        as their parent: its id, or a key where the file gives none of its own."""
        own = 0 < len(id) < _LONGEST_ID and id not in self._keys and not id.startswith(DERIVED)
        key = id if own else derived_key(len(self.nodes))
        self._keys[key] = key
        self.nodes.append(Node(key, clean(parent) or None, clean(text), **more))
        return key

    def arrow(self, start: str, end: str, label: str = "", color: str = "") -> None:
        """A relation between two topics, that may come later."""
        self._arrows.append((start, end, clean(label), color))

    def say(self, sentence: str, count: int = 1) -> None:
        """Count something for a notice; ``sentence`` has a place for the count."""
        self._said[sentence] += count

    def icons(self, markers: Iterable[str], known: dict[str, str]) -> tuple[str, ...]:
        """The icons that stand for these markers, each once; a marker without one is named in a notice."""
        markers = [marker for marker in markers if marker]
        self._markers.update(marker for marker in markers if marker not in known)
        return tuple(dict.fromkeys(known[marker] for marker in markers if marker in known))

    def reading(self, center: str = "") -> Reading:
        """The map around the topic ``center``, else around the first that has no parent. ``BadInput`` without any."""
        if not self.nodes:
            raise BadInput("Cette carte ne contient aucun nœud.", advice="Enregistrez-la de nouveau, puis réessayez.")
        tops = [node.key for node in self.nodes if node.parent not in self._keys]
        root = center if center in tops else next(iter(tops), "")
        nodes = [self._placed(node, root) for node in self.nodes]
        self.say(FLOATING, max(len(tops) - 1, 0))
        return Reading(assembled(self._with_arrows(nodes)), tuple(self._notices()))

    def _placed(self, node: Node, root: str) -> Node:
        """Below its parent, else below the root; a link to a topic that is not there is dropped and counted."""
        if node.link.startswith("#") and node.link[1:] not in self._keys:
            self.say(LINK)
            node = replace(node, link="")
        return replace(node, parent=None if node.key == root else node.parent if node.parent in self._keys else root)

    def _with_arrows(self, nodes: list[Node]) -> list[Node]:
        found: dict[str, list[Arrow]] = {}
        for start, end, label, color in self._arrows:
            if start in self._keys and end in self._keys:
                found.setdefault(start, []).append(Arrow(end, label, color))
            else:
                self.say(RELATION)
        return [replace(node, arrows=tuple(found.get(node.key, ()))) for node in nodes]

    def _notices(self) -> Iterator[str]:
        yield from (sentence.format(count=count) for sentence, count in self._said.items() if count)
        if self._markers:
            names = ", ".join(f"{name} ({count})" for name, count in self._markers.most_common(_NAMED))
            yield f"Repères sans équivalent, non repris : {clean(names)}."


def percentage(done: str) -> tuple[str, ...]:
    """The icon of a task that is so much done, in hundredths, the nearest quarter below; () when nothing is said."""
    if not (done.isascii() and done.isdigit() and int(done[:4]) <= 100):
        return ()
    return (f"{int(done) // 25 * 25}%",)
