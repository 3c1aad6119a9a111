"""How wide a text is: sums of Arimo's advances, in whole units of 1/4096 px (a font size is in half pixels).

2048 font units to the em, sizes in halves of a pixel: advance times size is exact, nothing is ever rounded.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("arimo.json")

EM = 2048

ZERO = (
    (0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x300, 0x36F), (0x483, 0x489), (0x591, 0x5BD), (0x610, 0x61A),
    (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6E4), (0x900, 0x903), (0x93A, 0x93C), (0x941, 0x948),
    (0x94D, 0x94D), (0xE31, 0xE31), (0xE34, 0xE3A), (0xE47, 0xE4E), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x20D0, 0x20FF), (0x3099, 0x309A), (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF), (0x1F3FB, 0x1F3FF), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Characters that add no width: controls, combining marks, joiners, direction and variation marks, skin tones."""

OTHERS = (
    (0x1100, 0x115F, 2048), (0x2300, 0x23FF, 2560), (0x2600, 0x27BF, 2560), (0x2B00, 0x2BFF, 2560),
    (0x2E80, 0xA4CF, 2048), (0xAC00, 0xD7A3, 2048), (0xF900, 0xFAFF, 2048), (0xFE30, 0xFE4F, 2048),
    (0xFF00, 0xFF60, 2048), (0xFFE0, 0xFFE6, 2048), (0x1F000, 0x1FAFF, 2560), (0x20000, 0x3FFFD, 2048),
)  # fmt: skip
"""Advances of what Arimo does not draw: 1 em for Chinese, Japanese and Korean, 1.25 em for symbols and emoji."""

DEFAULT = 1229
"""0.6 em: any other script."""

SURE = ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x205E), (0x20AC, 0x20AC), (0x2190, 0x2193))
"""Characters that every viewer draws as wide as we count them. A line with any other carries a ``textLength``."""


def width(text: str, size: int, bold: bool = False) -> int:
    """Width in 1/4096 px of ``text`` at ``size`` half pixels, without kerning."""
    return sum(map(advances(bold).__getitem__, text)) * size


def is_sure(text: str) -> bool:
    """Whether viewers agree with ``width`` on this text."""
    return text.isascii() or _sure().issuperset(text)


@cache
def advances(bold: bool) -> dict[str, int]:
    """Character -> advance in font units; answers for every character."""
    data = json.loads(_TABLE.read_text(encoding="utf-8"))
    table = _Advances({chr(int(code)): advance for code, advance in data["bold" if bold else "regular"].items()})
    table.update({chr(code): 0 for first, last in ZERO if last < 0xE0000 for code in range(first, last + 1)})
    return table


class _Advances(dict[str, int]):
    def __missing__(self, character: str) -> int:
        return _fallback(ord(character))


def _fallback(code: int) -> int:
    if 0xE0000 <= code <= 0xE0FFF:
        return 0
    place = bisect_right(_FIRSTS, code) - 1
    return OTHERS[place][2] if place >= 0 and code <= OTHERS[place][1] else DEFAULT


_FIRSTS = [first for first, _, _ in OTHERS]


@cache
def _sure() -> frozenset[str]:
    known = advances(False)
    return frozenset(chr(code) for first, last in SURE for code in range(first, last + 1) if chr(code) in known)
