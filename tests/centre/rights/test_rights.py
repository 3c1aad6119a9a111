"""What a person may do with a thing, by their role in its session; tests/centre/pages has every route."""

from __future__ import annotations

import pytest

from cefi_map.centre import rights, sessions
from cefi_map.centre.store import Centre, Training
from cefi_map.errors import NotFound
from cefi_map.project.access import Level
from cefi_map.store import Person, Store


@pytest.fixture
def trainer(store: Store) -> Person:
    return Centre(store).add_person("Luc", "trainer")


@pytest.fixture
def training(store: Store, trainer: Person) -> Training:
    return sessions.create_training(store, trainer, "Printemps")


def test_a_project_is_its_author_s_and_its_trainer_s_while_it_is_shown(
    store: Store, trainer: Person, training: Training
):
    ana = sessions.join(store, training.code, "Ana").person
    ben = sessions.join(store, training.code, "Ben").person
    (project,) = store.of(ana.id).projects()
    assert rights.access(store, ana, "project", project.id).level == Level.OWN
    assert rights.access(store, trainer, "project", project.id).level == rights.IN_SESSION["project", "trainer"]
    for person in (ben, Centre(store).add_person("Zoé", "trainer"), Centre(store).add_person("Max", "head")):
        with pytest.raises(NotFound) as refused:
            rights.access(store, person, "project", project.id)
        with pytest.raises(NotFound) as nothing:
            rights.access(store, person, "project", "no such project")
        assert str(refused.value) == str(nothing.value), "whether there is one is not told"


def test_a_session_is_read_by_its_people_and_led_by_its_trainers_and_the_head(
    store: Store, trainer: Person, training: Training
):
    ana = sessions.join(store, training.code, "Ana").person
    head = Centre(store).add_person("Max", "head")
    levels = [rights.access(store, each, "training", training.id).level for each in (trainer, head, ana)]
    assert levels == [Level.OWN, Level.OWN, Level.READ]
