"""What is tried in vain is counted in the database, so that all processes count together, and refused past a limit."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import TypeVar

from cefi_map import limits
from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput
from cefi_map.store import Store

T = TypeVar("T")


class TooMany(BadInput):
    """Asked too often."""

    status = 429


def tried(store: Store, keys: dict[str, int], ask: Callable[[], T | None]) -> T | None:
    """What ``ask`` finds. When it finds nothing, that counts under each key; ``TooMany``, without asking, where one has
    reached its number within a quarter of an hour."""
    slot = int(time.time()) // limits.TRY_SECONDS
    kept = {hashlib.sha256(key.encode()).hexdigest(): most for key, most in keys.items()}
    if any(Centre(store).tried(key, slot) >= most for key, most in kept.items()):
        raise TooMany(
            "Trop d’essais ont échoué.", advice="Réessayez dans un quart d’heure, ou demandez à votre centre."
        )
    found = ask()
    if found is None:
        for key in kept:
            Centre(store).count_try(key, slot)
    return found
