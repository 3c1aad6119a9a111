"""Maps that several trainers mark, labels of works, consent: kept, and gone with whom or what they are about."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from cefi_map.errors import NotFound
from cefi_map.mindmap.outline import parse
from cefi_map.store import Received, Store
from cefi_map.store.centre.tables import persons

from .cases import MAP

OTHER = parse("Autre carte\n  Une branche")


def begun(store: Store) -> tuple[str, str, str, str]:
    """A session, a harmony of two maps there, its one trainer, the candidate who made the first map."""
    centre = store.centre
    training = centre.add_training("Printemps", "ABCD2345").id
    luc, ana = centre.add_person("Luc", "trainer").id, centre.add_person("Ana", "candidate").id
    id = centre.add_harmony(training, "Essai", [(ana, MAP), ("", OTHER)], [luc])
    return training, id, luc, ana


def copied(store: Store, id: str, training: str, luc: str) -> str:
    """The group of a trainer's copies."""
    own = store.of(luc)
    cohort = own.create_cohort("Essai").id
    for each in store.centre.harmony(training, id).maps:
        own.receive(cohort, Received(f"Carte {each.number}", "carte.mm", each.map, {}, {}, each.id))
    store.centre.begin_marking(id, luc, cohort)
    return cohort


def test_the_maps_and_who_marks_them_come_back(store: Store) -> None:
    training, id, luc, ana = begun(store)
    cohort = copied(store, id, training, luc)
    found = store.centre.harmony(training, id)
    assert [(each.number, each.person, each.map) for each in found.maps] == [(1, ana, MAP), (2, "", OTHER)]
    assert [(each.person.name, each.cohort, each.done) for each in found.markers] == [("Luc", cohort, None)]
    assert [(each.id, each.name, each.maps) for each in store.centre.harmonies(training)] == [(id, "Essai", ())]


def test_one_of_another_session_is_not_found(store: Store) -> None:
    _, id, _, _ = begun(store)
    other = store.centre.add_training("Automne", "EFGH2345").id
    assert store.centre.harmonies(other) == ()
    for ask in (store.centre.harmony, store.centre.erase_harmony):
        with pytest.raises(NotFound):
            ask(other, id)


def test_marks_are_kept_once_and_never_written_again(store: Store) -> None:
    training, id, luc, _ = begun(store)
    store.centre.end_marking(id, luc, {"a": {"version": 1}})
    store.centre.end_marking(id, luc, {"a": {"version": 2}})
    store.centre.begin_marking(id, luc, "another")
    (marker,) = store.centre.harmony(training, id).markers
    assert (marker.marks, marker.cohort) == ({"a": {"version": 1}}, "")
    assert marker.done
    store.centre.remove_marker(id, luc)
    assert store.centre.harmony(training, id).markers == ()


def test_what_a_candidate_made_goes_with_its_copies(store: Store) -> None:
    training, id, luc, ana = begun(store)
    cohort = copied(store, id, training, luc)
    store.centre.erase_copies_of(ana)
    assert [each.map for each in store.centre.harmony(training, id).maps] == [OTHER]
    assert [each.title for each in store.of(luc).works(cohort)] == ["Autre carte"]


def test_it_is_erased_with_every_copy(store: Store) -> None:
    training, id, luc, _ = begun(store)
    cohort = copied(store, id, training, luc)
    store.centre.erase_harmony(training, id)
    assert store.centre.harmonies(training) == ()
    assert store.of(luc).works(cohort) == ()


def test_a_person_who_is_gone_leaves_neither_maps_nor_marks(store: Store) -> None:
    training, id, luc, ana = begun(store)
    for person in (luc, ana):
        with store.database.write() as connection:
            connection.execute(delete(persons).where(persons.c.id == person))
    found = store.centre.harmony(training, id)
    assert (len(found.maps), found.markers) == (1, ())


def test_consent_has_a_date_and_is_taken_back(store: Store) -> None:
    training, _, _, ana = begun(store)
    store.centre.add_member(training, ana, "candidate")

    def consent() -> object:
        member = store.centre.membership(training, ana)
        assert member
        return member.consent

    assert consent() is None
    store.centre.set_consent(training, ana, given=True)
    assert consent()
    store.centre.set_consent(training, ana, given=False)
    assert consent() is None


def test_labels_are_a_version_s_and_go_with_the_work(store: Store) -> None:
    training, _, luc, _ = begun(store)
    desk = store.of(training)
    cohort = desk.create_cohort("Rendus").id
    work = desk.receive(cohort, Received("Ana", "ana.mm", MAP, {}, {}))
    for said in ({"C1a": "partiel"}, {"C1a": "absent"}):
        store.centre.keep_labels(work.id, 1, luc, said)
    found = store.centre.labels(cohort)
    assert {at: (each.person, each.value) for at, each in found.items()} == {(work.id, 1): (luc, {"C1a": "absent"})}
    store.centre.drop_labels(work.id, 1)
    assert store.centre.labels(cohort) == {}
    store.centre.keep_labels(work.id, 1, luc, {})
    desk.erase_work(work.id)
    assert store.centre.labels(cohort) == {}
