"""Threads at nodes and paragraphs: where they stand now, who may say what, what bounds them."""

from __future__ import annotations

import pytest

from cefi_map import limits, service
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.mindmap import edits
from cefi_map.store import Store
from tests.service.cases import DOSSIER

from .conftest import Pair


def test_a_thread_stays_at_its_node_and_says_when_that_is_gone(store: Store, pair: Pair):
    own = store.of(pair.ana.id)
    mindmap = own.load(pair.project).map
    leaf = mindmap.nodes[-1]
    thread = service.together.begin_talk(own, pair.trainer, pair.project, f"n{leaf.key}", "Pour qui ?")
    service.together.say(own, pair.ana, pair.project, thread, "Pour eux.\r\nTous.")
    (talk,) = service.together.talks(own, pair.project)
    assert talk.node == leaf
    assert [(each.name, each.words) for each in talk.thread.messages] == [
        ("Luc", "Pour qui ?"),
        ("Ana", "Pour eux.\nTous."),
    ]
    own.save(pair.project, edits.remove(mindmap, leaf.key), own.load(pair.project).number)
    (talk,) = service.together.talks(own, pair.project)
    assert talk.node is None
    assert talk.thread.quote == leaf.text


def test_on_the_dossier_it_follows_its_paragraph(store: Store, pair: Pair):
    own = store.of(pair.ana.id)

    def write(text: str) -> None:
        dossier = service.files.read_dossier(text.encode(), "d.md").dossier
        own.save_dossier(pair.project, Manuscript(dossier), own.project(pair.project).dossier)

    write(DOSSIER)
    _, (first, second, *_) = service.together.places(own, pair.project)
    assert second.words.startswith("§ 2 J'ai conduit")
    service.together.begin_talk(own, pair.trainer, pair.project, second.value, "Avec qui ?")
    write("# Avant\n\nUn mot.\n\n" + DOSSIER)
    (talk,) = service.together.talks(own, pair.project)
    assert talk.paragraph == 4
    write("# Rien")
    (talk,) = service.together.talks(own, pair.project)
    assert talk.paragraph == 0
    assert first.value != second.value


def test_what_is_settled_comes_last_and_opens_again_with_a_word(store: Store, pair: Pair):
    own = store.of(pair.ana.id)
    root = f"n{own.load(pair.project).map.root.key}"
    one, two = (service.together.begin_talk(own, pair.trainer, pair.project, root, words) for words in ("Un", "Deux"))
    service.together.settle_talk(own, pair.project, two, resolved=True)
    assert [each.thread.id for each in service.together.talks(own, pair.project)] == [one, two]
    assert service.together.open_talks(own, pair.project) == 1
    service.together.say(own, pair.ana, pair.project, two, "Encore.")
    assert service.together.open_talks(own, pair.project) == 2


def test_what_is_empty_too_long_or_elsewhere_is_refused(store: Store, pair: Pair, monkeypatch: pytest.MonkeyPatch):
    own = store.of(pair.ana.id)
    root = f"n{own.load(pair.project).map.root.key}"
    with pytest.raises(BadInput):
        service.together.begin_talk(own, pair.ana, pair.project, root, " \n")
    with pytest.raises(TooLarge):
        service.together.begin_talk(own, pair.ana, pair.project, root, "x" * (limits.MESSAGE_CHARS + 1))
    for place in ("", "n", "nzz", "p0", "p99"):
        with pytest.raises(NotFound):
            service.together.begin_talk(own, pair.ana, pair.project, place, "x")
    thread = service.together.begin_talk(own, pair.ana, pair.project, root, "x")
    other = service.project.create_project(own, "vide")
    with pytest.raises(NotFound):
        service.together.say(own, pair.ana, other, thread, "x")
    with pytest.raises(NotFound):
        service.together.settle_talk(own, other, thread, resolved=True)
    for look in (service.together.talks, service.together.places):
        with pytest.raises(NotFound):
            look(own, "nothing")
    monkeypatch.setattr(limits, "THREADS", 1)
    monkeypatch.setattr(limits, "THREAD_MESSAGES", 1)
    with pytest.raises(TooLarge):
        service.together.begin_talk(own, pair.ana, pair.project, root, "y")
    with pytest.raises(TooLarge):
        service.together.say(own, pair.ana, pair.project, thread, "y")
