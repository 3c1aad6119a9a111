"""A project's map is judged once for each revision; its texts are remembered by project, and forgotten in turn."""

from __future__ import annotations

import pytest

from cefi_map import service
from cefi_map.judging import DEFAULT
from cefi_map.mindmap import edits
from cefi_map.service.project import verdicts


@pytest.fixture
def id(store: service.data.Store) -> str:
    return service.project.create_project(store, "exemple")


def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles as they are read for the first time."""
    met: list[str] = []
    first = verdicts.Memory.said.__globals__["Said"]

    def note(text: str, *rest: object) -> object:
        met.append(text)
        return first(text, *rest)

    monkeypatch.setitem(verdicts.Memory.said.__globals__, "Said", note)
    return met


def test_a_revision_is_judged_once(store: service.data.Store, id: str):
    first = service.project.open_project(store, id)
    assert service.project.open_project(store, id).report is first.report


def test_a_few_revisions_stay_at_hand_and_an_older_one_is_judged_again(store: service.data.Store, id: str):
    first = service.project.open_revision(store, id, 1)[1]
    for rank in range(verdicts.REVISIONS):
        view = service.project.open_project(store, id)
        store.save(id, edits.rename(view.map, view.map.nodes[5].key, f"Titre {rank}"), view.revision)
        service.project.open_project(store, id)
    again = service.project.open_revision(store, id, 1)[1]
    assert again is not first
    assert again == first


def test_of_a_changed_map_the_changed_title_alone_is_read(
    store: service.data.Store, id: str, monkeypatch: pytest.MonkeyPatch
):
    view = service.project.open_project(store, id)
    changed = edits.rename(view.map, view.map.nodes[5].key, "Treize jeunes du quartier")
    store.save(id, changed, view.revision)
    met = read(monkeypatch)
    report = service.project.open_project(store, id).report
    assert met == ["Treize jeunes du quartier"]
    assert report == service.files.check_map(changed), "what is remembered changes no verdict"


def test_readings_of_the_centre_are_part_of_what_is_remembered(store: service.data.Store, id: str):
    before = service.project.open_project(store, id).report
    service.exam.set_readings(store, {"partners_least": 5})
    assert service.project.open_project(store, id).report != before
    assert verdicts.judged(store, id, service.project.open_project(store, id).revision, DEFAULT)[1] == before


def test_projects_that_nobody_asks_about_are_forgotten_first(
    store: service.data.Store, id: str, monkeypatch: pytest.MonkeyPatch
):
    other = service.project.create_project(store, "exemple")
    monkeypatch.setattr(verdicts, "TEXTS", 150)
    for each in (id, other):
        service.project.open_project(store, each)
    met = read(monkeypatch)
    service.project.open_project(store, other)
    assert met == []
    service.project.open_project(store, id)
    assert len(met) > 100


def test_nothing_of_an_erased_project_stays(store: service.data.Store, id: str):
    service.project.open_project(store, id)
    service.project.trash_project(store, id)
    service.project.erase_project(store, id)
    assert not verdicts._subjects
    assert store.database.at_hand._size == 0
