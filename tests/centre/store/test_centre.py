"""Who is who, kept: people, ways in, sessions; on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from cefi_map.centre import sessions
from cefi_map.centre.store import Centre, Invitation, Receipt
from cefi_map.desk import arriving, marking
from cefi_map.desk.store import Desk
from cefi_map.errors import Conflict, NotFound
from cefi_map.store import Store, rows
from tests.store.cases import MAP

SOON = datetime.now(UTC) + timedelta(days=1)
PAST = datetime.now(UTC) - timedelta(seconds=1)


def test_a_way_in_leads_to_one_person_until_it_ends(store: Store) -> None:
    centre = Centre(store)
    ana, bob = (centre.add_person(name, "candidate") for name in ("Ana", "Bob"))
    centre.add_way(ana.id, "link", "a1")
    with pytest.raises(Conflict):
        centre.add_way(bob.id, "link", "a1")
    centre.add_way(bob.id, "link", "b1", expires=PAST)
    assert centre.known_by("link", "b1") is None
    assert centre.known_by("oidc", "a1") is None
    found = centre.known_by("link", "a1")
    assert found
    assert found[0] == ana


def test_a_project_is_shown_from_a_moment_on_that_only_another_session_moves(store: Store) -> None:
    centre = Centre(store)
    head, ana = centre.add_person("Max", "head"), centre.add_person("Ana", "candidate")
    first, second = (sessions.create_training(store, head, name).id for name in ("Un", "Deux"))
    project = store.of(ana.id).create(MAP).id
    assert centre.shown_since(project) is None
    before = rows.now()
    centre.show(project, first)
    since = centre.shown_since(project)
    assert since
    assert before <= since <= rows.now()
    centre.show(project, first)
    assert centre.shown_since(project) == since, "said again, it is no new beginning"
    centre.show(project, second)
    moved = centre.shown_since(project)
    assert moved
    assert moved > since
    centre.show(project, "")
    assert centre.shown_since(project) is None


def test_sessions_are_counted_all_at_once(store: Store) -> None:
    """Who is in them, who handed in and late, whose newest sheet is given back; each its own."""
    centre = Centre(store)
    luc = centre.add_person("Luc", "trainer")
    ana, bob = (centre.add_person(name, "candidate") for name in ("Ana", "Bob"))
    first, second = (sessions.create_training(store, luc, name) for name in ("Un", "Deux"))
    for each in (ana, bob):
        centre.add_member(first.id, each.id, "candidate")
    group = Desk(store.of(first.id)).create_cohort("Rendus").id
    work = arriving.bring_map(store.of(first.id), group, "Ana", MAP).id
    now = rows.now()
    for person, version, late in ((ana, 9, True), (ana, 1, False), (bob, 9, True)):
        receipt = Receipt(first.id, person.id, 0, "p", work, version, "T", "m", "", now, late)
        centre.add_receipt(receipt)
    one, two = centre.standings((first, second))
    assert (one.trainers, one.candidates, one.handed, one.late, one.returned) == (("Luc",), 2, 2, 1, 0)
    assert (two.trainers, two.candidates, two.handed, two.late, two.returned) == (("Luc",), 0, 0, 0, 0)
    marking.give_back(store.of(first.id), work, 1, "Luc")
    Desk(store.of(first.id)).close_session("Luc", now, "", Desk(store.of(first.id)).state_of_works())
    one, two = centre.standings([centre.training(each.id) for each in (first, second)])
    assert (one.returned, one.training.closed, two.returned, two.training.closed) == (1, True, 0, False)
    assert centre.standings(()) == ()
    assert sessions.standings(store, luc) == (two, one), "the newest first"
    assert sessions.standings(store, ana) == (one,)


def test_of_several_who_take_one_way_at_once_one_has_it(store: Store) -> None:
    start = Barrier(8)

    def take(name: str) -> str:
        start.wait(20)
        try:
            return Centre(store).add_known_person(name, "candidate", "lti", "https://cours.fr 42").id
        except Conflict:
            return ""

    with ThreadPoolExecutor(8) as threads:
        taken = list(filter(None, threads.map(take, "ABCDEFGH")))
    found = Centre(store).known_by("lti", "https://cours.fr 42")
    assert found
    assert taken == [found[0].id]
    assert [each.id for each in Centre(store).people() if each.name in "ABCDEFGH"] == taken


def test_a_way_that_is_replaced_ends_and_so_does_every_open_browser(store: Store) -> None:
    centre = Centre(store)
    ana = centre.add_known_person("Ana", "candidate", "link", "a1")
    centre.open_login(ana.id, "browser", SOON, shared=False)
    assert centre.logged_in("browser") == (ana, False)
    centre.replace_way(ana.id, "link", "a2")
    assert centre.known_by("link", "a1") is None
    assert centre.known_by("link", "a2")
    assert centre.logged_in("browser") is None


def test_a_person_who_is_kept_out_is_out_at_once_and_may_come_back(store: Store) -> None:
    centre = Centre(store)
    ana = centre.add_known_person("Ana", "candidate", "link", "a1")
    centre.open_login(ana.id, "browser", SOON, shared=True)
    centre.block(ana.id, blocked=True)
    assert centre.logged_in("browser") is None
    assert centre.known_by("link", "a1") is None
    centre.block(ana.id, blocked=False)
    assert centre.known_by("link", "a1")
    assert centre.logged_in("browser") is None


def test_a_browser_is_somebody_s_until_its_hour(store: Store) -> None:
    ana = Centre(store).add_person("Ana", "candidate")
    Centre(store).open_login(ana.id, "old", PAST, shared=False)
    assert Centre(store).logged_in("old") is None


def test_two_people_of_a_session_never_have_one_name(store: Store) -> None:
    centre = Centre(store)
    first, second = centre.add_training("Printemps", "K7FM2QXR"), centre.add_training("Automne", "")
    centre.join(first.id, "Mésange", "link", "a1", comes=True)
    with pytest.raises(Conflict):
        centre.join(first.id, " MÉSANGE ", "link", "a2", comes=True)
    assert centre.known_by("link", "a2") is None
    centre.join(second.id, "Mésange", "link", "a3", comes=True)
    assert [each.person.name for each in centre.members(first.id)] == ["Mésange"]


def test_an_invitation_serves_once(store: Store) -> None:
    centre = Centre(store)
    asked = Invitation("trainer", "Luc", "", "", datetime.now(UTC), SOON)
    centre.invite("d1", asked)
    assert centre.accept("d1", asked, "Luc", "luc", "hash").role == "trainer"
    with pytest.raises(NotFound):
        centre.accept("d1", asked, "Un autre", "autre", "hash")
    assert [each.name for each in centre.people()] == ["Luc"]


def test_an_account_whose_login_is_taken_leaves_the_invitation_open(store: Store) -> None:
    centre = Centre(store)
    centre.add_known_person("Ana", "trainer", "password", "luc")
    asked = Invitation("trainer", "Luc", "", "", datetime.now(UTC), SOON)
    centre.invite("d1", asked)
    with pytest.raises(Conflict):
        centre.accept("d1", asked, "Luc", "luc", "hash")
    assert centre.invitation("d1")


def test_a_place_in_a_session_ends_with_its_date(store: Store) -> None:
    centre = Centre(store)
    training, ana = centre.add_training("Printemps", ""), centre.add_person("Ana", "jury")
    centre.add_member(training.id, ana.id, "jury", SOON)
    assert centre.membership(training.id, ana.id)
    assert centre.trainings(ana.id) == (training,)
    centre.add_member(training.id, ana.id, "jury", PAST)
    assert centre.membership(training.id, ana.id) is None
    assert centre.trainings(ana.id) == ()


def test_candidates_are_counted_by_how_they_come_in(store: Store) -> None:
    centre = Centre(store)
    session = centre.add_training("Session", "ABCD2345").id

    def left() -> bool:
        return centre.has_candidates(session, by="link", not_by="lti")

    zoe = centre.add_known_person("Zoé", "trainer", "link", "z")
    centre.add_member(session, zoe.id, "trainer")
    cleo = centre.add_known_person("Cléo", "candidate", "lti", "moodle 9")
    centre.add_member(session, cleo.id, "candidate")
    past = centre.add_person("Léo", "candidate")
    centre.add_way(past.id, "link", "l", expires=PAST)
    centre.add_member(session, past.id, "candidate")
    assert not left()
    ana = centre.join(session, "Ana", "link", "a", comes=True)
    assert left()
    assert not centre.has_candidates(centre.add_training("Autre", "ABCD2346").id, by="link", not_by="lti")
    centre.block(ana.id, blocked=True)
    assert not left()
    centre.block(ana.id, blocked=False)
    centre.add_way(ana.id, "lti", "moodle 7")
    assert not left()
    centre.join(session, "Bob", "link", "b", comes=True)
    assert left()


def test_who_leaves_a_session_shows_nothing_there_any_more(store: Store) -> None:
    centre = Centre(store)
    training, ana = centre.add_training("Printemps", ""), centre.add_person("Ana", "candidate")
    centre.add_member(training.id, ana.id, "candidate")
    project = store.of(ana.id).create(MAP)
    centre.show(project.id, training.id)
    assert centre.shown(training.id) == {ana.id: [store.of(ana.id).project(project.id)]}
    centre.remove_member(training.id, ana.id)
    assert centre.shown_in(project.id) == ""
    assert centre.shown(training.id) == {}
    assert store.of(ana.id).load(project.id).map == MAP


def test_a_thing_has_one_owner_and_a_guessed_id_none(store: Store) -> None:
    ana = Centre(store).add_person("Ana", "trainer")
    mine = store.of(ana.id)
    project, cohort = mine.create(MAP), Desk(mine).create_cohort("Groupe")
    assert Centre(store).owner_of("project", project.id) == Centre(store).owner_of("cohort", cohort.id) == ana.id
    for kind in ("project", "cohort", "work"):
        assert Centre(store).owner_of(kind, "0123456789abcdef") == Centre(store).owner_of(kind, "' OR 1=1") == ""
    with pytest.raises(NotFound):
        store.project(project.id)


def test_what_was_kept_before_the_centre_is_handed_over(store: Store) -> None:
    project, cohort = store.create(MAP), Desk(store).create_cohort("Groupe")
    head = Centre(store).add_person("Roy", "head")
    Centre(store).hand_over(head.id)
    assert store.projects() == Desk(store).cohorts() == ()
    assert [each.id for each in store.of(head.id).projects()] == [project.id]
    assert [each.id for each in Desk(store.of(head.id)).cohorts()] == [cohort.id]


def test_settings_of_the_centre_are_the_same_for_all(store: Store) -> None:
    ana = Centre(store).add_person("Ana", "candidate")
    store.set_common("readings", {"a": 1})
    store.of(ana.id).set_setting("readings", {"a": 2})
    assert store.of(ana.id).common("readings") == store.setting("readings") == {"a": 1}


def test_a_try_waits_for_those_before_it_under_its_key_and_is_forgotten(store: Store) -> None:
    centre, twice = Centre(store), (lambda failed: 10 * failed)
    assert [centre.claim_try("k", now, twice, 100) for now in (5, 6, 15, 16)] == [0, 9, 0, 19]
    assert centre.claim_try("other", 16, twice, 100) == 0
    centre.forget_try("k")
    assert [centre.claim_try("k", now, twice, 100) for now in (17, 18, 117, 118)] == [0, 9, 0, 9]


def test_receipts_count_by_person_and_the_newest_tells_of_a_work(store: Store) -> None:
    centre = Centre(store)
    training = centre.add_training("Printemps", "CODE")
    ana, bob = (centre.add_person(name, "candidate") for name in ("Ana", "Bob"))
    blank = Receipt(training.id, ana.id, 0, "p", "w", 1, "Titre", "d" * 64, "", rows.now(), False)
    first, second = centre.add_receipt(blank), centre.add_receipt(replace(blank, version=2, late=True))
    other = centre.add_receipt(replace(blank, person=bob.id, work="v"))
    assert (first.number, second.number, other.number) == (1, 2, 1)
    assert centre.receipts(training.id, ana.id) == (second, first)
    assert set(centre.receipts(training.id)) == {first, second, other}
    assert centre.receipt_of("w", 2) == second
    assert centre.receipt_of("w", 3) is None


def test_the_group_of_works_handed_in_is_one_however_often_it_is_asked_for(store: Store) -> None:
    owner = store.of(Centre(store).add_training("Printemps", "CODE").id)
    assert Desk(owner).own_cohort("Rendus") == Desk(owner).own_cohort("Autre") == Desk(owner).cohort(owner.owner)


def test_what_is_said_goes_with_its_project(store: Store) -> None:
    centre, ana = Centre(store), Centre(store).add_person("Ana", "candidate")
    own = store.of(ana.id)
    project = own.create(MAP).id
    thread = centre.begin_thread(project, "k", 0, "Titre", 9)
    assert centre.threads(project) == (), "as long as nobody said a word"
    centre.say(project, thread, ana, "Oui.", 9)
    (found,) = centre.threads(project)
    assert [each.words for each in found.messages] == ["Oui."]
    centre.settle_thread(project, thread, resolved=True)
    assert centre.threads(project)[0].resolved
    own.discard(project)
    own.erase(project)
    assert centre.threads(project) == ()


def test_an_issuer_is_kept_once_and_goes_alone(store: Store) -> None:
    centre = Centre(store)
    made = centre.add_issuer("oidc", "Entrée du centre", "https://idp.fr", "carte", options={"scope": "openid"})
    assert centre.issuers() == centre.issuers("oidc") == (made,)
    assert centre.issuers("lti") == ()
    with pytest.raises(Conflict):
        centre.add_issuer("oidc", "Encore", "https://idp.fr", "carte")
    changed = centre.change_issuer(made.id, keys={"keys": []}, learnt=PAST)
    assert (changed.keys, changed.learnt, changed.options) == ({"keys": []}, PAST, {"scope": "openid"})
    ana = centre.add_known_person("Ana", "candidate", "oidc", "https://idp.fr 1")
    centre.remove_issuer(made.id)
    assert centre.person(ana.id) == ana
    with pytest.raises(NotFound):
        centre.issuer(made.id)


def test_what_serves_once_is_used_by_one_caller(store: Store) -> None:
    assert Centre(store).spend("a", SOON)
    assert not Centre(store).spend("a", SOON)
    assert Centre(store).spend("b", PAST)
    assert Centre(store).spend("b", SOON), "what is too old is forgotten"


def test_a_link_of_a_course_leads_where_it_was_offered_to_and_who_came_by_it_goes_with_them(store: Store) -> None:
    centre = Centre(store)
    training, issuer = (
        centre.add_training("Printemps", "ABCDEFGH"),
        centre.add_issuer("lti", "Cours", "https://m.fr", "c"),
    )
    now = {"course": "CEFI", "members_url": "https://m.fr/membres", "score_url": "https://m.fr/ligne"}
    offered = centre.offer_session(issuer.id, "3", training.id)
    assert centre.courses(training.id) == (), "nobody opened it yet"
    assert centre.open_link(issuer.id, "4", "1", offered, now).training == "", "another deployment"
    link = centre.open_link(issuer.id, "3", "1", offered, now)
    assert centre.open_link(issuer.id, "3", "1", "", {**now, "course": "CEFI 2"}) == replace(link, course="CEFI 2")
    assert centre.open_link(issuer.id, "3", "2", offered, now).training == training.id, "a course that was copied"
    ana = centre.add_known_person("Ana", "candidate", "lti", "https://m.fr 7")
    centre.arrive_by(link.id, ana.id, "7")
    centre.handed_in(training.id, ana.id, PAST)
    (waiting,) = centre.untold(training.id)
    assert (waiting.link, waiting.subject, waiting.handed) == (link.id, "7", PAST)
    centre.handed_in(training.id, ana.id, SOON)
    centre.tell(waiting, SOON, "")
    assert [each.handed for each in centre.untold()] == [SOON], "what came meanwhile is still to be told"
    centre.tell(replace(waiting, handed=SOON), SOON, "")
    assert centre.untold() == ()
    assert [each.id for each in centre.told_of(training.id, ana.id)] == [link.id]
    centre.given_back(training.id, ana.id, SOON)
    assert centre.untold() == (), "points are for who asks for them"
    centre.say_points(link.id, yes=True)
    assert centre.course_link(link.id).points
    ben = centre.add_known_person("Ben", "candidate", "lti", "https://m.fr 8")
    centre.arrive_by(link.id, ben.id, "8")
    centre.given_back(training.id, ben.id, PAST)
    centre.given_back(training.id, ana.id, SOON)
    first, waiting = centre.untold(training.id)
    assert (first.handed, first.returned) == (PAST, PAST), "handed in before they came by the course"
    centre.tell(first, SOON, "")
    assert (waiting.handed, waiting.returned) == (SOON, SOON)
    centre.handed_in(training.id, ana.id, SOON)
    centre.tell(waiting, SOON, "")
    assert [each.returned for each in centre.untold()] == [None], "the same moment, and no sheet any more"
    centre.given_back(training.id, ana.id, SOON)
    centre.say_points(link.id, yes=False)
    assert [each.returned for each in centre.untold()] == [None]
    centre.bind_link(link.id, "")
    assert centre.told_of(training.id, ana.id) == ()
    centre.remove_issuer(issuer.id)
    with pytest.raises(NotFound):
        centre.course_link(link.id)
    assert centre.person(ana.id) == ana


def test_a_platform_that_lets_a_person_in_no_more_takes_what_it_knew_of_them_along(store: Store) -> None:
    centre = Centre(store)
    moodle, other = (centre.add_issuer("lti", name, f"https://{name}.fr", "c") for name in ("m_1", "m_1.fr-bis"))
    session, now = centre.add_training("Session", "ABCD2345").id, {"course": "", "members_url": "", "score_url": "x"}
    ana, bob = (centre.join(session, name, "link", name, comes=True) for name in ("Ana", "Bob"))
    for person, issuer in ((ana, moodle), (ana, other), (bob, moodle)):
        centre.add_way(person.id, "lti", f"{issuer.url} {person.name}")
        link = centre.open_link(issuer.id, "3", "42", "", now)
        centre.bind_link(link.id, session)
        centre.arrive_by(link.id, person.id, person.name)
    centre.open_login(ana.id, "browser", SOON, shared=False)
    centre.part_from(ana.id, moodle)
    assert [(way.kind, way.subject) for way in centre.ways_of(ana.id)] == [("link", "Ana"), ("lti", f"{other.url} Ana")]
    assert [each.issuer for each in centre.told_of(session, ana.id)] == [other.id]
    assert centre.logged_in("browser") is None
    assert centre.known_by("lti", f"{moodle.url} Bob")
    assert [each.issuer for each in centre.told_of(session, bob.id)] == [moodle.id]


def test_a_key_is_replaced_by_who_read_the_one_before(store: Store) -> None:
    centre = Centre(store)
    assert centre.signing_key() == ""
    assert centre.keep_signing_key("a", instead_of="") == "a"
    assert centre.keep_signing_key("b", instead_of="") == "a", "somebody was faster"
    assert centre.keep_signing_key("b", instead_of="a") == centre.signing_key() == "b"
