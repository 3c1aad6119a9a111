"""Graphviz engines as other layouts: they give places to boxes measured by us, through the graphviz package.

The engine is the system's ``dot``, else the program of the graphviz-pure wheel; each call has a time limit.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from cefi_map import limits
from cefi_map.errors import CefiError
from cefi_map.mindmap import MindMap

from .face import face
from .presets import PX, Preset
from .seen import Seen, level, seen
from .spread import Place, spread
from .value import BOX, LINE, Box, Edge, Face, Layout, bounded

ENGINES = ("dot", "neato", "twopi", "circo", "fdp", "sfdp", "osage")

_INCH = 72 * PX
_DEFAULT = "La disposition habituelle est employée à sa place."


def engine_layout(
    mindmap: MindMap,
    preset: Preset,
    engine: str,
    *,
    stages: Mapping[str, tuple[int, ...]],
    tags: Mapping[str, tuple[str, ...]],
    only: Collection[str] | None = None,
) -> Layout:
    """The layout of ``engine``, the root's middle at (0, 0). ``CefiError`` when it is missing, too slow or fails."""
    nodes = seen(mindmap, preset, stages, tags, only)
    faces = [_boxed(mindmap, preset, item) for item in nodes]
    places = _parsed(run(engine, _source(engine, nodes, faces)), len(nodes))
    if engine != "dot":
        places = spread(places, faces)
    boxes = [_box(item, made, place, places[0]) for item, made, place in zip(nodes, faces, places, strict=True)]
    join = _curve if engine == "dot" else _straight
    edges = [join(boxes[item.parent], box) for item, box in zip(nodes, boxes, strict=True) if item.parent >= 0]
    return bounded(boxes, edges)


def program() -> str:
    """The path of a Graphviz program. ``CefiError`` when there is none."""
    found = shutil.which("dot") or _beside() or shutil.which("graphviz-pure")
    if not found:
        raise CefiError("Graphviz n’est pas installé ici.", advice=_DEFAULT)
    return found


def _beside() -> str | None:
    """The wheel's program: beside this Python, or where its programs are put; « .exe » on Windows."""
    places = (Path(sys.executable).parent, Path(sysconfig.get_path("scripts")))
    found = (place / f"graphviz-pure{end}" for place in places for end in ("", ".exe"))
    return next((str(each) for each in found if os.access(each, os.X_OK)), None)


def run(engine: str, source: str, format: str = "plain") -> str:
    """What ``engine`` answers to a DOT text. ``CefiError`` when it is missing, too slow or fails."""
    if engine not in ENGINES:
        raise CefiError(f"La disposition « {engine} » n’existe pas.", advice=f"Choisissez {', '.join(ENGINES)}.")
    from graphviz.backend import dot_command, execute  # loaded with the first drawing that asks for an engine

    command = [program(), *dot_command.command(engine, format)[1:]]
    try:
        done = execute.run_check(
            command, input=source.encode(), capture_output=True, quiet=True, timeout=limits.ENGINE_SECONDS
        )
    except subprocess.TimeoutExpired:
        text = f"Graphviz ({engine}) n’a pas fini en {limits.ENGINE_SECONDS} secondes."
        raise CefiError(text, advice=_DEFAULT) from None
    except (OSError, subprocess.CalledProcessError, execute.ExecutableNotFound):
        raise CefiError(f"Graphviz ({engine}) n’a pas pu disposer cette carte.", advice=_DEFAULT) from None
    return str(done.stdout.decode("utf-8", "replace"))


def _boxed(mindmap: MindMap, preset: Preset, item: Seen) -> Face:
    """As in our own layouts, but leaves are boxes too: edges come from anywhere."""
    kind, set_as = level(preset, mindmap, item.node, item.depth)
    if kind == LINE:
        set_as = preset.sentence
    return face(item.node.text, min(kind, BOX), set_as, set_as.wrap, item.extras)


def _source(engine: str, nodes: Sequence[Seen], faces: Sequence[Face]) -> str:
    head = "rankdir=LR nodesep=.15 ranksep=.6" if engine == "dot" else _RADIAL
    lines = [f"graph {{ {head}", 'node [shape=box fixedsize=true label=""]']
    lines += [
        f"{place} [width={(made.width + made.fold) / _INCH:.5f} height={made.height / _INCH:.5f}]"
        for place, made in enumerate(faces)
    ]
    lines += [f"{item.parent} -- {place}" for place, item in enumerate(nodes) if item.parent >= 0]
    return "\n".join([*lines, "}"])


_RADIAL = 'root="0" overlap=prism sep="+6" splines=false ranksep=1.6 mindist=.3'


def _parsed(answer: str, count: int) -> list[Place]:
    """The middle of each node, from Graphviz's "plain" format."""
    places: dict[int, Place] = {}
    for line in answer.splitlines():
        words = line.split()
        if words[:1] == ["node"]:
            places[int(words[1])] = Place(round(float(words[2]) * _INCH), -round(float(words[3]) * _INCH))
    if len(places) != count:
        raise CefiError("Graphviz n’a pas placé tous les nœuds.", advice=_DEFAULT)
    return [places[at] for at in range(count)]


def _box(item: Seen, made: Face, place: Place, root: Place) -> Box:
    x, y = place.x - root.x, place.y - root.y
    side = 0 if item.parent < 0 else 1
    return Box(item.node.key, x - (made.width + made.fold) // 2, y - made.height // 2, side, item.stage, made)


def _curve(parent: Box, child: Box) -> Edge:
    """From the parent's right side to the child's left one."""
    x0 = parent.x + parent.face.width
    y0, y1 = parent.y + parent.face.height // 2, child.y + child.face.height // 2
    return Edge(parent.key, child.key, "curve", x0, y0, child.x, y1, child.stage)


def _straight(parent: Box, child: Box) -> Edge:
    """Between middles, under the boxes."""
    x0, y0 = parent.x + parent.face.width // 2, parent.y + parent.face.height // 2
    x1, y1 = child.x + child.face.width // 2, child.y + child.face.height // 2
    return Edge(parent.key, child.key, "straight", x0, y0, x1, y1, child.stage)
