"""What a page says once, after a redirection: kept in the session cookie, so cut to what a cookie holds."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash

from .shown import NB, count

ROOM = 1500
"""Characters of notices that one page shows."""


def keep(notices: Sequence[str], title: str, where: str = "") -> None:
    """Show these under ``title`` on the next page; ``where`` says in a few words what page has those without room."""
    shown: list[str] = []
    for notice in notices:
        if sum(map(len, shown)) + len(notice) > ROOM:
            break
        shown.append(notice)
    if left := len(notices) - len(shown):
        shown.append(f"Et {count(left, 'autre', 'autres')}{f'{NB}: {where}' if where else ''}.")
    if shown:
        flash("\n".join([title, *shown]), "notices")
