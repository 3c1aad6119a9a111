"""One file for everything: restored elsewhere it is all there, restored at home nothing is overwritten."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.mindmap import codec
from cefi_map.store import SaveConflict, Store, archive, open_store
from cefi_map.store.store import entered
from tests.store import postgres

from .cases import MAP, bare, grown, opaque_map, retitled, without


def _filled(store: Store) -> None:
    """Three projects: one with a history, a draft and a name; one in the trash; a copy."""
    made = store.create(opaque_map(), title="Un", source_name="carte.mm", settings={"preset": "paper"})
    store.save(made.id, bare(without(opaque_map(), "Une salle le mardi")), 1)
    with pytest.raises(SaveConflict):
        store.save(made.id, retitled(MAP, "Une salle le mardi", "Deux salles"), 1)
    store.name_revision(made.id, 1, "Avant l'oral")
    store.discard(store.create(MAP, title="Deux").id)
    store.duplicate(made.id)
    store.set_setting("session", "2027")


def _told(store: Store) -> list[dict[str, Any]]:
    """All that a store says, but the moments of the trash."""
    return [
        {
            "id": project.id,
            "title": project.title,
            "source": (project.source_name, project.source_format),
            "moments": (project.created, project.updated, bool(project.trashed)),
            "settings": project.settings,
            "head": project.revision,
            "history": store.history(project.id),
            "maps": [
                codec.to_data(store.load(project.id, revision.number).map, opaque=True)
                for revision in store.history(project.id)
            ],
        }
        for project in sorted((*store.projects(), *store.trash()), key=lambda project: project.id)
    ]


@pytest.mark.whole
def test_all_is_restored_on_another_computer(store: Store, tmp_path: Path, postgresql: sqlalchemy.URL) -> None:
    """From either database to either: every revision, name, draft, setting, and what is in the trash."""
    _filled(store)
    data = store.export_all()
    for place in (str(tmp_path / "other"), postgres.empty_schema(postgresql, f"o{id(store)}")):
        other = open_store(place)
        brought = other.restore_all(data)
        assert (len(brought.added), brought.copied, brought.known) == (3, (), ())
        assert _told(other) == _told(store)
        assert other.setting("session") == "2027"
        node = other.load(brought.added[0].id, 1).map.root
        assert node.opaque in ((), opaque_map().root.opaque)
        other.close()


def test_a_node_removed_before_the_backup_finds_its_own_after_it(store: Store, tmp_path: Path) -> None:
    """The attic travels with the revisions."""
    made = store.create(opaque_map())
    store.save(made.id, bare(without(opaque_map(), "Une salle le mardi")), 1)
    other = open_store(tmp_path / "other")
    other.restore_all(store.export_all())
    other.save(made.id, bare(opaque_map()), 2)
    assert [node.opaque for node in other.load(made.id).map] == [node.opaque for node in opaque_map()]
    other.close()


def test_restoring_at_home_changes_nothing(store: Store) -> None:
    """All of it is known."""
    _filled(store)
    before = _told(store)
    brought = store.restore_all(store.export_all())
    assert (brought.added, brought.copied, len(brought.known)) == ((), (), 3)
    assert _told(store) == before


def test_a_project_that_went_on_here_is_not_overwritten(store: Store) -> None:
    """All the backup holds is in its history already."""
    made = store.create(MAP)
    data = store.export_all()
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    store.rename(made.id, "Autre titre")
    before = _told(store)
    assert [project.id for project in store.restore_all(data).known] == [made.id]
    assert _told(store) == before


def test_a_different_project_of_the_same_id_comes_beside(store: Store, tmp_path: Path) -> None:
    """It went on in two places: both are there, and a second time adds nothing."""
    made = store.create(MAP, title="Atelier")
    other = open_store(tmp_path / "other")
    other.restore_all(store.export_all())
    other.save(made.id, retitled(MAP, "Moyens", "Là-bas"), 1)
    here = store.save(made.id, retitled(MAP, "Moyens", "Ici"), 1).map
    brought = store.restore_all(other.export_all())
    (copy,) = brought.copied
    assert copy.title == "Restauré\u00a0: Atelier"
    assert store.load(made.id).map == here
    assert store.load(copy.id).map == other.load(made.id).map
    assert [revision.number for revision in store.history(copy.id)] == [2, 1]
    assert [project.id for project in store.restore_all(other.export_all()).known] == [copy.id]
    other.close()


def test_what_was_thrown_away_since_comes_back(store: Store) -> None:
    """From the trash, or anew when it was erased."""
    thrown, erased = store.create(MAP, title="A"), store.create(MAP, title="B")
    data = store.export_all()
    store.discard(thrown.id)
    store.discard(erased.id)
    store.erase(erased.id)
    brought = store.restore_all(data)
    assert [[p.id for p in group] for group in (brought.known, brought.added)] == [[thrown.id], [erased.id]]
    assert {project.id for project in store.projects()} == {thrown.id, erased.id}


def test_what_was_in_the_trash_has_a_whole_term_again(store: Store, tmp_path: Path) -> None:
    """A backup years old does not erase what it brings."""
    made = store.create(MAP)
    thrown = store.discard(made.id).trashed
    other = open_store(tmp_path / "other")
    (brought,) = other.restore_all(store.export_all()).added
    assert brought.trashed
    assert thrown
    assert brought.trashed > thrown
    other.close()


def test_an_id_taken_by_another_owner_is_not_told(store: Store) -> None:
    """The project comes in under another id, and a second time adds nothing."""
    made = store.create(MAP)
    other = entered(store.database, "someone")
    (brought,) = other.restore_all(store.export_all()).added
    assert brought.id != made.id
    assert brought.title == made.title
    assert other.restore_all(store.export_all()).known == (brought,)


def test_a_setting_made_here_stays(store: Store, tmp_path: Path) -> None:
    """Only what is missing is brought in."""
    store.set_setting("session", "2027")
    store.set_setting("centre", "Vannes")
    other = open_store(tmp_path / "other")
    other.set_setting("session", "2028")
    other.restore_all(store.export_all())
    assert (other.setting("session"), other.setting("centre")) == ("2028", "Vannes")
    other.close()


def test_a_stream_serves_as_well_as_bytes(store: Store, tmp_path: Path) -> None:
    """Large backups need not lie in memory."""
    made = store.create(MAP)
    with (tmp_path / "sauvegarde.zip").open("w+b") as stream:
        store.export_to(stream)
        assert [project.id for project in store.restore_all(stream).known] == [made.id]


# ---- damaged and hostile


@pytest.fixture
def good(store: Store) -> bytes:
    made = store.create(MAP, title="Un")
    store.save(made.id, grown(MAP, "x1", "Calendrier"), 1)
    return store.export_all()


def _rewritten(data: bytes, change: Any) -> bytes:
    """The backup with ``change(manifest, entries)`` done to it; entries: name -> bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    manifest = json.loads(entries.pop(archive.MANIFEST))
    change(manifest, entries)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {**entries, archive.MANIFEST: json.dumps(manifest).encode()}.items():
            file.writestr(name, content)
    return out.getvalue()


def _refused(store: Store, data: bytes, error: type[BadInput] = BadInput) -> None:
    before = _told(store)
    with pytest.raises(error) as caught:
        store.restore_all(data)
    assert caught.value.message.endswith(".")
    assert caught.value.advice
    assert _told(store) == before


def test_bytes_that_are_no_backup_are_refused(store: Store, good: bytes) -> None:
    """Cut at any place, altered, empty, another kind of file."""
    for data in (b"", b"PK", b"x" * 1000, b"PK\x03\x04" + b"\0" * 200, good[: len(good) // 2], good[200:], good[:-10]):
        _refused(store, data)
    step = max(1, len(good) // 60)
    for place in range(0, len(good), step):
        data = bytearray(good)
        data[place] ^= 0x55
        before = _told(store)
        try:
            store.restore_all(bytes(data))
        except BadInput:
            assert _told(store) == before


def _set(*path: Any, to: Any) -> Any:
    def change(manifest: Any, _: Any) -> None:
        for step in path[:-1]:
            manifest = manifest[step]
        manifest[path[-1]] = to

    return change


FIRST = ("projects", 0)
CHANGES = {
    "another format": _set("format", to="autre"),
    "a newer version": _set("version", to=archive.VERSION + 1),
    "a version in words": _set("version", to="1"),
    "a true version": _set("version", to=True),
    "no list of projects": _set("projects", to={}),
    "a project that is none": _set("projects", 0, to=[]),
    "an id with a way out": _set(*FIRST, "id", to="../../x"),
    "an id that is a number": _set(*FIRST, "id", to=5),
    "no title": _set(*FIRST, "title", to=None),
    "no such moment": _set(*FIRST, "created", to="hier"),
    "a moment before time": _set(*FIRST, "created", to="0001-01-01T00:00:00+14:00"),
    "no settings": _set(*FIRST, "settings", to=[]),
    "settings that are not finite": _set(*FIRST, "settings", to={"x": float("nan")}),
    "no current revision": _set(*FIRST, "head", to=7),
    "a current revision beyond numbers": _set(*FIRST, "head", to=2**80),
    "no revisions": _set(*FIRST, "revisions", to=[]),
    "a revision without its map": _set(*FIRST, "revisions", 0, "number", to=9),
    "a revision twice": lambda manifest, _: manifest["projects"][0]["revisions"].append(
        manifest["projects"][0]["revisions"][0]
    ),
    "a project twice": lambda manifest, _: manifest["projects"].append(manifest["projects"][0]),
    "numbers used up": _set(*FIRST, "last", to=2**31 - 1),
    "settings of the owner that are none": _set("settings", to="x"),
    "a manifest without a field": lambda manifest, _: manifest["projects"][0].pop("source_name"),
}


@pytest.mark.parametrize("title", CHANGES)
def test_a_manifest_we_do_not_write_is_refused(store: Store, good: bytes, title: str) -> None:
    """Nothing is restored, not even the projects before it."""
    _refused(store, _rewritten(good, CHANGES[title]))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b'{"nodes": []}',
        b"[" * 100_000,
        b'{"nodes":[{"key":"a","parent":"a","text":"x"}]}',
        b'{"nodes":[{"key":"a","parent":null,"text":"x","opaque":["\\ud800"]}]}',
        b'{"nodes":[{"key":"a","parent":null,"text":"x","opaque":' + b"[" * 900 + b"]" * 900 + b"}]}",
    ],
)
def test_a_map_that_is_none_is_refused(store: Store, good: bytes, text: bytes) -> None:
    """The whole backup, since nobody knows what else is wrong."""

    def change(_: Any, entries: dict[str, bytes]) -> None:
        entries[next(iter(entries))] = text

    _refused(store, _rewritten(good, change))


def test_a_bomb_is_refused_by_its_size(store: Store, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """One entry, all entries, their number, the file."""
    for name, limit in [
        ("BACKUP_ENTRY_BYTES", 300),
        ("BACKUP_EXPANDED", 1000),
        ("BACKUP_ENTRIES", 2),
        ("BACKUP_BYTES", 500),
    ]:
        with monkeypatch.context() as patch:
            patch.setattr(limits, name, limit)
            _refused(store, good, TooLarge)


def test_what_could_not_be_restored_is_not_written(store: Store, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told now, not on the day it is needed."""
    assert good
    monkeypatch.setattr(limits, "BACKUP_EXPANDED", 1000)
    with pytest.raises(TooLarge):
        store.export_all()


def test_foreign_entries_are_left_aside(store: Store, good: bytes) -> None:
    """Nothing is ever unpacked to disk, whatever an entry is called."""
    (project,) = store.projects()

    def change(_: Any, entries: dict[str, bytes]) -> None:
        entries["../../evil"] = b"x"

    assert [found.id for found in store.restore_all(_rewritten(good, change)).known] == [project.id]
