"""A map on its page: drawn at its own size, or fitted to a sheet, with the band below; then the document around."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import NamedTuple

from cefi_map.geometry import PX, around, relations
from cefi_map.geometry.paper import PATIENT, Room, fitted, is_beyond
from cefi_map.mindmap import MindMap

from .band import band, legend
from .drawing import drawing
from .fonts import style
from .markup import d, t
from .notes import Texts, comments, notes
from .paint import FAMILY, INK, SHEET
from .pen import Pen
from .piece import Piece, moved
from .placing import Placing

SHEETS = {"A3": (1190.55, 841.89), "A4": (841.89, 595.28)}
"""Width and height in points, landscape."""
BAND_SCALES = {"A3": (1.0, 0.9, 0.82), "A4": (0.82,)}
"""What stands under the map is set smaller where that makes the nodes comfortable to read, or nearer to it."""
HOPELESS, READABLE, COMFORTABLE = 5.0, 6.5, 8.0
"""Points of a leaf: under the first, nothing below the map is changed for its sake; under the second it is not read
without a glass; from the third on it is read without effort."""

_MARGIN, SHEET_MARGIN, BETWEEN = 24.0, 28.0, 20.0
_NARROWEST = 900.0
"""A band is at least this wide, in pixels, when it is not on a sheet."""
_MAP_SHARE = 0.5
"""A map keeps this share of a sheet's height: where notes need more, the sheet grows."""
_WORTH = 1.1
"""Notes leave the sheet of a map too small for comfort when its nodes print this much larger without them."""


@dataclass(frozen=True, slots=True)
class Page:
    """Size in pixels (points on a sheet), what draws its body, and the size at which a leaf's text is printed (0 on a
    page of texts). ``left`` are the texts that found no place on it; ``bare``: the legend found none either;
    ``numbered``: each node is said to carry its number."""

    width: float
    height: float
    body: Callable[[], str]
    text_size: float
    nodes: int
    sheet: str = ""
    left: tuple[Texts, ...] = ()
    bare: bool = False
    numbered: bool = True


def drawn(
    placing: Placing, sheet: str | None, landscape: bool, *, apart: bool = False, room: Room | None = None
) -> Page:
    """The page of a map: on a ``sheet``; without one at its own size, in the proportions of a ``room`` if given."""
    mindmap, overlay = placing.mindmap, placing.overlay
    printed = placing.preset.name == "paper"
    pen = Pen(mindmap, overlay, printed=printed, patterns=True, footnotes=placing.preset.footnotes)
    return _on_sheet(pen, placing, sheet, landscape, apart=apart) if sheet else _loose(pen, placing, room)


def _loose(pen: Pen, placing: Placing, aim: Room | None) -> Page:
    """The map at its own size, the band under it; its wrapping widths searched where it is to fill a room."""
    place, preset = placing.place, placing.preset
    layout = fitted(place, preset, aim).layout if aim and placing.searched else place(preset).layout
    related = relations(pen.mindmap, layout)
    whole = around(layout, related)
    left, top, width, height = (value / PX for value in (whole.left, whole.top, whole.width, whole.height))
    below = band(pen, _texts(pen, layout.by_key), max(width, _NARROWEST))
    if not below.height:
        room = width
        height_of_all = height
    else:
        room = max(width, below.width)
        height_of_all = height + BETWEEN + below.height
    at = f"translate({d(_MARGIN - left + (room - width) / 2)} {d(_MARGIN - top)})"

    def body() -> str:
        map_ = f'<g transform="{at}">\n{drawing(pen, layout, related)}\n</g>\n'
        return map_ + under(below, _MARGIN, _MARGIN + height + BETWEEN, 1)

    size = placing.preset.leaf.size / 2
    return Page(room + 2 * _MARGIN, height_of_all + 2 * _MARGIN, body, size, len(layout.boxes))


def _on_sheet(pen: Pen, placing: Placing, sheet: str, landscape: bool, *, apart: bool = False) -> Page:
    """The map as large as the sheet allows, its wrapping widths searched. Where what stands below needs more than half
    of it the sheet grows; or, to stand ``apart``, the notes are left out, as where they cost the map too much, then the
    legend, as where the map can be read without it alone."""
    texts = _texts(pen, placing.keys)
    legended = bool(legend(pen))
    page = _largest(pen, placing, texts, sheet, landscape, grows=not (apart and (texts or legended)))
    if apart and texts and not (page and page.text_size >= COMFORTABLE):
        other = _largest(pen, placing, [], sheet, landscape, grows=not legended)
        if other and not (page and other.text_size < page.text_size * _WORTH):
            page = replace(other, left=tuple(texts))
    if apart and legended and not (page and page.text_size >= READABLE):
        other = _largest(replace(pen, overlay=pen.overlay.without_legend), placing, [], sheet, landscape)
        if other and not (page and other.text_size < READABLE):
            page = replace(other, left=tuple(texts), bare=True)
    assert page
    return page


def is_small(placing: Placing, sheet: str, landscape: bool, points: float) -> bool:
    """Whether no search prints its leaves at so many points, even on a sheet of its own."""
    width, height = size_of(sheet, landscape)
    room = Room(width - 2 * SHEET_MARGIN, height - 2 * SHEET_MARGIN)
    return is_beyond(placing.place, placing.preset, room, points * 2 / placing.preset.leaf.size)


def _texts(pen: Pen, keys: Collection[str]) -> list[Texts]:
    return [each for each in (notes(pen, keys), comments(pen, keys)) if each.entries]


def size_of(sheet: str, landscape: bool) -> tuple[float, float]:
    width, height = SHEETS[sheet]
    return (width, height) if landscape else (height, width)


def _largest(
    pen: Pen, placing: Placing, texts: Sequence[Texts], sheet: str, landscape: bool, *, grows: bool = True
) -> Page | None:
    """The first setting of the band at which nodes are read with comfort, else the one that prints them largest. None
    is tried after one that gains nothing, as where the width of the sheet decides; a title block alone is set small.
    None unless the sheet ``grows`` for a band that needs more than half of it."""
    best: Page | None = None
    scales = BAND_SCALES[sheet] if texts or legend(pen) else BAND_SCALES[sheet][-1:]
    most = inf if grows else size_of(sheet, landscape)[1]
    lowest = _sized(pen, texts, sheet, landscape, scales[-1])
    if lowest.height > most:
        return None
    for scale in scales:
        sized = lowest if scale == lowest.scale else _sized(pen, texts, sheet, landscape, scale)
        page = _filled(pen, placing, sized)
        if best and page.text_size <= best.text_size:
            break
        best = page
        if not HOPELESS <= best.text_size < COMFORTABLE or best.nodes > PATIENT or not placing.searched:
            break
    return best if best and best.height <= most else None


class _Sized(NamedTuple):
    """A sheet whose band is set at a ``scale``, in points: ``room`` is what that leaves to the map."""

    sheet: str
    width: float
    height: float
    below: Piece
    scale: float
    room: Room


def _sized(pen: Pen, texts: Sequence[Texts], sheet: str, landscape: bool, scale: float) -> _Sized:
    width, height = size_of(sheet, landscape)
    wide = width - 2 * SHEET_MARGIN
    below = band(pen, texts, wide / scale)
    taken = below.height * scale + BETWEEN if below.height else 0
    height = max(height, taken + 2 * SHEET_MARGIN + height * _MAP_SHARE)
    return _Sized(sheet, width, height, below, scale, Room(wide, height - 2 * SHEET_MARGIN - taken))


def _filled(pen: Pen, placing: Placing, sized: _Sized) -> Page:
    """The map in what the band leaves."""
    sheet, width, height, below, scale, room = sized
    place, preset = placing.place, placing.preset
    sketch = fitted(place, preset, room).sketch if placing.searched else place(preset)
    related = relations(pen.mindmap, sketch.layout) if placing.related else ()
    whole = around(sketch.layout, related) if related else sketch
    factor = room.scale(whole)
    x = width / 2 - (whole.left + whole.width / 2) / PX * factor
    y = SHEET_MARGIN + room.height / 2 - (whole.top + whole.height / 2) / PX * factor
    at = f"translate({d(x)} {d(y)}) scale({factor:.4f})"

    def body() -> str:
        map_ = f'<g transform="{at}">\n{drawing(pen, sketch.layout, related)}\n</g>\n'
        return map_ + under(below, SHEET_MARGIN, height - SHEET_MARGIN - below.height * scale, scale)

    size = placing.preset.leaf.size / 2 * factor
    return Page(width, height, body, size, sketch.nodes, sheet)


def under(piece: Piece, x: float, y: float, scale: float) -> str:
    if not piece.height:
        return ""
    scaled = Piece(piece.width, piece.height, f'<g transform="scale({scale:g})">{piece.markup}</g>')
    return f'<g id="legende">{moved(scaled if scale != 1 else piece, x, y)}</g>\n'


def document(page: Page, mindmap: MindMap, carried: str) -> bytes:
    """The whole file."""
    unit = "pt" if page.sheet else ""
    size = f'width="{d(page.width)}{unit}" height="{d(page.height)}{unit}"'
    title = " ".join(mindmap.root.text.split()) or "Carte mentale"
    summary = f"Textes de la carte mentale « {title} », par numéro de nœud."
    if page.nodes:
        count = f"{page.nodes} nœud{'s' if page.nodes > 1 else ''}"
        summary = f"Carte mentale de {count} autour de « {title} »."
        summary += " Chaque nœud porte son numéro." if page.numbered else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"'
        f' {size} viewBox="0 0 {d(page.width)} {d(page.height)}" lang="fr" class="map"'
        ' role="graphics-document document" aria-labelledby="titre" aria-describedby="resume"'
        f' font-family="{FAMILY}" font-size="12.5" fill="{INK}">\n'
        f'<title id="titre">{t(title)}</title>\n<desc id="resume">{t(summary)}</desc>\n'
        f"{carried}{style(400, 700)}\n"
        f'<rect width="100%" height="100%" fill="{SHEET}"/>\n{page.body()}</svg>\n'
    ).encode()
