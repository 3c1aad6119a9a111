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
from collections.abc import Mapping
from dataclasses import dataclass, field

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.mindmap import MindMap, codec

from .markup import attribute

NAMESPACE = "urn:cefi-map:carte"
_END = "</metadata>"
OTHER = "Choisissez l'image SVG exportée par cette application, ou la carte au format .mm."


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
    ``TooLarge`` past the limits."""
    try:
        data = json.loads(_unpacked(text))
        beside = {name: _unpacked(packed) for name, packed in (along or {}).items()}
    except (binascii.Error, zlib.error, UnicodeError, ValueError, RecursionError) as error:
        raise BadInput("La carte que contient cette image est abîmée.", advice=OTHER) from error
    return Carried(codec.from_data(data), project, revision, beside)


def _beside(along: Mapping[str, str]) -> str:
    return "".join(
        f'<cefi:ajout xmlns:cefi="{NAMESPACE}" nom="{attribute(name)}">{_packed(text)}</cefi:ajout>'
        for name, text in along.items()
    )


def _packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 1)).decode("ascii")


def _unpacked(text: str) -> str:
    expander = zlib.decompressobj()
    raw = expander.decompress(base64.b64decode("".join(text.split()), validate=True), limits.ARCHIVE_BYTES)
    if expander.unconsumed_tail:
        raise TooLarge("La carte que contient cette image est trop grande.", advice=OTHER)
    return raw.decode("utf-8")
