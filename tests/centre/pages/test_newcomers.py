"""Who joined a session by its code and comes from its course later says so once, and stays one person."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from cefi_map.centre import keeping, people, ways
from cefi_map.centre.store import Centre
from tests.moodle import ANA, BEN, LUC
from tests.web.visitor import text_of

from .centre import Guest, joined, person
from .test_lti import Known, candidates, centre, moodle, until_told  # noqa: F401  # fixtures

MINE, NEW = "/lti/compte/moi", "/lti/compte/nouveau"


@dataclass
class Class:
    """The link in the course opens the session, into which ``mia`` came by its code: she writes at ``project``."""

    centre: Known
    mia: Guest
    project: str

    def guest(self) -> Guest:
        return Guest(self.centre.app)

    def candidates(self) -> list[str]:
        return candidates(self.centre)

    def carried(self, guest: Guest) -> tuple[str, str]:
        """What says in a browser that the course sent it: the cookie's name, and its value."""
        (found,) = (each for each in guest.client._cookies.values() if each.key.endswith("_cours_compte"))  # type: ignore[attr-defined]
        assert (found.secure, found.http_only, found.same_site) == (True, True, "Lax")
        return found.key, found.value


@pytest.fixture
def met(centre: Known) -> Class:  # noqa: F811
    centre.bound()
    mia = joined(centre.app, centre.training.code, "Mia")
    (project,) = centre.store.of(person(centre.store, "Mia").id).projects()
    return Class(centre, mia, f"/projets/{project.id}")


def test_who_is_in_the_session_already_keeps_their_project(met: Class):
    answer = met.centre.arrive(ANA, met.mia)
    assert (answer.status_code, answer.location) == (303, "/lti/compte")
    assert met.candidates() == ["Mia"], "nobody is made before they say who they are"
    page = text_of(met.mia.read("/lti/compte"))
    assert "« Moodle » vous nomme Ana Lopez et ouvre la session « Printemps ». Ici, vous êtes Mia" in page
    assert "C’est moi : garder mon projet" in page
    assert "Je suis nouveau : commencer un projet" in page
    answer = met.mia.post(MINE)
    assert (answer.status_code, answer.location) == (303, met.project)
    assert met.mia.get("/lti/compte").status_code == 422, "it served"
    elsewhere = met.guest()
    assert met.centre.arrive(ANA, elsewhere).location == met.project
    assert "Mia" in elsewhere.read("/compte")
    assert met.candidates() == ["Mia"]
    assert "Ana Lopez" not in met.centre.zoe.read(f"/sessions/{met.centre.training.id}")


def test_the_course_learns_what_they_hand_in_from_then_on(met: Class):
    assert "CEFI 2027" not in met.mia.read(f"{met.project}/rendre")
    met.centre.arrive(ANA, met.mia)
    met.mia.post(MINE)
    assert "CEFI 2027" in met.mia.read(f"{met.project}/rendre")
    assert met.mia.post(f"{met.project}/rendre/session", {"session": met.centre.training.id}).status_code == 303
    assert [each["userId"] for each in until_told(met.centre, 1)] == [ANA.id]


def test_who_is_new_begins_a_project_and_is_asked_once(met: Class):
    ben = met.guest()
    assert met.centre.arrive(BEN, ben).location == "/lti/compte"
    page = text_of(ben.read("/lti/compte"))
    assert "Ouvrez votre lien personnel dans ce navigateur" in page
    assert "C’est moi" not in page
    began = ben.post(NEW)
    assert began.status_code == 303
    assert began.location.startswith("/projets/")
    assert began.location != met.project
    assert "Ben Roux" in ben.read("/compte")
    assert met.candidates() == ["Mia", "Ben Roux"]
    assert met.centre.arrive(BEN).location == began.location
    assert ben.get("/lti/compte").status_code == 422, "it served"


def test_who_opens_their_link_and_comes_back_by_the_course_stays(met: Class):
    token, phone = ways.new_link(met.centre.store, person(met.centre.store, "Mia").id), met.guest()
    met.centre.arrive(ANA, phone)
    assert phone.enters(token).status_code == 303
    met.centre.arrive(ANA, phone)
    assert phone.post(MINE).location == met.project
    assert met.candidates() == ["Mia"]


def test_a_trainer_s_browser_and_one_in_which_nobody_is_offer_to_begin_alone(met: Class):
    nobody = met.guest()
    for guest, refused in ((met.centre.zoe, 403), (nobody, 401)):
        met.centre.arrive(ANA, guest)
        assert "C’est moi" not in guest.read("/lti/compte")
        assert guest.post(MINE).status_code == refused
        assert guest.post("/lti/compte").status_code == (422 if guest is met.centre.zoe else 401), (
            "a candidate, no trainer"
        )
    assert met.candidates() == ["Mia"]


@pytest.mark.parametrize("what", ["none", "another's", "too old", "who teaches"])
def test_without_what_the_course_gave_this_browser_nothing_is_done(
    met: Class, what: str, monkeypatch: pytest.MonkeyPatch
):
    met.centre.arrive(LUC if what == "who teaches" else ANA, met.mia)
    name, value = met.carried(met.mia)
    if what == "none":
        met.mia.client.delete_cookie(name)
    if what == "another's":
        met.mia.client.set_cookie(name, value[:-4] + "AAAA")
    if what == "too old":
        late = time.time() + 601
        monkeypatch.setattr("cefi_map.out.sealing.time.time", lambda: late)
    assert [met.mia.post(path).status_code for path in (MINE, NEW)] == [422, 422]
    assert met.mia.get("/lti/compte").status_code == (200 if what == "who teaches" else 422)
    assert met.candidates() == ["Mia"]
    assert [each.name for each in people.people(met.centre.store)] == ["Zoé", "Mia"]


def test_both_answers_need_the_token_of_their_form(met: Class):
    met.centre.arrive(ANA, met.mia)
    assert [met.mia.client.post(path).status_code for path in (MINE, NEW)] == [400, 400]


def test_who_was_erased_meanwhile_is_nobody(met: Class):
    store = met.centre.store
    met.centre.arrive(ANA, met.mia)
    head, gone = Centre(store).add_person("Roy", "head"), person(store, "Mia")
    keeping.erase_person(store, head, gone.id, "Mia", keep_works=False, copies=False)
    assert met.mia.post(MINE).status_code == 401
    assert "C’est moi" not in met.mia.read("/lti/compte")
    assert met.mia.post(NEW).status_code == 303
    assert met.candidates() == ["Ana Lopez"]


def test_who_said_that_they_are_new_by_mistake_is_asked_again_once_that_account_is_erased(met: Class):
    store = met.centre.store
    met.centre.arrive(ANA, other := met.guest())
    other.post(NEW)
    head, twice = Centre(store).add_person("Roy", "head"), person(store, "Ana Lopez")
    keeping.erase_person(store, head, twice.id, "Ana Lopez", keep_works=False, copies=False)
    met.centre.arrive(ANA, met.mia)
    assert met.mia.post(MINE).location == met.project
    assert met.candidates() == ["Mia"]


@pytest.mark.parametrize(("first", "then", "left"), [(MINE, NEW, ["Mia"]), (NEW, MINE, ["Mia", "Ana Lopez"])])
def test_the_other_answer_of_a_second_tab_changes_nothing(met: Class, first: str, then: str, left: list[str]):
    token = ways.new_link(met.centre.store, person(met.centre.store, "Mia").id)
    met.mia.enters(token)
    met.centre.arrive(ANA, met.mia)
    kept = met.carried(met.mia)
    assert met.mia.post(first).status_code == 303
    left_account = person(met.centre.store, "Ana Lopez" if first == NEW else "Mia").id
    met.mia.post(f"/moi/{token}", {"leaving": left_account})
    assert met.mia.post(then).status_code == 422, "the first answer took it away"
    met.mia.client.set_cookie(*kept)
    answer = met.mia.post(then)
    assert (answer.status_code, "déjà entrer sous un autre compte" in answer.text) == (409, True)
    assert met.candidates() == left


def test_who_is_kept_out_stays_out_and_gives_no_reason_to_ask(met: Class):
    met.centre.arrive(BEN, ben := met.guest())
    ben.post(NEW)
    met.centre.arrive(ANA, met.mia)
    people.block(met.centre.store, person(met.centre.store, "Ben Roux").id, blocked=True)
    assert met.centre.arrive(BEN).status_code == 404, "he is known, and not asked"
    people.block(met.centre.store, person(met.centre.store, "Mia").id, blocked=True)
    assert met.mia.post(MINE).status_code == 401
    assert met.centre.arrive(ANA).location.startswith("/projets/")


def test_nobody_is_asked_for_a_session_that_is_over(met: Class):
    met.centre.arrive(ANA, met.mia)
    past = met.centre.training.created.replace(year=2020)
    Centre(met.centre.store).change_training(met.centre.training.id, ends=past)
    answer = met.centre.arrive(BEN)
    assert (answer.status_code, "est terminée" in answer.text) == (422, True)
    assert [met.mia.post(path).status_code for path in (MINE, NEW)] == [422, 422]


def test_who_was_taken_for_another_takes_their_account_back(met: Class):
    """Ana said « C'est moi » in Mia's browser: her launches let her in as Mia until Mia parts them."""
    met.centre.arrive(ANA, met.mia)
    met.mia.post(MINE)
    met.centre.arrive(ANA, ana := met.guest())
    assert "Ne plus relier" in text_of(met.mia.read("/compte"))
    assert met.mia.post(f"/compte/cours/{met.centre.issuer.id}").location == "/compte"
    page = text_of(met.mia.read("/compte"))
    assert "ne vous fait plus entrer" in page
    assert "Ne plus relier" not in page
    assert ana.get("/compte").status_code == 303, "she is out"
    assert met.centre.arrive(ANA, ana).location == "/lti/compte"
    assert met.mia.post(f"/compte/cours/{met.centre.issuer.id}").status_code == 404
