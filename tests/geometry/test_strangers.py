"""The page's geometry, run by Node, gives maps of strangers the server's layouts."""

from __future__ import annotations

import json
import subprocess

import hatch_build
from cefi_map.formats import freemind
from cefi_map.geometry import SCREEN, layout
from cefi_map.mindmap import codec
from tests.front import ROOT
from tests.shared import files, needs_shared

from .fixtures import data

LARGEST = 3000  # nodes


@needs_shared
def test_maps_of_strangers_are_drawn_alike():
    """Thirty maps, ten of them with arrows: boxes, lines, marks, edges, relations, to the unit."""
    linked = [path for path in files("corpus/mm/*.mm") if b"<arrowlink" in path.read_bytes()][::4][:10]
    paths = [*files("gold/dev/*.mm")[:10], *files("corpus/mm/*.mm")[::24][:10], *linked]
    maps = {path.name: freemind.read(path.read_bytes()).map for path in paths}
    maps = {name: drawn for name, drawn in maps.items() if len(drawn) <= LARGEST}
    node, _ = hatch_build.own_node() or hatch_build.packaged_node()
    command = [node, str(ROOT / "tests/js/mindmap/geometry/strangers.mjs")]
    given = json.dumps([codec.to_data(drawn) for drawn in maps.values()])
    said = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=True)
    for (name, drawn), made in zip(maps.items(), json.loads(said.stdout), strict=True):
        wanted = json.loads(json.dumps({"relations": [], **data(drawn, layout(drawn, SCREEN))}))
        assert made == wanted, name
