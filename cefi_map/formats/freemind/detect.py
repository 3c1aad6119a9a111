"""Whether a file is a FreeMind map, from its first bytes."""

from __future__ import annotations

from ..sniff import first_names


def recognises(data: bytes) -> bool:
    """WiseMapping's root has the same name: what stands first in it tells them apart."""
    root, first = first_names(data)
    return root == "map" and first != "topic"
