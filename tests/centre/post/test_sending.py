"""The queue: what is written goes once, later where the server does not take it, and is never lost."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import timedelta

import pytest
from sqlalchemy import update

from cefi_map import limits
from cefi_map.centre import post, ways
from cefi_map.centre.post import Post, sending
from cefi_map.centre.store import Centre, Letter
from cefi_map.centre.store.tables import outbox
from cefi_map.store import StorageError, Store, open_store

from .conftest import SITE, Clock, Pair, box_at
from .mailbox import Box, words

LUC = Letter("luc", "erasure", "luc@centre.fr", facts={"name": "Luc", "session": "Printemps", "at": "30/06/2030"})


def write(store: Store, *mails: str) -> None:
    for mail in mails:
        Centre(store).queue(Letter(mail.partition("@")[0], "erasure", mail, facts=LUC.facts))


def test_a_letter_goes_once_as_text_and_as_a_page(store: Store, post_of: Post, box: Box):
    Centre(store).queue(LUC)
    Centre(store).queue(LUC)
    assert post.send(store, post_of)
    assert post.send(store, post_of)
    (came,) = box.came
    assert (came["To"], came["From"], came["Message-ID"]) == ("luc@centre.fr", "carte@centre.fr", "<luc@centre.fr>")
    assert came["Auto-Submitted"] == "auto-generated"
    for kind in ("plain", "html"):
        told = words(came, kind)
        assert "s’effacent le 30/06/2030" in told
        assert SITE in told
    ((letter, who),) = Centre(store).letters(9)
    assert (letter.sent is not None, letter.secret, who) == (True, "", "Luc")
    assert Centre(store).letters_counted() == {"sent": 1}


def test_a_server_that_takes_nothing_is_asked_again_ever_later_and_at_last_no_more(
    store: Store, box: Box, certified: object, clock: Clock
):
    """What waits keeps the reason; nobody else's letter is tried in vain meanwhile."""
    write(store, "luc@centre.fr", "zoe@centre.fr")
    nobody = box_at(9)
    assert not post.send(store, nobody)
    waits = [letter for letter, _ in Centre(store).letters(9) if letter.tries]
    assert [(each.tries, each.reason) for each in waits] == [
        (1, "Le serveur de courriel n’a rien pris (ConnectionRefusedError).")
    ]
    due = []
    while Centre(store).letters_counted().get("waiting"):
        due.append(Centre(store).next_due() or clock())
        clock.goes_to(due[-1])
        post.send(store, nobody)
    assert due[-1] - due[0] > timedelta(hours=41)
    assert Centre(store).letters_counted() == {"refused": 2}
    assert {letter.tries for letter, _ in Centre(store).letters(9)} == {len(sending.WAITS) + 1}


def test_what_was_refused_goes_when_the_head_tries_again(store: Store, box: Box, post_of: Post, clock: Clock):
    box.refuses = {"faux": "550 no such user", "plein": "452 mailbox full"}
    write(store, "faux@centre.fr", "luc@centre.fr", "plein@centre.fr")
    assert post.send(store, post_of), "one that is refused holds up no other"
    assert [each["To"] for each in box.came] == ["luc@centre.fr"]
    said = {letter.id: (letter.refused is not None, letter.reason) for letter, _ in Centre(store).letters(9)}
    assert said["faux"] == (True, "Le serveur de courriel refuse ce message, par le code 550.")
    assert said["plein"] == (False, "Le serveur de courriel refuse ce message, par le code 452.")
    box.refuses = {}
    clock.goes_on(minutes=1)
    assert Centre(store).try_again() == 2
    assert post.send(store, post_of)
    assert sorted(each["To"] for each in box.came[1:]) == ["faux@centre.fr", "plein@centre.fr"]
    assert Centre(store).try_again("luc") == 0, "what went does not go again"


def test_a_server_that_is_set_wrong_burns_no_queue(store: Store, box: Box, post_of: Post, clock: Clock):
    """It refuses who sends, or two letters whole: it would refuse all, and says nothing of any."""
    write(store, *(f"p{number}@centre.fr" for number in range(5)))
    for said, tried, reason in (
        ({"MAIL": "530 authentication required"}, 1, "l’expéditeur, par le code 530"),
        ({"DATA": "554 not for you"}, 2, "ce message, par le code 554"),
    ):
        box.answers = said
        clock.goes_on(hours=1)
        before = {letter.id: letter.tries for letter, _ in Centre(store).letters(9)}
        assert not post.send(store, post_of)
        new = [letter for letter, _ in Centre(store).letters(9) if letter.tries > before[letter.id]]
        assert (len(new), {reason in letter.reason for letter in new}) == (tried, {True})
        assert Centre(store).letters_counted() == {"waiting": 5}
    box.answers = {}
    clock.goes_on(hours=1)
    assert post.send(store, post_of)
    assert len(box.came) == 5


def test_a_login_that_is_no_address_or_a_fault_of_ours_holds_up_no_other(
    store: Store, box: Box, post_of: Post, clock: Clock, pair: Pair, caplog: pytest.LogCaptureFixture
):
    for login in ("andré@exemple.fr", "a@x.fr,b@y.fr"):
        who = Centre(store).add_person(login, "trainer")
        Centre(store).add_way(who.id, "password", login, "hash")
        Centre(store).write_to({who.id: login.partition("@")[0]}, "erasure", LUC.facts, always=True)
    Centre(store).queue(Letter("bad", "erasure", "bad@centre.fr"))
    write(store, "luc@centre.fr")
    assert post.send(store, post_of)
    assert [each["To"] for each in box.came] == ["luc@centre.fr"]
    said = {letter.id: (letter.refused is not None, letter.reason) for letter, _ in Centre(store).letters(9)}
    assert said["andré"] == said["a"] == (True, "Cette adresse de courriel ne se lit pas.")
    assert said["bad"] == (False, "Une erreur l’arrête ; le journal du serveur la décrit.")
    assert "KeyError" in caplog.text
    while due := Centre(store).next_due():
        clock.goes_to(due)
        post.send(store, post_of)
    assert Centre(store).letters_counted() == {"refused": 3, "sent": 1}, "nothing is tried for ever"


def test_a_letter_on_its_way_is_not_taken_from_who_brings_it(store: Store, box: Box, post_of: Post, clock: Clock):
    """« Tout réessayer » meanwhile, also of one that failed before, would have another process bring it as well."""
    box.refuses = {"luc": "452 mailbox full"}
    write(store, "luc@centre.fr")
    post.send(store, post_of)
    box.refuses = {}
    box.before = lambda: again.extend((Centre(store).try_again(), Centre(store).try_again("luc")))
    again: list[int] = []
    clock.goes_on(hours=1)
    assert post.send(store, post_of)
    assert (again, len(box.came)) == ([0, 0], 1)


KILLED = """
import sys
from cefi_map.centre.post import Post, mail_server, send
from cefi_map.store import open_store

store = open_store(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
send(store, Post(mail_server(sys.argv[2]), b"k" * 32, ""))
"""


def test_a_process_killed_between_sending_and_marking_doubles_one_letter_at_most(
    store: Store, where: str, post_of: Post, box: Box, clock: Clock, port: int
):
    write(store, "luc@centre.fr", "zoe@centre.fr")
    server = post_of.server
    address = f"smtps://carte%40centre.fr:mot%20de%2Fpasse@localhost:{server.port}"
    command = [sys.executable, "-c", KILLED, where, address]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        box.before = lambda: os.kill(process.pid, signal.SIGKILL)  # it is here, and whoever brought it never learns so
        process.stdin.write("go\n")
        process.stdin.flush()
        assert process.wait(60) == -signal.SIGKILL
    box.before = lambda: None
    assert len(box.came) == 1
    assert Centre(store).letters_counted() == {"waiting": 2}
    assert post.send(store, post_of), "the other one is due now"
    clock.goes_on(minutes=6)
    assert post.send(store, post_of)
    assert Centre(store).letters_counted() == {"sent": 2}
    arrived = [each["Message-ID"] for each in box.came]
    assert sorted(arrived) == ["<luc@centre.fr>", "<luc@centre.fr>", "<zoe@centre.fr>"]


def test_a_letter_that_went_and_could_not_be_marked_is_due_again_and_not_refused(
    store: Store, where: str, post_of: Post, box: Box, clock: Clock
):
    write(store, "luc@centre.fr")
    with closing(open_store(where)) as other, ExitStack() as held:

        def holds() -> None:
            held.enter_context(other.database.write()).execute(update(outbox).values(reason=""))

        box.before = holds
        with pytest.raises(StorageError):
            post.send(store, post_of)
    box.before = lambda: None
    assert Centre(store).letters_counted() == {"waiting": 1}
    clock.goes_on(minutes=6)
    assert post.send(store, post_of)
    assert [each["Message-ID"] for each in box.came] == ["<luc@centre.fr>"] * 2


def test_several_processes_bring_each_letter_once(store: Store, post_of: Post, box: Box):
    write(store, *(f"p{number}@centre.fr" for number in range(12)))
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(lambda _: post.send(store, post_of), range(4)))
    assert len(box.came) == len({each["To"] for each in box.came}) == 12


def test_a_kind_that_the_centre_turns_off_does_not_go_and_what_must_goes(store: Store, post_of: Post, box: Box):
    post.set_wanted(store, [])
    assert not post.wants(store, "invitation")
    assert post.wants(store, "access")
    write(store, "luc@centre.fr")
    Centre(store).queue(Letter("zoe", "invitation", "zoe@centre.fr", facts={"name": "Zoé"}))
    assert post.send(store, post_of)
    assert [each["To"] for each in box.came] == ["luc@centre.fr"]
    assert len(Centre(store).letters(9)) == 1
    post.set_wanted(store, ["invitation"])
    assert post.wants(store, "invitation")


def test_it_looks_by_itself_and_again_when_the_next_is_due(
    store: Store, post_of: Post, box: Box, monkeypatch: pytest.MonkeyPatch
):
    asked: list[timedelta] = []
    monkeypatch.setattr(sending, "_look_again", lambda store, post, wait: asked.append(wait))
    monkeypatch.setattr(sending.later, "aside", lambda name, work: work())
    box.refuses = {"plein": "452 mailbox full"}
    write(store, "luc@centre.fr")
    post.send_soon(store, post_of)
    write(store, "plein@centre.fr")
    post.send_soon(store, post_of)
    post.send_soon(store, box_at(9))
    assert len(box.came) == 1
    assert asked[0] == sending.LOOK
    assert timedelta(minutes=4) < asked[1] <= timedelta(minutes=5)
    assert timedelta(minutes=4) < asked[2] <= timedelta(minutes=5), "nothing is due: nobody was asked"


def test_a_link_lives_three_days_from_when_it_goes_and_is_known_to_nobody_here(
    store: Store, post_of: Post, box: Box, clock: Clock
):
    post.invite_by_mail(store, post_of, "trainer", "Zoé", "zoe@centre.fr")
    ((kept, _),) = Centre(store).letters(9)
    assert kept.secret
    clock.goes_on(hours=20)
    assert post.send(store, post_of)
    (came,) = box.came
    link = re.search(rf"{SITE}/invitation/(\S+)", words(came))
    assert link
    assert link[1] not in repr((kept, Centre(store).letters(9)))
    assert link[0] in words(came, "html")
    open_until = ways.invitation(store, link[1]).expires
    assert timedelta(hours=71) < open_until - clock() <= timedelta(hours=72)


def test_a_letter_whose_link_was_taken_back_does_not_go(store: Store, post_of: Post, box: Box):
    post.invite_by_mail(store, post_of, "trainer", "Zoé", "zoe@centre.fr")
    ((sealed, _),) = Centre(store).invitations()
    ways.take_back(store, sealed)
    assert post.send(store, post_of)
    assert (box.came, Centre(store).letters(9)) == ([], ())


def test_old_letters_are_forgotten_those_that_wait_too(store: Store, post_of: Post, box: Box, clock: Clock):
    """What went is kept from when it went; what waits where no server is set any more, from when it was made."""
    month = timedelta(days=limits.LETTER_DAYS)
    write(store, "luc@centre.fr", "zoe@centre.fr", "max@centre.fr")
    with store.database.write() as connection:
        for each in ("luc", "zoe"):
            connection.execute(update(outbox).where(outbox.c.id == each).values(made=clock() - 2 * month))
        connection.execute(update(outbox).where(outbox.c.id == "luc").values(sent=clock()))
    Centre(store).forget_letters(clock() - month)
    assert sorted(letter.id for letter, _ in Centre(store).letters(9)) == ["luc", "max"]
    Centre(store).forget_letters(clock() + timedelta(days=1))
    assert Centre(store).letters(9) == ()


def test_letters_of_a_person_go_with_them(store: Store, pair: Pair):
    Centre(store).set_address(pair.ana.id, "ana@exemple.fr")
    Centre(store).write_to({pair.ana.id: ""}, "erasure", LUC.facts, pair.training.id, always=True)
    assert len(Centre(store).letters(9)) == 1
    Centre(store).erase_person(pair.ana.id, keep_works=False)
    assert Centre(store).letters(9) == ()
    assert Centre(store).at_address("ana@exemple.fr") is None
