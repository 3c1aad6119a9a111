"""Real maps, drawn: no two boxes overlap and no text leaves its box on any of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map.errors import BadInput
from cefi_map.formats import freemind, svg
from cefi_map.geometry import PAPER, PHONE, SCREEN, layout
from cefi_map.geometry.paper import tightened, widened
from tests.circles import one_of
from tests.geometry.checks import outside, overlaps
from tests.shared import files, needs_shared

REAL = [*files("gold/dev/*.mm"), *files("corpus/mm/*.mm")]
PRESETS = {
    "screen": replace(SCREEN, numbers=True, folding=False),
    "right": replace(SCREEN, shape="right"),
    "down": replace(SCREEN, shape="down"),
    "paper": tightened(widened(PAPER, 300)),
    "phone": PHONE,
}


@pytest.mark.whole
@needs_shared
@pytest.mark.parametrize("preset", one_of(PRESETS))
def test_real_maps_are_laid_out_without_a_fault(preset):
    assert REAL
    for path in REAL:
        try:
            mindmap = freemind.read(path.read_bytes()).map
        except BadInput:
            continue
        found = layout(mindmap, preset)
        assert (path.name, overlaps(found)) == (path.name, [])
        assert (path.name, outside(found)) == (path.name, [])


@needs_shared
def test_real_maps_come_back_from_their_drawing():
    for path in REAL[::6]:
        try:
            mindmap = freemind.read(path.read_bytes()).map
        except BadInput:
            continue
        back = svg.read(svg.write(mindmap)).map
        assert back == mindmap, path.name
        assert back.opaque == mindmap.opaque, path.name
        assert [(node.opaque, node.source_id) for node in back] == [
            (node.opaque, node.source_id) for node in mindmap
        ], path.name
