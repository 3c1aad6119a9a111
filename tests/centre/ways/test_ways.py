"""Ways in, invitations and people: what they give, and what they refuse in words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest

from cefi_map import limits
from cefi_map.centre import people, sessions, ways
from cefi_map.centre.naming import login_line
from cefi_map.centre.store import Centre
from cefi_map.centre.ways.tries import TooMany, tried
from cefi_map.centre.ways.ways import come_in
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.store import Person, Store

PASSWORD = "quatre mots sans rapport"


@pytest.fixture
def head(store: Store) -> Person:
    return ways.accept(store, ways.first_link(store), "Roy", "Roy@Exemple.fr ", PASSWORD)


def test_a_person_who_is_vouched_for_is_the_same_at_each_return(store: Store):
    first = come_in(store, "oidc", "https://idp.exemple 42", "Ana")
    assert come_in(store, "oidc", "https://idp.exemple 42", "Ana Ruiz") == first
    assert come_in(store, "lti", "https://idp.exemple 42", "Ana").id != first.id


def test_who_comes_in_twice_at_once_is_one_person(store: Store, monkeypatch: pytest.MonkeyPatch):
    both, add = Barrier(2), type(Centre(store)).add_known_person

    def together(*of: Any) -> Person:
        both.wait(20)  # each has looked, neither has written
        return add(*of)

    monkeypatch.setattr(type(Centre(store)), "add_known_person", together)
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(lambda name: come_in(store, "lti", "https://cours.fr 42", name), ("Ana", "Ana"))
    assert (one, other) == (other, *[each for each in Centre(store).people() if each.name == "Ana"])


def test_the_staff_are_those_who_train_or_run_the_centre_and_may_come_in(store: Store, head: Person):
    come_in(store, "oidc", "issuer 1", "Ana")
    luc, kept_out = (come_in(store, "oidc", f"issuer {name}", name, "trainer") for name in ("Luc", "Max"))
    people.block(store, kept_out.id, blocked=True)
    assert Centre(store).staff() == (head, luc)


def test_a_person_who_is_kept_out_does_not_come_back_by_another_s_word(store: Store):
    kept_out = come_in(store, "oidc", "issuer 42", "Ana")
    people.block(store, kept_out.id, blocked=True)
    with pytest.raises(NotFound):
        ways.come_in(store, "oidc", "issuer 42", "Ana")


def test_an_invitation_is_taken_by_its_mail_once(store: Store):
    ways.invite(store, "trainer", "Ana", mail="ana@centre.fr")
    assert ways.accept_by_mail(store, "bob@centre.fr", "oidc", "issuer 1", "Bob") is None
    ana = ways.accept_by_mail(store, "Ana@Centre.fr", "oidc", "issuer 2", "Ana")
    assert ana
    assert ana.role == "trainer"
    assert ways.accept_by_mail(store, "ana@centre.fr", "oidc", "issuer 3", "Ana") is None
    people.block(store, ana.id, blocked=True)
    ways.invite(store, "trainer", "Ana", mail="ana@centre.fr")
    with pytest.raises(NotFound):
        ways.accept_by_mail(store, "ana@centre.fr", "oidc", "issuer 2", "Ana")


def test_a_password_opens_its_account_alone(store: Store, head: Person):
    assert ways.enter_by_password(store, "roy@exemple.fr", PASSWORD, "1.2.3.4") == head
    assert ways.has_password(store, head.id) == "roy@exemple.fr"
    (way,) = Centre(store).ways_of(head.id)
    assert way.secret.startswith("$argon2id$")
    with pytest.raises(BadInput):
        ways.enter_by_password(store, "roy@exemple.fr", f"{PASSWORD} ", "1.2.3.4")
    ways.set_password(store, head, PASSWORD, "cinq autres mots sans rapport", "1.2.3.4")
    with pytest.raises(BadInput):
        ways.set_password(store, head, PASSWORD, "encore d’autres mots", "1.2.3.4")


def test_a_link_is_not_kept_and_ends_when_another_is_made(store: Store):
    ana = come_in(store, "oidc", "issuer 42", "Ana")
    first = ways.new_link(store, ana.id)
    assert first not in [way.subject for way in Centre(store).ways_of(ana.id)]
    assert ways.who_by_link(store, first) == ana
    ways.new_link(store, ana.id)
    with pytest.raises(NotFound):
        ways.who_by_link(store, first)
    with pytest.raises(NotFound):
        ways.who_by_link(store, first)
    with pytest.raises(NotFound):
        ways.new_link(store, "nobody")


def test_an_invitation_is_used_once_taken_back_or_too_old(store: Store, head: Person, monkeypatch):
    token = ways.invite(store, "trainer", "Luc")
    assert ways.invitation(store, token).name == "Luc"
    assert ways.accept(store, token, "Luc", "luc", PASSWORD).role == "trainer"
    with pytest.raises(NotFound):
        ways.accept(store, token, "Luc", "luc2", PASSWORD)
    token = ways.invite(store, "trainer", "Léa")
    ((sealed, _),) = Centre(store).invitations()
    ways.take_back(store, sealed)
    with pytest.raises(NotFound):
        ways.take_back(store, sealed)
    with pytest.raises(NotFound):
        ways.invitation(store, token)
    monkeypatch.setattr(limits, "INVITATION_DAYS", 0)
    token = ways.invite(store, "trainer", "Zoé")
    with pytest.raises(NotFound):
        ways.invitation(store, token)
    with pytest.raises(BadInput):
        ways.invite(store, "candidate", "Ana")


def test_a_centre_always_has_a_head(store: Store, head: Person):
    with pytest.raises(BadInput):
        people.block(store, head.id, blocked=True)
    with pytest.raises(BadInput):
        people.change_role(store, head.id, "trainer")
    other = ways.accept(store, ways.invite(store, "trainer", "Luc"), "Luc", "luc", PASSWORD)
    people.change_role(store, other.id, "head")
    people.change_role(store, head.id, "trainer")
    assert [each.role for each in people.people(store)] == ["trainer", "head"]
    ana = come_in(store, "oidc", "issuer 42", "Ana")
    with pytest.raises(BadInput):
        people.change_role(store, ana.id, "head")


def test_whoever_keeps_the_server_lets_a_head_in_again(store: Store, head: Person):
    assert ways.first_link(store) == ""
    assert not ways.waits_for_head(store)
    old, token = ways.invite_head(store), ways.invite_head(store)
    assert ways.invitation(store, token).role == "head"
    with pytest.raises(NotFound):
        ways.invitation(store, old)


def test_a_new_password_is_asked_for_somebody_who_is_there(store: Store, head: Person):
    token = ways.reset(store, head.id)
    assert ways.accept(store, token, "", "", "cinq autres mots sans rapport") == head
    assert ways.enter_by_password(store, "roy@exemple.fr", "cinq autres mots sans rapport", "x") == head
    with pytest.raises(NotFound):
        ways.reset(store, "nobody")


def test_a_name_is_one_line_that_shows(store: Store, head: Person):
    people.rename(store, head.id, "  Mme\n Roy ")
    assert Centre(store).person(head.id).name == "Mme Roy"
    for name in ("", " \u200b ", "x" * (limits.PERSON_CHARS + 1)):
        with pytest.raises(BadInput):
            people.rename(store, head.id, name)
    with pytest.raises(NotFound):
        Centre(store).person("nobody")


def test_a_name_and_an_address_are_set_right_together_or_not_at_all(store: Store, head: Person):
    ana = Centre(store).add_person("Ana", "candidate").id
    assert people.correct(store, ana, "Ana B.", "ana@exemple.fr")
    assert not people.correct(store, ana, "Ana C.", " ANA@exemple.fr "), "it is the same address"
    other = Centre(store).add_person("Bea", "candidate").id
    for mail, refusal in (("ana@exemple.fr", Conflict), ("ana", BadInput)):
        with pytest.raises(refusal):
            people.correct(store, other, "Autre", mail)
    assert (Centre(store).person(other).name, Centre(store).address(other)) == ("Bea", "")
    assert people.correct(store, ana, "Ana C.", "")
    assert Centre(store).address(ana) == ""


def test_a_browser_is_known_by_a_token_that_is_not_kept(store: Store, head: Person):
    token, lasts = ways.enter_browser(store, head, shared=False)
    assert lasts == timedelta(days=limits.LOGIN_DAYS)
    assert ways.who_is_in(store, token) == (head, False)
    ways.leave_browser(store, token)
    assert ways.who_is_in(store, token) is None
    shared, lasts = ways.enter_browser(store, head, shared=True)
    assert lasts is None
    assert ways.who_is_in(store, shared) == (head, True)
    Centre(store).close_logins(head.id)
    assert ways.who_is_in(store, shared) is None


def test_wrong_passwords_make_the_next_one_wait_twice_as_long_each_time(store: Store, head: Person, monkeypatch):
    """For that login from there; the right one, in its turn, ends it."""
    clock = [1_000_000.0]
    monkeypatch.setattr("cefi_map.centre.ways.tries.time", lambda: clock[0])
    waits = []
    for _ in range(limits.TRIES + 12):
        began = clock[0]
        while _waits(store, "here"):
            clock[0] += 1
        waits.append(int(clock[0] - began))
    assert waits == [0] * limits.TRIES + [2**n for n in range(10)] + [limits.TRY_SECONDS, 0]
    assert ways.enter_by_password(store, "roy@exemple.fr", PASSWORD, "there") == head
    assert ways.enter_by_password(store, "roy@exemple.fr", PASSWORD, "here") == head
    with pytest.raises(BadInput, match="ne vont pas ensemble"):
        ways.enter_by_password(store, "roy@exemple.fr", "pas le bon", "here")


def test_tries_at_the_same_moment_are_all_counted(store: Store, head: Person, monkeypatch: pytest.MonkeyPatch):
    """Whoever sends forty at once has no more than five answers, in a second that lasts until all are answered."""
    monkeypatch.setattr("cefi_map.centre.ways.tries.time", lambda: 1_000_000)
    with ThreadPoolExecutor(8) as threads:
        refused = [threads.submit(_waits, store, "here") for _ in range(40)]
    assert sum(not each.result() for each in refused) == limits.TRIES


def _waits(store: Store, where: str) -> bool:
    """Whether a try is refused before it is looked at; one that is not counts as in vain."""
    try:
        tried(store, "login roy@exemple.fr", where, lambda: None)
    except TooMany:
        return True
    return False


def test_a_login_is_compared_in_small_letters_and_is_not_empty():
    assert login_line("  Roy@Exemple.fr ") == "roy@exemple.fr"
    with pytest.raises(BadInput):
        login_line(" ")


def test_a_candidate_joins_a_second_session(store: Store, head: Person):
    first, second = (sessions.create_training(store, head, name) for name in ("Printemps", "Automne"))
    ana = sessions.join(store, first.code, "Ana").person
    sessions.join_as(store, ana, second.code)
    assert {each.training.name for each in sessions.my_sessions(store, ana)} == {"Printemps", "Automne"}
    with pytest.raises(Conflict):
        sessions.join_as(store, ana, second.code)
    with pytest.raises(BadInput):
        sessions.join_as(store, head, second.code)
