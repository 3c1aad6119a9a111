"""Projects: made, listed, renamed, duplicated, each owner's alone."""

from __future__ import annotations

import pytest

from cefi_map.errors import NotFound
from cefi_map.store import Store

from .cases import MAP, opaque_map, retitled


def test_a_new_project_is_listed_with_what_its_map_says(store: Store) -> None:
    """The title is the root's, the revision is 1."""
    made = store.create(MAP, source_name="carte.mm", source_format="freemind", reason="imported")
    assert store.projects() == (made,)
    assert (made.title, made.revision, made.nodes, made.summary) == ("Atelier numérique", 1, len(MAP), None)
    assert (made.source_name, made.source_format, made.trashed) == ("carte.mm", "freemind", None)
    assert store.load(made.id).map == MAP


def test_what_only_the_file_understands_is_kept(store: Store) -> None:
    """Opaque parts, equal to nothing in a comparison, come back one by one."""
    whole = opaque_map()
    back = store.load(store.create(whole).id).map
    assert back.opaque == whole.opaque
    assert [(node.opaque, node.source_id) for node in back] == [(node.opaque, node.source_id) for node in whole]


def test_the_list_begins_with_what_changed_last(store: Store) -> None:
    """Saving brings a project up."""
    first, second = store.create(MAP, title="A"), store.create(MAP, title="B")
    assert [project.id for project in store.projects()] == [second.id, first.id]
    store.save(first.id, retitled(MAP, "Moyens", "Budget"), 1)
    assert [project.id for project in store.projects()] == [first.id, second.id]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Un\ttitre\n sur deux lignes ", "Un titre sur deux lignes"),
        ("Titre\u00a0: suite", "Titre\u00a0: suite"),
        ("a\x00b\ud800c", "abc"),
        (" \n ", "Sans titre"),
        ("é" * 300, "é" * 199 + "…"),
    ],
)
def test_a_title_is_one_clean_line(store: Store, given: str, kept: str) -> None:
    """Whatever is typed or stands in a file."""
    made = store.create(MAP)
    assert store.rename(made.id, given).title == kept


def test_settings_are_replaced(store: Store) -> None:
    """Any value JSON can hold."""
    made = store.create(MAP, settings={"preset": "paper"})
    assert store.configure(made.id, {"session": {"2027": [1, None, True]}}).settings == {
        "session": {"2027": [1, None, True]}
    }


def test_a_copy_begins_with_the_current_map(store: Store) -> None:
    """Changing the copy leaves the original as it is."""
    made = store.create(opaque_map(), source_name="carte.mm")
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    copy = store.duplicate(made.id)
    assert (copy.title, copy.revision, copy.source_name) == ("Atelier numérique (copie)", 1, "carte.mm")
    assert store.load(copy.id).map == store.load(made.id).map
    assert store.load(copy.id).map.root.opaque == opaque_map().root.opaque
    store.save(copy.id, MAP, 1)
    assert store.load(made.id).map == retitled(MAP, "Moyens", "Budget")


def test_a_summary_stays_with_its_revision(store: Store) -> None:
    """The next revision begins without one."""
    made = store.create(MAP)
    store.keep_opinion(made.id, 1, "rules", b"{}", {"satisfait": 3})
    assert store.projects()[0].summary == {"judge": "rules", "satisfait": 3}
    store.save(made.id, retitled(MAP, "Moyens", "Budget"), 1)
    assert store.projects()[0].summary is None
    assert [revision.summary for revision in store.history(made.id)] == [None, {"judge": "rules", "satisfait": 3}]


def test_another_owner_sees_nothing(store: Store) -> None:
    """Every way in answers as if the project did not exist."""
    made = store.create(MAP)
    other = store.of("someone")
    assert (other.projects(), other.trash()) == ((), ())
    ways = [
        lambda: other.project(made.id),
        lambda: other.load(made.id),
        lambda: other.save(made.id, MAP, 1),
        lambda: other.history(made.id),
        lambda: other.name_revision(made.id, 1, "x"),
        lambda: other.restore_dossier_revision(made.id, 1),
        lambda: other.rename(made.id, "x"),
        lambda: other.configure(made.id, {}),
        lambda: other.duplicate(made.id),
        lambda: other.discard(made.id),
        lambda: other.recover(made.id),
        lambda: other.erase(made.id),
        lambda: other.begin_opinion(made.id, 1, "rules"),
    ]
    other.keep_opinion(made.id, 1, "rules", b"{}", {"absent": 15})
    for way in ways:
        with pytest.raises(NotFound):
            way()
    assert store.project(made.id) == made


@pytest.mark.parametrize("id", ["", "absent", "../x", "a\x00b", "\ud800", "x" * 5000, "' OR 1=1 --"])
def test_an_unknown_id_is_not_found(store: Store, id: str) -> None:
    """However it is written."""
    store.create(MAP)
    with pytest.raises(NotFound, match="n’existe pas"):
        store.load(id)
    with pytest.raises(NotFound, match="n’existe pas"):
        store.save(id, MAP, 1)


def test_settings_of_an_owner(store: Store) -> None:
    """Kept by name, replaced when set again."""
    assert store.setting("session", "2026") == "2026"
    store.set_setting("session", {"year": 2027})
    store.set_setting("session", {"year": 2028})
    assert store.setting("session") == {"year": 2028}
    assert store.of("someone").setting("session") is None
