"""A printed sheet measured: its size, the letters on it, how high the map and what stands under it are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
_TRANSFORM = re.compile(r"(translate|scale)\(([-\d.]+)(?: ([-\d.]+))?\)")


def size(svg: bytes) -> tuple[float, float]:
    """Width and height in points."""
    root = etree.fromstring(svg)
    return tuple(float(root.get(side).removesuffix("pt")) for side in ("width", "height"))  # type: ignore[return-value]


def letters(svg: bytes, where: str, kind: str = "") -> list[float]:
    """Points of each text in the group ``where``, those of a class alone where one is named."""
    return [
        float(text.get("font-size") or 12.5) * _placed(text)[1]
        for text in _texts(svg, where)
        if not kind or text.get("class") == kind
    ]


def bounds(svg: bytes, where: str) -> tuple[float, float]:
    """The heights of the first and the last baseline in the group ``where``, in points from the top of the sheet."""
    found = [_placed(text)[0] for text in _texts(svg, where)]
    return min(found), max(found)


def _texts(svg: bytes, where: str) -> Iterator[Any]:
    for group in etree.fromstring(svg).iter(f"{SVG}g"):
        if group.get("id") == where:
            yield from group.iter(f"{SVG}text")


def _placed(text: Any) -> tuple[float, float]:
    """How far down a text stands on the sheet, and how much it is magnified."""
    line = text if text.get("y") else text.find(f"{SVG}tspan")
    y, scale = float(line.get("y")), 1.0
    for each in (text, *text.iterancestors()):
        for name, first, second in reversed(_TRANSFORM.findall(each.get("transform") or "")):
            if name == "scale":
                y, scale = y * float(first), scale * float(first)
            else:
                y += float(second or 0)
    return y, scale
