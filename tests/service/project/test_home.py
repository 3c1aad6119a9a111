"""The home page: a candidate begins, brings a file, names, copies, throws away, brings back, erases."""

from __future__ import annotations

import json

import pytest

from cefi_map import limits, service
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.formats import xmind
from cefi_map.mindmap.outline import parse
from cefi_map.store import StorageError
from tests.service.cases import MAP, mm, project, titles, unzipped, zipped


def named(store: service.data.Store) -> list[str]:
    return [card.title for card in service.project.projects(store)]


def test_a_project_begins_with_the_stages_with_nothing_or_with_the_example(store: service.data.Store):
    stages = service.project.open_project(store, service.project.create_project(store, "etapes", "  Mon\n atelier "))
    assert (stages.title, stages.map.root.text) == ("Mon atelier", "Mon atelier")
    assert len(stages.map.children(stages.map.root.key)) == 6
    empty = service.project.open_project(store, service.project.create_project(store, "vide"))
    assert (empty.title, titles(empty.map)) == ("Nouveau projet", ["Mon projet"])
    id = service.project.create_project(store, "exemple", "Pas ce titre")
    example = service.project.open_project(store, id)
    assert example.title == f"Exemple : {' '.join(example.map.root.text.split())}"
    assert service.dossier.open_dossier(store, id).number == 1, "with its dossier"
    again = service.project.open_project(store, service.project.create_project(store, "exemple"))
    assert not {node.key for node in example.map} & {node.key for node in again.map}, "keys of their own"


def test_a_model_that_is_not_there_is_refused(store: service.data.Store):
    with pytest.raises(BadInput, match="n’existe pas"):
        service.project.create_project(store, "autre")
    assert not named(store)


def test_the_list_says_what_each_project_is_last_changed_first(store: service.data.Store):
    first, second = project(store, title="Un"), project(store, "Carte\n  seule", title="Deux")
    assert named(store) == ["Deux", "Un"]
    service.project.save_outline(store, first, MAP.replace("61", "62"), 1)
    cards = service.project.projects(store)
    assert [(card.id, card.nodes, card.days_left) for card in cards] == [(first, 7, None), (second, 2, None)]
    for card in cards:
        report = service.project.open_project(store, card.id).report
        assert sum(card.verdicts.values()) == len(report.requirements) == 15
        assert card.verdicts["absent"] == sum(each.verdict == "absent" for each in report.requirements)
    assert service.project.projects(store) == cards, "counted once, then told"


def test_a_file_becomes_a_project_under_its_central_node(store: service.data.Store):
    [made] = service.project.import_project(store, mm(), "carte.mm")
    assert (made.title, made.notices) == ("Atelier mobilité", ())
    view = service.project.open_project(store, made.project_id)
    assert titles(view.map) == titles(parse(MAP))
    [card] = service.project.projects(store)
    assert (card.title, card.source) == ("Atelier mobilité", "carte.mm")


def test_each_sheet_becomes_a_project_the_first_on_top(store: service.data.Store):
    [first] = json.loads(unzipped(xmind.write(parse(MAP)))["content.json"])
    second = {**first, "id": "deux", "title": "Feuille 2", "rootTopic": {"id": "b", "title": "Budget"}}
    same = {**first, "id": "trois", "title": "Suite", "rootTopic": {"id": "c", "title": "Suite"}}
    data = zipped(("content.json", json.dumps([first, second, same]).encode()))
    made = service.project.import_project(store, data, "classeur.xmind")
    assert [each.title for each in made][1:] == ["Budget (Feuille 2)", "Suite"]
    assert named(store) == [each.title for each in made]


def test_a_map_without_words_in_its_centre_has_a_name_all_the_same(store: service.data.Store):
    data = b'<map version="1.0.1"><node TEXT=" "><node TEXT="Contexte"/></node></map>'
    assert service.project.import_project(store, data, "a.mm")[0].title == "Carte sans titre"


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
    store: service.data.Store, data: bytes, said: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "PAGE_NODES", 50)
    with pytest.raises(TooLarge, match=said):
        service.project.import_project(store, data, "carte.txt")
    assert not named(store)


def test_a_file_that_is_no_map_is_refused(store: service.data.Store):
    with pytest.raises(BadInput):
        service.project.import_project(store, b"%PDF-1.4", "carte.pdf")


def test_a_project_is_renamed_and_its_map_is_not(store: service.data.Store):
    id = project(store)
    service.project.rename_project(store, id, "  Essai 2 ")
    view = service.project.open_project(store, id)
    assert (view.title, view.map.root.text) == ("Essai 2", "Atelier mobilité")


@pytest.mark.parametrize(("name", "error"), [(" ", BadInput), ("a" * 201, TooLarge)])
def test_a_name_that_is_none_or_too_long_is_refused(store: service.data.Store, name: str, error: type[Exception]):
    id = project(store)
    with pytest.raises(error):
        service.project.rename_project(store, id, name)
    assert named(store) == ["Atelier"]


def test_a_copy_lives_its_own_life(store: service.data.Store):
    id = project(store)
    copy = service.project.duplicate_project(store, id)
    assert copy != id
    assert named(store) == ["Atelier (copie)", "Atelier"]
    service.project.save_outline(store, copy, "Autre", 1)
    assert service.project.open_project(store, id).map.root.text == "Atelier mobilité"


def test_what_is_thrown_away_waits_in_the_trash_and_comes_back(store: service.data.Store):
    id, other = project(store), project(store, title="Autre")
    service.project.trash_project(store, id)
    assert named(store) == ["Autre"]
    [card] = service.project.trash(store)
    assert (card.id, card.days_left) == (id, 30)
    service.project.restore_project(store, id)
    assert service.project.trash(store) == ()
    assert {card.id for card in service.project.projects(store)} == {id, other}
    assert dict(service.project.titles(store)) == {id: "Atelier", other: "Autre"}


def test_only_what_is_in_the_trash_is_erased_and_then_for_good(store: service.data.Store):
    id = project(store)
    with pytest.raises((NotFound, BadInput, StorageError)):
        service.project.erase_project(store, id)
    assert named(store) == ["Atelier"]
    service.project.trash_project(store, id)
    service.project.erase_project(store, id)
    assert service.project.trash(store) == ()
    with pytest.raises(NotFound):
        service.project.open_project(store, id)


@pytest.mark.parametrize("id", ["f" * 16, "../etc", ""])
def test_a_project_that_is_not_there_is_not_found_by_any_gesture(store: service.data.Store, id: str):
    with pytest.raises(NotFound):
        service.project.duplicate_project(store, id)
    with pytest.raises(NotFound):
        service.project.trash_project(store, id)
    with pytest.raises(NotFound):
        service.project.restore_project(store, id)
    with pytest.raises(NotFound):
        service.project.erase_project(store, id)
    with pytest.raises(NotFound):
        service.project.rename_project(store, id, "Nom")
    with pytest.raises(NotFound):
        service.project.kept_data(store, id)
    with pytest.raises(NotFound):
        service.project.history(store, id)
