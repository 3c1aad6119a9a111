"""Whether a node gives a reason, and whether that reason says something of this project."""

from __future__ import annotations

from typing import Literal

from cefi_map.french import figures
from cefi_map.french.reasons import BRACKET, DISCARDED, PLAIN, STRONG, WEAK, WHY

from .reading import ReadNode
from .view import View

Reason = Literal["", "generic", "weak", "specific"]


def reason(view: View, node: ReadNode) -> Reason:
    """How far the node's own text says why.

    « specific »: an explicit mark with a fact, a contrast or enough words behind it; « generic »: a mark with a formula
    that would fit any project; « weak »: an implicit link (an arrow, « pour » and a verb) with something specific.
    """
    text = node.folded
    strong = any(mark.search(text) is not None for mark in (STRONG, DISCARDED, BRACKET, PLAIN))
    if not strong and _asked(view, node):
        strong = node.size >= 5
    if strong:
        return "generic" if _generic(node) else "specific" if node.size >= 4 else "generic"
    if WEAK.search(text) and node.size >= 5 and not _generic(node):
        return "weak"
    return "generic" if node.has("generic_reason") and _asked(view, node) else ""


def _asked(view: View, node: ReadNode) -> bool:
    """Whether the title above, or the node's own label, asks why."""
    if "argument" in node.topics or WHY.search(node.label):
        return True
    parent = view.parent(node)
    return parent is not None and parent.depth > 0 and "pourquoi" in parent.title and "argument" in parent.topics


def _generic(node: ReadNode) -> bool:
    """A formula: words of praise and nothing that is only true here."""
    if node.has("boilerplate") and not (node.finds(figures.NUMBER) or node.has("source", "org", "first_hand")):
        return True
    return (
        node.size <= 9
        and node.has("generic_reason")
        and not (
            node.finds(figures.NUMBER)
            or node.finds(DISCARDED)
            or (node.has("source", "org", "need", "first_hand") and node.size >= 8)
        )
    )
