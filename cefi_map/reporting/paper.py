"""Sheets of one letterhead, as tagged PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping

from cefi_map import typeset
from cefi_map.typeset import CannotTypeset

from .letterhead import Letterhead
from .page import style

_BESIDE = ("letterhead.typ", "sheet.typ")


def sheets_of(name: str, data: Mapping[str, object], head: Letterhead) -> bytes:
    """What the Typst file of that ``name`` makes of the data, as PDF/UA-1. What no font here draws is left out, of a
    word a « ? » stays, and a line below says it."""
    source = style(name)
    told = json.dumps({**data, "head": head.for_typst()}, ensure_ascii=False)
    others = bool(typeset.undrawn(told, system_fonts=False))
    lost = typeset.undrawn(told) if others else ()
    drawn = json.loads(told.translate({ord(each): "?" if each.isalpha() else None for each in lost}))
    held = {
        "data.json": json.dumps({**drawn, "undrawn": _without(len(lost))}).encode(),
        **{each: style(each).encode() for each in _BESIDE},
        **head.files(),
    }
    try:
        return typeset.pdf(source, held, standards=("ua-1",), system_fonts=others)
    except CannotTypeset:
        return typeset.pdf(source, held, system_fonts=others)


def _without(lost: int) -> str:
    if not lost:
        return ""
    what, them = ("Un caractère manque", "le") if lost == 1 else (f"{lost} caractères manquent", "les")
    return f"{what} ici, faute de dessin sur ce serveur : l’application {them} garde."
