"""A stranger's picture drawn anew: whatever its file holds besides what one sees stays outside."""

from __future__ import annotations

import json

from cefi_map.errors import BadInput, CefiError

from .compile import pages

_SOURCE = """
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let picture = bytes(json("picture.json"))
#context {{
  let own = measure(image(picture))
  let scale = calc.min({width}mm / own.width, {height}mm / own.height)
  image(picture, width: own.width * scale, height: own.height * scale)
}}
"""
_FINEST = (300, 220, 150, 110, 80)
"""Pixels per inch, one after the other, until the picture is small enough."""


def as_numbers(data: bytes) -> bytes:
    """Bytes as a JSON list, which ``bytes(json(…))`` makes bytes of again: Typst is given texts alone."""
    return json.dumps(list(data), separators=(",", ":")).encode()


def redrawn(data: bytes, *, width: int, height: int, most: int) -> bytes:
    """The picture (PNG, JPEG, WebP, GIF, SVG) as a PNG that fits a box in millimetres and ``most`` bytes, drawn in a
    worker with limits of time and memory. ``BadInput`` when it is none, or does not come out."""
    source = _SOURCE.format(width=width, height=height)
    for ppi in _FINEST:
        try:
            [drawn, *_] = pages(source, {"picture.json": as_numbers(data)}, ppi=ppi)
        except CefiError:
            advice = "Choisissez un fichier .png, .jpg ou .svg que votre navigateur affiche."
            raise BadInput("Ce fichier n’est pas une image lisible.", advice=advice) from None
        if len(drawn) <= most:
            return drawn
    raise BadInput("Cette image a trop de détails.", advice="Choisissez un logo plus simple.")
