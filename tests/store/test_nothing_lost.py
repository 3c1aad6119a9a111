"""Whatever two people make of a map: what each wrote is in the current revision, or kept beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from cefi_map.mindmap import MindMap
from cefi_map.store import SaveConflict, Saved, Store, open_store
from tests.mindmap.maps import mindmaps


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One database for all examples; on SQLite, since only what is merged matters here."""
    store = open_store(tmp_path_factory.mktemp("data"))
    yield store
    store.close()


small = mindmaps(max_nodes=6, rich=False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(small, small, small)
def test_two_saves_from_one_base_lose_no_word(alone: Store, base: MindMap, theirs: MindMap, mine: MindMap) -> None:
    """Merged, the map holds every node that both have; contradicting, both maps are there as they were sent."""
    project = alone.create(base)
    first = alone.save(project.id, theirs, 1)
    assert alone.load(project.id).map == theirs
    answer = _saved(alone, project.id, mine)
    if isinstance(answer, Saved):
        assert alone.load(project.id).map == answer.map
        assert mine.by_key.keys() & theirs.by_key.keys() <= answer.map.by_key.keys()
        assert answer.merged == (answer.map != mine)
        return
    assert (answer.number, alone.load(project.id).map) == (first.number, theirs)
    assert alone.load(project.id, answer.draft).map == mine
    settled = alone.save(project.id, answer.merge.map, answer.number)
    assert alone.load(project.id, settled.number).map == answer.merge.map


def _saved(store: Store, id: str, mindmap: MindMap) -> Saved | SaveConflict:
    try:
        return store.save(id, mindmap, 1)
    except SaveConflict as clash:
        return clash
