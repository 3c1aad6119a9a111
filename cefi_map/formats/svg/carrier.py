"""The map inside its drawing: ``<metadata>`` holds it whole, so that a dropped SVG is a map again.

``<cefi:carte xmlns:cefi="urn:cefi-map:carte" version="1" project="…" revision="…">`` holds the codec's JSON (opaque
parts included), compressed by zlib and written in base64.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from dataclasses import dataclass

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.mindmap import MindMap, codec

from .markup import attribute

NAMESPACE = "urn:cefi-map:carte"
OTHER = "Choisissez l'image SVG exportée par cette application, ou la carte au format .mm."


@dataclass(frozen=True, slots=True)
class Carried:
    """A map taken out of its drawing, with the project and revision it was exported from ("" when it had none)."""

    map: MindMap
    project: str
    revision: str


def metadata(mindmap: MindMap, project: str, revision: str) -> str:
    """The ``<metadata>`` element."""
    data = json.dumps(codec.to_data(mindmap, opaque=True), ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(zlib.compress(data.encode("utf-8"), 1)).decode("ascii")
    origin = f' project="{attribute(project)}"' if project else ""
    origin += f' revision="{attribute(revision)}"' if revision else ""
    return (
        f'<metadata><cefi:carte xmlns:cefi="{NAMESPACE}" version="{codec.VERSION}"{origin}>{packed}</cefi:carte>'
        "</metadata>\n"
    )


def unpack(text: str, project: str = "", revision: str = "") -> Carried:
    """The map of what ``metadata`` wrote. ``BadInput`` on anything else, ``TooLarge`` past the limits."""
    try:
        packed = base64.b64decode("".join(text.split()), validate=True)
        expander = zlib.decompressobj()
        raw = expander.decompress(packed, limits.ARCHIVE_BYTES)
        if expander.unconsumed_tail:
            raise TooLarge("La carte que contient cette image est trop grande.", advice=OTHER)
        data = json.loads(raw.decode("utf-8"))
    except (binascii.Error, zlib.error, UnicodeError, ValueError, RecursionError) as error:
        raise BadInput("La carte que contient cette image est abîmée.", advice=OTHER) from error
    return Carried(codec.from_data(data), project, revision)
