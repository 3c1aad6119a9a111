"""Texts in which « <node » is not always a node of the map: such tags are marked before the text is cut."""

from __future__ import annotations

import re

from .scan import ANY_TAG, END, NODE

SHIELD = "\0"
"""Put before a name so that it is not taken for a node's; no XML text holds this character."""
_NODE_NAME = re.compile(r"(</?)(?=node[ \n\t/>])")


def shield(source: str) -> str:
    """The source with SHIELD in what only looks like a node of the map: in comments and CDATA, in longer names, and in
    nodes that stand inside another element."""
    foreign = 0
    in_map = False

    def visit(tag: re.Match[str]) -> str:
        nonlocal foreign, in_map
        end_mark, name, _, slash = tag.groups()
        if name is None:
            return _NODE_NAME.sub(rf"\1{SHIELD}", tag[0])
        if not in_map:
            in_map = True
            return tag[0]
        if name == "node" and not foreign:
            return END if end_mark else tag[0]
        if not slash:
            foreign = max(0, foreign - 1) if end_mark else foreign + 1
        return _NODE_NAME.sub(rf"\1{SHIELD}", tag[0], count=1)

    return ANY_TAG.sub(visit, source)


def shield_piece(piece: str) -> str:
    """``shield`` of one piece."""
    if NODE in piece or "<!" in piece or "<?" in piece:
        return shield(f"<map>{NODE}{piece}").removeprefix(f"<map>{NODE}")
    return piece


def unshield(text: str) -> str:
    return text.replace(SHIELD, "") if SHIELD in text else text
