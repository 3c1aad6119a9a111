"""Nodes by the ten thousand: a ``Node`` past the checks of a frozen dataclass's own constructor, which alone would take
a quarter of the time that reading a file may."""

from __future__ import annotations

from dataclasses import fields

from cefi_map.mindmap import Node, Opaque
from cefi_map.mindmap.model import PLAIN

from .values import Values

_NEW = object.__new__
(
    _KEY,
    _PARENT,
    _TEXT,
    _NOTE,
    _DETAILS,
    _ICONS,
    _LINK,
    _ARROWS,
    _ATTRIBUTES,
    _STYLE,
    _SIDE,
    _FOLDED,
    _SOURCE_ID,
    _OPAQUE,
) = (getattr(Node, field.name).__set__ for field in fields(Node))


def node(key: str, parent: str | None, values: Values, source_id: str, opaque: Opaque) -> Node:
    """The same as ``Node(key, parent, *values, source_id, opaque)``."""
    made = _NEW(Node)
    _KEY(made, key)
    _PARENT(made, parent)
    text, note, details, icons, link, arrows, attributes, style, side, folded = values
    _TEXT(made, text)
    _NOTE(made, note)
    _DETAILS(made, details)
    _ICONS(made, icons)
    _LINK(made, link)
    _ARROWS(made, arrows)
    _ATTRIBUTES(made, attributes)
    _STYLE(made, style)
    _SIDE(made, side)
    _FOLDED(made, folded)
    _SOURCE_ID(made, source_id)
    _OPAQUE(made, opaque)
    return made


def plain_node(key: str, parent: str | None, text: str, source_id: str, opaque: Opaque) -> Node:
    """The same as ``Node(key, parent, text, source_id=source_id, opaque=opaque)``."""
    made = _NEW(Node)
    _KEY(made, key)
    _PARENT(made, parent)
    _TEXT(made, text)
    _NOTE(made, ())
    _DETAILS(made, ())
    _ICONS(made, ())
    _LINK(made, "")
    _ARROWS(made, ())
    _ATTRIBUTES(made, ())
    _STYLE(made, PLAIN)
    _SIDE(made, "")
    _FOLDED(made, False)
    _SOURCE_ID(made, source_id)
    _OPAQUE(made, opaque)
    return made
