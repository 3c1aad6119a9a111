"""Node keys <-> IDs of the file: an ID that is present and unique is the key, else the key is derived."""

from __future__ import annotations

from cefi_map.mindmap.model import DERIVED

from .fit import NAME_CHARS


def usable(id: str) -> bool:
    """Whether an ID can serve as a key."""
    return 0 < len(id) <= NAME_CHARS and not id.startswith(DERIVED)


def shown(id: str) -> str:
    """An ID that is not its node's key, as the node carries it: whole, or "" when it is too long."""
    return id if len(id) <= NAME_CHARS else ""


def derived(place: int) -> str:
    """Key of a node by its place in the file (from 0)."""
    return f"{DERIVED}{place}"
