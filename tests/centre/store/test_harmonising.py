"""Works that are marked to agree, labels of works, consent: kept, and gone with whom or what they are about."""

from __future__ import annotations

from cefi_map.centre.store import Centre
from cefi_map.desk.store import Desk, Received
from cefi_map.mindmap.outline import parse
from cefi_map.store import Store
from tests.store.cases import MAP

OTHER = parse("Autre carte\n  Une branche")


def begun(store: Store) -> tuple[str, str, str]:
    """A session, a group there with Ana's map and one that is nobody's, Ana."""
    training = Centre(store).add_training("Printemps", "ABCD2345").id
    ana = Centre(store).add_person("Ana", "candidate").id
    desk = store.of(training)
    cohort = Desk(desk).create_cohort("Essai").id
    for whose, mindmap in ((ana, MAP), ("", OTHER)):
        work = Desk(desk).receive(cohort, Received("Carte", "carte.mm", mindmap, {}, {}))
        Centre(store).harmonise(work.id, whose)
    return training, cohort, ana


def test_a_group_with_such_works_is_told_from_others_and_is_its_session_s_alone(store: Store) -> None:
    training, cohort, _ = begun(store)
    desk = store.of(training)
    other = Desk(desk).create_cohort("Rendus").id
    Desk(desk).receive(other, Received("Ana", "ana.mm", MAP, {}, {}))
    assert Centre(store).harmonies(training) == (Desk(desk).cohort(cohort),)
    assert Centre(store).harmonies(Centre(store).add_training("Automne", "EFGH2345").id) == ()
    assert Centre(store).harmonised(cohort) == {work.id for work in Desk(desk).works(cohort)}
    assert Centre(store).harmonised(other) == frozenset()


def test_what_would_be_erased_counts_no_copy_and_erases_it(store: Store) -> None:
    training, _, _ = begun(store)
    desk = store.of(training)
    Desk(desk).receive(Desk(desk).create_cohort("Rendus").id, Received("Ana", "ana.mm", MAP, {}, {}))
    assert Centre(store).ending(training)[1]["works"] == 1
    Centre(store).set_retention(training, None, None)
    assert Centre(store).erase_training(training)
    assert Centre(store).retention(training).report["works"] == 1
    assert Centre(store).harmonies(training) == ()


def test_what_somebody_made_is_gone_with_them(store: Store) -> None:
    training, cohort, ana = begun(store)
    Centre(store).erase_person(ana, keep_works=True)
    assert [work.title for work in Desk(store.of(training)).works(cohort)] == ["Autre carte"]
    assert len(Centre(store).harmonised(cohort)) == 1


def test_a_group_that_is_erased_is_none_any_more(store: Store) -> None:
    training, cohort, _ = begun(store)
    Desk(store.of(training)).erase_cohort(cohort)
    assert Centre(store).harmonies(training) == ()


def test_consent_has_a_date_and_is_taken_back(store: Store) -> None:
    training, _, ana = begun(store)
    Centre(store).add_member(training, ana, "candidate")

    def consent() -> object:
        member = Centre(store).membership(training, ana)
        assert member
        return member.consent

    assert consent() is None
    Centre(store).set_consent(training, ana, given=True)
    assert consent()
    Centre(store).set_consent(training, ana, given=False)
    assert consent() is None


def test_labels_are_a_version_s_and_go_with_the_work(store: Store) -> None:
    training, _, ana = begun(store)
    desk = store.of(training)
    cohort = Desk(desk).create_cohort("Rendus").id
    work = Desk(desk).receive(cohort, Received("Ana", "ana.mm", MAP, {}, {}))
    for said in ({"C1a": "partiel"}, {"C1a": "absent"}):
        Centre(store).keep_labels(work.id, 1, ana, said)
    found = Centre(store).labels(cohort)
    assert {at: (each.person, each.value) for at, each in found.items()} == {(work.id, 1): (ana, {"C1a": "absent"})}
    Centre(store).drop_labels(work.id, 1)
    assert Centre(store).labels(cohort) == {}
    Centre(store).keep_labels(work.id, 1, ana, {})
    Desk(desk).erase_work(work.id)
    assert Centre(store).labels(cohort) == {}
