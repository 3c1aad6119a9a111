"""The trash: there for a term, back when asked, then gone from the disk."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, NotFound
from cefi_map.store import TRASH_TERM, Store, open_store
from cefi_map.store.content import Content, pack
from cefi_map.store.store import entered

from .cases import MAP, grown, retitled, used


def test_a_project_in_the_trash_is_no_longer_listed(store: Store) -> None:
    """It says when it will be erased, and can still be read."""
    made = store.create(MAP)
    gone = store.discard(made.id)
    assert store.projects() == ()
    assert store.trash() == (gone,)
    assert gone.trashed is not None
    assert gone.days_left == TRASH_TERM
    assert store.load(made.id).map == MAP


def test_it_comes_back_as_it_was(store: Store) -> None:
    """Nothing but the mark of the trash was changed."""
    made = store.create(MAP)
    store.discard(made.id)
    assert store.recover(made.id) == made
    assert (store.projects(), store.trash()) == ((made,), ())


def test_throwing_it_twice_keeps_the_first_term(store: Store) -> None:
    """The day it will be erased does not move."""
    made = store.create(MAP)
    assert store.discard(made.id) == store.discard(made.id)


def test_only_the_trash_is_erased(store: Store) -> None:
    """A project outside it stays."""
    made = store.create(MAP)
    with pytest.raises(BadInput, match=r"corbeille"):
        store.erase(made.id)
    assert store.load(made.id).map == MAP


def test_an_erased_project_is_gone(store: Store) -> None:
    """With its history; the others stay."""
    made, other = store.create(MAP), store.create(MAP)
    store.discard(made.id)
    store.erase(made.id)
    with pytest.raises(NotFound):
        store.history(made.id)
    assert (store.projects(), store.trash()) == ((other,), ())
    assert store.load(other.id).map == MAP


def test_what_passed_its_term_is_erased(store: Store) -> None:
    """Neither a day sooner nor what is outside the trash."""
    made, kept = store.create(MAP), store.create(MAP)
    store.discard(made.id)
    used(store, TRASH_TERM)
    assert [project.days_left for project in store.trash()] == [0]
    used(store, 1)
    assert (store.trash(), store.projects()) == ((), (kept,))


def test_thrown_away_again_it_has_a_whole_term(store: Store) -> None:
    """Days before it came back do not count."""
    made = store.create(MAP)
    store.discard(made.id)
    used(store, 20)
    store.recover(made.id)
    assert store.discard(made.id).days_left == TRASH_TERM


def test_all_that_an_owner_has_is_erased(store: Store) -> None:
    """Projects, in the trash or not, cohorts, settings; another owner keeps everything."""
    other = entered(store.database, "autre")
    kept = other.create(MAP)
    store.create(MAP)
    store.discard(store.create(MAP).id)
    Desk(store).create_cohort("Groupe")
    store.set_setting("seuil", 3)
    assert store.erase_all() == 2
    assert (store.projects(), store.trash(), Desk(store).cohorts(), store.setting("seuil")) == ((), (), (), None)
    assert other.projects() == (kept,)


def test_erased_words_leave_the_disk(tmp_path: Path) -> None:
    """No file of the data directory holds the title, nor any piece of the compressed maps."""
    store = open_store(tmp_path)
    secret = grown(MAP, "s", " ".join(secrets.token_hex(4) for _ in range(3000)))
    made = store.create(secret, title="Zanzibarquatorze")
    for rank in range(3):
        store.save(made.id, grown(secret, f"r{rank}", f"Suite {rank}"), rank + 1)
        for _ in range(5):  # neighbours that shuffle the pages
            store.create(grown(MAP, "n", secrets.token_hex(2000)), title="Voisin")
    blob = pack(Content(secret)).data
    pieces = [blob[start : start + 24] for start in range(200, len(blob) - 24, 1000)]
    sought = [b"Zanzibarquatorze", *pieces]
    assert all(any(piece in data for data in _bytes(tmp_path)) for piece in sought)
    store.discard(made.id)
    store.erase(made.id)
    assert [piece for piece in sought if any(piece in data for data in _bytes(tmp_path))] == []
    assert len(store.projects()) == 15
    store.close()


def test_a_former_title_leaves_the_disk_as_well(tmp_path: Path) -> None:
    """It stood in a row that was rewritten, then erased."""
    store = open_store(tmp_path)
    made = store.create(MAP, title="Titre un")
    store.rename(made.id, "Zanzibarquatorze")
    store.rename(made.id, "Titre deux")
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    store.discard(made.id)
    store.erase(made.id)
    assert not any(b"Zanzibarquatorze" in data for data in _bytes(tmp_path))
    store.close()


def _bytes(directory: Path) -> list[bytes]:
    return [path.read_bytes() for path in directory.iterdir()]
