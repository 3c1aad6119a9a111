"""Coming in by a provider, and what it may not say: against one that lies over real HTTP."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import OctKey

from cefi_map import limits
from cefi_map.centre import issuers, people, sessions, ways
from cefi_map.centre.store import Centre, Issuer
from cefi_map.errors import BadInput, CefiError, Conflict, NotFound, TooLarge
from cefi_map.out.fence import Gate, Unreachable
from cefi_map.store import Person, Store

from .liar import BACK, GATE, KEYS, SECRET, Liar, departed, entered, lying


@pytest.fixture
def liar() -> Iterator[Liar]:
    with lying() as found:
        yield found


def came(store: Store, liar: Liar, issuer: Issuer, **said: str) -> Person:
    kept, brought = departed(store, liar, issuer)
    return issuers.arrive(store, GATE, kept, brought | said, BACK).person


def test_who_comes_is_one_person_for_ever_whatever_else_is_said(store: Store, liar: Liar) -> None:
    issuer = entered(store, liar)
    liar.claims = {"name": "Ana  Ruiz", "email": "ana@centre.fr"}
    ana = came(store, liar, issuer)
    assert (ana.name, ana.role) == ("Ana Ruiz", "candidate")
    liar.claims = {"name": "Ana Martin", "email": "autre@centre.fr"}
    assert came(store, liar, issuer) == ana
    liar.claims = {"sub": "43", "name": "Ana Ruiz", "email": "ana@centre.fr"}
    assert came(store, liar, issuer).id != ana.id
    people.block(store, ana.id, blocked=True)
    liar.claims = {}
    with pytest.raises(NotFound):
        came(store, liar, issuer)


def test_where_the_browser_goes(store: Store, liar: Liar) -> None:
    issuer = entered(store, liar)
    address, kept = issuers.depart(store, GATE, issuer.id, BACK)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(f"{liar.url}/auth?from=us&")
    assert (asked["client_id"], asked["redirect_uri"], asked["response_type"]) == ("carte", BACK, "code")
    assert (asked["scope"], asked["code_challenge_method"]) == ("openid profile", "S256")
    assert (asked["state"], asked["nonce"]) == (kept["state"], kept["nonce"])
    assert kept["verifier"] not in address
    assert SECRET not in address
    assert "acr_values" not in asked
    other = issuers.depart(store, GATE, issuer.id, BACK)[1]
    assert not set(other.values()) & (set(kept.values()) - {issuer.id})
    with pytest.raises(NotFound):
        issuers.depart(store, GATE, "nothing", BACK)


NOW = int(time.time())
LIES: dict[str, dict[str, Any]] = {
    "another nonce": {"claims": {"nonce": "other"}},
    "no nonce": {"claims": {"nonce": None}},
    "another audience": {"claims": {"aud": "another"}},
    "another party": {"claims": {"azp": "another"}},
    "several audiences": {"claims": {"aud": ["carte", "another"]}},
    "several audiences, of whom another is meant": {"claims": {"aud": ["carte", "another"], "azp": "another"}},
    "another audience, for us as its party": {"claims": {"aud": "another", "azp": "carte"}},
    "another issuer": {"claims": {"iss": "https://autre.fr"}},
    "no subject": {"claims": {"sub": None}},
    "an empty subject": {"claims": {"sub": ""}},
    "a subject that is none": {"claims": {"sub": 42}},
    "too old": {"claims": {"exp": NOW - limits.CLOCK_SECONDS - 5}},
    "without an end": {"claims": {"exp": None}},
    "of tomorrow": {"claims": {"iat": NOW + 86400}},
    "a key that it does not show": {"key": KEYS[1]},
    "a key under another's name": {"key": KEYS[1], "header": {"kid": "a"}},
    "unsigned": {"header": {"alg": "none"}},
    "signed by what both know": {"key": OctKey.import_key(SECRET, {"kid": "a"}), "header": {"alg": "HS256"}},
}


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
def test_what_does_not_hold_lets_nobody_in(store: Store, liar: Liar, lie: str) -> None:
    issuer = entered(store, liar)
    for name, value in LIES[lie].items():
        setattr(liar, name, value)
    with pytest.raises(BadInput):
        came(store, liar, issuer)
    assert Centre(store).people() == ()


def test_a_token_for_several_is_ours_where_it_names_us() -> None:
    assert issuers.is_for("carte", {"aud": "carte"})
    assert issuers.is_for("carte", {"aud": ["carte"]})
    assert issuers.is_for("carte", {"aud": ["carte", "another"], "azp": "carte"})
    assert not issuers.is_for("carte", {"aud": ["carte", "another"]})
    assert not issuers.is_for("carte", {"aud": "carte", "azp": "another"})


def test_an_answer_serves_once_and_in_one_browser(store: Store, liar: Liar) -> None:
    issuer = entered(store, liar)
    kept, brought = departed(store, liar, issuer)
    for wrong in ({"state": "other"}, {"state": ""}, {"state": "é"}):
        with pytest.raises(BadInput, match="a déjà servi"):
            issuers.arrive(store, GATE, kept, brought | wrong, BACK)
    with pytest.raises(BadInput, match="a déjà servi"):
        issuers.arrive(store, GATE, {}, brought, BACK)
    assert issuers.arrive(store, GATE, kept, brought, BACK).person
    with pytest.raises(BadInput, match="a déjà servi"):
        issuers.arrive(store, GATE, kept, brought, BACK)


@pytest.mark.parametrize(
    "said", [{"code": ""}, {"error": "access_denied", "code": ""}, {"code": "wrong"}, {"iss": "https://autre.fr"}]
)
def test_what_the_provider_or_another_one_stops(store: Store, liar: Liar, said: dict[str, str]) -> None:
    issuer = entered(store, liar)
    with pytest.raises(BadInput, match="ne vous a pas laissé entrer"):
        came(store, liar, issuer, **said)


def test_keys_change_and_are_asked_for_when_one_is_not_known(store: Store, liar: Liar) -> None:
    issuer = entered(store, liar)
    ana = came(store, liar, issuer)
    liar.asked.clear()
    liar.key, liar.shown = KEYS[1], [KEYS[1], KEYS[2]]
    assert came(store, liar, issuer) == ana
    assert liar.asked.count("keys") == 1
    assert came(store, liar, issuer) == ana
    assert liar.asked.count("keys") == 1
    liar.key = KEYS[0]  # the old one, which it shows no more
    with pytest.raises(BadInput):
        came(store, liar, issuer)


def test_what_it_says_of_itself_is_asked_for_once_a_day(store: Store, liar: Liar) -> None:
    issuer = entered(store, liar)
    Centre(store).change_issuer(issuer.id, learnt=datetime.now(UTC) - timedelta(hours=limits.ISSUER_HOURS + 1))
    liar.says = {"authorization_endpoint": f"{liar.url}/moved"}
    for _ in range(2):
        assert issuers.depart(store, GATE, issuer.id, BACK)[0].startswith(f"{liar.url}/moved?")
    assert liar.asked.count(".well-known/openid-configuration") == 2
    Centre(store).change_issuer(issuer.id, learnt=None)
    liar.broken[".well-known/openid-configuration"] = b" " * 10_000_000
    with pytest.raises(Unreachable, match="plus de 512 ko"):
        issuers.depart(store, GATE, issuer.id, BACK)


def test_a_name_that_is_told_beside_plain_or_signed(store: Store, liar: Liar) -> None:
    liar.says = {"scopes_supported": ["openid", "given_name", "usual_name"], "acr_values_supported": ["eidas1"]}
    liar.claims = {"acr": "eidas1"}
    issuer = entered(store, liar, invited=True)
    asked = parse_qs(urlsplit(issuers.depart(store, GATE, issuer.id, BACK)[0]).query)
    assert (asked["scope"], asked["acr_values"]) == (["openid given_name usual_name email"], ["eidas1"])
    liar.userinfo = {"sub": "42", "given_name": "Ana", "usual_name": "Ruiz"}
    assert came(store, liar, issuer).name == "Ana Ruiz"
    liar.claims |= {"sub": "43"}
    liar.userinfo = {"sub": "43", "given_name": "Bob", "usual_name": "x" * 100, "aud": "carte", "iss": liar.url}
    liar.sealed = KEYS[0]
    assert came(store, liar, issuer).name == f"Bob {'x' * 100}"[: limits.PERSON_CHARS]


@pytest.mark.parametrize("lie", ["another person", "another key", "another audience", "another level", "too long"])
def test_what_is_told_beside_has_to_hold_as_well(store: Store, liar: Liar, lie: str) -> None:
    liar.says = {"acr_values_supported": ["eidas1"]}
    issuer = entered(store, liar)
    liar.userinfo, liar.sealed, liar.claims = {"sub": "42", "name": "Ana"}, KEYS[0], {"acr": "eidas1"}
    match lie:
        case "another person":
            liar.userinfo["sub"] = "1"
        case "another key":
            liar.sealed = KEYS[1]
        case "another audience":
            liar.userinfo["aud"] = "another"
        case "another level":
            liar.claims = {"acr": "eidas0"}
        case "too long":
            liar.claims |= {"sub": "x" * limits.SUBJECT_CHARS}
    with pytest.raises(BadInput):
        came(store, liar, issuer)
    assert Centre(store).people() == ()


def test_who_is_invited_where_nobody_vouches_for_the_address_is_told_and_is_no_candidate_unsaid(
    store: Store, liar: Liar
) -> None:
    believed = entered(store, liar, invited=True)
    ways.invite(store, "trainer", "Ana", mail="ana@centre.fr")
    assert ways.waits_at(store, " Ana@Centre.fr")
    liar.claims = {"name": "Ana", "email": "ana@centre.fr", "email_verified": False}
    with pytest.raises(BadInput, match=r"n’a pas vérifié votre adresse ana@centre\.fr"):
        came(store, liar, believed)
    assert people.people(store) == ()
    kept, brought = departed(store, liar, believed)
    joins = issuers.arrive(store, GATE, kept | {"code": "K7FM2QXR4T"}, brought, BACK)
    assert (joins.person.role, "n’a pas vérifié" in joins.said) == ("candidate", True), "they typed a session's code"
    assert came(store, liar, believed) == joins.person, "who is known comes in as they are"
    liar.claims["email_verified"] = True
    assert came(store, liar, believed).role == "trainer"


def test_who_was_invited_by_mail_takes_the_role_where_the_head_says_so(store: Store, liar: Liar) -> None:
    head = Centre(store).add_person("Roy", "head")
    training = sessions.create_training(store, head, "Printemps")
    ways.invite(store, "trainer", "Ana", training.id, mail=" Ana@Centre.fr ")
    doubted = entered(store, liar)
    liar.claims = {"name": "Ana", "email": "ana@centre.fr", "email_verified": True}
    ana = came(store, liar, doubted)
    assert ana.role == "candidate"
    issuers.remove_issuer(store, doubted.id)
    believed = entered(store, liar, invited=True)
    liar.claims["email_verified"] = False
    assert came(store, liar, believed).role == "candidate"
    liar.claims["email_verified"] = True
    assert came(store, liar, believed).role == "trainer"
    assert Centre(store).person(ana.id).role == "trainer"
    assert [each.person.name for each in sessions.table(store, training.id).trainers] == ["Ana"]
    assert Centre(store).invitations() == ()
    ways.invite(store, "head", "Bob", mail="bob@centre.fr")
    liar.claims = {"sub": "7", "name": "Bob", "email": "BOB@centre.fr"}
    assert came(store, liar, believed).role == "head"
    ways.invite(store, "trainer", "Bob", mail="bob@centre.fr")
    assert came(store, liar, believed).role == "head"


def test_an_account_becomes_one_more_way_to_who_is_in(store: Store, liar: Liar) -> None:
    issuer, ana = entered(store, liar), Centre(store).add_person("Ana", "trainer")
    assert issuers.linked(store, ana) == ((issuer, False),)
    for _ in range(2):
        kept, brought = departed(store, liar, issuer)
        arrived = issuers.arrive(store, GATE, kept | {"person": ana.id}, brought, BACK)
        assert arrived.person == ana
    assert issuers.linked(store, ana)[0][1]
    assert came(store, liar, issuer) == ana
    kept, brought = departed(store, liar, issuer)
    bob = Centre(store).add_person("Bob", "trainer")
    with pytest.raises(Conflict):
        issuers.arrive(store, GATE, kept | {"person": bob.id}, brought, BACK)


def test_the_provider_is_told_who_leaves(store: Store, liar: Liar) -> None:
    issuer = entered(store, liar)
    address = issuers.way_out(store, issuer.id, "token", "http://localhost/entrer")
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(f"{liar.url}/leave?")
    assert (asked["id_token_hint"], asked["client_id"]) == (["token"], ["carte"])
    assert "id_token_hint" not in issuers.way_out(store, issuer.id, "", "x")
    issuers.remove_issuer(store, issuer.id)
    assert issuers.way_out(store, issuer.id, "token", "x") == ""


def test_a_provider_is_entered_tried_and_removed(store: Store, liar: Liar) -> None:
    issuer = entered(store, liar)
    assert Centre(store).issuers() == issuers.providers(store) == (issuer,)
    assert SECRET not in issuer.secret
    assert "répond et nous connaît. On y quitte" in issuers.try_issuer(store, GATE, issuer.id, BACK)
    (told,) = issuers.leaving(store)
    assert (told.name, told.hosts) == ("Le compte", ("127.0.0.1",))
    with pytest.raises(Conflict):
        entered(store, liar)
    liar.takes = "post"
    assert "nous connaît" in issuers.try_issuer(store, GATE, issuer.id, BACK)
    liar.nonce = ""
    assert came(store, liar, issuer)
    liar.takes = "nothing"
    with pytest.raises(BadInput, match="refuse l’identifiant du client"):
        issuers.try_issuer(store, GATE, issuer.id, BACK)
    issuers.remove_issuer(store, issuer.id)
    assert issuers.leaving(store) == ()
    with pytest.raises(NotFound):
        issuers.remove_issuer(store, issuer.id)
    with pytest.raises(NotFound):
        issuers.try_issuer(store, GATE, issuer.id, BACK)


def test_a_platform_of_courses_stands_in_the_same_list(store: Store, liar: Liar) -> None:
    where = {"login": "https://moodle.fr/auth", "keys": f"{liar.url}/keys"}
    made = Centre(store).add_issuer("lti", "Moodle", "https://moodle.fr", "1", addresses=where)
    assert issuers.providers(store) == ()
    assert issuers.try_issuer(store, GATE, made.id, BACK) == "« Moodle » répond, et donne ses clés."
    (told,) = issuers.leaving(store)
    assert told.hosts == ("moodle.fr", "127.0.0.1")
    assert "sans note" in told.why


def test_what_is_no_provider_is_not_entered(store: Store, liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(name: str = "Le compte", client: str = "carte", secret: str = SECRET, url: str = "") -> str:
        with pytest.raises(CefiError) as caught:
            issuers.add_provider(store, GATE, name, url or liar.url, client, secret, BACK)
        return str(caught.value)

    assert "a besoin d’un nom" in refused(name=" ")
    assert "L’identifiant du client" in refused(client=" ")
    assert "n’est pas une adresse en https" in refused(url="http://exemple.fr")
    assert "refuse l’identifiant du client ou son secret" in refused(secret="faux")
    liar.says = {"issuer": "https://login.exemple.fr/{tenantid}/v2.0"}
    assert "se nomme lui-même « https://login.exemple.fr/{tenantid}/v2.0 »" in refused()
    liar.says = {"token_endpoint": ""}
    assert "ne dit pas où l’on entre" in refused()
    liar.says = {"token_endpoint": "http://exemple.fr/token"}
    assert "n’est pas une adresse en https" in refused()
    assert Centre(store).issuers() == ()
    liar.says = {}
    entered(store, liar)
    monkeypatch.setattr(limits, "ISSUERS", 1)
    with pytest.raises(TooLarge):
        issuers.add_provider(store, GATE, "Encore", liar.url, "carte2", "", BACK)


def test_a_secret_of_another_installation_is_asked_for_again(store: Store, liar: Liar) -> None:
    issuer = entered(store, liar)
    kept, brought = departed(store, liar, issuer)
    moved = Gate(b"o" * 32, local=True)
    with pytest.raises(CefiError, match="autre installation"):
        issuers.arrive(store, moved, kept, brought, BACK)
