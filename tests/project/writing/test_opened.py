"""One project: opened with what is said of it, written as a text, taken away as a file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cefi_map import limits
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.formats import read, svg
from cefi_map.mindmap import MindMap, from_plain, outline
from cefi_map.project import data, files, writing
from tests.cases import MAP, key, project, titles


def test_a_project_is_opened_with_its_newest_map_and_what_is_said_of_it(store: data.Store):
    id = project(store)
    writing.save_outline(store, id, MAP.replace("Suite", "Bilan"), 1)
    view = writing.open_project(store, id)
    assert (view.id, view.title, view.revision) == (id, "Atelier", 2)
    assert view.map.nodes[-1].text == "Bilan"
    assert view.report == files.check_map(view.map)


def test_a_text_keeps_of_each_node_what_it_cannot_say(store: data.Store):
    """Keys, icons and links stay with the nodes that are still there; a new line is a new node."""
    id = project(store)
    first = store.load(id).map
    dressed = (replace(n, icons=("idea",), link="https://exemple.fr", opaque=("hook", n.text)) for n in first)
    store.save(id, MindMap(tuple(dressed), ("hook", "first", "last")), 1)
    text = outline.render(store.load(id).map)
    saved = writing.save_outline(store, id, text.replace("Garages", "Garages\n      Un seul\n        : fermé"), 2)
    assert saved.new
    assert [node.key for node in saved.map if node.text != "Un seul"] == [node.key for node in first]
    assert all(node.icons == ("idea",) for node in saved.map if node.text != "Un seul")
    assert saved.map.opaque == ("hook", "first", "last"), "what only the file's format understands"
    assert all(node.opaque for node in saved.map if node.text != "Un seul")
    added = saved.map.node(key(saved.map, "Un seul"))
    assert (added.icons, added.note) == ((), from_plain("fermé"))
    assert added.parent == key(saved.map, "Garages")
    assert not writing.save_outline(store, id, outline.render(saved.map), 3).new


def test_what_can_have_no_opinion_is_opened_without_and_says_why(store: data.Store, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> bytes:
        raise TooLarge("L’avis demande trop de calcul.")

    id = project(store)
    with monkeypatch.context() as small:
        small.setattr(writing.verdicts, "judge_apart", refuse)
        view = writing.settled_project(store, id)
    assert (str(view.wanting), view.is_coming, view.report.is_said) == ("L’avis demande trop de calcul.", False, False)
    assert titles(view.map) == titles(writing.kept_project(store, id).map)
    with pytest.raises(NotFound):
        writing.settled_project(store, "0" * 32)


def test_a_text_written_while_another_saved_is_merged_with_it(store: data.Store):
    id = project(store)
    writing.save_outline(store, id, MAP.replace("Suite", "Bilan"), 1)
    saved = writing.save_outline(store, id, MAP.replace("Garages", "Deux garages"), 1)
    assert saved.merged
    assert {"Bilan", "Deux garages"} <= set(titles(saved.map))


@pytest.mark.parametrize(
    ("text", "error"),
    [(" \n ", BadInput), ("Carte\n" + "  idée\n" * 50, TooLarge)],
    ids=["empty", "nodes"],
)
def test_a_text_that_cannot_be_kept_is_refused_and_the_map_stays(
    store: data.Store, text: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "PAGE_NODES", 50)
    id = project(store)
    with pytest.raises(error):
        writing.save_outline(store, id, text, 1)
    writing.check_size(store.load(id).map)
    with pytest.raises(TooLarge):
        writing.check_size(outline.parse("Carte\n" + "  idée\n" * 50))
    assert writing.open_project(store, id).revision == 1


def test_a_project_is_taken_away_as_a_map_that_knows_where_it_comes_from(store: data.Store):
    id = project(store)
    made = writing.download(store, id, "svg")
    carried = svg.carried(made.data)
    assert (made.name, carried.project, carried.revision) == ("atelier.svg", id, "1")
    assert titles(read(writing.download(store, id, "mm").data, "a.mm").map) == titles(carried.map)
    assert b"legende-criteres" in writing.download(store, id, "svg", preset="paper").data
    assert writing.download(store, id, "svg", layout="down").data != made.data


@pytest.mark.parametrize("to", ["json", "csv", "text", "html"])
def test_its_report_is_taken_away_too(store: data.Store, to: str):
    made = writing.download(store, project(store), to)
    assert made.name.startswith("atelier-avis.")
    assert "C11" in made.data.decode("utf-8-sig")
    if to == "json":
        assert json.loads(made.data)["nodes"] == 7


def test_a_format_or_a_project_that_is_not_there_is_refused(store: data.Store):
    with pytest.raises(BadInput):
        writing.download(store, project(store), "exe")
    with pytest.raises(NotFound):
        writing.download(store, "f" * 16, "svg")
    with pytest.raises(NotFound):
        writing.save_outline(store, "f" * 16, "Carte", 1)
