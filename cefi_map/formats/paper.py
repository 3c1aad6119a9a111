"""A map on paper: PDF of its sheets and PNG of its drawing, both from the SVG, set by Typst.

The PDF is tagged: each sheet is a figure with an alternative text under a heading of its own (they are the bookmarks),
and the whole map follows as a nested list, numbered as in the picture, in text that does not print: a screen reader
reads it, a search finds it. What Typst cannot do: links within the picture are not alive (they are in the SVG), and
lists are nested ``_NESTED`` deep, numbers telling the levels below.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cefi_map import limits, typeset
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats import svg
from cefi_map.formats.overlay import Overlay
from cefi_map.mindmap import MindMap, Node, spoken
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.icons import emoji
from cefi_map.typeset import CannotTypeset, Fell, Pool

MOST_ON_A3 = svg.CAPACITY["A3"]
"""Nodes of a branch that an A3 sheet holds at a readable size, at most."""
WIDTH = 2400
"""Pixels of a PNG, unless said."""
PIXELS = 80_000_000
"""The largest PNG, in all."""

_SIDES = {"A0": (1189, 841), "A1": (841, 594), "A2": (594, 420), "A3": (420, 297), "A4": (297, 210)}
_WIDTHS = {(sheet, turned): sides[not turned] for sheet, sides in _SIDES.items() for turned in (True, False)}
"""Millimetres, by paper and whether it lies in landscape; the height follows the sheet."""
_NESTED = 12
_MANY = 40
"""Sheets past which a worker of its own, with more time, makes the PDF: the others stay free for everybody."""
_UA = ("ua-1",)
_SIZE = re.compile(rb'<svg\b[^<>]*?\bviewBox="[^\s"]+ [^\s"]+ ([\d.]+) ([\d.]+)"')
_PLAN = """
#let data = json("data.json")
#set document(title: data.title, date: none)
#set text(font: "Arimo", lang: "fr", region: "FR")
#let said(node) = if node.language == "" { node.text } else { text(lang: node.language, node.text) }
#let plan(nodes) = list(..nodes.map(node => [#said(node) #if node.below.len() > 0 { plan(node.below) }]))
"""
_PDF = f"""{_PLAN}
#let unseen(body) = place(top + left, block(width: 100%, text(size: 1pt, fill: rgb(0, 0, 0, 0), body)))
#show heading: set text(size: 1pt)
#set page(width: data.width * 1mm, height: auto, margin: 0pt)
#for (place, sheet) in data.sheets.enumerate() {{
  if place > 0 {{ pagebreak() }}
  unseen(heading(sheet.title))
  image(sheet.file, width: 100%, alt: sheet.alt)
  if place == 0 {{ unseen({{ heading(data.heading); data.root; plan(data.plan) }}) }}
}}
"""
_TEXT = f"""{_PLAN}
#set text(size: 10pt)
#set page(paper: "a4", margin: 18mm, numbering: "1")
#set list(marker: [], indent: 0pt)
#show heading: set text(size: 14pt)
#heading(data.heading)
#data.root
#plan(data.plan)
"""
_PNG = """
#let data = json("data.json")
#set page(width: data.width * 0.75pt, height: auto, margin: 0pt)
#image("0.svg", width: 100%)
"""


def pdf(
    mindmap: MindMap,
    overlay: Overlay | None = None,
    *,
    sheet: str = "A3",
    landscape: bool = True,
    numbers: bool = True,
    notes: bool = True,
) -> bytes:
    """The sheets of ``svg.sheets`` as one file.

    ``sheet`` is "A3" or "A4". PDF/UA-1, but for maps with characters that neither our fonts nor the system's have.
    ``BadInput`` on another sheet, ``TooLarge`` past the time limit.
    """
    if sheet not in ("A3", "A4"):
        raise BadInput("Ce format de papier n’est pas proposé.", advice="Choisissez A3 ou A4.")
    shown = printable(mindmap)
    drawn = svg.sheets(shown, overlay, sheet=sheet, landscape=landscape, numbers=numbers, notes=notes)
    return bound(mindmap, drawn, sheet=sheet, landscape=landscape)


def bound(mindmap: MindMap, drawn: Sequence[svg.Sheet], *, sheet: str = "A3", landscape: bool = True) -> bytes:
    """Sheets of that size, drawn before, as one PDF; errors as ``pdf``."""
    data = {
        **_told(printable(mindmap)),
        "width": _WIDTHS[sheet, landscape],
        "sheets": [
            {"file": f"{place}.svg", "title": one.title, "alt": _alternative(mindmap, one.title)}
            for place, one in enumerate(drawn)
        ],
    }
    files = {f"{place}.svg": one.svg for place, one in enumerate(drawn)} | {"data.json": json.dumps(data).encode()}
    if len(drawn) <= _MANY:
        return _typeset(files)
    patient = Pool(1, limits.PRINT_SECONDS)
    try:
        return _typeset(files, patient)
    finally:
        patient.close()


def printable(mindmap: MindMap) -> MindMap:
    """The map with « emoji », letters in a frame, in the place of each icon whose character no font here draws."""
    spelt = {name: emoji(name) for node in mindmap for name in node.icons}
    unknown = set(typeset.undrawn("".join(spelt.values())))
    if not unknown:
        return mindmap
    named = {name: "emoji" if unknown & set(characters) else name for name, characters in spelt.items()}
    return replace(
        mindmap, nodes=tuple(replace(node, icons=tuple(named[name] for name in node.icons)) for node in mindmap)
    )


def text(mindmap: MindMap) -> bytes:
    """The map as a list in words, on A4: for where its drawing cannot be printed. Errors as ``pdf``."""
    data = json.dumps(_told(printable(mindmap)), ensure_ascii=False)
    others = bool(typeset.undrawn(data, system_fonts=False))
    return typeset.pdf(_TEXT, {"data.json": data.encode()}, system_fonts=others)


def _told(mindmap: MindMap) -> dict[str, Any]:
    """What a list of it says."""
    ties = spoken.ties(mindmap)
    return {
        "title": _line(mindmap.root.text) or "Carte mentale",
        "heading": "Plan de la carte",
        "root": _spoken(mindmap.root, "", spoken.carried(mindmap.root, ties)),
        "plan": _plan(mindmap, ties),
    }


def _typeset(files: Mapping[str, bytes], pool: Pool | None = None) -> bytes:
    other_fonts = any(map(_has_rare_characters, files.values()))
    try:
        return typeset.pdf(_PDF, files, standards=_UA, system_fonts=other_fonts, pool=pool)
    except Fell:
        raise
    except CannotTypeset:  # a character without glyph is against PDF/UA; the rest of it is kept
        return typeset.pdf(_PDF, files, system_fonts=other_fonts, pool=pool)


def png(mindmap: MindMap, overlay: Overlay | None = None, *, width: int = WIDTH, **options: Any) -> bytes:
    """The drawing ``width`` pixels wide; ``options`` are those of ``svg.write``. ``TooLarge`` past ``PIXELS``."""
    return pixels(svg.write(printable(mindmap), overlay, **options), width)


def pixels(drawn: bytes, width: int) -> bytes:
    """A drawing made before, as ``png``."""
    match = _SIZE.search(drawn)
    ratio = float(match[2]) / float(match[1]) if match else 1.0
    if not width >= 1 or width * width * ratio > PIXELS:
        raise TooLarge("Cette image serait trop grande.", advice="Choisissez une largeur plus petite, ou le PDF.")
    files = {"0.svg": drawn, "data.json": json.dumps({"width": width}).encode()}
    return typeset.pages(_PNG, files, ppi=96, system_fonts=_has_rare_characters(drawn))[0]


def _has_rare_characters(drawn: bytes) -> bool:
    """The drawing fixes the length of a line that has characters our font may not draw."""
    return b"textLength=" in drawn


def _alternative(mindmap: MindMap, title: str) -> str:
    """What a sheet shows, in a sentence: the list that follows says all of it."""
    branches, nodes = len(mindmap.children(mindmap.root.key)), len(mindmap)
    return (
        f"{title} de la carte mentale « {_line(mindmap.root.text)} » : {branches} branches, {nodes} nœuds en tout. "
        "Le plan en texte suit la première image."
    )


def _plan(mindmap: MindMap, ties: Mapping[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """The nodes below the root as ``{"text", "below"}``; past ``_NESTED`` levels, below the last ancestor nested."""
    below: dict[str | None, list[dict[str, Any]]] = {mindmap.root.key: []}
    for node in mindmap.nodes[1:]:
        inner: list[dict[str, Any]] = []
        said = _spoken(node, mindmap.numbers[node.key], spoken.carried(node, ties))
        below[node.parent].append({"text": said, "language": node.language.partition("-")[0], "below": inner})
        below[node.key] = inner if mindmap.depths[node.key] < _NESTED else below[node.parent]
    return below[mindmap.root.key]


def _spoken(node: Node, number: str, carried: Sequence[str]) -> str:
    parts = [f"{number} {_line(node.text)}".strip(), _line(node.details_text)]
    parts += [_line(f"lien : {node.link}" if said == "lien" else said) for said in carried]
    parts += [f"{name} : {value}" for name, value in node.content_attributes]
    parts += [f"Note : {_line(node.note_text)}"] if node.note else []
    return _line(" — ".join(filter(None, parts)))


def _line(text: str) -> str:
    return " ".join(clean(text).split())
