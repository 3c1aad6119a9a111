"""A map as a poster: a band with its title, the map in the screen's colours, its stages by name; nothing of what is
thought of it. One composition for every paper from A3 to A0, which have the same proportions."""

from __future__ import annotations

from dataclasses import dataclass

from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import PX, around, relations
from cefi_map.geometry.paper import Fit, Place, Room, holds
from cefi_map.geometry.poster import LARGEST, POSTER, UPRIGHT, poster
from cefi_map.mindmap import MindMap

from .drawing import drawing
from .extract import Extract
from .heading import band, foot
from .markup import d
from .page import Page, document, size_of
from .pen import Pen
from .piece import Piece, moved
from .placing import Placing

TIMES = {"A3": 1.0, "A2": 2**0.5, "A1": 2.0, "A0": 2 * 2**0.5}
"""How much larger than A3 a poster's paper is: all is drawn for A3, then magnified."""
LEAST, COMFORTABLE = 9.0, 12.0
"""Points of an idea on A3. On A1 they are 18, whose small letters are 3.3 mm high, half as much again as the eye needs
at 1.5 m (5 minutes of arc), and 24, twice as much. A map is cut short rather than set smaller than the first."""

_SIDES, _AIR, _FOOT = 40.0, 22.0, 26.0
_DONE = 5
"""The stage of the actions."""


@dataclass(frozen=True, slots=True)
class Poster:
    """A finished poster. ``points``: the size of its ideas on that paper, ``small`` where it is under ``LEAST``;
    ``map``: the nodes that it shows, without their notes; how many are left ``out``, how many ``shortened``."""

    svg: bytes
    points: float
    small: bool
    map: MindMap
    out: int
    shortened: int


def hung(
    mindmap: MindMap,
    overlay: Overlay,
    title: str,
    under: str = "",
    *,
    sheet: str = "A1",
    landscape: bool = True,
    whole: bool = False,
) -> Poster:
    """The poster of a map: ``title`` and what stands ``under`` it in the band. Where the map would be set smaller than
    ``LEAST``, it shows as much as it can and counts the rest at the end of each branch; all of it if ``whole``."""
    width, height = size_of("A3", landscape)
    preset = POSTER if landscape else UPRIGHT
    top = band(title, under, sorted({stage for stages in overlay.stages.values() for stage in stages}), width)
    extract = Extract(mindmap, _heart(mindmap, overlay))

    def put(shown: MindMap) -> tuple[Place, Room, Piece]:
        bottom = foot(overlay, shown, width - 2 * _SIDES, folded=len(shown) < len(mindmap))
        tall = height - top.height - 2 * _AIR - bottom.height - (_FOOT if bottom.height else 0)
        return Placing(shown, overlay, preset, preset.shape).place, Room(width - 2 * _SIDES, tall, LARGEST), bottom

    def read(shown: MindMap) -> bool:
        place, room, _ = put(shown)
        return holds(place, preset, room, readable)

    readable = _scale(LEAST)
    shown = extract.whole if whole else extract.largest(read)
    place, room, bottom = put(shown)
    fit = poster(place, preset, room, _scale(COMFORTABLE))
    times = TIMES[sheet]
    middle = (width / 2, top.height + _AIR + room.height / 2)
    markup = top.markup + _map(shown, overlay, fit, room, middle)
    markup += moved(bottom, _SIDES, height - _FOOT - bottom.height) if bottom.height else ""
    body = f'<g transform="scale({times:.4f})">\n{markup}</g>\n'
    points = POSTER.leaf.size / 2 * fit.scale * times
    page = Page(width * times, height * times, lambda: body, points, len(shown), sheet, numbered=False)
    small, out = fit.scale < readable, len(mindmap) - len(shown)
    return Poster(document(page, shown, ""), points, small, shown, out, extract.shortened(shown))


def _heart(mindmap: MindMap, overlay: Overlay) -> frozenset[str]:
    """Keys of the stage in which the project is done: of all that a poster shows, the last to be left out."""
    heads = (key for key, stages in overlay.stages.items() if _DONE in stages)
    return frozenset(node.key for key in heads for node in mindmap.branch(key))


def _map(shown: MindMap, overlay: Overlay, fit: Fit, room: Room, middle: tuple[float, float]) -> str:
    """The map in the middle of its room, its relations within it too."""
    related = relations(shown, fit.layout)
    whole = around(fit.layout, related)
    factor = min(fit.scale, room.scale(whole))
    x = middle[0] - (whole.left + whole.width / 2) / PX * factor
    y = middle[1] - (whole.top + whole.height / 2) / PX * factor
    pen = Pen(shown, overlay, footnotes=False)
    return f'<g transform="translate({d(x)} {d(y)}) scale({factor:.4f})">\n{drawing(pen, fit.layout, related)}\n</g>\n'


def _scale(points: float) -> float:
    """At which an idea prints in so many points on A3."""
    return points * 2 / POSTER.leaf.size
