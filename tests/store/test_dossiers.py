"""The dossier of a project: kept, merged, thinned, copied, backed up and erased as its map is, and apart from it."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cefi_map.dossier.layout import Layout
from cefi_map.dossier.manuscript import Manuscript, start
from cefi_map.dossier.model import Block, Dossier, Paragraph, Run
from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap import codec
from cefi_map.store import DossierConflict, DossierVersion, Store, open_store
from cefi_map.store.tables import dossier_revisions
from tests.store.cases import MAP, grown, used


def written(*texts: str, **layout: float) -> Manuscript:
    return Manuscript(Dossier(tuple(Paragraph((Run(text),)) for text in texts), "Titre"), Layout(**layout))  # type: ignore[arg-type]


@pytest.fixture
def id(store: Store) -> str:
    return store.create(MAP).id


def test_revision_0_is_the_outline(store: Store, id: str) -> None:
    assert store.load_dossier(id) == DossierVersion(start(), 0)
    assert store.project(id).dossier == 0
    assert store.dossier_history(id) == ()


def test_the_first_save_is_revision_1(store: Store, id: str) -> None:
    saved = store.save_dossier(id, written("Un."), 0)
    assert (saved.number, saved.merged, saved.new) == (1, False, True)
    assert store.load_dossier(id) == DossierVersion(written("Un."), 1)
    first = store.dossier_history(id)[0]
    assert (first.parent, first.reason) == (None, "saved")


def test_the_map_s_revisions_are_another_line(store: Store, id: str) -> None:
    store.save_dossier(id, written("Un."), 0)
    store.save_dossier(id, written("Deux."), 1)
    store.save(id, grown(MAP, "n", "Suivi"), 1)
    project = store.project(id)
    assert (project.revision, project.dossier) == (2, 2)
    assert len(store.history(id)) == len(store.dossier_history(id)) == 2


def test_the_same_again_is_no_new_revision(store: Store, id: str) -> None:
    store.save_dossier(id, written("Un."), 0)
    assert not store.save_dossier(id, written("Un."), 1).new
    assert not store.save_dossier(id, written("Un."), 0).new


def test_a_stale_save_is_merged(store: Store, id: str) -> None:
    store.save_dossier(id, written("Un.", "Deux."), 0)
    store.save_dossier(id, written("Un bis.", "Deux."), 1)
    saved = store.save_dossier(id, written("Un.", "Deux.", size=12), 1)
    assert saved.merged
    assert store.load_dossier(id).manuscript == written("Un bis.", "Deux.", size=12)
    assert store.dossier_history(id)[0].origin == 1


def test_two_first_saves_contradict_each_other(store: Store, id: str) -> None:
    store.save_dossier(id, written("À elle."), 0)
    with pytest.raises(DossierConflict) as caught:
        store.save_dossier(id, written("À moi."), 0)
    found = caught.value
    assert (found.mine, found.theirs) == (written("À moi."), written("À elle."))
    assert (found.number, store.load_dossier(id, found.draft).manuscript) == (1, written("À moi."))
    assert store.load_dossier(id).number == 1
    assert store.save_dossier(id, written("Les deux."), 1).number == 3


def test_two_first_saves_in_other_places_of_the_outline_are_merged(store: Store, id: str) -> None:
    first, *rest = start().dossier.blocks
    hers, mine = (Paragraph((Run(text),)) for text in ("À elle.", "À moi."))

    def outlined(*blocks: Block) -> Manuscript:
        return replace(start(), dossier=replace(start().dossier, blocks=blocks))

    store.save_dossier(id, outlined(first, hers, *rest), 0)
    saved = store.save_dossier(id, outlined(first, *rest, mine), 0)
    assert (saved.merged, saved.manuscript) == (True, outlined(first, hers, *rest, mine))


def test_a_contradiction_sent_again_is_kept_once(store: Store, id: str) -> None:
    store.save_dossier(id, written("À elle."), 0)
    drafts = set()
    for _ in range(2):
        with pytest.raises(DossierConflict) as caught:
            store.save_dossier(id, written("À moi."), 0)
        drafts.add(caught.value.draft)
    assert drafts == {2}


def test_an_old_version_comes_back_as_the_newest(store: Store, id: str) -> None:
    store.save_dossier(id, written("Un."), 0)
    store.save_dossier(id, written("Deux."), 1)
    saved = store.restore_dossier_revision(id, 1)
    assert (saved.number, saved.manuscript, saved.new) == (3, written("Un."), True)
    assert store.load_dossier(id).manuscript == written("Un.")
    latest = store.dossier_history(id)[0]
    assert (latest.reason, latest.parent, latest.origin) == ("restored", 2, 1)
    assert store.load_dossier(id, 2).manuscript == written("Deux.")
    for number in (-1, 9, 2**31, 2**70):
        with pytest.raises(NotFound):
            store.restore_dossier_revision(id, number)


def test_restoring_the_current_one_adds_nothing(store: Store, id: str) -> None:
    store.save_dossier(id, written("Un."), 0)
    assert (store.restore_dossier_revision(id, 1).new, len(store.dossier_history(id))) == (False, 1)


def test_a_stale_browser_merges_onto_a_restored_version(store: Store, id: str) -> None:
    """Its base is on the line before the restored one."""
    store.save_dossier(id, written("Un.", "Deux.", "Trois."), 0)
    store.save_dossier(id, written("Autre.", "Deux.", "Trois."), 1)
    store.restore_dossier_revision(id, 1)
    saved = store.save_dossier(id, written("Autre.", "Deux.", "Trois.", "Quatre."), 2)
    assert (saved.manuscript, saved.merged) == (written("Un.", "Deux.", "Trois.", "Quatre."), True)


def test_unnamed_versions_are_thinned(store: Store, id: str) -> None:
    for number in range(5):
        store.save_dossier(id, written(f"Version {number}."), number)
    store.name_dossier_revision(id, 3, "Avant la relecture")
    used(store, 30)
    assert [each.number for each in store.dossier_history(id)] == [5, 4, 3, 2, 1]
    used(store, 1)
    assert [each.number for each in store.dossier_history(id)] == [5, 4, 3, 1]


def test_a_copy_takes_the_dossier_along(store: Store, id: str) -> None:
    store.save_dossier(id, written("Un."), 0)
    store.save_dossier(id, written("Deux."), 1)
    copy = store.duplicate(id)
    assert store.load_dossier(copy.id) == DossierVersion(written("Deux."), 1)
    store.save_dossier(copy.id, written("Trois."), 1)
    assert store.load_dossier(id).manuscript == written("Deux.")


def test_it_goes_with_its_project(store: Store, id: str) -> None:
    store.save_dossier(id, written("Un."), 0)
    store.discard(id)
    with pytest.raises(NotFound, match="corbeille"):
        store.save_dossier(id, written("Deux."), 1)
    store.erase(id)
    with store.database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(dossier_revisions)) == 0


def test_it_is_nobody_else_s(store: Store, id: str) -> None:
    other = store.of("autre")
    for ask in (other.load_dossier, other.dossier_history):
        with pytest.raises(NotFound):
            ask(id)
    with pytest.raises(NotFound):
        other.save_dossier(id, written("Un."), 0)


def test_a_backup_brings_it_back(store: Store, id: str, tmp_path: Path) -> None:
    store.save_dossier(id, written("Un."), 0)
    store.save_dossier(id, written("Deux.", spacing=1.5), 1)
    store.name_dossier_revision(id, 1, "Premier jet")
    other = open_store(tmp_path / "other")
    other.restore_all(store.export_all())
    assert other.load_dossier(id) == DossierVersion(written("Deux.", spacing=1.5), 2)
    assert other.dossier_history(id) == store.dossier_history(id)
    assert other.save_dossier(id, written("Trois."), 2).number == 3
    again = other.restore_all(store.export_all())
    assert [len(fate) for fate in (again.added, again.copied, again.known)] == [0, 0, 1]
    other.close()


def test_a_backup_with_another_dossier_comes_in_beside(store: Store, id: str, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other")
    other.restore_all(store.export_all())
    other.save_dossier(id, written("Ailleurs."), 0)
    restored = store.restore_all(other.export_all())
    assert [store.load_dossier(each.id).manuscript for each in restored.copied] == [written("Ailleurs.")]
    assert store.load_dossier(id).number == 0
    other.close()


MAP_TEXT = json.dumps(codec.to_data(MAP))
"""A file in another's place: it would come in as a dossier without a word."""


@pytest.mark.parametrize(
    "damage", ["", "[]", '{"blocks": 3}', MAP_TEXT, '{"blocks": [], "layout": {"size": 99}}', "[" * 100_000]
)
def test_a_damaged_dossier_stops_the_whole_backup(store: Store, id: str, damage: str) -> None:
    store.save_dossier(id, written("Un."), 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(store.export_all())) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, damage if "/dossier/" in name else old.read(name))
    with pytest.raises(BadInput, match=r"Le projet «.+» ne se lit pas\. .+Rien n’est restauré"):
        store.restore_all(packed.getvalue())


def test_a_backup_without_dossiers_is_read(store: Store, id: str, tmp_path: Path) -> None:
    """As an older application wrote it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(store.export_all())) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, json.dumps({**json.loads(data), "version": 1}) if name == "manifest.json" else data)
    other = open_store(tmp_path / "other")
    assert len(other.restore_all(packed.getvalue()).added) == 1
    assert other.load_dossier(id).number == 0
    other.close()


def test_what_is_kept_is_what_was_written(store: Store, id: str) -> None:
    manuscript = written("Un.", margin=3)
    manuscript = replace(manuscript, dossier=replace(manuscript.dossier, author="A. B."))
    store.save_dossier(id, manuscript, 0)
    assert store.load_dossier(id, 1).manuscript == manuscript
