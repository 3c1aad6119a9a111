"""A session with its trainer, whose candidate handed in a map that names people, marked by the trainer."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cefi_map.centre import sessions, together
from cefi_map.centre.store import Centre, Training
from cefi_map.desk import marking
from cefi_map.desk.store import Desk
from cefi_map.mindmap.outline import parse
from cefi_map.store import Person, Store

__all__ = ["Handed", "handed"]

MAP = """Atelier mobilité d’Awa Diallo
  Difficultés
    Mme Petit dit : pas de permis, écrire à m.petit@orange.fr
    12 rue des Lilas, trop loin
  Partenaires
    La mairie prête la salle, car elle est vide
"""
LEVELS = {f"C{number}": "non_acquis" for number in range(1, 12)} | {"C1": "partiel", "C5": "acquis", "C9": "acquis"}


@dataclass(frozen=True)
class Handed:
    """``desk`` is the session's; Awa's ``work`` there, in ``cohort``."""

    training: Training
    trainer: Person
    awa: Person
    desk: Store
    cohort: str
    work: str


@pytest.fixture
def handed(store: Store) -> Handed:
    trainer = Centre(store).add_person("Luc", "trainer")
    training = sessions.create_training(store, trainer, "Printemps")
    awa = sessions.join(store, training.code, "Awa Diallo").person
    own = store.of(awa.id)
    project = own.create(parse(MAP)).id
    together.hand_over(store, awa, project, training.id)
    desk = store.of(training.id)
    (work,) = Desk(desk).works(training.id)
    marking.set_grid(desk, work.id, 1, {id: (level, "") for id, level in LEVELS.items()})
    return Handed(training, trainer, awa, desk, work.cohort, work.id)
