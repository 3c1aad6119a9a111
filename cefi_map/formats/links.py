"""Where a link leads: to a page or a mailbox, to a node of the map, or nowhere that an exported file lets one click."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from cefi_map.mindmap import MindMap, Node, Rich

_LIVE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\\]+", re.IGNORECASE)


def is_live(address: str) -> bool:
    """Whether an exported file may make a link of it that a click follows: http, https and mailto.

    A file goes from hand to hand: a script would run, « file: » and « \\\\server » reach another's computer, and a path
    leads nowhere once the file stands in another folder. Such an address is written as words.
    """
    return bool(_LIVE.fullmatch(address))


def within(address: str, mindmap: MindMap) -> Node | None:
    """The node that « # » and its key leads to."""
    return mindmap.by_key.get(address[1:]) if address.startswith("#") else None


class Anchors:
    """Names for the nodes that a link of the map leads to, in formats where nodes bear none: « noeud_12 », by place.

    Fit for a Word bookmark: letters, digits and underscores, 40 at most. No name is one that a broken link looks for:
    read back, it would lead to a node that it never meant.
    """

    def __init__(self, mindmap: MindMap) -> None:
        addresses = {address for node in mindmap.nodes for address in _addresses(node) if address.startswith("#")}
        broken = {address[1:] for address in addresses if not within(address, mindmap)}
        self._names: dict[str, str] = {}
        for address in addresses:
            if node := within(address, mindmap):
                name = f"noeud_{mindmap.positions[node.key] + 1}"
                while name in broken:
                    name += "_"
                self._names[node.key] = name

    def of(self, node: Node) -> str:
        """Its name, "" when no link leads there."""
        return self._names.get(node.key, "")

    def live(self, address: str) -> str:
        """The address for a click to follow in the file, "" when there is none: it is then written as words."""
        if name := self._names.get(address[1:]) if address.startswith("#") else None:
            return f"#{name}"
        return address if is_live(address) else ""


def resolved(nodes: list[Node], keys: Mapping[str, str]) -> list[Node]:
    """The nodes of a file, links to a name in ``keys`` leading to the node of that key; "" is no name."""

    def own(address: str) -> str:
        key = keys.get(address[1:]) if len(address) > 1 and address.startswith("#") else None
        return f"#{key}" if key else address

    return [relinked(node, own) for node in nodes]


def relinked(node: Node, change: Callable[[str], str]) -> Node:
    """The node with its links, those of its notes among them, changed."""
    if not any(_addresses(node)):
        return node
    return replace(
        node, link=change(node.link), note=_relinked(node.note, change), details=_relinked(node.details, change)
    )


def _relinked(rich: Rich, change: Callable[[str], str]) -> Rich:
    return tuple(
        replace(block, runs=tuple(replace(run, link=change(run.link)) for run in block.runs))
        if any(run.link for run in block.runs)
        else block
        for block in rich
    )


def _addresses(node: Node) -> Iterator[str]:
    yield node.link
    yield from (run.link for rich in (node.note, node.details) for block in rich for run in block.runs)
