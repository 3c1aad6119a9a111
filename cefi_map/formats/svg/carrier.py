"""The map inside its drawing: ``<metadata>`` holds it whole, so that a dropped SVG is a map again.

``<cefi:carte xmlns:cefi="urn:cefi-map:carte" version="1" project="…" revision="…">`` holds the codec's JSON (opaque
parts included), compressed by zlib and written in base64. ``<cefi:ajout nom="…">`` beside it holds a text that another
room gave to go along, packed in the same way and never read here.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.mindmap import MindMap, codec
from cefi_map.mindmap.json_gate import read_json

from .markup import attribute

NAMESPACE = "urn:cefi-map:carte"
_END = "</metadata>"
OTHER = "Choisissez l’image SVG exportée par cette application, ou la carte au format .mm."


@dataclass(frozen=True, slots=True)
class Carried:
    """A map taken out of its drawing, with the project and revision it was exported from ("" when it had none), and
    what went along, by name."""

    map: MindMap
    project: str
    revision: str
    along: Mapping[str, str] = field(default_factory=dict)


def metadata(mindmap: MindMap, project: str, revision: str, along: Mapping[str, str] | None = None) -> str:
    """The ``<metadata>`` element; ``along`` are texts to carry besides the map, by name."""
    data = json.dumps(codec.to_data(mindmap, opaque=True), ensure_ascii=False, separators=(",", ":"))
    origin = f' project="{attribute(project)}"' if project else ""
    origin += f' revision="{attribute(revision)}"' if revision else ""
    return (
        f'<metadata><cefi:carte xmlns:cefi="{NAMESPACE}" version="{codec.VERSION}"{origin}>{_packed(data)}'
        f"</cefi:carte>{_beside(along or {})}{_END}\n"
    )


def with_along(drawing: bytes, along: Mapping[str, str]) -> bytes:
    """A drawing of ours with further texts to carry."""
    head, end, rest = drawing.partition(_END.encode())
    return head + _beside(along).encode() + end + rest


def unpack(text: str, project: str = "", revision: str = "", along: Mapping[str, str] | None = None) -> Carried:
    """The map of what ``metadata`` wrote, and what went ``along``, still packed here. ``BadInput`` on anything else,
    ``TooLarge`` past the limits, which hold for all of it together."""
    try:
        whole, *beside = _all_unpacked([text, *(along or {}).values()])
        data = read_json(whole)
        texts = [each.decode("utf-8") for each in beside]
    except (binascii.Error, zlib.error, ValueError, RecursionError) as error:
        raise BadInput("La carte que contient cette image est abîmée.", advice=OTHER) from error
    return Carried(_map(data), project, revision, dict(zip(along or {}, texts, strict=True)))


def _map(data: object) -> MindMap:
    try:
        return codec.from_data(data)
    except TooLarge:
        raise
    except BadInput as error:
        raise BadInput(error.message, advice=OTHER) from None


def _beside(along: Mapping[str, str]) -> str:
    return "".join(
        f'<cefi:ajout xmlns:cefi="{NAMESPACE}" nom="{attribute(name)}">{_packed(text)}</cefi:ajout>'
        for name, text in along.items()
    )


def _packed(text: str) -> str:
    """In base64. A text that would pass as a bomb (one letter, over and over) is stored as it is."""
    data = text.encode("utf-8")
    packed = zlib.compress(data, 1)
    if len(data) > _most(packed):
        packed = zlib.compress(data, 0)
    return base64.b64encode(packed).decode("ascii")


def _all_unpacked(texts: Iterable[str]) -> list[bytes]:
    """``TooLarge`` before more is expanded than all may hold together."""
    found: list[bytes] = []
    room = limits.JSON_BYTES
    for text in texts:
        found.append(_unpacked(text, room))
        room -= len(found[-1])
    return found


def _unpacked(text: str, room: int) -> bytes:
    packed = base64.b64decode("".join(text.split()), validate=True)
    expander = zlib.decompressobj()
    most = min(room, _most(packed))
    raw = expander.decompress(packed, most + 1)  # one more, so that nothing is never « without limit »
    if len(raw) > most:
        raise TooLarge("La carte que contient cette image est trop grande.", advice=OTHER)
    if not expander.eof:
        raise ValueError("cut short")
    return raw


def _most(packed: bytes) -> int:
    """Bytes that packed data may have once expanded."""
    return max(limits.RATIO_FREE_BYTES, limits.ARCHIVE_RATIO * len(packed))
