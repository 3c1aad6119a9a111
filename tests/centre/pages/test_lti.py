"""From a course into a session: what is believed of a launch, who becomes what, what the course is told."""

from __future__ import annotations

import base64
import hmac
import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from cefi_map.centre import lti, sessions, ways
from cefi_map.centre import people as people_room
from cefi_map.centre.store import Centre, Issuer, Training
from cefi_map.desk.store import Desk
from cefi_map.project import home
from cefi_map.review import criteria
from cefi_map.store import Store
from cefi_map.web import create_app
from cefi_map.web.reach import Reach
from tests.applications import COMPILED
from tests.moodle import (
    ANA,
    BEN,
    CLIENT,
    DEPLOYMENT,
    DL,
    LTI,
    LUC,
    MEMBERSHIP,
    RESOURCE,
    Moodle,
    User,
    asked_in,
    running,
)
from tests.web.visitor import text_of

from .centre import Guest, joined, person

ACROSS = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
WITHIN = ACROSS | {"Sec-Fetch-Dest": "iframe"}


@dataclass
class Known:
    """A centre that knows one platform, and has one session, led by Zoé; ``moodle`` is that platform."""

    app: Any
    moodle: Moodle
    issuer: Issuer
    training: Training
    zoe: Guest

    @property
    def store(self) -> Store:
        found: Store = self.app.extensions["store"]
        return found

    def begin(self, guest: Guest, headers: dict[str, str] = ACROSS, target: str = "") -> TestResponse:
        return guest.client.post("/lti/connexion", data=self.moodle.login(target), headers=self._from(headers))

    def arrive(self, user: User, guest: Guest | None = None, **options: Any) -> TestResponse:
        """Somebody opens the link in the course. ``message``: another message of LTI."""
        self.moodle.user, guest = user, guest or Guest(self.app)
        asked = asked_in(self.begin(guest).location)
        return self.post(guest, self.moodle.authorized(asked, **options))

    def post(self, guest: Guest, form: dict[str, str], headers: dict[str, str] = ACROSS) -> TestResponse:
        return guest.client.post("/lti/lancement", data=form, headers=self._from(headers))

    def bound(self) -> None:
        """The link in the course opens the session."""
        offered = Centre(self.store).offer_session(self.issuer.id, DEPLOYMENT, self.training.id)
        self.moodle.custom = {"session": offered}

    def trusts(self, yes: bool) -> None:
        Centre(self.store).change_issuer(self.issuer.id, options={"deployments": DEPLOYMENT, "trainers": yes})

    def _from(self, headers: dict[str, str]) -> dict[str, str]:
        return {"Origin": self.moodle.url, **headers}


@pytest.fixture(scope="module")
def moodle() -> Iterator[Moodle]:
    with running() as found:
        yield found


@pytest.fixture
def centre(tmp_path: Path, empty: Path, moodle: Moodle) -> Iterator[Known]:
    app = create_app(shutil.copytree(empty, tmp_path / "donnees"), reach=Reach(asks=True), local_issuers=True)
    app.jinja_env.bytecode_cache = COMPILED
    store: Store = app.extensions["store"]
    trainer, zoe = Centre(store).add_person("Zoé", "trainer"), Guest(app)
    training = sessions.create_training(store, trainer, "Printemps")
    assert zoe.enters(ways.new_link(store, trainer.id)).status_code == 303
    addresses = {name: f"{moodle.url}/mod/lti/{name_of}.php" for name, name_of in PAGES.items()}
    issuer = Centre(store).add_issuer(
        "lti", "Moodle", moodle.url, CLIENT, addresses=addresses, options={"deployments": DEPLOYMENT}
    )
    moodle.tool, moodle.redirects = "http://localhost", ("http://localhost/lti/lancement",)
    moodle.tool_keys = lambda: app.test_client().get("/lti/cles.json").get_json()
    moodle.custom, moodle.graded, moodle.down = {}, True, False
    for each in (moodle.scores, moodle.chosen, moodle.asked):
        each.clear()
    yield Known(app, moodle, issuer, training, zoe)
    store.close()


PAGES = {"login": "auth", "token": "token", "keys": "certs"}


def candidates(centre: Known) -> list[str]:
    people = Centre(centre.store).members(centre.training.id)
    return [each.person.name for each in people if each.role == "candidate"]


# ---- what is believed


def test_a_learner_who_opens_the_link_is_in_the_session_and_writes(centre: Known):
    centre.bound()
    ana = Guest(centre.app)
    answer = centre.arrive(ANA, ana)
    assert answer.status_code == 303
    assert re.fullmatch(r"/projets/[\w-]+", answer.location)
    assert "Ana Lopez" in ana.read("/compte")
    assert candidates(centre) == ["Ana Lopez"]
    again = centre.arrive(ANA)
    assert again.location == answer.location, "the same person, the same project"
    assert candidates(centre) == ["Ana Lopez"]
    assert people_room.people(centre.store)[-1].role == "candidate"


def without(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda claims: {key: value for key, value in claims.items() if key != name}


def with_(**changed: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda claims: {**claims, **changed}


WRONG_CLAIMS = {
    "another issuer": (with_(iss="https://autre.fr"), "autre plateforme"),
    "another audience": (with_(aud="autre"), "autre application"),
    "no audience": (without("aud"), "autre application"),
    "several audiences without the party": (with_(aud=[CLIENT, "autre"]), "autre application"),
    "another party": (with_(azp="autre"), "autre application"),
    "another party among several": (with_(aud=[CLIENT, "autre"], azp="autre"), "autre application"),
    "expired": (with_(exp=int(time.time()) - 61), "trop ancien"),
    "no end": (without("exp"), "trop ancien"),
    "no beginning": (without("iat"), "heure"),
    "made tomorrow": (with_(iat=int(time.time()) + 86400, exp=int(time.time()) + 90000), "heure"),
    "made yesterday to last": (with_(iat=int(time.time()) - 86400), "trop ancien"),
    "another nonce": (with_(nonce="autre"), "ne répond pas"),
    "no nonce": (without("nonce"), "ne répond pas"),
    "nobody": (without("sub"), "qui entre"),
    "another deployment": (with_(**{f"{LTI}deployment_id": "4"}), "déploiement"),
    "no deployment": (without(f"{LTI}deployment_id"), "déploiement"),
    "no message": (without(f"{LTI}message_type"), "demandé"),
    "another message": (with_(**{f"{LTI}message_type": "LtiSubmissionReviewRequest"}), "demandé"),
    "another version": (with_(**{f"{LTI}version": "1.1.0"}), "LTI 1.3"),
    "no link": (without(f"{LTI}resource_link"), "quel lien"),
    "no role": (with_(**{f"{LTI}roles": []}), "rôle"),
    "a role of neither kind": (with_(**{f"{LTI}roles": [f"{MEMBERSHIP}Mentor"]}), "rôle"),
}


@pytest.mark.parametrize(("change", "why"), WRONG_CLAIMS.values(), ids=WRONG_CLAIMS)
def test_a_launch_that_says_something_else_is_refused(centre: Known, change: Any, why: str):
    centre.bound()
    guest = Guest(centre.app)
    asked = asked_in(centre.begin(guest).location)
    token = centre.moodle.signed(change(centre.moodle.claims(asked["nonce"])))
    refused(centre, centre.post(guest, {"id_token": token, "state": asked["state"]}), why)


def refused(centre: Known, answer: TestResponse, why: str) -> None:
    assert answer.status_code == 403, answer.status_code
    assert why in answer.text
    assert candidates(centre) == []


OTHER = RSAKey.generate_key(2048)


def forged(moodle: Moodle, claims: dict[str, Any], how: str) -> str:
    named = {"alg": "RS256", "kid": moodle.key.kid}
    match how:
        case "another key under the same name":
            return jwt.encode(named, claims, OTHER)
        case "an unknown key":
            return jwt.encode({**named, "kid": "autre"}, claims, OTHER)
        case "nothing":
            return f"{part({'alg': 'none'})}.{part(claims)}."
        case "the public key as a shared secret":
            said = f"{part({**named, 'alg': 'HS256'})}.{part(claims)}"
            return f"{said}.{coded(hmac.digest(moodle.key.as_pem(private=False), said.encode(), 'sha256'))}"
        case "another algorithm":
            return jwt.encode({**named, "alg": "RS512"}, claims, moodle.key, algorithms=["RS512"])
    head, body, sign = moodle.signed(claims).split(".")
    return f"{head}.{body}.{sign[:-8]}AAAAAAAA" if how == "a changed signature" else "pas.un.jeton"


def part(said: dict[str, Any]) -> str:
    return coded(json.dumps(said).encode())


def coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@pytest.mark.parametrize(
    "how",
    [
        *("another key under the same name", "an unknown key", "nothing", "the public key as a shared secret"),
        *("another algorithm", "a changed signature", "no token"),
    ],
)
def test_a_launch_that_the_platform_did_not_sign_is_refused(centre: Known, how: str):
    centre.bound()
    guest = Guest(centre.app)
    asked = asked_in(centre.begin(guest).location)
    token = forged(centre.moodle, centre.moodle.claims(asked["nonce"]), how)
    refused(centre, centre.post(guest, {"id_token": token, "state": asked["state"]}), "sign")


def test_a_launch_serves_once_and_in_the_browser_that_began_it(centre: Known):
    centre.bound()
    guest, other = Guest(centre.app), Guest(centre.app)
    asked = asked_in(centre.begin(guest).location)
    form = centre.moodle.authorized(asked)
    refused(centre, centre.post(other, form), "navigateur")
    kept = [each for each in guest.client._cookies.values() if "_cours_" in each.key]  # type: ignore[attr-defined]
    assert [(each.secure, each.http_only, each.same_site) for each in kept] == [(True, True, "None")]
    assert centre.post(guest, form).status_code == 303
    refused_again = centre.post(guest, form)
    assert refused_again.status_code == 403, "its cookie is gone"
    guest.client.set_cookie(kept[0].key, kept[0].value)
    again = centre.post(guest, form)
    assert (again.status_code, "déjà servi" in again.text) == (403, True)


@pytest.mark.parametrize("state", ["", "autre", "eyJhbGciOiJkaXIifQ..a.b.c"])
def test_what_nobody_asked_for_is_refused(centre: Known, state: str):
    centre.bound()
    guest = Guest(centre.app)
    asked = asked_in(centre.begin(guest).location)
    answer = centre.post(guest, centre.moodle.authorized(asked) | {"state": state})
    assert answer.status_code == 422
    assert candidates(centre) == []


def test_a_state_that_is_too_old_is_refused(centre: Known, monkeypatch: pytest.MonkeyPatch):
    guest = Guest(centre.app)
    asked = asked_in(centre.begin(guest).location)
    form = centre.moodle.authorized(asked)
    late = time.time() + 601
    monkeypatch.setattr("cefi_map.out.sealing.time.time", lambda: late)
    answer = centre.post(guest, form)
    assert (answer.status_code, "trop ancien" in answer.text) == (422, True)


def test_keys_that_the_platform_changed_are_asked_for_again_and_not_each_time(centre: Known):
    centre.bound()
    centre.arrive(ANA)
    before, kept = centre.moodle.asked.count("/mod/lti/certs.php"), centre.moodle.key
    centre.arrive(BEN)
    assert centre.moodle.asked.count("/mod/lti/certs.php") == before == 1
    centre.moodle.key = RSAKey.generate_key(2048, {"kid": "neuve"})
    try:
        assert centre.arrive(BEN).status_code == 403, "asked a moment ago"
        issuer = Centre(centre.store).issuer(centre.issuer.id)
        assert issuer.learnt
        earlier = issuer.learnt.replace(year=issuer.learnt.year - 1)
        Centre(centre.store).change_issuer(issuer.id, learnt=earlier)
        assert centre.arrive(BEN).status_code == 303
    finally:
        centre.moodle.key = kept


def test_only_a_registered_platform_sends_somebody(centre: Known):
    guest = Guest(centre.app)
    known = centre.moodle.login()
    for wrong in ({"iss": "https://autre.fr"}, {"client_id": "autre"}, {"login_hint": ""}):
        answer = guest.client.post("/lti/connexion", data=known | wrong, headers=ACROSS)
        assert answer.status_code == 422
    begun = guest.client.get("/lti/connexion", query_string=known)
    assert begun.location.startswith(f"{centre.moodle.url}/mod/lti/auth.php?")


def test_other_pages_of_another_site_are_refused_as_before(centre: Known):
    for path in ("/lti/choisir", "/lti/compte", "/lti/compte/moi", "/lti/compte/nouveau", "/entrer"):
        assert Guest(centre.app).client.post(path, headers=centre._from(ACROSS)).status_code == 403


def test_the_head_enters_a_platform_that_answers_and_is_told_why_another_is_not(centre: Known):
    roy, head = Guest(centre.app), Centre(centre.store).add_person("Roy", "head")
    assert roy.enters(ways.new_link(centre.store, head.id)).status_code == 303
    page = roy.read("/centre/cours")
    for ours in ("lti/lancement", "lti/connexion", "lti/cles.json", "lti/choisir"):
        assert f"http://localhost/{ours}" in page
    sent = {"name": "Autre Moodle", "url": centre.moodle.url, "client": "deux", "deployments": "12"}
    wrong = roy.post("/centre/cours", sent | {"keys": f"{centre.moodle.url}/rien"})
    assert (wrong.status_code, "erreur 404" in wrong.text, 'value="deux"' in wrong.text) == (502, True, True)
    assert roy.post("/centre/cours", sent).status_code == 303
    page = roy.read("/centre/cours")
    assert "Autre Moodle" in page
    assert "montre son compte de formateur" in page


# ---- who becomes what


def test_a_candidate_comes_in_by_a_link_that_opens_a_session_alone(centre: Known):
    answer = centre.arrive(ANA)
    assert (answer.status_code, "aucune session" in answer.text) == (422, True)
    assert [each.name for each in people_room.people(centre.store)] == ["Zoé"]


def test_what_is_offered_to_one_deployment_is_not_to_another(centre: Known):
    centre.moodle.custom = {"session": Centre(centre.store).offer_session(centre.issuer.id, "4", centre.training.id)}
    assert centre.arrive(ANA).status_code == 422
    centre.moodle.custom = {"session": centre.training.id}
    assert centre.arrive(ANA).status_code == 422


def test_who_teaches_is_a_trainer_where_the_head_said_so_and_else_shows_an_account(centre: Known):
    centre.bound()
    luc = Guest(centre.app)
    answer = centre.arrive(LUC, luc)
    assert answer.location == "/lti/compte"
    assert "ne vous connaît pas" in luc.read("/lti/compte")
    assert luc.client.get("/sessions").status_code == 303, "nobody came in"
    centre.trusts(True)
    answer = centre.arrive(LUC, luc)
    assert answer.location == f"/sessions/{centre.training.id}"
    assert person(centre.store, "Luc Martin").role == "trainer"


def test_a_trainer_who_has_an_account_joins_it_once(centre: Known):
    centre.bound()
    answer = centre.arrive(LUC, centre.zoe)
    assert answer.location == "/lti/compte"
    assert "Luc Martin" in centre.zoe.read("/lti/compte")
    assert centre.zoe.post("/lti/compte").status_code == 303
    again = Guest(centre.app)
    assert centre.arrive(LUC, again).location == f"/sessions/{centre.training.id}"
    assert "Zoé" in again.read("/compte")


def test_a_candidate_s_account_is_not_joined_to_who_teaches(centre: Known):
    ana = joined(centre.app, centre.training.code, "Ana")
    centre.arrive(LUC, ana)
    assert ana.post("/lti/compte").status_code == 403


def test_who_is_kept_out_stays_out(centre: Known):
    centre.bound()
    centre.trusts(True)
    for user in (ANA, LUC):
        centre.arrive(user)
        people_room.block(centre.store, person(centre.store, f"{user.given} {user.family}").id, blocked=True)
        answer = centre.arrive(user)
        assert (answer.status_code, "n’entre plus" in answer.text) == (404, True)


def test_a_trainer_says_which_session_a_link_opens(centre: Known):
    centre.trusts(True)
    luc = Guest(centre.app)
    link = centre.arrive(LUC, luc).location
    assert link.startswith("/lti/liens/")
    assert luc.post(link, {"session": centre.training.id}).status_code == 422, "not a session of theirs"
    assert luc.post(link, {"session": "", "name": " "}).status_code == 422
    assert luc.post(link, {"session": "", "name": "La mienne"}).status_code == 303
    own = next(each for each in Centre(centre.store).trainings() if each.name == "La mienne")
    assert "La mienne" in luc.read(link)
    assert centre.arrive(ANA).status_code == 303
    assert [each.person.name for each in Centre(centre.store).members(own.id)] == ["Luc Martin", "Ana Lopez"]


# ---- a session is put into a course


def test_a_session_is_chosen_and_signed_for_the_platform(centre: Known):
    centre.trusts(True)
    page = centre.arrive(LUC, message="LtiDeepLinkingRequest")
    assert page.status_code == 200
    passed = re.search(r'name="passage" value="([^"]+)"', page.text)
    assert passed
    answer = Guest(centre.app).client.post(
        "/lti/choisir", data={"passage": passed[1], "session": "", "name": "CEFI 2027", "line": "1"}
    )
    assert f"form-action 'self' {centre.moodle.url};" in answer.headers["Content-Security-Policy"]
    assert f"frame-ancestors {centre.moodle.url};" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    token = re.search(r'name="JWT" value="([^"]+)"', answer.text)
    assert token
    said = centre.moodle.verified(token[1])
    assert (said["iss"], said["aud"], said[f"{LTI}deployment_id"]) == (CLIENT, centre.moodle.url, DEPLOYMENT)
    assert said[f"{LTI}message_type"] == "LtiDeepLinkingResponse"
    (item,) = said[f"{DL}content_items"]
    assert (item["type"], item["title"]) == ("ltiResourceLink", "CEFI 2027")
    assert item["lineItem"] == {"label": "CEFI 2027 : rendu", "scoreMaximum": 1}
    centre.moodle.custom = item["custom"]
    assert centre.arrive(ANA).status_code == 303
    made = next(each for each in Centre(centre.store).trainings() if each.name == "CEFI 2027")
    assert [each.person.name for each in Centre(centre.store).members(made.id)] == ["Luc Martin", "Ana Lopez"]


def test_no_page_stands_within_another_but_what_opens_a_window_or_answers_the_platform(centre: Known):
    guest = Guest(centre.app)
    page = centre.begin(guest, WITHIN)
    assert f"frame-ancestors {centre.moodle.url};" in page.headers["Content-Security-Policy"]
    assert 'target="_blank"' in page.text
    assert "login_hint=7" in page.text
    assert centre.begin(guest, WITHIN, "http://localhost/lti/choisir").status_code == 303
    for path in ("/entrer", "/lti/cles.json"):
        answer = guest.get(path)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"


# ---- what the course is asked, and told


def test_who_of_the_course_has_not_come_is_asked_by_the_trainer_alone(centre: Known):
    centre.bound()
    centre.arrive(ANA)
    address = f"/sessions/{centre.training.id}/cours"
    assert "CEFI 2027" in centre.zoe.read(address)
    assert not [each for each in centre.moodle.asked if each.endswith(("token.php", "memberships"))]
    link = Centre(centre.store).courses(centre.training.id)[0].link
    page = centre.zoe.post(f"{address}/{link.id}/absents").text
    assert "Ben Roux" in page
    assert "Cléo Blanc" in page
    assert "Ana Lopez" not in page
    assert "Luc Martin" not in page
    centre.moodle.down = True
    assert centre.zoe.post(f"{address}/{link.id}/absents").status_code == 502


def handed_in(centre: Known, user: User) -> TestResponse:
    guest = Guest(centre.app)
    project = centre.arrive(user, guest).location
    return guest.post(f"{project}/rendre/session", {"session": centre.training.id})


def until_told(centre: Known, count: int) -> list[dict[str, Any]]:
    """It goes on a thread of its own."""
    end = time.monotonic() + 30
    while (len(centre.moodle.scores) < count or Centre(centre.store).untold()) and time.monotonic() < end:
        time.sleep(0.02)
    return centre.moodle.scores


def test_the_course_learns_who_handed_in_after_it_was_announced_and_no_grade(centre: Known):
    centre.bound()
    guest = Guest(centre.app)
    project = centre.arrive(ANA, guest).location
    assert "CEFI 2027" in guest.read(f"{project}/rendre")
    assert guest.post(f"{project}/rendre/session", {"session": centre.training.id}).status_code == 303
    (score,) = until_told(centre, 1)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", score.pop("timestamp"))
    assert score == {"userId": "7", "activityProgress": "Submitted", "gradingProgress": "NotReady"}


def test_nothing_is_told_to_a_course_without_a_column_nor_of_who_came_by_a_code(centre: Known):
    centre.bound()
    centre.arrive(ANA)
    ben = joined(centre.app, centre.training.code, "Ben")
    project = home.projects(centre.store.of(person(centre.store, "Ben").id))[0].id
    assert "CEFI 2027" not in ben.read(f"/projets/{project}/rendre")
    assert ben.post(f"/projets/{project}/rendre/session", {"session": centre.training.id}).status_code == 303
    centre.moodle.graded = False
    assert handed_in(centre, ANA).status_code == 303
    assert Centre(centre.store).untold() == ()
    assert centre.moodle.scores == []


def test_what_a_course_could_not_be_told_is_kept_said_to_the_trainer_and_told_later(centre: Known):
    centre.bound()
    centre.arrive(ANA)
    centre.moodle.down = True
    assert handed_in(centre, ANA).status_code == 303, "the candidate waits for nobody"
    end = time.monotonic() + 30
    while not any(each.reason for each in Centre(centre.store).untold()) and time.monotonic() < end:
        time.sleep(0.02)
    page = centre.zoe.read(f"/sessions/{centre.training.id}/cours")
    assert "Ana Lopez" in page
    assert "ouvre pas ce service" in page
    assert "que le cours ne sait pas encore" in centre.zoe.read(f"/sessions/{centre.training.id}")
    centre.moodle.down = False
    assert centre.zoe.post(f"/sessions/{centre.training.id}/cours/dire").status_code == 303
    assert [each["userId"] for each in until_told(centre, 1)] == ["7"]
    centre.moodle.scores.clear()
    centre.moodle.down = True
    assert handed_in(centre, ANA).status_code == 303
    while not any(each.reason for each in Centre(centre.store).untold()) and time.monotonic() < end + 30:
        time.sleep(0.02)
    centre.moodle.down = False
    centre.arrive(BEN)
    assert [each["userId"] for each in until_told(centre, 1)] == ["7"], "the next who arrives is an occasion"


def test_a_trainer_turns_points_on_and_the_candidate_reads_it_before_they_go(centre: Known):
    """Given back by the page, they are told at once; what is off is told nothing."""
    centre.bound()
    guest = Guest(centre.app)
    project = centre.arrive(ANA, guest).location
    assert guest.post(f"{project}/rendre/session", {"session": centre.training.id}).status_code == 303
    until_told(centre, 1)
    link = Centre(centre.store).courses(centre.training.id)[0].link
    assert "sans note ni fichier" in text_of(guest.read(f"{project}/rendre"))
    address = f"/sessions/{centre.training.id}/cours"
    assert "Le cours apprend qui a rendu, sans note." in text_of(centre.zoe.read(address))
    assert centre.zoe.post(f"{address}/{link.id}/points", {"do": "dire"}).status_code == 303
    assert "Acquis : 2 points, Partiellement : 1 point" in text_of(centre.zoe.read(address))
    assert "le total des points de vos formateurs" in text_of(guest.read(f"{project}/rendre"))
    (work,) = Desk(centre.store.of(centre.training.id)).works(centre.training.id)
    here = f"/relire/carte/{work.id}"
    levels = {f"level-{line.id}": "partiel" for line in criteria()}
    assert centre.zoe.post(here, {"version": "1", **levels}).status_code == 303
    assert centre.zoe.post(f"{here}/rendre", {"version": "1", "reviewer": "Zoé"}).status_code == 303
    assert until_told(centre, 2)[-1]["scoreGiven"] == 12
    assert centre.zoe.post(f"{address}/{link.id}/points", {"do": "taire"}).status_code == 303
    assert centre.zoe.post(f"{address}/autre/points", {"do": "dire"}).status_code == 404
    assert not Centre(centre.store).course_link(link.id).points


def test_a_service_that_stands_elsewhere_is_not_asked(centre: Known):
    centre.bound()
    centre.arrive(ANA)
    link = Centre(centre.store).courses(centre.training.id)[0].link
    now = {"course": "CEFI", "score_url": "", "members_url": "https://ailleurs.exemple.fr/membres"}
    Centre(centre.store).open_link(centre.issuer.id, DEPLOYMENT, RESOURCE, "", now)
    answer = centre.zoe.post(f"/sessions/{centre.training.id}/cours/{link.id}/absents")
    assert (answer.status_code, "pas parmi les adresses" in answer.text) == (422, True)


def test_our_key_is_the_centre_s_and_never_shown_whole(centre: Known):
    shown = centre.app.test_client().get("/lti/cles.json").get_json()
    assert shown == {"keys": []}, "before the first platform nobody needs one"
    gate = centre.app.extensions["gate"]
    values = {"name": "Moodle", "url": centre.moodle.url, "deployments": DEPLOYMENT}
    lti.add_platform(centre.store, gate, values | {"client": "un"}, trainers=False)
    (key,) = centre.app.test_client().get("/lti/cles.json").get_json()["keys"]
    assert (key["kty"], key["alg"], key["use"]) == ("RSA", "RS256", "sig")
    assert not {"d", "p", "q", "dp", "dq", "qi"} & key.keys()
    lti.add_platform(centre.store, gate, values | {"client": "deux"}, trainers=False)
    assert centre.app.test_client().get("/lti/cles.json").get_json()["keys"] == [key]
    assert "PRIVATE" not in Centre(centre.store).signing_key()
