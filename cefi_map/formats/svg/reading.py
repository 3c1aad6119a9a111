"""A map out of an SVG that this application wrote: the drawing itself is looked at for its pictures alone, and
never served."""

from __future__ import annotations

import base64
import binascii
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from lxml import etree

from cefi_map.errors import BadInput
from cefi_map.formats import pictures, xml
from cefi_map.formats.reading import Reading
from cefi_map.formats.sniff import root_name
from cefi_map.mindmap import MindMap

from .carrier import NAMESPACE, OTHER, Carried, unpack

PICTURE = b"<image class="
"""What is in a drawing that shows pictures."""
_IMAGE = "{http://www.w3.org/2000/svg}image"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ALONG = 8
"""Texts that may go along with a map."""


def recognises(data: bytes) -> bool:
    """Whether it looks like an SVG; whether it carries a map is for ``read`` to say."""
    return root_name(data) == "svg"


def read(data: bytes) -> Reading:
    """The map the drawing carries, notes and opaque parts included. ``BadInput`` when it carries none or is damaged."""
    return Reading(carried(data).map)


def carried(data: bytes) -> Carried:
    """As ``read``, with the project and revision the drawing was exported from, and what went along with the map."""
    root = xml.parse(data)
    found = next(root.iter(f"{{{NAMESPACE}}}carte"), None)
    if found is None:
        raise BadInput("Cette image SVG ne contient pas de carte.", advice=OTHER)
    beside = list(islice(root.iter(f"{{{NAMESPACE}}}ajout"), _ALONG))
    along = {each.get("nom", ""): each.text or "" for each in beside}
    carried = unpack(found.text or "", found.get("project", ""), found.get("revision", ""), along)
    return replace(carried, map=replace(carried.map, files=_pictures(root, carried.map)))


def _pictures(root: etree._Element, mindmap: MindMap) -> dict[str, bytes]:
    """What the drawing shows of the map's pictures, each as anybody's file; the others stay names."""
    found: dict[str, bytes] = {}
    for element in root.iter(_IMAGE) if mindmap.pictures else ():
        hash, data = element.get("data-hash", ""), element.get(_HREF, "")
        if hash in mindmap.pictures and hash not in found:
            with suppress(BadInput, binascii.Error):
                picture = pictures.kept(base64.b64decode(data.partition(",")[2], validate=True))
                found.update({hash: picture.data} if picture.hash == hash else {})
    return found
