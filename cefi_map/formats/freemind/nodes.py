"""Nodes that read themselves: a file's node holds its piece, and takes its values out of it when first asked for them.

As a parser's tree does: cutting a file into nodes is quick, and what is only moved, or written back, is never read. A
``FileNode`` is a ``Node`` in every respect, equality among them; the first look at one of its fields fills them.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any

from cefi_map.mindmap import Arrow, Node, Opaque

from .scan import inner_part, opening
from .shield import shield_piece
from .values import NOTHING, notes, values, worn, worn_but_note

_compared = attrgetter(*(field.name for field in fields(Node) if field.compare))
_NOTES = ("note", "details")


class FileNode(Node):
    """A node whose text, note and the like are read from its piece on demand; ``key``, ``parent``, ``arrows``,
    ``source_id`` and ``opaque`` are there from the beginning, as they depend on the whole file."""

    __slots__ = ("untouched",)

    untouched: bool
    """Whether nobody has looked at it since it was read: then it is what its piece says."""

    def __getattr__(self, name: str) -> Any:
        """Called for a field without a value yet."""
        if name == "untouched":  # of a copy
            return False
        if name not in _SETTERS:
            raise AttributeError(name)
        _UNTOUCHED(self, False)
        whole = shield_piece(str(self.opaque[1]))
        head, start = opening(whole)
        inner = "" if head[7] else inner_part(whole, start)[0]
        if name in _NOTES:
            found: dict[str, Any] = dict(zip(_NOTES, notes(worn(inner)), strict=True))
        else:
            wearing = worn_but_note(inner)[0] if inner else NOTHING
            found = dict(zip(_VALUES, values(head, wearing), strict=True))
            del found["arrows"]
        for field, value in found.items():
            _SETTERS[field](self, value)
        return found[name]

    def __eq__(self, other: object) -> bool:
        return _compared(self) == _compared(other) if isinstance(other, Node) else NotImplemented

    __hash__ = Node.__hash__


def file_node(key: str, parent: str | None, arrows: tuple[Arrow, ...], source_id: str, opaque: Opaque) -> FileNode:
    """A node that waits for someone to ask."""
    made = _NEW(FileNode)
    _KEY(made, key)
    _PARENT(made, parent)
    _ARROWS(made, arrows)
    _SOURCE_ID(made, source_id)
    _OPAQUE(made, opaque)
    _UNTOUCHED(made, True)
    return made


def set_arrows(node: Node, arrows: tuple[Arrow, ...]) -> None:
    """Gives a node its arrows once the whole file is known, before anyone else sees it."""
    _ARROWS(node, arrows)


def is_untouched(node: Node) -> bool:
    return type(node) is FileNode and node.untouched


def has_unread_notes(node: Node) -> bool:
    """Whether nobody has asked yet for note and details: then they are what the node's piece says."""
    if type(node) is not FileNode:
        return False
    try:
        _read_note(node, FileNode)
    except AttributeError:
        return True
    return False


_NEW = object.__new__
_VALUES = ("text", "icons", "link", "arrows", "attributes", "style", "side", "folded")
_SETTERS = {field.name: getattr(Node, field.name).__set__ for field in fields(Node)}
_read_note = Node.__dict__["note"].__get__
_UNTOUCHED = FileNode.__dict__["untouched"].__set__
_KEY, _PARENT, _ARROWS = _SETTERS["key"], _SETTERS["parent"], _SETTERS["arrows"]
_SOURCE_ID, _OPAQUE = _SETTERS["source_id"], _SETTERS["opaque"]
