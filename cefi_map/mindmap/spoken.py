"""What a node carries beside its words, in French: icons by their names, a picture, a link, arrows by both ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from .icons import icon_word
from .model import MindMap, Node

_SAID = {
    "": ("flèche", "vers", "depuis"),
    "start": ("flèche", "depuis", "vers"),
    "both": ("double flèche", "avec", "avec"),
    "none": ("trait", "vers", "depuis"),
}
"""Ends of an arrow -> what it is, and how it leads from its node and from its target."""
_SHORT = 60
"""Characters of a node's text where a sentence names it."""
_PLACES = 4
"""Nodes that a sentence names."""


def icons(node: Node) -> str:
    """« icône délai », « icônes idée, délai »; "" without any."""
    names = [icon_word(name).lower() for name in node.icons]
    return f"{'icônes' if len(names) > 1 else 'icône'} {', '.join(names)}" if names else ""


def picture(node: Node) -> str:
    """« image : le plan du site », « image sans description », « image absente : plan.png »; "" without any."""
    found = node.picture
    if found is None:
        return ""
    words = _line(found.alt)
    if not found.hash:
        return f"image absente : {words or _line(file_name(found.source))}"
    return f"image : {words}" if words else "image sans description"


def file_name(source: str) -> str:
    """The last part of a place beside a file, as one reads it."""
    return unquote(source).replace("\\", "/").rsplit("/", 1)[-1]


def ties(mindmap: MindMap) -> Mapping[str, tuple[str, ...]]:
    """Key -> what is said of a node's arrows, at both ends: « flèche « y répond » vers 5.1.2, le marché »."""
    found: dict[str, list[str]] = {}
    for node in mindmap:
        for arrow in node.arrows:
            if target := mindmap.by_key.get(arrow.target):
                kind, there, back = _SAID[arrow.ends]
                words = f"{kind} « {_line(arrow.label)} »" if arrow.label.strip() else kind
                found.setdefault(node.key, []).append(f"{words} {there} {_named(mindmap, target)}")
                found.setdefault(target.key, []).append(f"{words} {back} {_named(mindmap, node)}")
    return {key: tuple(said) for key, said in found.items()}


def carried(node: Node, ties: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Its icons, its picture, that it has a link, its arrows."""
    link = ("lien vers un nœud" if node.link.startswith("#") else "lien") if node.link else ""
    return tuple(filter(None, (icons(node), picture(node), link, *ties.get(node.key, ()))))


def places(mindmap: MindMap, nodes: Sequence[Node]) -> str:
    """« nœud 3.2, Le plan ; le centre, Atelier, et 2 autres »: what a sentence says of nodes; pages lead there."""
    said = " ; ".join(
        f"{'nœud ' if mindmap.numbers[node.key] else ''}{_named(mindmap, node)}" for node in nodes[:_PLACES]
    )
    more = len(nodes) - _PLACES
    return said if more <= 0 else f"{said}, et {more} autre{'s' if more > 1 else ''}"


def _named(mindmap: MindMap, node: Node) -> str:
    return ", ".join(filter(None, (mindmap.numbers[node.key] or "le centre", _line(node.text))))


def _line(text: str) -> str:
    """One line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rpartition(' ')[0] or line[:_SHORT]}…"
