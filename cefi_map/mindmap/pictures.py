"""A picture of a node: in which size it is drawn, and where it lies beside a map's file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from cefi_map import limits

from .model import Picture

LEAST = 16
_FIRST = (200, 150)
"""Pixels that a picture is drawn within before anybody says otherwise."""
ABSENT = (120, 40)
"""The frame of one whose own size nobody knows."""
FOLDER = "images"
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|\Z")
_SEEN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg")


def fitted(natural: tuple[int, int], width: float) -> tuple[int, int]:
    """Whole pixels of about that width, in the proportions of its own (as mindmap/pictures.js)."""
    across, down = natural
    most = limits.PICTURE_DRAWN * across / down if down > across else float(limits.PICTURE_DRAWN)
    wide = max(1, _round(min(max(width, min(LEAST, most)), most)))
    return wide, min(limits.PICTURE_DRAWN, max(1, _round(wide * down / across)))


def first_width(natural: tuple[int, int]) -> float:
    """In which a picture is first drawn: no larger than it is."""
    return natural[0] * min(1, _FIRST[0] / natural[0], _FIRST[1] / natural[1])


def absent(source: str, alt: str = "") -> Picture:
    """One that did not come along."""
    return Picture("", *ABSENT, alt=alt, source=source)


def place(picture: Picture) -> str:
    """Where it lies beside a file, as a path."""
    return unquote(picture.source) if is_beside(picture.source) else f"{FOLDER}/{picture.hash[:16]}.png"


def source_of(hash: str, extension: str) -> str:
    """The place of a picture that no file had."""
    return f"{FOLDER}/{hash[:16]}.{extension}"


def address(picture: Picture) -> str:
    """The same as a file writes it."""
    return picture.source if is_beside(picture.source) else quote(place(picture))


def is_beside(source: str) -> bool:
    """Whether a file names a picture that may lie beside it: nothing elsewhere on a disk, nor on a network."""
    path = PurePosixPath(unquote(source))
    if _ELSEWHERE.match(source) or "\\" in str(path) or "\0" in str(path) or path.is_absolute():
        return False
    return ".." not in path.parts and path.suffix.lower() in _SEEN


def _round(value: float) -> int:
    """Halves go up, as in JavaScript."""
    return int(value + 0.5)
