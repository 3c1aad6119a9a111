"""A session with a trainer and a candidate, over a real store."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cefi_map.centre import sessions
from cefi_map.centre.store import Centre, Training
from cefi_map.store import Person, Store

__all__ = ["Pair", "pair"]


@dataclass(frozen=True)
class Pair:
    """``project`` is Ana's first, shown to the session."""

    training: Training
    trainer: Person
    ana: Person
    project: str


@pytest.fixture
def pair(store: Store) -> Pair:
    trainer = Centre(store).add_person("Luc", "trainer")
    training = sessions.create_training(store, trainer, "Printemps")
    ana = sessions.join(store, training.code, "Ana").person
    return Pair(training, trainer, ana, store.of(ana.id).projects()[0].id)
