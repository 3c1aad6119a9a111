"""Works that are marked to agree, labels of works, consent: kept, and gone with whom or what they are about."""

from __future__ import annotations

from cefi_map.mindmap.outline import parse
from cefi_map.store import Received, Store

from .cases import MAP

OTHER = parse("Autre carte\n  Une branche")


def begun(store: Store) -> tuple[str, str, str]:
    """A session, a group there with Ana's map and one that is nobody's, Ana."""
    training = store.centre.add_training("Printemps", "ABCD2345").id
    ana = store.centre.add_person("Ana", "candidate").id
    desk = store.of(training)
    cohort = desk.create_cohort("Essai").id
    for whose, mindmap in ((ana, MAP), ("", OTHER)):
        work = desk.receive(cohort, Received("Carte", "carte.mm", mindmap, {}, {}))
        store.centre.harmonise(work.id, whose)
    return training, cohort, ana


def test_a_group_with_such_works_is_told_from_others_and_is_its_session_s_alone(store: Store) -> None:
    training, cohort, _ = begun(store)
    desk = store.of(training)
    other = desk.create_cohort("Rendus").id
    desk.receive(other, Received("Ana", "ana.mm", MAP, {}, {}))
    assert store.centre.harmonies(training) == (cohort,)
    assert store.centre.harmonies(store.centre.add_training("Automne", "EFGH2345").id) == ()
    assert store.centre.harmonised(cohort) == {work.id for work in desk.works(cohort)}
    assert store.centre.harmonised(other) == frozenset()


def test_what_would_be_erased_counts_no_copy_and_erases_it(store: Store) -> None:
    training, _, _ = begun(store)
    desk = store.of(training)
    desk.receive(desk.create_cohort("Rendus").id, Received("Ana", "ana.mm", MAP, {}, {}))
    assert store.centre.expected(training)["works"] == 1
    store.centre.set_retention(training, None, None)
    assert store.centre.erase_training(training)
    assert store.centre.retention(training).report["works"] == 1
    assert store.centre.harmonies(training) == ()


def test_what_somebody_made_is_gone_with_them(store: Store) -> None:
    training, cohort, ana = begun(store)
    store.centre.erase_person(ana, keep_works=True)
    assert [work.title for work in store.of(training).works(cohort)] == ["Autre carte"]
    assert len(store.centre.harmonised(cohort)) == 1


def test_a_group_that_is_erased_is_none_any_more(store: Store) -> None:
    training, cohort, _ = begun(store)
    store.of(training).erase_cohort(cohort)
    assert store.centre.harmonies(training) == ()


def test_consent_has_a_date_and_is_taken_back(store: Store) -> None:
    training, _, ana = begun(store)
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
    training, _, ana = begun(store)
    desk = store.of(training)
    cohort = desk.create_cohort("Rendus").id
    work = desk.receive(cohort, Received("Ana", "ana.mm", MAP, {}, {}))
    for said in ({"C1a": "partiel"}, {"C1a": "absent"}):
        store.centre.keep_labels(work.id, 1, ana, said)
    found = store.centre.labels(cohort)
    assert {at: (each.person, each.value) for at, each in found.items()} == {(work.id, 1): (ana, {"C1a": "absent"})}
    store.centre.drop_labels(work.id, 1)
    assert store.centre.labels(cohort) == {}
    store.centre.keep_labels(work.id, 1, ana, {})
    desk.erase_work(work.id)
    assert store.centre.labels(cohort) == {}
