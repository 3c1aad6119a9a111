"""A map out of an SVG that this application wrote: the drawing itself is never looked at, nor served."""

from __future__ import annotations

from itertools import islice

from cefi_map.errors import BadInput
from cefi_map.formats import xml
from cefi_map.formats.reading import Reading
from cefi_map.formats.sniff import root_name

from .carrier import NAMESPACE, OTHER, Carried, unpack

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
    return unpack(found.text or "", found.get("project", ""), found.get("revision", ""), along)
