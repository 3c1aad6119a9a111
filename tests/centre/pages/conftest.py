"""A request of these tests waits for what is said of a map, and their passwords are hashed for little."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from cefi_map.centre import sessions, ways
from cefi_map.centre.store import Training
from cefi_map.store import Store
from tests.applications import patient

from .centre import Guest, Peopled, app_of, invited, peopled, person

__all__ = ["patient"]


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Peopled]:
    found = peopled(tmp_path / "centre")
    yield found
    found.store.close()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """A centre in which nobody is yet."""
    made = app_of(tmp_path / "centre")
    yield made
    made.extensions["store"].close()


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


@pytest.fixture
def head(app: Flask, store: Store) -> Guest:
    return invited(app, ways.first_link(store), "Roy")


@pytest.fixture
def training(store: Store, head: Guest) -> Training:
    return sessions.create_training(store, person(store, "Roy"), "Printemps")


@pytest.fixture(scope="module", autouse=True)
def quickly() -> Iterator[None]:
    """Everybody whom these tests invite has a password, at a sixth of a second of the processor where it is hashed as
    it is for people: that has its own, ``ways/test_ways.py``, and each that asks a real server."""
    for_little = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cefi_map.centre.ways.ways._hasher", lambda: for_little)
        yield
