"""Two versions that contradict each other become the one that was chosen; nothing is lost before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cefi_map import service
from cefi_map.mindmap import MindMap, edits, outline
from cefi_map.store import SaveConflict, Store

BASE = """
Projet
  Un
    Un A
  Deux
  Trois
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = service.data.open_store(tmp_path)
    yield opened
    opened.close()


def key(mindmap: MindMap, title: str) -> str:
    return next(node.key for node in mindmap if node.text == title)


def move(mindmap: MindMap, title: str, parent: str) -> MindMap:
    return edits.move(mindmap, key(mindmap, title), key(mindmap, parent))


def remove(mindmap: MindMap, title: str) -> MindMap:
    return edits.remove(mindmap, key(mindmap, title))


def rename(mindmap: MindMap, title: str, text: str) -> MindMap:
    return edits.rename(mindmap, key(mindmap, title), text)


@pytest.mark.parametrize(
    ("theirs", "mine", "choice", "after"),
    [
        ((rename, "Un", "eux"), (rename, "Un", "moi"), "mine", "moi"),
        ((rename, "Un", "eux"), (rename, "Un", "moi"), "theirs", "eux"),
        ((rename, "Un", "eux"), (rename, "Un", "moi"), "both", "moi eux"),
        ((remove, "Un A"), (rename, "Un A", "moi"), "mine", "moi"),
        ((remove, "Un A"), (rename, "Un A", "moi"), "theirs", ""),
        ((rename, "Un A", "eux"), (remove, "Un A"), "mine", ""),
        ((rename, "Un A", "eux"), (remove, "Un A"), "theirs", "eux"),
    ],
)
def test_the_choice_is_what_is_saved(store: Store, theirs, mine, choice: service.project.Choice, after: str):
    base = outline.parse(BASE)
    id = store.create(base, title="Projet").id
    service.project.save_map(store, id, theirs[0](base, *theirs[1:]), 1)
    with pytest.raises(SaveConflict) as conflict:
        service.project.save_map(store, id, mine[0](base, *mine[1:]), 1)
    found = service.project.clash(store, id, conflict.value.draft)
    assert len(found.disagreements) == 1
    saved = service.project.settle(store, id, found.draft, found.revision, {0: choice})
    titles = {node.text for node in saved.map}
    assert titles - {"Projet", "Un", "Un A", "Deux", "Trois"} == set(after.split())


@pytest.mark.parametrize(("choice", "parent"), [("mine", "Deux"), ("theirs", "Trois")])
def test_a_branch_goes_where_it_was_chosen(store: Store, choice: service.project.Choice, parent: str):
    base = outline.parse(BASE)
    id = store.create(base, title="Projet").id
    service.project.save_map(store, id, move(base, "Un A", "Trois"), 1)
    with pytest.raises(SaveConflict) as conflict:
        service.project.save_map(store, id, move(base, "Un A", "Deux"), 1)
    found = service.project.clash(store, id, conflict.value.draft)
    assert (found.disagreements[0].mine, found.disagreements[0].theirs) == ("sous « Deux »", "sous « Trois »")
    saved = service.project.settle(store, id, found.draft, found.revision, {0: choice})
    node = saved.map.node(key(saved.map, "Un A"))
    assert node.parent
    assert saved.map.node(node.parent).text == parent
