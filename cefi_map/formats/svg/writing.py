"""A map to an SVG that stands alone. Its structure is documented and stable: docs/svg.md."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import PX, SCREEN, Layout, Preset
from cefi_map.geometry import layout as place
from cefi_map.mindmap import MindMap

from .carrier import metadata
from .drawing import drawing, hues
from .fonts import style
from .markup import n, t
from .nodes import Pen
from .paint import FAMILY, INK, SHEET

MARGIN = 24 * PX
"""Around a map that is not on a sheet."""


def write(
    mindmap: MindMap,
    overlay: Overlay | None = None,
    *,
    preset: Preset = SCREEN,
    numbers: bool = True,
    folding: bool = False,
    only: Collection[str] | None = None,
    project: str = "",
    revision: str = "",
) -> bytes:
    """The drawing."""
    overlay = overlay or Overlay()
    preset = replace(preset, numbers=numbers, folding=folding)
    layout = place(mindmap, preset, stages=overlay.stages, tags=overlay.tags, only=only)
    pen = Pen(mindmap, overlay, hues(mindmap, bool(overlay.stages)), printed=preset.name == "paper")
    body = drawing(pen, layout)
    return document(mindmap, layout, body, metadata(mindmap, project, revision)).encode("utf-8")


def document(mindmap: MindMap, layout: Layout, body: str, carried: str) -> str:
    left, top = layout.left - MARGIN, layout.top - MARGIN
    width, height = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN
    box = f"{n(left)} {n(top)} {n(width)} {n(height)}"
    title = " ".join(mindmap.root.text.split()) or "Carte mentale"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"'
        f' width="{n(width)}" height="{n(height)}" viewBox="{box}" lang="fr" class="map"'
        f' role="graphics-document document" aria-labelledby="titre" aria-describedby="resume"'
        f' font-family="{FAMILY}" font-size="12.5" fill="{INK}">\n'
        f'<title id="titre">{t(title)}</title>\n'
        f'<desc id="resume">Carte mentale de {len(layout.boxes)} nœuds.</desc>\n'
        f"{carried}\n{style(400, 700)}\n"
        f'<rect x="{n(left)}" y="{n(top)}" width="{n(width)}" height="{n(height)}" fill="{SHEET}"/>\n'
        f"{body}\n</svg>\n"
    )
