"""The home page: a candidate begins, brings a file, names, copies, throws away, brings back, erases."""

from __future__ import annotations

import json

import pytest

from cefi_map import limits
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.formats import xmind
from cefi_map.mindmap.outline import parse
from cefi_map.project import data as data_room
from cefi_map.project import dossier, home, writing
from cefi_map.store import StorageError
from tests.cases import MAP, mm, project, titles, unzipped, zipped


def named(store: data_room.Store) -> list[str]:
    return [card.title for card in home.projects(store)]


def test_a_project_begins_with_the_stages_with_nothing_or_with_the_example(store: data_room.Store):
    stages = writing.open_project(store, home.create_project(store, "etapes", "  Mon\n atelier "))
    assert (stages.title, stages.map.root.text) == ("Mon atelier", "Mon atelier")
    assert len(stages.map.children(stages.map.root.key)) == 6
    empty = writing.open_project(store, home.create_project(store, "vide"))
    assert (empty.title, titles(empty.map)) == ("Nouveau projet", ["Mon projet"])
    id = home.create_project(store, "exemple", "Pas ce titre")
    example = writing.open_project(store, id)
    assert example.title == f"Exemple : {' '.join(example.map.root.text.split())}"
    assert dossier.open_dossier(store, id).number == 1, "with its dossier"
    again = writing.open_project(store, home.create_project(store, "exemple"))
    assert not {node.key for node in example.map} & {node.key for node in again.map}, "keys of their own"


def test_a_model_that_is_not_there_is_refused(store: data_room.Store):
    with pytest.raises(BadInput, match="n’existe pas"):
        home.create_project(store, "autre")
    assert not named(store)


def test_the_list_says_what_each_project_is_last_changed_first(store: data_room.Store):
    first, second = project(store, title="Un"), project(store, "Carte\n  seule", title="Deux")
    assert named(store) == ["Deux", "Un"]
    writing.save_outline(store, first, MAP.replace("61", "62"), 1)
    cards = home.projects(store)
    assert [(card.id, card.nodes, card.days_left) for card in cards] == [(first, 7, None), (second, 2, None)]
    for card in cards:
        report = writing.open_project(store, card.id).report
        assert sum(card.verdicts.values()) == len(report.asked) == 16
        assert card.verdicts["absent"] == sum(each.verdict == "absent" for each in report.asked)
    assert home.projects(store) == cards, "counted once, then told"


def test_a_file_becomes_a_project_under_its_central_node(store: data_room.Store):
    [made] = home.import_project(store, mm(), "carte.mm")
    assert (made.title, made.notices) == ("Atelier mobilité", ())
    view = writing.open_project(store, made.project_id)
    assert titles(view.map) == titles(parse(MAP))
    [card] = home.projects(store)
    assert (card.title, card.source) == ("Atelier mobilité", "carte.mm")


def test_each_sheet_becomes_a_project_the_first_on_top(store: data_room.Store):
    [first] = json.loads(unzipped(xmind.write(parse(MAP)))["content.json"])
    second = {**first, "id": "deux", "title": "Feuille 2", "rootTopic": {"id": "b", "title": "Budget"}}
    same = {**first, "id": "trois", "title": "Suite", "rootTopic": {"id": "c", "title": "Suite"}}
    data = zipped(("content.json", json.dumps([first, second, same]).encode()))
    made = home.import_project(store, data, "classeur.xmind")
    assert [each.title for each in made][1:] == ["Budget (Feuille 2)", "Suite"]
    assert named(store) == [each.title for each in made]


def test_a_map_without_words_in_its_centre_has_a_name_all_the_same(store: data_room.Store):
    data = b'<map version="1.0.1"><node TEXT=" "><node TEXT="Contexte"/></node></map>'
    assert home.import_project(store, data, "a.mm")[0].title == "Carte sans titre"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a" * (limits.UPLOAD_BYTES + 1), "dépasse 10 Mo"),
        (b"Carte\n" + b"  idee\n" * 50, "trop grande pour la page"),
        (b"Carte\n  " + b"a" * (limits.EDIT_TITLE_CHARS + 1), "Un titre dépasse"),
    ],
    ids=["bytes", "nodes", "title"],
)
def test_a_file_too_large_for_the_page_is_refused_and_nothing_is_made(
    store: data_room.Store, data: bytes, said: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "PAGE_NODES", 50)
    with pytest.raises(TooLarge, match=said):
        home.import_project(store, data, "carte.txt")
    assert not named(store)


def test_a_file_that_is_no_map_is_refused(store: data_room.Store):
    with pytest.raises(BadInput):
        home.import_project(store, b"%PDF-1.4", "carte.pdf")


def test_a_project_is_renamed_and_its_map_is_not(store: data_room.Store):
    id = project(store)
    home.rename_project(store, id, "  Essai 2 ")
    view = writing.open_project(store, id)
    assert (view.title, view.map.root.text) == ("Essai 2", "Atelier mobilité")


@pytest.mark.parametrize(("name", "error"), [(" ", BadInput), ("a" * 201, TooLarge)])
def test_a_name_that_is_none_or_too_long_is_refused(store: data_room.Store, name: str, error: type[Exception]):
    id = project(store)
    with pytest.raises(error):
        home.rename_project(store, id, name)
    assert named(store) == ["Atelier"]


def test_only_what_is_in_the_trash_is_erased_and_then_for_good(store: data_room.Store):
    id = project(store)
    with pytest.raises((NotFound, BadInput, StorageError)):
        home.erase_project(store, id)
    assert named(store) == ["Atelier"]
    store.discard(id)
    assert [(card.id, card.days_left) for card in home.trash(store)] == [(id, 30)]
    home.erase_project(store, id)
    assert home.trash(store) == ()
    with pytest.raises(NotFound):
        writing.open_project(store, id)


@pytest.mark.parametrize("id", ["f" * 16, "../etc", ""])
def test_a_project_that_is_not_there_is_not_found_by_any_gesture(store: data_room.Store, id: str):
    with pytest.raises(NotFound):
        home.erase_project(store, id)
    with pytest.raises(NotFound):
        home.rename_project(store, id, "Nom")
    with pytest.raises(NotFound):
        writing.kept_data(store, id)
