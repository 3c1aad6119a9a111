"""What C9, C10 and C11 share: how likely a jury member is to point at a node for a requirement."""

from __future__ import annotations

from cefi_map.checking.reading import ReadNode

_TIED = 0.5
"""Least chance of a node that its author tied to the requirement: words must still bear it out."""


def chance(node: ReadNode, id: str) -> float:
    """From 0 to 1, there where the node stands (``signals.py``)."""
    return max(node.signals.get(id, 0.0), _TIED if node.tied(id) else 0.0)


def is_likeliest(node: ReadNode, id: str) -> bool:
    """Whether the node looks like nothing else more."""
    return chance(node, id) >= max(node.signals.values(), default=0.0)
