"""What was read of texts stays in memory until someone erases for good."""

from __future__ import annotations

from .accounts import _proposed
from .amounts import amounts
from .dates import times
from .money import _announced, _said, _under
from .plain import flat


def forget() -> None:
    for remembered in (_announced, _proposed, _under, amounts, times, _said, flat):
        remembered.cache_clear()
