"""A map as a picture: what a person chooses about its sheets, and the SVG, PDF or PNG that follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cefi_map import typeset
from cefi_map.formats import paper, svg
from cefi_map.formats.overlay import Cartouche, Overlay
from cefi_map.geometry import MOST_RELATIONS
from cefi_map.judging import Report
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.spoken import icons, places

from .signs import overlay

SHEETS = ("A3", "A4")
MOST = 3000
"""Nodes that an SVG or a PNG puts on one sheet; past it they have the drawing's own size."""


@dataclass(frozen=True, slots=True)
class Printing:
    """``legend``: what the map shows, with the proofs marked on the nodes. ``block``: the title block, with the date
    and ``name`` (a pseudonym will do; "" leaves a line to write on). ``colours``: those of the file lead."""

    sheet: str = "A3"
    landscape: bool = True
    numbers: bool = True
    notes: bool = True
    legend: bool = True
    block: bool = True
    name: str = ""
    colours: bool = False

    @property
    def on_sheet(self) -> dict[str, Any]:
        """The options that every picture takes."""
        return {
            "sheet": self.sheet,
            "landscape": self.landscape,
            "numbers": self.numbers,
            "notes": self.notes,
        }


def marks(mindmap: MindMap, report: Report, printing: Printing, moment: datetime, revision: int) -> Overlay:
    """What is printed over the map of that ``revision``, saved at that ``moment``."""
    title = " ".join(mindmap.root.text.split())[:200] or "Carte mentale"
    date = f"{moment.astimezone():%d/%m/%Y}"
    block = Cartouche(title, name=printing.name, date=date, revision=f"version {revision}")
    over = overlay(mindmap, report, proofs=printing.legend, cartouche=block if printing.block else None)
    return replace(over, file_colours=printing.colours)


def untied(mindmap: MindMap) -> MindMap:
    """The map without the stages and criteria that its author tied to nodes."""
    nodes = tuple(replace(node, attributes=node.content_attributes) for node in mindmap)
    return replace(mindmap, nodes=nodes)


def long_print(mindmap: MindMap) -> str:
    """The sentence on a map whose sheets take a while; "" for others."""
    if len(mindmap) <= MOST:
        return ""
    least = len(mindmap) // paper.MOST_ON_A3
    return (
        f"Cette carte est grande : {len(mindmap)} nœuds. Son PDF A3 aura plus de {least} feuilles, "
        "branche par branche, et demande une à deux minutes."
    )


def undrawn(mindmap: MindMap) -> tuple[str, ...]:
    """Sentences on the characters of the map that a PDF made here cannot draw, and on pictures that are not there; ()
    when all is drawn."""
    text = "\n".join(f"{node.text}\n{node.details_text}\n{node.note_text}\n{icons(node)}" for node in mindmap)
    said = typeset.without_drawing(text, "Le SVG de la carte")
    absent = [node for node in mindmap if node.picture and not node.picture.hash]
    missing = "1 image manque" if len(absent) == 1 else f"{len(absent)} images manquent"
    frames = f"{missing} ({places(mindmap, absent)})\u00a0: un cadre vide est à sa place." if absent else ""
    return tuple(filter(None, (said, frames)))


def unprinted(data: bytes) -> tuple[str, ...]:
    """A sentence on the texts that a PDF or a PNG made here does without, since nothing could set them; () for none."""
    said = typeset.unprinted(data, "Le SVG de la carte")
    return (said,) if said else ()


def plan(mindmap: MindMap) -> bytes:
    """The map in words, as a PDF: for where its sheets cannot be made."""
    return paper.text(mindmap)


def picture(
    mindmap: MindMap,
    to: str,
    over: Overlay,
    *,
    printing: Printing | None = None,
    layout: str = "tidy",
    width: int | None = None,
    project: str = "",
    revision: str = "",
) -> tuple[bytes, tuple[str, ...]]:
    """The file in the format ``to`` ("svg", "pdf", "png") and its notices.

    Without ``printing`` the SVG and the PNG have the drawing's own size; a PDF always has sheets. ``width`` is the
    PNG's, in pixels; ``project`` and ``revision`` travel in the SVG.
    """
    if to == "pdf":
        unmoved = ("Le PDF est dessiné en étoile : les autres dispositions sont pour le SVG et le PNG.",)
        said = (*(unmoved if layout != "tidy" else ()), *undrawn(mindmap), *too_many_relations(mindmap))
        data = paper.pdf(mindmap, over, **(printing or Printing()).on_sheet)
        return data, (*unprinted(data), *said)
    options = {"layout": layout, **(printing.on_sheet if printing and len(mindmap) <= MOST else {})}
    if to == "png":
        data = paper.png(mindmap, over, width=width or paper.WIDTH, **options)
        return data, (*unprinted(data), *too_many_relations(mindmap))
    drawing = svg.draw(mindmap, over, project=project, revision=revision, **options)
    return drawing.svg, (*drawing.notices, *too_many_relations(mindmap))


def too_many_relations(mindmap: MindMap) -> tuple[str, ...]:
    """What is said where a drawing leaves relations out."""
    left = sum(len(node.arrows) for node in mindmap.nodes) - MOST_RELATIONS
    if left <= 0:
        return ()
    return (f"Le dessin montre {MOST_RELATIONS} relations au plus : {left} de plus restent dans la carte.",)
