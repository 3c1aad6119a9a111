"""A map as the bytes of a revision: compressed JSON of the codec, opaque parts included, and its attic."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, Node, codec
from cefi_map.mindmap.json_gate import NODE, read_json
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


def pack(content: Content, before: Content | None = None, text: bytes = b"") -> Packed:
    """``text``: that of the content ``before``; nodes that are still the same stand there, and are not written anew."""
    known = {id(node): line for line, node in _lines(before, text)} if before else {}
    codec.within_limits(node for node in content.map if id(node) not in known)
    codec.check_signs(content.map)
    lines = [known.get(id(node)) or _line(codec.node_data(node, opaque=True)) for node in content.map]
    frame = b',"opaque":%b' % _dump(content.map.opaque) if content.map.opaque else b""
    text = b'{"version":%d,"nodes":[{"key":%b]%b}' % (codec.VERSION, NODE.join(lines), frame)
    digest = sha256(text).hexdigest()
    if content.attic:
        text = text[:-1] + b',"%s":%s}' % (ATTIC.encode(), _dump(content.attic))
    return Packed(text, digest, len(content.map))


def known(content: Content, text: bytes) -> Mapping[bytes, Node]:
    """Its nodes, but the first and the last one, by the lines that a page has of them; ``text``: as it lies."""
    return {_bare(line) if node.opaque or node.source_id else line: node for line, node in _lines(content, text)}


def _lines(content: Content, text: bytes) -> Iterator[tuple[bytes, Node]]:
    """Each node's line and the node. The first and the last one's hold what stands around the nodes too."""
    for line, node in zip(text.split(NODE)[1:-1], content.map.nodes[1:-1], strict=False):
        if line.startswith(b'"%b"' % node.key.encode()):  # a text from elsewhere may have them in another order
            yield line, node


def _line(data: Mapping[str, Any]) -> bytes:
    return _dump(data).removeprefix(NODE[1:])


def _bare(line: bytes) -> bytes:
    """Without what no page has; it comes last."""
    return line.partition(b',"source_id":')[0].partition(b',"opaque":')[0] + b"}"


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


def _dump(data: object) -> bytes:
    return _ENCODE(data).encode()


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def damaged() -> BadInput:
    return BadInput("Cette version de la carte est illisible.", advice="Ouvrez une autre version de l’historique.")
