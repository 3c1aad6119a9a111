"""Cohorts, works, their reviews and returned reviews in the one file: restored elsewhere, restored twice, erased."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy

from cefi_map.desk.store import Desk, Received
from cefi_map.errors import BadInput
from cefi_map.mindmap import codec
from cefi_map.store import Store, archive, open_store
from cefi_map.store.store import entered
from tests.store import postgres
from tests.store.cases import MAP, grown, opaque_map, retitled

REVIEW = {"version": 1, "appreciation": "Vu.", "remarks": [{"id": "a", "key": "n", "text": "Qui\xa0?"}]}


def _filled(store: Store) -> str:
    """A cohort of two works, one of two versions and a dossier; a review that came back to a project."""
    cohort = Desk(store).create_cohort("Novembre")
    Desk(store).set_session(cohort.id, "Juin 2027")
    Desk(store).change_people(cohort.id, lambda _: {"names": ["A. B."]})
    first = Received(
        "A. B.", "a.svg", opaque_map(), {"criteria": {"C1": "partiel"}}, {"version": 1}, "p1", "d.docx", b"PK"
    )
    made = datetime(2026, 11, 27, 14, 5, tzinfo=UTC)
    first = replace(first, made=made, picture_name="a.png", picture=b"PNG")
    other = Received("C. D.", "c.mm", retitled(MAP, "Moyens", "Budget"), {}, {"version": 1})
    work, _ = (Desk(store).receive(cohort.id, each) for each in (first, other))
    Desk(store).change_review(work.id, 1, lambda _: REVIEW)
    Desk(store).receive_version(work.id, Received("A. B.", "a2.svg", grown(MAP, "x", "Plus"), {}, {"version": 1}, "p1"))
    store.add_return(store.create(MAP).id, REVIEW, MAP)
    return cohort.id


def _told(store: Store) -> list[Any]:
    works = [
        (
            version,
            codec.to_data(Desk(store).work_map(work.id, version.number), opaque=True),
            Desk(store).work_dossier(work.id, version.number),
            Desk(store).work_picture(work.id, version.number),
        )
        for cohort in Desk(store).cohorts()
        for work in Desk(store).works(cohort.id)
        for version in Desk(store).work_versions(work.id)
    ]
    return [Desk(store).cohorts(), works, [store.returns(project.id) for project in store.projects()]]


@pytest.mark.whole
def test_all_of_it_is_restored_elsewhere_and_twice_is_once(
    store: Store, tmp_path: Path, postgresql: sqlalchemy.URL
) -> None:
    _filled(store)
    data = store.export_all()
    for place in (str(tmp_path / "other"), postgres.empty_schema(postgresql, f"w{id(store)}")):
        other = open_store(place)
        assert other.restore_all(data).works == 2
        assert _told(other) == _told(store)
        assert other.restore_all(data).works == 0
        assert _told(other) == _told(store)
        other.close()


def test_a_review_that_went_on_here_stays(store: Store) -> None:
    cohort = _filled(store)
    data = store.export_all()
    work = Desk(store).works(cohort)[0]
    Desk(store).change_review(work.id, work.number, lambda _: {"version": 1, "appreciation": "Plus tard."})
    Desk(store).rename_cohort(cohort, "Session de novembre")
    before = _told(store)
    assert store.restore_all(data).works == 0
    assert _told(store) == before


def test_what_was_erased_comes_back_only_from_a_backup_that_has_it(store: Store) -> None:
    cohort = _filled(store)
    data = store.export_all()
    Desk(store).erase_work(Desk(store).works(cohort)[0].id)
    with zipfile.ZipFile(io.BytesIO(store.export_all())) as file:
        assert sum(name.startswith("works/") for name in file.namelist()) == 1
    assert store.restore_all(data).works == 1
    Desk(store).erase_cohort(cohort)
    assert store.restore_all(data).works == 2
    assert len(Desk(store).cohorts()) == 1


def test_ids_of_another_owner_are_not_told(store: Store) -> None:
    """All comes in under ids of its own, and a second time adds nothing."""
    _filled(store)
    data, other = store.export_all(), entered(store.database, "someone")
    assert [other.restore_all(data).works for _ in range(2)] == [2, 0]
    assert {each.id for each in Desk(other).cohorts()}.isdisjoint(each.id for each in Desk(store).cohorts())


def test_a_backup_of_an_earlier_version_is_still_read(store: Store, tmp_path: Path) -> None:
    store.create(MAP)

    def older(manifest: dict[str, Any]) -> None:
        manifest["version"] = 1
        del manifest["cohorts"]
        for project in manifest["projects"]:
            del project["returns"]

    other = open_store(tmp_path / "other")
    assert len(other.restore_all(_changed(store.export_all(), older)).added) == 1
    other.close()


@pytest.mark.parametrize(
    "change",
    [
        lambda manifest: manifest.update(cohorts={}),
        lambda manifest: manifest["cohorts"][0].update(id="../x"),
        lambda manifest: manifest["cohorts"][0]["works"][0].update(versions=[]),
        lambda manifest: manifest["cohorts"][0]["works"][0]["versions"][0].update(number=9),
        lambda manifest: manifest["cohorts"][0]["works"][0]["versions"][0].update(review=[]),
        lambda manifest: manifest["projects"][0]["returns"][0].update(received="hier"),
    ],
)
def test_a_damaged_one_brings_nothing(store: Store, tmp_path: Path, change: Any) -> None:
    _filled(store)
    other = open_store(tmp_path / "other")
    with pytest.raises(BadInput):
        other.restore_all(_changed(store.export_all(), change))
    assert (Desk(other).cohorts(), other.projects()) == ((), ())
    other.close()


def _old(manifest: dict[str, Any]) -> None:
    for each in manifest["cohorts"]:
        del each["session"], each["people"]
        for version in (version for work in each["works"] for version in work["versions"]):
            del version["made"], version["picture_name"]


def test_a_backup_of_before_sessions_brings_its_cohorts_in(store: Store, tmp_path: Path) -> None:
    _filled(store)
    other = open_store(tmp_path / "other")
    other.restore_all(_changed(store.export_all(), _old))
    assert [(each.name, each.session, each.people) for each in Desk(other).cohorts()] == [("Novembre", "", {})]
    other.close()


def _changed(data: bytes, change: Any) -> bytes:
    """The backup with ``change(manifest)`` done to it."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    manifest = json.loads(entries[archive.MANIFEST])
    change(manifest)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in {**entries, archive.MANIFEST: json.dumps(manifest).encode()}.items():
            file.writestr(name, content)
    return out.getvalue()
