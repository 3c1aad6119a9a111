"""Passwords that are tried in vain make the next one wait, under what tells origin and account together: whoever tries
for another holds nobody back but himself. Counted in the database, so that all processes count together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from time import time
from typing import TypeVar

from cefi_map import limits
from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput
from cefi_map.store import Store

T = TypeVar("T")


class TooMany(BadInput):
    """Asked too soon."""

    status = 429


def tried(store: Store, account: str, where: str, ask: Callable[[], T | None]) -> T | None:
    """What ``ask`` finds; finding nothing counts. ``TooMany``, without asking, until the wait that this makes is over:
    none after the first ``TRIES``, then a second, twice as long each time, up to ``TRY_SECONDS``, after which nothing
    is known of it. ``where``: what stands for an origin (web/origin.py) or a known device."""
    key = hashlib.sha256(f"{account} {where}".encode()).hexdigest()
    left = Centre(store).claim_try(key, int(time()), _wait, limits.TRY_SECONDS)
    if left:
        raise TooMany("Trop d’essais ont échoué.", advice=f"Réessayez dans {_said(left)}.")
    found = ask()
    if found is not None:
        Centre(store).forget_try(key)
    return found


def _wait(failed: int) -> int:
    """Seconds until one may try again."""
    doubled = failed - limits.TRIES
    return 0 if doubled < 0 else min(2 ** min(doubled, 20), limits.TRY_SECONDS)


def _said(seconds: int) -> str:
    if seconds < 60:
        return f"{seconds} seconde{'s' if seconds > 1 else ''}"
    minutes = -(-seconds // 60)
    return f"{minutes} minute{'s' if minutes > 1 else ''}"
