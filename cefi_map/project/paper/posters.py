"""A map as a poster: what a person chooses about it, and the SVG, PDF or PNG that follows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cefi_map.errors import BadInput
from cefi_map.formats import paper, personal_data, svg
from cefi_map.formats.svg import Poster, Sheet
from cefi_map.judging import Report
from cefi_map.mindmap import MindMap
from cefi_map.review import unannotated

from .sheets import too_many_relations, undrawn, unprinted
from .signs import overlay

POSTERS = tuple(svg.POSTERS)
"""Papers, from the smallest."""
DRAWN = ("svg", "pdf", "png")
_PIXELS = {"A3": 4961, "A2": 4961, "A1": 4961, "A0": 7016}
"""The long side of a PNG: 300 points an inch on A3, 150 on A1 and A0, which are read from farther."""
_READ = 1.5
"""Metres from which the least size is read on A1 (formats/svg/poster.py)."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """``title`` "" is that of the project; ``author`` and ``centre`` stand under it, "" for neither. ``whole``: all
    the map, in letters as small as it takes; ``colours``: those of the file lead."""

    sheet: str = "A1"
    landscape: bool = True
    title: str = ""
    author: str = ""
    centre: str = ""
    whole: bool = False
    colours: bool = False


def poster(mindmap: MindMap, report: Report, hanging: Hanging, title: str) -> Poster:
    """Drawn without anything of what is thought of the map: its stages give the colours, and that is all. ``title``
    stands where none was chosen. ``BadInput`` on another paper."""
    if hanging.sheet not in POSTERS:
        raise BadInput("Cette affiche n’existe pas dans ce format.", advice=f"Choisissez {', '.join(POSTERS)}.")
    own = paper.printable(unannotated(mindmap))
    over = replace(overlay(own, report), file_colours=hanging.colours)
    under = " · ".join(filter(None, (hanging.author, hanging.centre)))
    heading = " ".join((hanging.title or title).split()) or "Carte mentale"
    return svg.hung(own, over, heading, under, sheet=hanging.sheet, landscape=hanging.landscape, whole=hanging.whole)


def poster_file(hung: Poster, to: str, hanging: Hanging) -> tuple[bytes, tuple[str, ...]]:
    """The poster as "svg", "pdf" or "png", and what is said of it."""
    said = (*left_out(hung), *too_many_relations(hung.map))
    if to == "svg":
        return hung.svg, said
    if to == "png":
        long = _PIXELS[hanging.sheet]
        data = paper.pixels(hung.svg, long if hanging.landscape else round(long / 2**0.5))
        return data, (*unprinted(data), *said)
    if to != "pdf":
        raise BadInput("Une affiche ne se fait pas dans ce format.", advice="Choisissez PDF, SVG ou PNG.")
    sheet = Sheet(hung.svg, "Affiche", hung.points)
    data = paper.bound(hung.map, (sheet,), sheet=hanging.sheet, landscape=hanging.landscape)
    return data, (*unprinted(data), *said, *undrawn(hung.map))


def left_out(hung: Poster) -> tuple[str, ...]:
    """What the poster does not show, or not from afar, in sentences."""
    found = []
    if hung.small:
        found.append("Il y a trop à montrer pour de grandes lettres : l’affiche se lit de près.")
    if hung.out:
        whole = len(hung.map) + hung.out
        shown = f"L’affiche montre {len(hung.map)} idée{'s' if len(hung.map) > 1 else ''} sur {whole}"
        found.append(f"{shown}, pour se lire de loin ; un nombre compte les autres.")
    if hung.shortened:
        many = f"{hung.shortened} textes longs sont abrégés."
        found.append(many if hung.shortened > 1 else "Un texte long est abrégé.")
    return tuple(found)


def reminder(hung: Poster) -> str:
    """What looks like a person's name or address on it, in a sentence; "" where nothing does."""
    found = personal_data.counted(personal_data.find(hung.map))
    return f"Cette affiche semble nommer des personnes : {found}. Une initiale suffit." if found else ""


def on_a1(sheet: str, points: float) -> float:
    """What so many points on a paper are on A1."""
    return points * svg.POSTERS["A1"] / svg.POSTERS[sheet]


def read_from(sheet: str, points: float) -> tuple[float, float]:
    """What so many points on A1 are on another paper; metres from which they are read there."""
    there = points * svg.POSTERS[sheet] / svg.POSTERS["A1"]
    return there, _READ * there / (svg.POSTER_LEAST * svg.POSTERS["A1"])
