"""Numbers and texts as SVG markup: the only place where a text becomes markup."""

from __future__ import annotations

import re

from cefi_map.mindmap import codec

_SPECIAL = re.compile('[&<>"\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]')


def n(units: int) -> str:
    """1/4096 px as pixels, to a tenth."""
    return f"{units / 4096:.1f}"


def d(pixels: float) -> str:
    """Pixels to a tenth."""
    return f"{pixels:.1f}"


def t(text: str) -> str:
    """Any text, safe between tags and between double quotes."""
    if not _SPECIAL.search(text):
        return text
    text = codec.clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def attribute(text: str) -> str:
    """``t`` for an attribute: line feeds and tabs survive a parser's normalisation."""
    return t(text).replace("\n", "&#10;").replace("\t", "&#9;")


def rect(x: int, y: int, width: int, height: int, radius: float, paint: str) -> str:
    """A rectangle, in units, with its corner radius in pixels and its other attributes."""
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" rx="{radius}" {paint}/>'
