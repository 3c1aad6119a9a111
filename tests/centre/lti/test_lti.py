"""Courses and sessions: a platform entered, a link chosen, somebody arrived, the course asked and told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cefi_map import limits
from cefi_map import review as grid
from cefi_map.centre import issuers, lti, sessions, together
from cefi_map.centre.lti.claims import launch_of, member_name, role_of
from cefi_map.centre.store import Centre
from cefi_map.desk import marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, CefiError, Conflict, NotFound, TooLarge
from cefi_map.out.fence import Gate, Unreachable, ask, checked, is_of, origin_of
from cefi_map.out.sealing import seal, unseal
from cefi_map.review import Review, criteria, to_data
from cefi_map.store import Store
from tests.moodle import AGS, ANA, BEN, CLIENT, DEPLOYMENT, DL, LUC, MEMBERSHIP
from tests.store.cases import grown
from tests.threads import ended

from .conftest import GATE, VALUES, Course

SYSTEM = "http://purl.imsglobal.org/vocab/lis/v2/system/person#"


@pytest.mark.parametrize(
    ("roles", "as_"),
    [
        ([f"{MEMBERSHIP}Learner"], "candidate"),
        ([f"{MEMBERSHIP}Instructor"], "trainer"),
        ([f"{MEMBERSHIP}Learner", f"{MEMBERSHIP}Instructor"], "trainer"),
        ([f"{MEMBERSHIP}Learner", f"{SYSTEM}Administrator"], "candidate"),
        ([f"{SYSTEM}Administrator"], "trainer"),
        ([f"{MEMBERSHIP}Mentor", f"{SYSTEM}Administrator"], ""),
        (["Learner"], "candidate"),
        ([f"{MEMBERSHIP}Mentor"], ""),
        ([], ""),
    ],
)
def test_the_role_in_the_course_comes_before_that_on_the_platform(roles: list[str], as_: str):
    assert role_of(roles) == as_


def test_a_platform_is_entered_once_it_answers(course: Course):
    (known,) = lti.platforms(course.store)
    assert known == course.issuer
    assert known.addresses["token"] == f"{course.moodle.url}/mod/lti/token.php"
    assert [each["kid"] for each in known.keys["keys"]] == [course.moodle.key.kid]
    assert len(lti.public_keys(course.store, GATE)["keys"]) == 1
    here = VALUES | {"url": course.moodle.url}
    for wrong, error in (
        ({}, Conflict),
        ({"client": " "}, BadInput),
        ({"client": "x" * 300}, TooLarge),
        ({"url": "http://exemple.fr"}, CefiError),
        ({"client": "autre", "keys": f"{course.moodle.url}/rien"}, Unreachable),
    ):
        with pytest.raises(error):
            lti.add_platform(course.store, GATE, here | wrong, trainers=False)
    assert len(lti.platforms(course.store)) == 1


def test_a_course_that_lets_no_score_be_written_is_told_nothing(course: Course):
    claims = course.moodle.claims("x")
    assert launch_of(claims).score_url
    claims["https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"]["scope"] = [f"{AGS}lineitem.readonly"]
    assert launch_of(claims).score_url == ""
    assert launch_of({}).subject == ""


def test_moodle_s_address_is_taken_as_moodle_says_it(course: Course):
    Centre(course.store).remove_issuer(course.issuer.id)
    values = VALUES | {"url": f" {course.moodle.url}/ ", "deployments": "3, 12"}
    issuer = lti.add_platform(course.store, GATE, values, trainers=True)
    assert (issuer.url, issuer.options["deployments"]) == (course.moodle.url, "3 12")
    assert lti.platform(course.store, course.moodle.login()) == issuer


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ({"name": " Ana  Lopez ", "user_id": "7"}, "Ana Lopez"),
        ({"given_name": "Ana", "family_name": "Lopez", "user_id": "7"}, "Ana Lopez"),
        ({"user_id": 7}, "Compte 7"),
        ({"name": ["Ana"], "user_id": "7"}, "Compte 7"),
    ],
)
def test_who_has_no_name_there_is_called_as_the_platform_calls_them(member: dict[str, Any], name: str):
    assert member_name(member) == name


def test_a_platform_is_known_by_its_address_and_what_it_calls_us(course: Course):
    sent = course.moodle.login()
    assert lti.platform(course.store, sent) == course.issuer
    with pytest.raises(CefiError):
        lti.platform(course.store, sent | {"client_id": "autre"})
    with pytest.raises(CefiError):
        lti.begin_launch(GATE, course.issuer, sent | {"login_hint": ""}, "https://carte.fr/")
    with pytest.raises(BadInput):
        lti.sent_by(course.store, GATE, {"state": "x"})
    with pytest.raises(BadInput):
        lti.finish_launch(course.store, GATE, {"state": "x"}, {})


def test_another_installation_of_ours_makes_a_key_of_its_own(course: Course):
    before = lti.public_keys(course.store, GATE)
    moved = Gate(b"m" * 32, local=True)
    assert lti.public_keys(course.store, moved) == {"keys": []}
    lti.add_platform(course.store, moved, VALUES | {"url": course.moodle.url, "client": "autre"}, trainers=False)
    after = lti.public_keys(course.store, moved)
    assert after["keys"][0]["n"] != before["keys"][0]["n"]


def test_a_session_is_chosen_then_opened_by_who_learns_there(course: Course):
    passed = course.offered()
    made = lti.new_session(course.store, GATE, passed, "CEFI 2027")
    luc = course.arrives(LUC).person
    assert [each.id for each in lti.choices(course.store, luc)] == [made]
    answer = lti.chosen(course.store, GATE, passed, made, line=True)
    assert answer.to.startswith(f"{course.moodle.url}/mod/lti/contentitem_return.php")
    (item,) = course.moodle.verified(answer.token)[f"{DL}content_items"]
    course.moodle.custom = item["custom"]
    ana = course.arrives(ANA)
    assert (ana.training, ana.person.role) == (made, "candidate")
    assert Centre(course.store).shown_in(ana.project) == made
    with pytest.raises(BadInput):
        lti.chosen(course.store, GATE, passed, course.training.id, line=True)
    with pytest.raises(BadInput):
        lti.new_session(course.store, GATE, "x", "CEFI")
    with pytest.raises(BadInput):
        lti.who_arrived(GATE, passed)  # sealed by us, for something else
    with pytest.raises(lti.Refused):
        lti.offer(GATE, course.issuer, course.launch(LUC, "LtiDeepLinkingRequest"), ana.person)
    elsewhere = replace(course.launch(LUC, "LtiDeepLinkingRequest"), return_url="https://ailleurs.fr/")
    with pytest.raises(lti.Refused):
        lti.offer(GATE, course.issuer, elsewhere, luc)


def test_a_link_changes_its_session_by_who_leads_both(course: Course):
    luc = course.arrives(LUC)
    assert luc.link
    with pytest.raises(BadInput):
        lti.bind(course.store, luc.person, luc.link.id, course.training.id)
    lti.bind(course.store, course.zoe, luc.link.id, course.training.id)
    with pytest.raises(BadInput):
        lti.bind(course.store, luc.person, luc.link.id, "")
    ((link, issuer),) = lti.links(course.store, course.training.id)
    assert (link.course, issuer.id) == ("CEFI 2027", course.issuer.id)
    lti.bind(course.store, course.zoe, luc.link.id, "")
    assert lti.links(course.store, course.training.id) == ()
    with pytest.raises(BadInput):
        lti.arrive(course.store, course.issuer, course.launch(ANA))


def test_who_teaches_and_is_not_trusted_joins_the_account_they_have(course: Course):
    unsure = replace(course.issuer, options={"deployments": DEPLOYMENT})
    newcomer = course.asks(LUC, unsure)
    assert newcomer.name == "Luc Martin"
    with pytest.raises(BadInput):
        lti.who_arrived(GATE, "x")
    candidate = Centre(course.store).add_person("Eve", "candidate")
    with pytest.raises(BadInput):
        lti.join_account(course.store, candidate, newcomer)
    lti.join_account(course.store, course.zoe, newcomer)
    lti.join_account(course.store, course.zoe, newcomer)  # the same gesture, made twice
    assert course.arrives(LUC).person == course.zoe
    with pytest.raises(Conflict):
        lti.join_account(course.store, Centre(course.store).add_person("Mia", "trainer"), newcomer)


def test_who_has_not_come_is_read_page_after_page(course: Course):
    luc = course.arrives(LUC)
    assert luc.link
    lti.bind(course.store, course.zoe, luc.link.id, course.training.id)
    course.arrives(BEN)
    ((link, _),) = lti.links(course.store, course.training.id)
    assert lti.not_come(course.store, GATE, link) == ("Ana Lopez", "Cléo Blanc")
    course.moodle.down = True
    with pytest.raises(Unreachable):
        lti.not_come(course.store, GATE, link)


def test_what_a_course_takes_once_is_told_no_more(course: Course):
    luc = course.arrives(LUC)
    assert luc.link
    lti.bind(course.store, course.zoe, luc.link.id, course.training.id)
    ana = course.arrives(ANA)
    assert lti.courses_told(course.store, ana.person, course.training.id) == (("CEFI 2027", False),)
    receipt = together.hand_over(course.store, ana.person, ana.project, course.training.id)
    assert [each.person.name for each in lti.untold(course.store, course.training.id)] == ["Ana Lopez"]
    course.moodle.down = True
    lti.tell(course.store, GATE)
    (waiting,) = lti.untold(course.store, course.training.id)
    assert "ouvre pas ce service" in waiting.reason
    course.moodle.down = False
    lti.tell_soon(course.store, GATE)
    ended("aside")
    assert lti.untold(course.store, course.training.id) == ()
    assert {each["userId"] for each in course.moodle.scores} == {"7"}
    count = len(course.moodle.scores)
    lti.tell(course.store, GATE)
    assert len(course.moodle.scores) == count
    lti.to_tell(course.store, receipt)
    lti.tell(course.store, GATE)
    assert len(course.moodle.scores) == count + 1
    assert lti.untold(course.store, course.training.id) == ()


def test_points_are_a_trainer_s_levels_told_once_the_sheet_is_given_back_and_where_that_is_wanted(course: Course):
    store, scores = course.store, course.moodle.scores
    luc = course.arrives(LUC)
    assert luc.link
    lti.bind(store, course.zoe, luc.link.id, course.training.id)
    ana = course.arrives(ANA)
    own = store.of(course.training.id)

    def hands_in() -> tuple[str, int]:
        receipt = together.hand_over(store, ana.person, ana.project, course.training.id)
        lti.tell(store, GATE)
        return receipt.work, receipt.version

    def gives_back(work: str, version: int, level: str, **other: str) -> None:
        levels = {line.id: {"level": other.get(line.id, level), "comment": "Secret"} for line in criteria()}
        Desk(own).change_review(work, version, lambda data: {**to_data(Review()), **data, "marks": levels})
        marking.give_back(own, work, version, "Luc")
        lti.tell(store, GATE)

    first = hands_in()
    gives_back(*first, "acquis")
    assert [each.get("scoreGiven") for each in scores] == [None], "off, as long as nobody turns it on"
    ((link, _),) = lti.links(store, course.training.id)
    lti.say_points(store, link, yes=True)
    lti.tell(store, GATE)
    told = scores[-1]
    assert told.pop("timestamp") > scores[0]["timestamp"]
    graded = {"activityProgress": "Completed", "gradingProgress": "FullyGraded"}
    assert told == {"userId": "7", **graded, "scoreGiven": 24, "scoreMaximum": 24}, "and nothing else"
    reading.set_habits(store, grid.WORDS, "", (4, 1, 0))
    marking.reopen(own, *first)
    gives_back(*first, "acquis", C5="partiel", C12="non_acquis")
    assert (scores[-1]["scoreGiven"], scores[-1]["scoreMaximum"]) == (41, 48)
    mine = store.of(ana.person.id)
    mine.save(ana.project, grown(mine.load(ana.project).map, "n", "Une idée de plus"), 1)
    second = hands_in()
    assert second[1] == 2
    assert "scoreGiven" not in scores[-1], "what was handed in anew has no points"
    count = len(scores)
    marking.reopen(own, *first)
    gives_back(*first, "acquis")
    assert len(scores) == count, "an older version is not what counts"
    course.moodle.down = True
    gives_back(*second, "partiel")
    (waiting,) = lti.untold(store, course.training.id)
    assert waiting.returned
    assert "ouvre pas ce service" in waiting.reason
    course.moodle.down = False
    lti.tell(store, GATE)
    assert scores[-1]["scoreGiven"] == 12
    count = len(scores)
    lti.given_back(own, *first)
    lti.tell(store, GATE)
    assert len(scores) == count
    marking.reopen(own, *second)
    gives_back(*second, "partiel", C3="")
    assert "scoreGiven" not in scores[-1], "a criterion without a level leaves no total"
    ((link, _),) = lti.links(store, course.training.id)
    lti.say_points(store, link, yes=False)
    count = len(scores)
    marking.reopen(own, *second)
    gives_back(*second, "acquis")
    assert len(scores) == count


def test_what_the_centre_lends_refuses_what_is_not_its_own(course: Course, store: Store):
    issuer = course.issuer
    assert is_of(issuer, f"{course.moodle.url}/x")
    host = course.moodle.url.removeprefix("http://")
    for other in ("https://ailleurs.fr/", f"http://x;y@{host}/", "http://127.0.0.1:8;/", "https://[", ""):
        assert not is_of(issuer, other)
    assert origin_of("https://a.fr:8443/b?c") == "https://a.fr:8443"
    assert checked(GATE, "https://a.fr/").hostname == "a.fr"
    with pytest.raises(CefiError):
        checked(Gate(b""), "http://127.0.0.1/")
    assert ask(GATE, issuer, issuer.addresses["keys"]).status == 200
    with pytest.raises(CefiError):
        ask(GATE, issuer, "https://ailleurs.fr/")
    with pytest.raises(Unreachable):
        issuers.learn_keys(store, GATE, replace(issuer, addresses={"keys": f"{issuer.url}/rien"}, learnt=None))
    assert unseal(GATE.key, seal(GATE.key, "mot")) == "mot"
    with pytest.raises(CefiError):
        unseal(b"autre", seal(GATE.key, "mot"))
    room = limits.SUBJECT_CHARS - len(f"{issuer.url} ")
    assert issuers.vouched(issuer, "x" * room) == f"{issuer.url} {'x' * room}"
    with pytest.raises(BadInput):
        issuers.vouched(issuer, "x" * (room + 1))
    with pytest.raises(NotFound):
        sessions.begin(store, course.zoe, replace(course.training, start="rien"))
    assert not sessions.is_over(course.training)
    assert issuer.client == CLIENT
