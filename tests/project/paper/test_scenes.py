"""The scenes of a talk: each branch around itself, as wide as reads best, numbered as the whole."""

from __future__ import annotations

import pytest

from cefi_map.mindmap.outline import parse
from cefi_map.project import files, paper
from cefi_map.project.paper import scenes
from tests.cases import MAP, key

MINDMAP = parse(MAP)


def shown(text: str) -> paper.Told:
    mindmap = parse(text)
    return paper.told(mindmap, files.check_map(mindmap))


def test_the_centre_shows_its_branches_then_each_shows_what_it_holds():
    told = shown(MAP)
    titles = [[MINDMAP.node(node.key).text for node in picture.nodes] for picture in told.scenes]
    assert titles[0] == ["Atelier mobilité", "Contexte", "Faisabilité", "Suite"]
    assert [each[0] for each in titles[1:]] == ["Contexte", "Faisabilité", "Atelier mobilité"]
    assert len(titles[-1]) == len(MINDMAP)
    assert [halt.stage for halt in told.halts] == [0, 1, 3, 0]


def test_a_node_keeps_the_number_that_it_has_on_the_whole_map():
    garages = next(node for node in shown(MAP).scenes[2].nodes if node.key == key(MINDMAP, "Garages"))
    assert ">2.2<" in garages.inside


def test_long_texts_are_set_wider_until_a_screen_holds_them():
    ideas = "\n".join(f"    {'une idée qui en dit long sur ce que nous ferons ' * 3}{number}" for number in range(14))
    picture = shown(f"Projet\n  Actions\n{ideas}").scenes[1]
    narrow = scenes.WRAPS[0]
    assert {node.width > narrow for node in picture.nodes[1:]} == {True}
    assert picture.width > picture.height


@pytest.mark.parametrize("nodes", [1, 2])
def test_a_map_with_nothing_to_tell_is_its_centre(nodes: int):
    told = shown("\n  ".join(["Projet", "Contexte"][:nodes]))
    assert len(told.scenes) == len(told.halts) == 1


def test_the_whole_of_a_very_large_map_is_not_shown():
    ideas = "\n".join(f"    idée {number}" for number in range(scenes.WHOLE))
    assert shown(f"Projet\n  Actions\n{ideas}").halts[-1].node.text == "Actions"
