"""A map out of an SVG that this application wrote: the drawing itself is never looked at, nor served."""

from __future__ import annotations

from cefi_map.errors import BadInput
from cefi_map.formats import xml
from cefi_map.formats.reading import Reading
from cefi_map.formats.sniff import root_name

from .carrier import NAMESPACE, OTHER, Carried, unpack


def recognises(data: bytes) -> bool:
    """Whether it looks like an SVG; whether it carries a map is for ``read`` to say."""
    return root_name(data) == "svg"


def read(data: bytes) -> Reading:
    """The map the drawing carries, notes and opaque parts included. ``BadInput`` when it carries none or is damaged."""
    return Reading(carried(data).map)


def carried(data: bytes) -> Carried:
    """As ``read``, with the project and revision the drawing was exported from."""
    root = xml.parse(data)
    found = next(root.iter(f"{{{NAMESPACE}}}carte"), None)
    if found is None:
        raise BadInput("Cette image SVG ne contient pas de carte.", advice=OTHER)
    return unpack(found.text or "", found.get("project", ""), found.get("revision", ""))
