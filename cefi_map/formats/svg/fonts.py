"""Arimo inside the drawing: latin subsets as data, so that it looks the same everywhere."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

import cefi_map

_PLAIN = "font-kerning:none;font-variant-ligatures:none;text-rendering:geometricPrecision"
_FITTED = "text[textLength],tspan[textLength]{font-kerning:auto}"
"""A line whose length is fixed needs no such care, alone or among others, and Typst stops at Arabic letters without
kerning."""
_FOLDER = Path(cefi_map.__file__).parent / "static" / "fonts"


@cache
def style(*weights: int) -> str:
    """The one ``<style>``: a face for each weight; widths are sums of advances, neither kerned nor hinted."""
    return f"<style>{''.join(map(_face, weights))}text{{{_PLAIN}}}{_FITTED}</style>"


def _face(weight: int) -> str:
    data = base64.b64encode((_FOLDER / f"arimo-{weight}.woff2").read_bytes()).decode("ascii")
    source = f'url("data:font/woff2;base64,{data}") format("woff2")'
    return f'@font-face{{font-family:"Arimo";font-weight:{weight};src:{source}}}'
