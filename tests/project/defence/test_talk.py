"""The talk of a project, and the sheet that goes with it."""

from __future__ import annotations

import pypdfium2
import pytest

from cefi_map.errors import NotFound
from cefi_map.mindmap import outline
from cefi_map.project import data, defence

OUTLINE = """Atelier mobilité
  Contexte [E1]
    Public [C1a]
      61 jeunes sans moyen de déplacement
        : comptés en mars
      Neuf communes
    Un lieu
      : une gare
"""


def project(store: data.Store) -> str:
    return store.create(outline.parse(OUTLINE), title="Atelier mobilité").id


def test_notes_are_told_where_their_node_is_shown(store: data.Store):
    talk = defence.talk(store, project(store))
    told = {stop.title: [(note.number, note.text) for note in stop.notes] for stop in talk.stops}
    assert told == {
        "Atelier mobilité": [],
        "Contexte": [("1.2", "une gare")],
        "Public": [("1.1.1", "comptés en mars")],
        "La carte entière": [],
    }


def test_each_view_looks_at_nodes_of_its_own_scene(store: data.Store):
    talk = defence.talk(store, project(store))
    for stop in talk.stops:
        scene = talk.scenes[stop.halt.scene]
        left, top, width, height = stop.halt.box
        inside = [each for each in scene.nodes if left <= each.x and each.x + each.width <= left + width]
        assert stop.halt.node.key in {each.key for each in inside}
        assert top < top + height


def test_an_edge_stands_at_the_place_of_the_node_that_it_leads_to(store: data.Store):
    """By which the page pales both."""
    for scene in defence.talk(store, project(store)).scenes:
        colours = [line.partition('class="edge ')[2].partition('"')[0][-2:] for line in scene.edges.split("\n")]
        assert colours[: len(scene.nodes) - 1] == [f"e{each.stage}" for each in scene.nodes[1:]]


def test_the_sheet_has_the_numbers_of_the_screen_and_no_opinion(store: data.Store):
    file = defence.hand_out(store, project(store))
    text = pypdfium2.PdfDocument(file.data)[0].get_textpage().get_text_range()
    assert "1.1.1" in text
    assert "comptés en mars" in text
    assert "Ce que montre la carte" not in text
    assert "C1a" not in text


def test_there_is_no_talk_of_a_project_that_is_gone(store: data.Store):
    with pytest.raises(NotFound):
        defence.talk(store, "absent")
    with pytest.raises(NotFound):
        defence.hand_out(store, "absent")
    with pytest.raises(NotFound):
        defence.slides(store, "absent")


def test_slides_are_a_presentation_called_after_the_project(store: data.Store):
    file = defence.slides(store, project(store))
    assert file.name.endswith(".pptx")
    assert file.data.startswith(b"PK")
