"""Pictures of nodes: Freeplane's hook names a file beside the map, and how many times its own size it is drawn."""

from __future__ import annotations

import re
from dataclasses import replace

from cefi_map import limits
from cefi_map.formats.beside import Beside, Find
from cefi_map.mindmap import MindMap, Node, Picture
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.pictures import absent, address, is_beside

from .draft import Draft
from .escape import attribute
from .shell import piece_of
from .source import Element

HOOK = "ExternalObject"
_SIZE = re.compile(rf"""<hook\b(?=[^<>]*\bNAME=["']{HOOK}["'])[^<>]*?\bSIZE=["']([0-9.]+)["']""")


def said(hook: Element | None) -> Picture | None:
    """What a file alone says of a node's picture: where it lies. None of what lies elsewhere: it stays in the file."""
    if hook is None or not is_beside(source := clean(hook.attributes.get("URI", ""))):
        return None
    if len(source) > limits.LINK_CHARS:
        return None
    return absent(source, clean(hook.attributes.get("ALT", ""))[: limits.PICTURE_WORDS])


def found(mindmap: MindMap, find: Find) -> MindMap:
    """The map of a file with the pictures that lie beside it."""
    beside = Beside(find)
    nodes = tuple(_found(node, beside) if node.picture else node for node in mindmap)
    return replace(mindmap, nodes=nodes, files=beside.files)


def _found(node: Node, beside: Beside) -> Node:
    assert node.picture
    made = beside.picture(node.picture.source, times=times(piece_of(node) or ""), alt=node.picture.alt)
    return replace(node, picture=made) if made else node


def times(piece: str) -> float:
    """How many times its own size a node's picture is drawn, as its piece says."""
    match = _SIZE.search(piece)
    try:
        return min(float(match[1]), 100.0) if match else 1.0
    except ValueError:
        return 1.0


def is_said(picture: Picture | None, said: Picture | None, piece: str) -> bool:
    """Whether a file says all of a node's picture: its place, its words, its size."""
    if picture is None or said is None:
        return picture is said
    if (picture.source, picture.alt) != (said.source, said.alt):
        return False
    return not picture.hash or abs(picture.width - picture.natural[0] * times(piece)) < 1


def element(picture: Picture) -> str:
    """Freeplane's own, with the words it has no place for."""
    named = {"ALT": picture.alt, "NAME": HOOK, "SIZE": _times(picture), "URI": address(picture)}
    return f"<hook{''.join(attribute(name, value) for name, value in named.items() if value)}/>"


def changed(draft: Draft, picture: Picture | None) -> None:
    """The picture of a node's piece; "" takes it away."""
    old = next((each for each in draft.named("hook") if each.attributes.get("NAME") == HOOK), None)
    if old is None:
        draft.add(element(picture) if picture else "")
    elif picture is None:
        draft.replace(old, "")
    else:
        draft.retag(old, URI=address(picture), SIZE=_times(picture), ALT=picture.alt or None)


def unseen(mindmap: MindMap) -> int:
    """How many nodes show a picture that did not come along."""
    return sum(node.picture is not None and not node.picture.hash for node in mindmap)


def _times(picture: Picture) -> str:
    return f"{picture.width / picture.natural[0]:.6g}" if picture.natural[0] else "1.0"
