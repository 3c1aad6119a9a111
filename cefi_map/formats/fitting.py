"""What a reader found, held to what a map may hold: the same limits for every format, before a rule reads a word.

A FreeMind file keeps what is cut from it (``freemind/fit.py``); no other file does, so there nothing is cut but what
has no words: an address that is a whole image, a name of a page's length.
"""

from __future__ import annotations

from dataclasses import replace

from cefi_map import limits
from cefi_map.mindmap import MindMap, Node, Rich
from cefi_map.mindmap.codec import within_limits

from .freemind import fit
from .reading import Reading


def fitted(reading: Reading) -> Reading:
    """``TooLarge`` when a title, a note or the signs of a node are too much; addresses and names that are too long are
    left out or cut, and that is said."""
    if reading.map.opaque:  # its file keeps all, and its reader has cut what is shown
        return reading
    within_limits(reading.map)
    nodes = tuple(map(_fitted, reading.map))
    changed = sum(node is not old for node, old in zip(nodes, reading.map, strict=True))
    if not changed:
        return reading
    said = f"Adresses ou noms trop longs pour une carte, non repris en entier\u00a0: {changed}."
    return replace(reading, map=MindMap(nodes, files=reading.map.files), notices=(*reading.notices, said))


def _fitted(node: Node) -> Node:
    """The same node where nothing in it is too long."""
    shorter = replace(
        node,
        link=fit.link(node.link),
        note=_rich(node.note),
        details=_rich(node.details),
        icons=tuple(icon[: fit.ICON_CHARS] for icon in node.icons),
        arrows=tuple(replace(arrow, label=arrow.label[: fit.LABEL_CHARS]) for arrow in node.arrows),
        attributes=tuple((name[: fit.NAME_CHARS], value[: limits.TITLE_CHARS]) for name, value in node.attributes),
    )
    return node if shorter == node else shorter


def _rich(rich: Rich) -> Rich:
    if all(len(run.link) <= limits.LINK_CHARS for block in rich for run in block.runs):
        return rich
    return tuple(replace(each, runs=tuple(replace(run, link=fit.link(run.link)) for run in each.runs)) for each in rich)
