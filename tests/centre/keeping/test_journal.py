"""The journal in words: who is named, what is not."""

from __future__ import annotations

from cefi_map.centre import keeping, rights, ways
from cefi_map.store import Store
from tests.centre.together.conftest import Pair, pair

__all__ = ["pair"]


def test_a_line_names_who_and_whose_and_the_number_of_a_thing(store: Store, pair: Pair):
    desk = store.by(pair.trainer.id, "trainer")
    rights.note_opened(desk, pair.trainer, "project", pair.project, pair.ana.id)
    rights.note_opened(desk, pair.trainer, "training", pair.training.id, pair.training.id)
    rights.note_opened(store.by(pair.ana.id, "candidate"), pair.ana, "project", pair.project, pair.ana.id)
    (line,) = keeping.journal(store, person=pair.ana.id, training=pair.training.id, deed="opened").lines
    assert (line.who, line.role, line.deed, line.thing) == ("Luc", "formateur", "consulte", "un projet")
    assert (line.about, line.training, line.number) == ("Ana", "Printemps", pair.project[:6])
    assert keeping.opened_by(store, pair.ana) == (line,)
    assert keeping.opened_by(store, pair.trainer) == ()


def test_pages_go_on_until_the_oldest_line(store: Store, pair: Pair):
    desk = store.by(pair.trainer.id, "trainer")
    for rank in range(150):
        desk.note_opened("project", f"p{rank}", about=pair.ana.id)
    first, second = (keeping.journal(store, page=number) for number in (1, 2))
    assert (len(first.lines), first.more, second.more) == (100, True, False)
    assert len(second.lines) == 50


def test_the_file_has_every_line_and_says_who_is_erased(store: Store, pair: Pair):
    store.by("gone123456", "trainer").note_opened("project", pair.project, about=pair.ana.id)
    store.by("", "head").note_opened("project", pair.project, about=pair.ana.id)
    told = keeping.journal_file(store.by(pair.trainer.id, "head")).data.decode("utf-8-sig")
    assert ";personne effacée (gone12);formateur;consulte;un projet;" in told
    assert ";l’application;responsable;" in told
    assert keeping.journal(store, deed="exported").lines[0].who == "Luc"


def test_a_link_that_another_made_is_told_until_the_person_makes_one(store: Store, pair: Pair):
    assert keeping.relinked(store, pair.ana) is None
    ways.new_link(store.by(pair.trainer.id, "trainer"), pair.ana.id)
    told = keeping.relinked(store, pair.ana)
    assert told is not None
    assert (told.who, told.said) == (pair.trainer.name, "refait le lien d’un compte")
    ways.new_link(store.by(pair.ana.id, "candidate"), pair.ana.id)
    assert keeping.relinked(store, pair.ana) is None
