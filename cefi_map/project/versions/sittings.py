"""A history as people remember it: by sittings, cut where a person was away. The page has the same in JavaScript
(``remote/sittings``)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from cefi_map.store import Revision

PAUSE = timedelta(minutes=45)
"""Without a version for so long, the next one begins a sitting."""


def sittings(revisions: Iterable[Revision]) -> list[list[Revision]]:
    """The revisions, oldest first, cut after each pause; no list is empty."""
    found: list[list[Revision]] = []
    for one in revisions:
        if not found or one.created - found[-1][-1].created > PAUSE:
            found.append([])
        found[-1].append(one)
    return found
