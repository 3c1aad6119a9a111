"""A map on its page: drawn at its own size, or fitted to a sheet, with the band below; then the document around."""

from __future__ import annotations

from dataclasses import dataclass

from cefi_map.geometry import PX
from cefi_map.geometry.paper import fitted, scaled
from cefi_map.mindmap import MindMap

from .band import band
from .drawing import drawing
from .fonts import style
from .markup import d, t
from .paint import FAMILY, INK, SHEET
from .pen import Pen
from .piece import Piece, moved
from .placing import Placing

SHEETS = {"A3": (1190.55, 841.89), "A4": (841.89, 595.28)}
"""Width and height in points, landscape."""
BAND_SCALES = {"A3": 1.0, "A4": 0.82}

_MARGIN, _SHEET_MARGIN, _BETWEEN = 24.0, 28.0, 20.0
_NARROWEST = 900.0
"""A band is at least this wide, in pixels, when it is not on a sheet."""
_MAP_SHARE = 0.5
"""A map keeps this share of a sheet's height: where notes need more, the sheet grows."""


@dataclass(frozen=True, slots=True)
class Page:
    """A finished body: size in pixels (points on a sheet), and the size at which a leaf's text is printed."""

    width: float
    height: float
    body: str
    text_size: float
    nodes: int
    sheet: str = ""


def loose(pen: Pen, placing: Placing) -> Page:
    """The map at its own size, the band under it."""
    layout = placing.place(placing.preset)
    left, top, width, height = (value / PX for value in (layout.left, layout.top, layout.width, layout.height))
    below = band(pen, layout, max(width, _NARROWEST))
    if not below.height:
        room = width
        height_of_all = height
    else:
        room = max(width, below.width)
        height_of_all = height + _BETWEEN + below.height
    x = _MARGIN - left + (room - width) / 2
    body = f'<g transform="translate({d(x)} {d(_MARGIN - top)})">\n{drawing(pen, layout)}\n</g>\n'
    body += _below(below, _MARGIN, _MARGIN + height + _BETWEEN, 1)
    size = placing.preset.leaf.size / 2
    return Page(room + 2 * _MARGIN, height_of_all + 2 * _MARGIN, body, size, len(layout.boxes))


def on_sheet(pen: Pen, placing: Placing, sheet: str, landscape: bool) -> Page:
    """The map as large as the sheet allows, its wrapping width searched."""
    width, height = SHEETS[sheet] if landscape else SHEETS[sheet][::-1]
    scale = BAND_SCALES[sheet]
    room = width - 2 * _SHEET_MARGIN
    below = band(pen, placing.place(placing.preset), room / scale)
    taken = below.height * scale + _BETWEEN if below.height else 0
    height = max(height, taken + 2 * _SHEET_MARGIN + height * _MAP_SHARE)
    tall = height - 2 * _SHEET_MARGIN - taken
    if placing.searched:
        layout, factor = fitted(placing.place, placing.preset, room, tall)
    else:
        layout, factor = scaled(placing.place(placing.preset), room, tall)
    x = width / 2 - (layout.left + layout.width / 2) / PX * factor
    y = _SHEET_MARGIN + tall / 2 - (layout.top + layout.height / 2) / PX * factor
    at = f"translate({d(x)} {d(y)}) scale({factor:.4f})"
    body = f'<g transform="{at}">\n{drawing(pen, layout)}\n</g>\n'
    body += _below(below, _SHEET_MARGIN, height - _SHEET_MARGIN - below.height * scale, scale)
    size = placing.preset.leaf.size / 2 * factor
    return Page(width, height, body, size, len(layout.boxes), sheet)


def _below(piece: Piece, x: float, y: float, scale: float) -> str:
    if not piece.height:
        return ""
    scaled = Piece(piece.width, piece.height, f'<g transform="scale({scale:g})">{piece.markup}</g>')
    return f'<g id="legende">{moved(scaled if scale != 1 else piece, x, y)}</g>\n'


def document(page: Page, mindmap: MindMap, carried: str) -> bytes:
    """The whole file."""
    unit = "pt" if page.sheet else ""
    size = f'width="{d(page.width)}{unit}" height="{d(page.height)}{unit}"'
    title = " ".join(mindmap.root.text.split()) or "Carte mentale"
    count = f"{page.nodes} nœud{'s' if page.nodes > 1 else ''}"
    summary = f"Carte mentale de {count} autour de « {title} ». Chaque nœud porte son numéro."
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"'
        f' {size} viewBox="0 0 {d(page.width)} {d(page.height)}" lang="fr" class="map"'
        ' role="graphics-document document" aria-labelledby="titre" aria-describedby="resume"'
        f' font-family="{FAMILY}" font-size="12.5" fill="{INK}">\n'
        f'<title id="titre">{t(title)}</title>\n<desc id="resume">{t(summary)}</desc>\n'
        f"{carried}{style(400, 700)}\n"
        f'<rect width="100%" height="100%" fill="{SHEET}"/>\n{page.body}</svg>\n'
    ).encode()
