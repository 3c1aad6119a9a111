"""A sheet's search finds what trying every width would find, and gives up only what cannot be printed."""

from __future__ import annotations

from random import Random

import pytest

from cefi_map import examples
from cefi_map.formats.overlay import Overlay
from cefi_map.formats.svg.placing import Placing
from cefi_map.geometry import PAPER, PX
from cefi_map.geometry.layout import faced
from cefi_map.geometry.paper import READABLE, WRAPS, Room, fitted, is_beyond, tightened, widened
from cefi_map.geometry.seen import seen
from cefi_map.geometry.sides import Share
from cefi_map.geometry.sizes import Sizes
from cefi_map.geometry.wrapping import Text, wrap
from cefi_map.mindmap import MindMap, outline

from .maps import large

A3, NARROW, SMALL = Room(1134, 700), Room(500, 780), Room(560, 400)
MAPS = {
    "example": examples.example(),
    "flat": outline.parse("Projet\n" + "".join(f"  {'une idée qui se lit ' * (n % 4 + 1)}\n" for n in range(30))),
    "large": large(200),
}


@pytest.mark.parametrize("room", [A3, NARROW, SMALL])
@pytest.mark.parametrize("name", MAPS)
def test_no_width_prints_a_map_larger_than_the_one_that_is_found(name: str, room: Room) -> None:
    place = Placing(MAPS[name], Overlay(), PAPER).place
    every = max(room.scale(place(widened(PAPER, wrap))) for wrap in WRAPS)
    assert fitted(place, PAPER, room).scale >= every


@pytest.mark.parametrize("size", [60, 200])
def test_what_is_given_up_would_not_have_been_found(size: int) -> None:
    """At the scale that the search finds, just under and just over it; and far beyond."""
    place = Placing(large(size), Overlay(), PAPER).place
    for room in (A3, NARROW, SMALL):
        scale = fitted(place, PAPER, room).scale
        assert not is_beyond(place, PAPER, room, scale)
        assert not is_beyond(place, PAPER, room, scale * 0.999)
        assert scale >= READABLE or is_beyond(place, PAPER, room, scale * 1.001)
        assert is_beyond(place, PAPER, room, scale * 2), "a room that is half as large as it would need"


@pytest.mark.parametrize("size", [10, 25])
def test_a_text_is_broken_at_any_limit_as_if_it_had_not_been_measured_before(size: int) -> None:
    """Whatever was asked before: lines remembered at one limit are those of another only where no word moves."""
    chance = Random(size)
    words = ["l’", "été", "apprentissage", "extraordinairement/anticonstitutionnel", "a"]
    for _ in range(30):
        text = " ".join(chance.choices(words, k=chance.randrange(1, 30)))
        measured = Text(text, size)
        for limit in (chance.randrange(20, 700) * PX for _ in range(30)):
            assert measured.widths(limit) == [line.width for line in wrap(text, limit, size)], (text, limit)


def test_each_node_is_as_large_as_its_face_in_every_setting() -> None:
    mindmap: MindMap = MAPS["example"]
    nodes = seen(mindmap, PAPER, {}, {mindmap.nodes[3].key: ("C1a", "C5")}, None)
    sizes = Sizes(mindmap, nodes)
    shares = {
        node.key: Share(1, tightened(widened(PAPER, WRAPS[rank % 10])))
        for rank, node in enumerate(mindmap.children(mindmap.root.key))
    }
    for preset, each in ((PAPER, {}), (widened(PAPER, 620), {}), (tightened(PAPER), shares)):
        faces = faced(mindmap, preset, nodes, each)
        assert sizes.of(preset, each) == [(face.width, face.height, face.anchor, face.fold) for face in faces]
