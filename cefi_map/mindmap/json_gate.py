"""JSON from outside, weighed before a value of it is made: the one way to read what a file or a page sends.

A parser makes an object of a hundred bytes from two characters, and one level of the stack from one. So brackets and
commas are counted first, outside of texts: one pass, a fraction of what parsing takes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import accumulate
from typing import Any, NoReturn

from cefi_map import limits
from cefi_map.errors import TooLarge

from .model import Node

_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


NODE = b',{"key":'
"""How a node of a map begins, and nothing else: within a string its quotes would be escaped. What follows is its
*line*."""


def read_json(data: bytes, *, depth: int = limits.JSON_DEPTH) -> Any:
    """As ``json.loads`` of UTF-8: ``ValueError`` when it is no JSON, ``RecursionError`` when it nests deeper than
    ``depth``; ``TooLarge`` past the limits of size and number."""
    if len(data) > limits.JSON_BYTES:
        raise too_large()
    bones = _outside_of_texts(data)
    if bones.count(b",") + bones.count(b"[") + bones.count(b"{") > limits.JSON_VALUES:
        raise too_large()
    brackets = bones.translate(None, _ALL_BUT_BRACKETS)
    if max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > depth:
        raise RecursionError
    return json.loads(data.decode("utf-8"), parse_constant=_no_number)


def read_sent(raw: bytes, known: Mapping[bytes, Node]) -> Any:
    """As ``read_json``, of a map; in the place of a node whose line is ``known`` stands that node, not read again."""
    pieces = raw.split(NODE)
    fresh = [piece for piece in pieces if piece not in known]
    data = read_json(NODE.join(fresh))
    nodes = data.get("nodes") if isinstance(data, dict) else None
    if not isinstance(nodes, list) or len(nodes) != len(fresh):
        return data if len(fresh) == len(pieces) else read_json(raw)
    read = iter(nodes)
    return {**data, "nodes": [known.get(piece) or next(read) for piece in pieces]}


def _outside_of_texts(data: bytes) -> bytes:
    """Escaped quotes go first, then every second part is a text. After a backslash outside of one they are taken for
    each other: no parser comes so far."""
    return b"".join(data.replace(rb"\\", b"").replace(rb"\"", b"").split(b'"')[::2])


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def too_large() -> TooLarge:
    return TooLarge("Ces données sont trop nombreuses pour être lues.", advice="Coupez la carte en plusieurs.")
