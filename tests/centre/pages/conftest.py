"""A request of these tests waits for what is said of a map, and their passwords are hashed for little."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from tests.applications import patient

__all__ = ["patient"]


@pytest.fixture(scope="module", autouse=True)
def quickly() -> Iterator[None]:
    """Everybody whom these tests invite has a password, at a sixth of a second of the processor where it is hashed as
    it is for people: that has its own, ``ways/test_ways.py``, and each that asks a real server."""
    for_little = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cefi_map.centre.ways.ways._hasher", lambda: for_little)
        yield
