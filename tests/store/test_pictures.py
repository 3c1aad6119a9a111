"""Pictures of maps lie once with what shows them, go with it, and come back with it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from hashlib import sha256

import pytest

from cefi_map import limits
from cefi_map.desk.store import Desk, Received
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.mindmap import MindMap, Picture
from cefi_map.store import THIN_AFTER, Store
from cefi_map.store.pictures import FRESH
from cefi_map.store.store import entered

from .cases import MAP, altered, used

PNG = b"\x89PNG\r\n\x1a\n" + b"un plan"
OTHER = b"\xff\xd8\xff" + b"une photo"


def shown(data: bytes, mindmap: MindMap = MAP, title: str = "Moyens", *, along: bool = True) -> MindMap:
    """The map in which that node shows a picture, whose bytes come along."""
    hash = sha256(data).hexdigest()
    made = altered(mindmap, title, picture=Picture(hash, 8, 6, (8, 6)))
    return replace(made, files={**mindmap.files, hash: data} if along else {})


def named(data: bytes) -> str:
    return sha256(data).hexdigest()


def test_a_map_brings_its_pictures_and_finds_them_again(store: Store) -> None:
    """Once each, under their hash; a version that shows none has none at hand."""
    twice = shown(PNG, shown(PNG), "Objectifs")
    made = store.create(twice)
    assert dict(store.load(made.id).map.files) == {named(PNG): PNG}
    assert store.picture(made.id, named(PNG)) == PNG
    store.save(made.id, MAP, 1)
    assert dict(store.load(made.id).map.files) == {}
    assert dict(store.load(made.id, 1).map.files) == {named(PNG): PNG}


def test_what_comes_with_no_bytes_stays_a_name(store: Store) -> None:
    """Nobody has it: the node keeps its hash."""
    made = store.create(shown(PNG, along=False))
    assert store.load(made.id).map.pictures == {named(PNG)}
    with pytest.raises(NotFound):
        store.picture(made.id, named(PNG))


def test_a_node_brought_from_another_project_brings_its_picture(store: Store) -> None:
    """Of the same owner alone: nobody reads another's by its name."""
    store.create(shown(PNG))
    made = store.create(MAP)
    store.save(made.id, shown(PNG, along=False), 1)
    assert store.picture(made.id, named(PNG)) == PNG
    stranger = entered(store.database, "un-autre")
    theirs = stranger.create(MAP)
    stranger.save(theirs.id, shown(PNG, along=False), 1)
    with pytest.raises(NotFound):
        stranger.picture(theirs.id, named(PNG))
    with pytest.raises(NotFound):
        stranger.picture(made.id, named(PNG))


def test_a_copy_has_its_own(store: Store) -> None:
    """The first erased, the second still shows it."""
    made = store.create(shown(PNG))
    copy = store.duplicate(made.id)
    store.discard(made.id)
    store.erase(made.id)
    assert store.picture(copy.id, named(PNG)) == PNG


def test_a_project_holds_so_many_bytes_of_them(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there already is not counted again."""
    monkeypatch.setattr(limits, "PICTURES_BYTES", len(PNG) + len(OTHER) - 1)
    made = store.create(shown(PNG))
    assert store.add_picture(made.id, PNG) == named(PNG)
    with pytest.raises(TooLarge, match=r"images de ce projet"):
        store.add_picture(made.id, OTHER)


def test_what_no_version_shows_goes_with_the_versions_that_did(store: Store) -> None:
    """Thinning takes it, once it is old: a page may hold the version that shows it."""
    made = store.create(MAP)
    store.add_picture(made.id, OTHER)
    for number, each in enumerate((shown(PNG), altered(MAP, "Moyens", text="Moyens humains"), MAP), 1):
        store.save(made.id, each, number)
    assert len(store.history(made.id)) == 4
    used(store, FRESH)
    assert store.picture(made.id, named(OTHER)) == OTHER
    used(store, THIN_AFTER)
    assert [each.number for each in store.history(made.id)] == [4, 3, 1]
    for data in (PNG, OTHER):
        with pytest.raises(NotFound):
            store.picture(made.id, named(data))


def test_thinning_leaves_what_a_version_or_a_review_shows(store: Store) -> None:
    """Each of the two is shown by one thing alone."""
    made = store.create(shown(PNG))
    store.add_return(made.id, {}, shown(OTHER))
    for number, word in enumerate(("un", "deux", "trois"), 1):
        store.save(made.id, altered(MAP, "Objectifs", text=word), number)
    used(store, FRESH + THIN_AFTER)
    assert [each.number for each in store.history(made.id)] == [4, 3, 1]
    assert store.picture(made.id, named(PNG)) == PNG
    assert dict(store.returns(made.id)[0].map.files)[named(OTHER)] == OTHER


def test_a_work_keeps_those_of_its_versions(store: Store) -> None:
    """Joined and parted, both have them; erased, they are gone."""
    cohort = Desk(store).create_cohort("Groupe").id
    first = Desk(store).receive(cohort, Received("A", "a.mm", shown(PNG), {}, {}))
    Desk(store).receive_version(first.id, Received("A", "a.mm", shown(OTHER), {}, {}))
    assert set(Desk(store).work_map(first.id, 1).files) == {named(PNG), named(OTHER)}
    apart = Desk(store).part_work(first.id, 1, "B")
    assert Desk(store).work_picture_of_map(apart.id, named(PNG)) == PNG
    Desk(store).join_work(apart.id, first.id)
    assert Desk(store).work_picture_of_map(first.id, named(PNG)) == PNG
    Desk(store).erase_cohort(cohort)
    with pytest.raises(NotFound):
        Desk(store).work_picture_of_map(first.id, named(PNG))


def test_a_backup_holds_them(store: Store) -> None:
    """Of projects and of works; what is no picture, or another than its name says, is refused."""
    made = store.create(shown(PNG))
    cohort = Desk(store).create_cohort("Groupe").id
    Desk(store).receive(cohort, Received("A", "a.mm", shown(OTHER), {}, {}))
    backup = store.export_all()
    other = entered(store.database, "ailleurs")
    (brought,) = other.restore_all(backup).added
    assert other.picture(brought.id, named(PNG)) == PNG
    (work,) = Desk(other).works(Desk(other).cohorts()[0].id)
    assert Desk(other).work_picture_of_map(work.id, named(OTHER)) == OTHER
    with pytest.raises(BadInput, match=r"endommagé"):
        other.restore_all(_altered(backup, f"projects/{made.id}/pictures/{named(PNG)}"))


def _altered(backup: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(backup)) as old, zipfile.ZipFile(out, "w") as new:
        assert name in old.namelist()
        for entry in old.namelist():
            new.writestr(entry, b"<script>" if entry == name else old.read(entry))
    return out.getvalue()
