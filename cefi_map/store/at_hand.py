"""Contents of revisions that this process read or wrote last: a save that follows one need not read it again.

A revision never changes, so what is at hand is true as long as its row is there; whoever uses it looks for that.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

ROOM = 60_000
"""Nodes and blocks at hand, of all projects: the newest of two hundred maps; some sixty megabytes when full."""

Key = tuple[str, str, str, int]
"""A cell, a line's table, a project, a number."""


class AtHand:
    """The last contents, up to ``room`` nodes; may be shared by threads."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._size, self._lock = room, 0, Lock()
        self._kept: OrderedDict[Key, tuple[Any, int]] = OrderedDict()

    def get(self, key: Key) -> Any:
        """The content, None where it is not at hand."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: Key, content: Any, size: int, instead: Key | None = None) -> None:
        """``size`` in nodes or blocks; ``instead`` of a content that the next save no longer follows. What is larger
        than the room is not kept."""
        if size > self._room:
            return
        with self._lock:
            for gone in (key, instead):
                self._size -= self._kept.pop(gone, (None, 0))[1] if gone else 0
            self._size += size
            self._kept[key] = (content, size)
            while self._size > self._room:
                self._size -= self._kept.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Nothing stays in memory."""
        with self._lock:
            self._kept.clear()
            self._size = 0
