"""A candidate who joined by the session's code, and comes from its course later: one person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map.centre import lti, people, sessions, ways
from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.store import Person
from tests.moodle import ANA, BEN, DEPLOYMENT, LUC

from .conftest import GATE, Course


@pytest.fixture
def mia(course: Course) -> Person:
    """Who came by the code of the session that the link in the course opens."""
    offered = Centre(course.store).offer_session(course.issuer.id, DEPLOYMENT, course.training.id)
    course.moodle.custom = {"session": offered}
    return sessions.join(course.store, course.training.code, "Mia").person


def candidates(course: Course) -> list[str]:
    return [each.person.name for each in Centre(course.store).members(course.training.id) if each.role == "candidate"]


def test_who_says_that_they_are_in_the_session_stays_one_person(course: Course, mia: Person):
    newcomer = course.asks(ANA)
    assert lti.who_arrived(GATE, lti.first_arrival(GATE, newcomer)) == newcomer
    assert lti.session_of(course.store, newcomer) == course.training
    assert lti.may_be(course.store, mia, newcomer)
    (project,) = course.store.of(mia.id).projects()
    for _ in range(2):  # the same gesture, made twice
        arrived = lti.stay(course.store, mia, newcomer)
        assert (arrived.person, arrived.project, arrived.training) == (mia, project.id, course.training.id)
    assert course.arrives(ANA) == arrived
    assert candidates(course) == ["Mia"]
    assert lti.courses_told(course.store, mia, course.training.id) == (("CEFI 2027", False),)
    assert course.arrives(BEN).person.name == "Ben Roux", "nobody of the class is left to ask for"
    with pytest.raises(Conflict):
        lti.begin_anew(course.store, newcomer)
    assert candidates(course) == ["Mia", "Ben Roux"]


def test_who_is_new_begins_as_before(course: Course, mia: Person):
    newcomer = course.asks(ANA)
    arrived = lti.begin_anew(course.store, newcomer)
    assert lti.begin_anew(course.store, newcomer) == arrived == course.arrives(ANA)
    assert len(course.store.of(arrived.person.id).projects()) == 1
    assert candidates(course) == ["Mia", "Ana Lopez"]
    with pytest.raises(Conflict):
        lti.stay(course.store, mia, newcomer)


def test_only_a_candidate_of_that_session_whom_no_other_launch_lets_in_stays(course: Course, mia: Person):
    other = sessions.create_training(course.store, course.zoe, "Automne")
    eve = sessions.join(course.store, other.code, "Eve").person
    gone = sessions.join(course.store, course.training.code, "Léo").person
    sessions.leave_training(course.store, course.training.id, gone.id)
    juror = Centre(course.store).add_person("Jo", "jury")
    Centre(course.store).add_member(course.training.id, juror.id, "jury")
    Centre(course.store).add_member(course.training.id, course.zoe.id, "candidate")  # and trains elsewhere since
    newcomer = course.asks(ANA)
    for each in (eve, gone, juror, course.zoe):
        assert not lti.may_be(course.store, each, newcomer)
        with pytest.raises(BadInput):
            lti.stay(course.store, each, newcomer)
    assert not lti.may_be(course.store, None, newcomer)
    lti.stay(course.store, mia, newcomer)
    assert not lti.may_be(course.store, mia, replace(newcomer, subject="another"))
    with pytest.raises(BadInput):
        lti.stay(course.store, mia, replace(newcomer, subject="another"))


def test_who_teaches_is_no_candidate_and_a_candidate_does_not_teach(course: Course, mia: Person):
    teacher = course.asks(LUC, replace(course.issuer, options={"deployments": DEPLOYMENT}))
    for claims in (lti.may_be, lti.stay):
        with pytest.raises(BadInput):
            claims(course.store, mia, teacher)
    for begins in (lti.session_of, lti.begin_anew):
        with pytest.raises(BadInput):
            begins(course.store, teacher)
    with pytest.raises(BadInput):
        lti.join_account(course.store, course.zoe, course.asks(ANA))
    assert course.arrives(LUC).person.name == "Luc Martin"


def test_where_the_link_leads_is_looked_at_again(course: Course, mia: Person):
    newcomer = course.asks(ANA)
    Centre(course.store).bind_link(newcomer.link, "")
    for ask in (
        lambda: lti.stay(course.store, mia, newcomer),
        lambda: lti.begin_anew(course.store, newcomer),
    ):
        with pytest.raises(BadInput):
            ask()
    assert candidates(course) == ["Mia"]


def test_nobody_is_asked_where_nobody_who_comes_by_the_code_is_left(course: Course, mia: Person):
    people.block(course.store, mia.id, blocked=True)
    assert course.arrives(ANA).person.name == "Ana Lopez"


def test_a_course_that_was_linked_by_mistake_is_parted_and_asks_again(course: Course, mia: Person):
    lti.stay(course.store, mia, course.asks(ANA))
    assert lti.leading_here(course.store, mia) == (course.issuer,)
    token, _ = ways.enter_browser(course.store, mia, shared=False)
    ben = course.arrives(BEN).person
    lti.part_from(course.store, mia, course.issuer.id)
    assert lti.leading_here(course.store, mia) == ()
    assert ways.who_is_in(course.store, token) is None
    assert lti.courses_told(course.store, mia, course.training.id) == ()
    assert lti.courses_told(course.store, ben, course.training.id) == (("CEFI 2027", False),)
    assert course.arrives(BEN).person == ben
    with pytest.raises(NotFound):
        lti.part_from(course.store, mia, course.issuer.id)
    assert lti.stay(course.store, mia, course.asks(ANA)).person == mia


def test_who_comes_from_the_course_alone_is_not_parted_from_it(course: Course, mia: Person):
    ana = lti.begin_anew(course.store, course.asks(ANA)).person
    assert lti.leading_here(course.store, ana) == ()
    with pytest.raises(NotFound):
        lti.part_from(course.store, ana, course.issuer.id)
    ways.new_link(course.store, ana.id)
    assert lti.leading_here(course.store, ana) == (course.issuer,)


def test_another_platform_stays_where_it_leads(course: Course, mia: Person):
    lti.stay(course.store, mia, course.asks(ANA))
    near = Centre(course.store).add_issuer("lti", "Autre", f"{course.moodle.url}-bis", "c")
    Centre(course.store).add_way(mia.id, "lti", f"{near.url} 7")
    lti.part_from(course.store, mia, course.issuer.id)
    assert lti.leading_here(course.store, mia) == (near,)
