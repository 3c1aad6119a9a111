"""Two versions that contradict each other become the one that was chosen; nothing is lost before."""

from __future__ import annotations

import pytest

from cefi_map.errors import NotFound
from cefi_map.mindmap import MindMap, edits, from_plain, outline, plain
from cefi_map.project import writing
from cefi_map.store import SaveConflict, Store

BASE = """
Projet
  Un
    Un A
  Deux
  Trois
"""


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
def test_the_choice_is_what_is_saved(store: Store, theirs, mine, choice: writing.Choice, after: str):
    base = outline.parse(BASE)
    id = store.create(base, title="Projet").id
    store.save(id, theirs[0](base, *theirs[1:]), 1)
    with pytest.raises(SaveConflict) as conflict:
        store.save(id, mine[0](base, *mine[1:]), 1)
    found = writing.clash(store, id, conflict.value.draft)
    assert len(found.disagreements) == 1
    saved = writing.settle(store, id, found.draft, found.revision, {0: choice})
    titles = {node.text for node in saved.map}
    assert titles - {"Projet", "Un", "Un A", "Deux", "Trois"} == set(after.split())


@pytest.mark.parametrize(("choice", "parent"), [("mine", "Deux"), ("theirs", "Trois")])
def test_a_branch_goes_where_it_was_chosen(store: Store, choice: writing.Choice, parent: str):
    base = outline.parse(BASE)
    id = store.create(base, title="Projet").id
    store.save(id, move(base, "Un A", "Trois"), 1)
    with pytest.raises(SaveConflict) as conflict:
        store.save(id, move(base, "Un A", "Deux"), 1)
    found = writing.clash(store, id, conflict.value.draft)
    assert (found.disagreements[0].mine, found.disagreements[0].theirs) == ("sous « Deux »", "sous « Trois »")
    saved = writing.settle(store, id, found.draft, found.revision, {0: choice})
    node = saved.map.node(key(saved.map, "Un A"))
    assert node.parent
    assert saved.map.node(node.parent).text == parent


def note(mindmap: MindMap, title: str, text: str) -> MindMap:
    return edits.update(mindmap, key(mindmap, title), note=from_plain(text))


def icon(mindmap: MindMap, title: str, name: str) -> MindMap:
    return edits.update(mindmap, key(mindmap, title), icons=(name,))


def contradicted(store: Store, mine, theirs) -> tuple[str, SaveConflict]:
    """The id of a project whose second save contradicts the first, and what is said of it."""
    base = outline.parse(BASE)
    id = store.create(base, title="Projet").id
    store.save(id, theirs(base), 1)
    with pytest.raises(SaveConflict) as conflict:
        store.save(id, mine(base), 1)
    return id, conflict.value


@pytest.mark.parametrize(("choice", "after"), [("mine", "moi"), ("theirs", "eux"), ("both", "moi\neux")])
def test_two_notes_are_chosen_between_or_stand_one_under_the_other(store: Store, choice: writing.Choice, after: str):
    id, error = contradicted(store, lambda it: note(it, "Un", "moi"), lambda it: note(it, "Un", "eux"))
    [asked] = writing.clash(store, id, error.draft).disagreements
    assert (asked.what, asked.number, asked.path, asked.mine, asked.theirs) == ("note", "1", (), "moi", "eux")
    saved = writing.settle(store, id, error.draft, error.number, {0: choice})
    assert plain(saved.map.node(asked.key).note) == after


def test_of_what_no_words_tell_both_is_mine(store: Store):
    id, error = contradicted(store, lambda it: icon(it, "Un A", "idea"), lambda it: icon(it, "Un A", "stop-sign"))
    [asked] = writing.clash(store, id, error.draft).disagreements
    assert (asked.what, asked.path, asked.mine) == ("icônes", ("Un",), "autre valeur")
    saved = writing.settle(store, id, error.draft, error.number, {0: "both"})
    assert saved.map.node(asked.key).icons == ("idea",)


def test_what_is_emptied_is_said_empty(store: Store):
    base = note(outline.parse(BASE), "Un", "avant")
    id = store.create(base, title="Projet").id
    store.save(id, note(base, "Un", "eux"), 1)
    with pytest.raises(SaveConflict) as conflict:
        store.save(id, edits.update(base, key(base, "Un"), note=()), 1)
    [asked] = writing.clash(store, id, conflict.value.draft).disagreements
    assert (asked.mine, asked.theirs) == ("(vide)", "eux")


def test_the_editor_is_told_both_versions_and_where_they_differ(store: Store):
    _, error = contradicted(store, lambda it: rename(it, "Un A", "moi"), lambda it: remove(it, "Un A"))
    data = writing.conflict_data(error)
    assert (data["draft"], data["revision"]) == (error.draft, 2)
    assert "ailleurs" in data["message"]
    texts = {side: [node["text"] for node in data[side]["nodes"]] for side in ("mine", "theirs", "merged")}
    assert texts["theirs"] == ["Projet", "Un", "Deux", "Trois"]
    assert texts["mine"] == texts["merged"] == ["Projet", "Un", "moi", "Deux", "Trois"]
    [told] = data["conflicts"]
    assert (told["what"], told["mine"], told["theirs"]) == ("deleted", "moi", None)


def test_a_node_that_another_answer_took_away_asks_nothing_more(store: Store):
    """They deleted « Un »; here its title and that of the node below it changed."""
    id, error = contradicted(
        store, lambda it: rename(rename(it, "Un", "moi"), "Un A", "moi aussi"), lambda it: remove(it, "Un")
    )
    asked = writing.clash(store, id, error.draft).disagreements
    assert [each.what for each in asked] == ["suppression", "suppression"]
    saved = writing.settle(store, id, error.draft, error.number, {0: "theirs", 1: "theirs"})
    assert [node.text for node in saved.map] == ["Projet", "Deux", "Trois"]


def test_only_a_draft_is_chosen_about(store: Store):
    id, error = contradicted(store, lambda it: rename(it, "Un", "moi"), lambda it: rename(it, "Un", "eux"))
    for number in (1, error.number, 99):
        with pytest.raises(NotFound, match="n’est plus gardée"):
            writing.clash(store, id, number)
        with pytest.raises(NotFound):
            writing.settle(store, id, number, error.number, {})
    assert store.load(id).number == error.number
