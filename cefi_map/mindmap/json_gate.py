"""JSON from outside, weighed before a value of it is made: the one way to read what a file or a page sends.

A parser makes an object of a hundred bytes from two characters, and one level of the stack from one. So brackets and
commas are counted first, outside of texts: one pass, a fraction of what parsing takes.
"""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import Any, NoReturn

from cefi_map import limits
from cefi_map.errors import TooLarge

_TEXTS = re.compile(rb'"(?:[^"\\]++|\\(?:.|\Z))*+(?:"|\Z)', re.DOTALL)
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def read_json(data: bytes, *, depth: int = limits.JSON_DEPTH) -> Any:
    """As ``json.loads`` of UTF-8: ``ValueError`` when it is no JSON, ``RecursionError`` when it nests deeper than
    ``depth``; ``TooLarge`` past the limits of size and number."""
    if len(data) > limits.JSON_BYTES:
        raise too_large()
    bones = _TEXTS.sub(b"", data)
    if bones.count(b",") + bones.count(b"[") + bones.count(b"{") > limits.JSON_VALUES:
        raise too_large()
    brackets = bones.translate(None, _ALL_BUT_BRACKETS)
    if max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > depth:
        raise RecursionError
    return json.loads(data.decode("utf-8"), parse_constant=_no_number)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def too_large() -> TooLarge:
    return TooLarge("Ces données sont trop nombreuses pour être lues.", advice="Coupez la carte en plusieurs.")
