"""Numbers and texts as SVG markup: the only place where a text becomes markup."""

from __future__ import annotations

import re

from cefi_map.mindmap import codec

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\\]+", re.IGNORECASE)


def n(units: int) -> str:
    """1/4096 px as pixels, to a tenth."""
    tenths = (units * 10 + 2048) >> 12
    return str(tenths // 10) if tenths % 10 == 0 else str(tenths / 10)


def d(pixels: float) -> str:
    """Pixels to a tenth."""
    tenths = round(pixels * 10)
    return str(tenths // 10) if tenths % 10 == 0 else str(tenths / 10)


def t(text: str) -> str:
    """Any text, safe between tags and between double quotes."""
    if text.isalnum():
        return text
    text = codec.clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def attribute(text: str) -> str:
    """``t`` for an attribute: line feeds and tabs survive a parser's normalisation."""
    return t(text).replace("\n", "&#10;").replace("\t", "&#9;")


def safe_link(address: str) -> str:
    """The address when it is http, https or mailto, else ""."""
    return address if _LINK.fullmatch(address) else ""
