"""Nodes by the ten thousand, made faster than a frozen dataclass makes itself, and with less in them to begin with.

A node that has a note or details reads them from its piece when they are first asked for: half of what a file holds can
be their HTML, and much of what is done with a map (drawing it, writing it back) does not look at it.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from cefi_map.mindmap import Node, Opaque, Rich
from cefi_map.mindmap.model import PLAIN

from .scan import inner_part, opening, shield_piece
from .values import Values, notes, worn

_compared = attrgetter(*(field.name for field in fields(Node) if field.compare))


class FileNode(Node):
    """A ``Node`` in every respect, also in equality."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Rich:
        """Called when a field has no value yet: note or details."""
        if name not in ("note", "details"):
            raise AttributeError(name)
        note, details = notes_in(str(self.opaque[1]))
        _NOTE(self, note)
        _DETAILS(self, details)
        return note if name == "note" else details

    def __eq__(self, other: object) -> bool:
        return _compared(self) == _compared(other) if isinstance(other, Node) else NotImplemented

    __hash__ = Node.__hash__


def notes_in(piece: str) -> tuple[Rich, Rich]:
    """Note and details that a piece holds."""
    whole = shield_piece(piece)
    return notes(worn(inner_part(whole, opening(whole)[1])[0]))


def waits(node: Node) -> bool:
    """Whether nobody has asked yet for the note and details of this node: then they are what its piece says."""
    if type(node) is not FileNode:
        return False
    try:
        _read_note(node, FileNode)
    except AttributeError:
        return True
    return False


def node(key: str, parent: str | None, values: Values, source_id: str, opaque: Opaque, *, waiting: bool) -> Node:
    """A node with these values; ``waiting`` for note and details, else without them."""
    made = _NEW(FileNode if waiting else Node)
    _KEY(made, key)
    _PARENT(made, parent)
    text, icons, link, arrows, attributes, style, side, folded = values
    _TEXT(made, text)
    if not waiting:
        _NOTE(made, ())
        _DETAILS(made, ())
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


_NEW = object.__new__
_read_note = Node.__dict__["note"].__get__
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
