"""A map as the bytes of a revision: compressed JSON of the codec, opaque parts included, and its attic."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, codec
from cefi_map.mindmap.json_gate import read_json
from cefi_map.mindmap.opaque import opaque_from_data

from .reattach import NOTHING, Attic, Kept

ATTIC = "attic"


@dataclass(frozen=True, slots=True)
class Content:
    """A map and the attic that goes along with it."""

    map: MindMap
    attic: Attic = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Packed:
    """``digest`` is the SHA-256 of the map's own JSON: equal exactly when the maps are, opaque parts included."""

    text: bytes
    digest: str
    nodes: int

    @property
    def data(self) -> bytes:
        """The text as it lies where it lies whole."""
        return zlib.compress(self.text)


def pack(content: Content) -> Packed:
    codec.within_limits(content.map)
    text = _dump(codec.to_data(content.map, opaque=True))
    digest = sha256(text).hexdigest()
    if content.attic:
        text = text[:-1] + b',"%s":%s}' % (ATTIC.encode(), _dump(content.attic))
    return Packed(text, digest, len(content.map))


def expand(data: bytes) -> bytes:
    """The JSON of a revision. ``BadInput`` when it is damaged."""
    try:
        return zlib.decompress(data)
    except zlib.error:
        raise damaged() from None


def unpack(data: bytes) -> Content:
    return parse(expand(data))


def parse(text: bytes) -> Content:
    """Content from its JSON, through the codec. ``BadInput`` when it is damaged or no map."""
    try:
        raw = read_json(text)
        return Content(codec.from_data(raw), _attic(raw.get(ATTIC)))
    except (ValueError, RecursionError):
        raise damaged() from None


def _attic(raw: object) -> Attic:
    if raw is None:
        return NOTHING
    if not isinstance(raw, dict) or not all(map(_is_kept, raw.values())):
        raise damaged()
    return {key: Kept(source_id, opaque_from_data(opaque)) for key, (source_id, opaque) in raw.items()}


def _is_kept(item: Any) -> bool:
    return isinstance(item, list) and len(item) == 2 and isinstance(item[0], str) and isinstance(item[1], list)


def _dump(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def damaged() -> BadInput:
    return BadInput("Cette version de la carte est illisible.", advice="Ouvrez une autre version de l’historique.")
