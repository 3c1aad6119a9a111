"""A page of a PDF as a PNG, so that a browser shows it without a program of its own."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from cefi_map.errors import NotFound

from .opening import opened

WIDTH, WIDE, TALLEST = 1100, 2400, 3
"""Pixels of a page's width, of one that has a whole map on it, and how many times higher it may be."""


def drawn(data: bytes, number: int, across: int = WIDTH) -> bytes:
    """The page of that number, from 1. ``NotFound`` when there is none."""
    with opened(data) as document:
        if not 0 < number <= len(document):
            raise NotFound("Cette page n’est pas dans le dossier.")
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(across / max(width, 1), TALLEST * across / max(height, 1))
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        return _png(bitmap)


def _png(bitmap: Any) -> bytes:
    """Rows of red, green and blue, eight bits each."""
    raw, stride, wide = bytes(bitmap.buffer), bitmap.stride, bitmap.width * bitmap.n_channels
    rows = b"".join(b"\0" + raw[start : start + wide] for start in range(0, bitmap.height * stride, stride))
    kind = {1: 0, 3: 2, 4: 6}[bitmap.n_channels]
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
