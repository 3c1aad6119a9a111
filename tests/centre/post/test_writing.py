"""What a centre writes, to whom, and where people say that they are written to."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from cefi_map.centre import post, ways
from cefi_map.centre.post import Post, wording
from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.store import Store

from .conftest import Pair
from .mailbox import Box, words

PASSWORD = "quatre mots sans rapport"


def token_in(box: Box, path: str) -> str:
    found = re.search(rf"/{path}/(\S+)", words(box.came[-1]))
    assert found
    return found[1]


def test_whoever_takes_an_invitation_is_written_to_where_it_went(store: Store, post_of: Post, box: Box):
    post.invite_by_mail(store, post_of, "trainer", "Zoé", " Zoe@Centre.fr ")
    post.send(store, post_of)
    zoe = ways.accept(store, token_in(box, "invitation"), "Zoé", "zoe", PASSWORD)
    assert Centre(store).address(zoe.id) == "zoe@centre.fr"
    ((letter, who),) = Centre(store).letters(9)
    assert (letter.person, who) == (zoe.id, "Zoé")


@pytest.mark.parametrize(
    "mail", ["", "zoe", "zoe@centre", "a@b.fr, c@d.fr", "zoé@centre.fr", "a@@b.fr", "a\n@b.fr", "<a@b.fr>", "a@.fr"]
)
def test_what_is_no_address_is_refused(store: Store, post_of: Post, pair: Pair, mail: str):
    for asked in (
        lambda: post.invite_by_mail(store, post_of, "trainer", "Zoé", mail),
        lambda: post.ask_way_back(store, post_of, mail),
        lambda: post.give_address(store, post_of, pair.ana, mail or "x"),
    ):
        with pytest.raises(BadInput):
            asked()
    assert Centre(store).letters(9) == ()


def test_a_candidate_is_invited_where_they_are_written_to_and_comes_in_once(
    store: Store, post_of: Post, box: Box, pair: Pair
):
    """The link they had serves until they press."""
    with pytest.raises(BadInput):
        post.invite_candidate(store, post_of, pair.ana, pair.training)
    with pytest.raises(BadInput):
        post.write_trial(store, post_of, pair.ana)
    Centre(store).set_address(pair.ana.id, "ana@exemple.fr")
    old = ways.new_link(store, pair.ana.id)
    post.invite_candidate(store, post_of, pair.ana, pair.training)
    post.send(store, post_of)
    assert "« Printemps »" in words(box.came[0])
    assert "/moi/" not in words(box.came[0])
    assert ways.who_by_link(store, old) == pair.ana
    _, new = ways.enter_once(store, token_in(box, "invitation"))
    assert ways.who_by_link(store, new) == pair.ana
    with pytest.raises(NotFound):
        ways.who_by_link(store, old)


def test_who_lost_their_way_in_is_written_to_once_and_a_stranger_leaves_nothing(
    store: Store, post_of: Post, box: Box, pair: Pair
):
    Centre(store).set_address(pair.ana.id, "ana@exemple.fr")
    for mail in ("ana@exemple.fr", "ANA@exemple.fr", "personne@exemple.fr"):
        post.ask_way_back(store, post_of, mail)
    assert Centre(store).letters(9) == (), "nobody is told of before it is known whose address it is"
    assert post.send(store, post_of)
    (came,) = box.came
    assert came["To"] == "ana@exemple.fr"
    ((letter, who),) = Centre(store).letters(9)
    assert (letter.kind, who) == ("access", "Ana")
    person, link = ways.enter_once(store, token_in(box, "invitation"))
    assert person == pair.ana
    assert ways.who_by_link(store, link) == pair.ana
    with pytest.raises(NotFound):
        ways.enter_once(store, token_in(box, "invitation"))


def test_a_new_link_ends_those_that_went_by_mail_and_those_that_wait(store: Store, post_of: Post, box: Box, pair: Pair):
    """Whoever was let in unasked is told to make one, and that nothing else lets in then. Other letters still go."""
    Centre(store).set_address(pair.ana.id, "ana@exemple.fr")
    post.invite_candidate(store, post_of, pair.ana, pair.training)
    post.send(store, post_of)
    ways.new_link(store, pair.ana.id)
    with pytest.raises(NotFound):
        ways.enter_once(store, token_in(box, "invitation"))
    post.invite_candidate(store, post_of, pair.ana, pair.training)
    Centre(store).write_to({pair.ana.id: ""}, "review", {"session": "Printemps"}, pair.training.id)
    ways.new_link(store, pair.ana.id)
    post.send(store, post_of)
    assert [each["Subject"].split(",")[0] for each in box.came[1:]] == ["Une relecture vous attend"]


def test_what_a_stranger_asks_for_ends_no_invitation_and_is_in_the_journal_once_it_is_used(
    store: Store, post_of: Post, box: Box, pair: Pair
):
    Centre(store).set_address(pair.ana.id, "ana@exemple.fr")
    by_trainer, by_ana = store.by(pair.trainer.id, "trainer"), store.by(pair.ana.id, "candidate")
    post.invite_candidate(by_trainer, post_of, pair.ana, pair.training)
    post.send(store, post_of)
    first = token_in(box, "invitation")
    post.ask_way_back(store, post_of, "ana@exemple.fr")
    post.send(store.by("", ""), post_of)
    second = token_in(box, "invitation")
    assert [act.person for act in Centre(store).acts(deed="link", most=9)] == [pair.trainer.id]
    assert ways.invitation(store, second).person == pair.ana.id
    ways.enter_once(by_ana, first)
    assert {act.person for act in Centre(store).acts(deed="link", most=9)} == {pair.trainer.id, pair.ana.id}
    with pytest.raises(NotFound):
        ways.enter_once(by_ana, second)


def test_a_password_is_chosen_anew_and_not_passed_by(store: Store, post_of: Post, box: Box, pair: Pair):
    """The login that is an address is where they are written to, unless they said another."""
    Centre(store).add_way(pair.trainer.id, "password", "luc@centre.fr", "hash")
    post.ask_way_back(store, post_of, "luc@centre.fr")
    post.send(store, post_of)
    token = token_in(box, "invitation")
    assert not ways.takes_link(store, ways.invitation(store, token))
    with pytest.raises(NotFound):
        ways.enter_once(store, token)
    assert ways.accept(store, token, "", "", PASSWORD) == pair.trainer
    assert ways.enter_by_password(store, "luc@centre.fr", PASSWORD, "here") == pair.trainer
    Centre(store).set_address(pair.trainer.id, "luc@maison.fr")
    assert Centre(store).at_address("luc@centre.fr") is None


def test_nobody_who_is_kept_out_or_marks_as_a_juror_comes_in_by_mail(store: Store, post_of: Post, box: Box, pair: Pair):
    juror = Centre(store).add_person("Jo", "jury")
    for person, mail in ((juror, "jo@exemple.fr"), (pair.ana, "ana@exemple.fr")):
        Centre(store).set_address(person.id, mail)
        post.ask_way_back(store, post_of, mail)
    Centre(store).block(pair.ana.id, blocked=True)
    post.send(store, post_of)
    assert box.came == []


def test_an_address_is_one_s_own_once_its_link_is_pressed_and_that_serves_once(
    store: Store, post_of: Post, box: Box, pair: Pair
):
    post.give_address(store, post_of, pair.ana, "ana@exemple.fr")
    post.send(store, post_of)
    assert Centre(store).address(pair.ana.id) == "", "a visit or a mail alone says nothing"
    token = token_in(box, "courriel")
    assert post.given_address(store, post_of.key, token) == (pair.ana, "ana@exemple.fr")
    assert post.confirm_address(store, post_of.key, token) == "ana@exemple.fr"
    assert Centre(store).address(pair.ana.id) == "ana@exemple.fr"
    post.give_address(store, post_of, pair.ana, "")
    assert Centre(store).address(pair.ana.id) == ""
    for gesture in (post.confirm_address, post.given_address):
        with pytest.raises(NotFound):
            gesture(store, post_of.key, f"{token}x")
    with pytest.raises(NotFound):
        post.confirm_address(store, post_of.key, token)


def test_a_link_that_is_too_old_or_somebody_else_s_address_confirms_nothing(
    store: Store, post_of: Post, box: Box, pair: Pair, monkeypatch: pytest.MonkeyPatch
):
    post.give_address(store, post_of, pair.ana, "ana@exemple.fr")
    post.send(store, post_of)
    token = token_in(box, "courriel")
    Centre(store).set_address(pair.trainer.id, "ana@exemple.fr")
    with pytest.raises(Conflict):
        post.confirm_address(store, post_of.key, token)
    monkeypatch.setattr("cefi_map.limits.MAILED_HOURS", -1)
    post.give_address(store, post_of, pair.trainer, "luc@exemple.fr")
    post.send(store, post_of)
    with pytest.raises(NotFound):
        post.given_address(store, post_of.key, token_in(box, "courriel"))


def test_a_link_to_confirm_lives_from_when_it_goes(
    store: Store, post_of: Post, box: Box, pair: Pair, monkeypatch: pytest.MonkeyPatch
):
    """However long the server took nothing."""
    with monkeypatch.context() as before:
        before.setattr("cefi_map.limits.MAILED_HOURS", -1)
        post.give_address(store, post_of, pair.ana, "ana@exemple.fr")
    post.send(store, post_of)
    assert post.confirm_address(store, post_of.key, token_in(box, "courriel")) == "ana@exemple.fr"


def test_strangers_are_not_written_to_as_often_as_somebody_likes(store: Store, post_of: Post, pair: Pair):
    post.give_address(store, post_of, pair.ana, "ana@exemple.fr")
    for mail in ("ana@exemple.fr", "autre@exemple.fr"):
        with pytest.raises(Conflict, match="vient de partir"):
            post.give_address(store, post_of, pair.ana, mail)
    post.give_address(store, post_of, pair.trainer, "luc@centre.fr")
    assert sorted(each.mail for each, _ in Centre(store).letters(9)) == ["ana@exemple.fr", "luc@centre.fr"]


def test_an_address_that_another_gave_is_in_the_journal_and_one_s_own_is_not(store: Store, pair: Pair):
    """Whoever reads that mailbox comes in."""
    Centre(store.by(pair.ana.id, "candidate")).set_address(pair.ana.id, "ana@exemple.fr")
    assert Centre(store).acts_about(pair.ana.id, 9) == []
    Centre(store.by(pair.trainer.id, "trainer")).set_address(pair.ana.id, "autre@exemple.fr")
    (act,) = Centre(store).acts_about(pair.ana.id, 9)
    assert (act.person, act.deed) == (pair.trainer.id, "addressed")


def test_trainers_are_told_when_the_data_of_a_session_end_and_cannot_refuse_it(
    store: Store, post_of: Post, box: Box, pair: Pair
):
    Centre(store).set_address(pair.trainer.id, "luc@centre.fr")
    Centre(store).set_unwanted(pair.trainer.id, ["erasure"])
    Centre(store).set_address(pair.ana.id, "ana@exemple.fr")
    post.tell_ending(store, pair.training, datetime(2030, 6, 30, 20, tzinfo=UTC))
    post.send(store, post_of)
    (came,) = box.came
    assert came["To"] == "luc@centre.fr"
    assert "Printemps" in str(came["Subject"])


def test_every_kind_is_written_whole(store: Store):
    """No fact is left open, no line has more than twenty-five words, and nothing begins another header."""
    for kind in post.KINDS.values():
        facts = dict.fromkeys(("name", "session", "at", "number", "late", "place"), "L’été <b>\n à Lyon")
        facts["session"] = "Printemps"
        made = wording.message(
            "id",
            kind,
            facts | {"place": "Lyon"},
            to="a@b.fr",
            sender="c@d.fr",
            site="https://s.fr",
            link="https://s.fr/x",
        )
        assert "{" not in str(made["Subject"]) + words(made)
        assert "<b>" not in words(made, "html")
        for line in (*kind.lines, kind.after):
            assert all(len(each.split()) <= 25 for each in re.split(r"[.?!:] ", line)), line
