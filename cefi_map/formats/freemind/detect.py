"""Whether a file is a FreeMind map, from its first bytes."""

from __future__ import annotations

from ..sniff import root_name


def recognises(data: bytes) -> bool:
    return root_name(data) == "map"
