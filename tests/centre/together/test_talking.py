"""Threads at nodes and paragraphs: where they stand now, who may say what, what bounds them."""

from __future__ import annotations

import pytest

from cefi_map import limits
from cefi_map.centre import sessions, together
from cefi_map.centre.store import Centre
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.mindmap import edits
from cefi_map.project import files, home
from cefi_map.store import Store
from tests.cases import DOSSIER

from .conftest import Pair


def test_a_thread_stays_at_its_node_and_says_when_that_is_gone(store: Store, pair: Pair):
    own = store.of(pair.ana.id)
    mindmap = own.load(pair.project).map
    leaf = mindmap.nodes[-1]
    thread = together.begin_talk(own, pair.trainer, pair.project, f"n{leaf.key}", "Pour qui ?")
    together.say(own, pair.ana, pair.project, thread, "Pour eux.\r\nTous.")
    (talk,) = together.talks(own, pair.project)
    assert talk.node == leaf
    assert [(each.name, each.words) for each in talk.thread.messages] == [
        ("Luc", "Pour qui ?"),
        ("Ana", "Pour eux.\nTous."),
    ]
    own.save(pair.project, edits.remove(mindmap, leaf.key), own.load(pair.project).number)
    (talk,) = together.talks(own, pair.project)
    assert talk.node is None
    assert talk.thread.quote == leaf.text


def test_on_the_dossier_it_follows_its_paragraph(store: Store, pair: Pair):
    own = store.of(pair.ana.id)

    def write(text: str) -> None:
        dossier = files.read_dossier(text.encode(), "d.md").dossier
        own.save_dossier(pair.project, Manuscript(dossier), own.project(pair.project).dossier)

    write(DOSSIER)
    _, (first, second, *_) = together.places(own, pair.project)
    assert second.words.startswith("§ 2 J'ai conduit")
    together.begin_talk(own, pair.trainer, pair.project, second.value, "Avec qui ?")
    write("# Avant\n\nUn mot.\n\n" + DOSSIER)
    (talk,) = together.talks(own, pair.project)
    assert talk.paragraph == 4
    write("# Rien")
    (talk,) = together.talks(own, pair.project)
    assert talk.paragraph == 0
    assert first.value != second.value


def test_what_is_settled_comes_last_and_opens_again_with_a_word(store: Store, pair: Pair):
    own = store.of(pair.ana.id)
    root = f"n{own.load(pair.project).map.root.key}"
    one, two = (together.begin_talk(own, pair.trainer, pair.project, root, words) for words in ("Un", "Deux"))
    Centre(own).settle_thread(pair.project, two, resolved=True)
    assert [each.thread.id for each in together.talks(own, pair.project)] == [one, two]
    assert together.open_talks(own, pair.project) == 1
    together.say(own, pair.ana, pair.project, two, "Encore.")
    assert together.open_talks(own, pair.project) == 2


def test_what_is_empty_too_long_or_elsewhere_is_refused(store: Store, pair: Pair, monkeypatch: pytest.MonkeyPatch):
    own = store.of(pair.ana.id)
    root = f"n{own.load(pair.project).map.root.key}"
    with pytest.raises(BadInput):
        together.begin_talk(own, pair.ana, pair.project, root, " \n")
    with pytest.raises(TooLarge):
        together.begin_talk(own, pair.ana, pair.project, root, "x" * (limits.MESSAGE_CHARS + 1))
    for place in ("", "n", "nzz", "p0", "p99"):
        with pytest.raises(NotFound):
            together.begin_talk(own, pair.ana, pair.project, place, "x")
    thread = together.begin_talk(own, pair.ana, pair.project, root, "x")
    other = home.create_project(own, "vide")
    with pytest.raises(NotFound):
        together.say(own, pair.ana, other, thread, "x")
    with pytest.raises(NotFound):
        Centre(own).settle_thread(other, thread, resolved=True)
    for look in (together.talks, together.places):
        with pytest.raises(NotFound):
            look(own, "nothing")
    monkeypatch.setattr(limits, "THREADS", 1)
    monkeypatch.setattr(limits, "THREAD_MESSAGES", 1)
    with pytest.raises(TooLarge):
        together.begin_talk(own, pair.ana, pair.project, root, "y")
    with pytest.raises(TooLarge):
        together.say(own, pair.ana, pair.project, thread, "y")


def test_who_speaks_last_is_waited_for_no_more_and_a_hand_in_ends_it(store: Store, pair: Pair):
    own = store.of(pair.ana.id)
    root = f"n{own.load(pair.project).map.root.key}"
    thread = together.begin_talk(own, pair.trainer, pair.project, root, "Pour qui ?")
    assert Centre(store).waiting_for(pair.ana.id) == {pair.project: 1}
    assert sessions.waiting(store, pair.trainer)[pair.training.id].threads == 0
    together.say(own, pair.ana, pair.project, thread, "Pour eux.")
    assert Centre(store).waiting_for(pair.ana.id) == {}
    assert sessions.waiting(store, pair.trainer)[pair.training.id].threads == 1
    assert together.hearers(own, pair.project).trainers == ("Luc",)
    together.hand_over(store, pair.ana, pair.project, pair.training.id)
    waits = sessions.waiting(store, pair.trainer)[pair.training.id]
    assert (waits.unread, waits.entrusted, waits.threads) == (1, 0, 0)
    found = together.hearers(own, pair.project)
    assert (found.trainers, found.handed, found.closed) == ((), True, True)
    with pytest.raises(BadInput, match="personne ne lit plus"):
        together.say(own, pair.ana, pair.project, thread, "Alors ?")
    with pytest.raises(BadInput, match="personne ne lit plus"):
        together.begin_talk(own, pair.ana, pair.project, root, "Alors ?")
    assert sessions.waiting(store, pair.ana) == {}
    assert together.hearers(own, "nothing").trainers == ()
