"""Everything in one file and back, the copies that are made by themselves, what is erased for good."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cefi_map.centre import ways
from cefi_map.centre.store import Centre
from cefi_map.desk import arriving, groups
from cefi_map.errors import BadInput, CefiError, Conflict, NotFound
from cefi_map.project import data as data_room
from cefi_map.project import dossier, exam, home, writing
from cefi_map.store import StorageError
from tests.cases import drawing, project


@pytest.fixture
def other(tmp_path: Path) -> Iterator[data_room.Store]:
    """Another computer."""
    with closing(data_room.open_store(tmp_path / "other")) as opened:
        yield opened


def named(store: data_room.Store) -> list[str]:
    return sorted(each.title for each in (*home.projects(store), *home.trash(store)))


def test_all_goes_in_one_file_and_comes_back_beside_what_is_there(store: data_room.Store, other: data_room.Store):
    id = project(store)
    dossier.import_dossier(store, id, b"# Mon dossier", "d.md")
    arriving.bring(store, [("Camille.svg", drawing())])
    project(other, title="Déjà là")
    file = data_room.save_everything(store)
    assert file.name.startswith("cefi-map-")
    assert file.name.endswith(".zip")
    brought = other.restore_all(file.data)
    assert ([each.id for each in brought.added], brought.works) == ([id], 1)
    assert named(other) == ["Atelier", "Déjà là"]
    assert dossier.open_dossier(other, id).number == 1
    again = other.restore_all(io.BytesIO(file.data))
    assert ([each.id for each in again.known], again.added, again.copied) == ([id], (), ())


def test_what_nobody_here_knows_stays_and_is_told(store: data_room.Store, other: data_room.Store):
    """A table of a module that is not installed: an empty one says nothing."""
    project(store)
    with store.database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE elsewhere (id INTEGER)")
    assert data_room.beside(store) == ""
    with store.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO elsewhere VALUES (1)")
    assert "module" in data_room.beside(store)
    file = data_room.save_everything(store).data
    assert data_room.unread(other.restore_all(file)) == ""
    with closing(zipfile.ZipFile(io.BytesIO(file))) as made:
        manifest = json.loads(made.read("manifest.json")) | {"elsewhere": [{"id": 1}]}
        (entry,) = set(made.namelist()) - {"manifest.json"}
        kept = made.read(entry)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as more:
        more.writestr(entry, kept)
        more.writestr("manifest.json", json.dumps(manifest))
    assert "gardez le fichier" in data_room.unread(other.restore_all(stream))


def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(store: data_room.Store, tmp_path: Path):
    project(store)
    for data in (b"PK", b"", b"<map/>"):
        (tmp_path / "faux.zip").write_bytes(data)
        with pytest.raises(BadInput):
            data_room.restore_file(store, tmp_path / "faux.zip")
    assert named(store) == ["Atelier"]


def test_a_file_of_the_disk_may_be_a_backup_or_a_copy(store: data_room.Store, other: data_room.Store, tmp_path: Path):
    id = project(store)
    backup = tmp_path / "tout.zip"
    backup.write_bytes(data_room.save_everything(store).data)
    assert [each.id for each in data_room.restore_file(other, backup).added] == [id]
    second = project(store, title="Après")
    store.copy()
    automatic = data_room.automatic_copies(store)
    assert automatic
    copy = automatic.folder / automatic.copies[0].name
    assert [each.id for each in data_room.restore_file(other, copy).added] == [second]


def test_a_file_that_is_not_there_is_said_with_its_name(store: data_room.Store, tmp_path: Path):
    with pytest.raises(BadInput, match=r"absent\.zip ne peut pas être lu"):
        data_room.restore_file(store, tmp_path / "absent.zip")


def test_copies_are_listed_where_they_lie_and_one_is_restored_by_its_name(store: data_room.Store, tmp_path: Path):
    before = data_room.automatic_copies(store)
    assert before
    assert (before.folder, before.copies, before.has_room) == (tmp_path / "data" / "copies", (), True)
    id = project(store)
    store.copy()
    data_room.erase(store, id)
    automatic = data_room.automatic_copies(store)
    assert automatic
    [copy] = automatic.copies
    assert [each.id for each in store.restore_copy(copy.name).added] == [id]
    assert named(store) == ["Atelier"]


def test_a_project_is_found_by_its_number_or_the_name_that_it_alone_has(store: data_room.Store):
    """In the trash too: a trainer looks for what a candidate threw away."""
    one, two = project(store, title="Un"), project(store, title="Deux")
    store.discard(two)
    assert data_room.find_project(store, one).id == one
    assert data_room.find_project(store, "Deux").id == two


def test_a_project_that_may_be_several_or_none_is_not_guessed(store: data_room.Store):
    with pytest.raises(NotFound, match="Il n’y en a aucun"):
        data_room.find_project(store, "Un")
    ids = [project(store, title="Un") for _ in range(2)]
    other = project(store, title="Autre")
    with pytest.raises(NotFound, match="Plusieurs projets") as several:
        data_room.find_project(store, "Un")
    assert all(id in str(several.value) for id in ids)
    assert other not in str(several.value)
    with pytest.raises(NotFound, match="n’est pas un projet") as none:
        data_room.find_project(store, "un")
    assert other in str(none.value)


def test_a_project_is_erased_for_good_and_the_copies_that_hold_it_are_counted(store: data_room.Store):
    id, kept = project(store), project(store, title="Gardé")
    store.copy()
    assert data_room.erase(store, id) == 1
    with pytest.raises(NotFound):
        writing.open_project(store, id)
    assert named(store) == ["Gardé"]
    assert writing.open_project(store, kept)


def test_with_its_copies_nothing_anywhere_holds_it_and_the_rest_is_copied_anew(store: data_room.Store):
    id = project(store)
    project(store, title="Gardé")
    store.copy()
    assert data_room.erase(store, id, copies=True) == 0
    automatic = data_room.automatic_copies(store)
    assert automatic
    [copy] = automatic.copies
    assert store.restore_copy(copy.name).added == (), "the new copy does not hold it"


def test_all_is_erased_with_groups_and_settings(store: data_room.Store):
    project(store)
    arriving.bring(store, [("Camille.svg", drawing())])
    exam.set_readings(store, {"risk_kinds": 3})
    store.copy()
    assert data_room.erase(store, None) == 1
    assert named(store) == []
    assert groups.cohorts(store) == ()
    assert exam.readings(store) == exam.DEFAULT
    assert data_room.erase(store, None, copies=True) == 0
    automatic = data_room.automatic_copies(store)
    assert automatic
    assert automatic.copies == ()


def test_what_is_not_there_cannot_be_erased(store: data_room.Store):
    with pytest.raises(CefiError):
        data_room.erase(store, "a" * 16)


def test_a_centre_is_kept_with_everybody_in_it(store: data_room.Store, other: data_room.Store, tmp_path: Path):
    assert data_room.save_centre(store, tmp_path) is None, "a laptop is no centre"
    ways.invite_head(store)
    person = Centre(store).add_person("Ana", "candidate")
    project(store.of(person.id), title="Le sien")
    with pytest.raises(StorageError):
        data_room.save_centre(store, Path("/dev/null/nulle-part.sqlite3"))
    file = data_room.save_centre(store, tmp_path, "lyon")
    assert file
    assert file.name.startswith("cefi-map-lyon-")
    assert data_room.restore_centre(other, file) == (1, 1)
    assert named(other.of(person.id)) == ["Le sien"]
    with pytest.raises(Conflict):
        data_room.restore_centre(other, file)
    (tmp_path / "autre.zip").write_bytes(b"PK")
    assert data_room.restore_centre(other, tmp_path / "autre.zip") is None
    with pytest.raises(BadInput, match="ne peut pas être lu"):
        data_room.restore_centre(other, tmp_path / "absent")
