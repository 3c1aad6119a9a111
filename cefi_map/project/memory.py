"""What is worked out once and kept in memory, so that it can be forgotten when someone erases for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

from cefi_map import typeset

P = ParamSpec("P")
T = TypeVar("T")

_forgetful: list[Callable[[], None]] = [typeset.forget]


def remembered(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last ``size`` answers of a function of hashable arguments, until ``forget``."""

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(maxsize=size)(function)
        _forgetful.append(kept.cache_clear)
        return kept  # type: ignore[return-value]  # lru_cache drops the signature

    return keep


def forgetting(clear: Callable[[], None]) -> None:
    """Have ``clear`` called too when everything is forgotten."""
    _forgetful.append(clear)


def forget() -> None:
    """Nothing that was worked out stays in memory."""
    for clear in _forgetful:
        clear()
