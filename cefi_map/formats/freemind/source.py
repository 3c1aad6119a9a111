"""The bytes of a FreeMind file with its nodes: one pass of expat tells where each of them and of their elements stands.

A *piece* is what follows one ``<node`` up to the next: the rest of the node's tag, the elements in it (with the blanks
between, its *inner* part), and the end tags of the branches that end there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.parsers import expat

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge

NODE, END = "<node", "</node>"
BLANK = " \n\t"

Attributes = dict[str, str]

_SEPARATOR = "\n"
"""Between the parts of a name with a namespace, as expat gives it."""

_tag = re.compile(rb"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""").match
"""Exact in a well-formed document, at the beginning of a tag."""


KINDS = {"richcontent": "TYPE", "hook": "NAME"}
"""Elements that may hold rich text -> the attribute that says which."""


class Element:
    """An element directly in a node, before its child nodes. Its tag begins at ``start``; at ``stop`` its end tag, or,
    of a tag that stands alone, what follows it."""

    __slots__ = ("attributes", "name", "start", "stop")

    def __init__(self, name: str, attributes: Attributes, start: int) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.stop = 0

    @property
    def kind(self) -> str:
        """NODE, NOTE or DETAILS of a ``richcontent``; the name of a hook (one is an old note); "" of anything else."""
        return self.attributes.get(KINDS.get(self.name, ""), "")


class Piece(Element):
    """A node, its elements, and the place of its parent among the pieces (None: the root)."""

    __slots__ = ("elements", "parent")

    def __init__(self, attributes: Attributes, start: int, parent: int | None) -> None:
        self.attributes = attributes
        self.start = start
        self.elements: Sequence[Element] = ()
        self.parent = parent


class Source:
    """``pieces`` in their order; the root's branch ends at ``end``. Whatever else is in the file is in no piece.

    ``data`` is UTF-8. ``expat.ExpatError`` when it is not well-formed, has a DOCTYPE or, ``with_prefixes``, one that is
    not declared; ``BadInput`` when it is no map; ``TooLarge``.
    """

    def __init__(self, data: bytes, *, with_prefixes: bool = False) -> None:
        self.data = data
        self.pieces: list[Piece] = []
        self._path: list[int] = []
        self._foreign = 0
        self._element: Element | None = None
        self._elements: list[Element] | None = None
        self._parser = expat.ParserCreate("utf-8", _SEPARATOR if with_prefixes else None)
        self._parser.namespace_prefixes = True
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.StartElementHandler = self._first
        self._parser.EndElementHandler = self._ended
        self._parser.Parse(self.data, True)
        self.end = self.after(self.pieces[0]) if self.pieces else 0

    def text(self, start: int, stop: int) -> str:
        return self.data[start:stop].decode()

    def span(self, place: int) -> tuple[int, int]:
        """Where the piece of that place begins, after ``<node``, and where it stops."""
        after = self.pieces[place + 1].start if place + 1 < len(self.pieces) else self.end
        return self.pieces[place].start + len(NODE), after

    def after_tag(self, start: int) -> tuple[int, bool]:
        """Where the tag that begins at ``start`` stops, and whether it is that of an empty element."""
        match = _tag(self.data, start)
        assert match  # expat has been there
        return match.end(), self.data[match.end() - 2] == ord("/")

    def body(self, element: Element) -> str:
        """What stands between its tags."""
        return self.text(self.after_tag(element.start)[0], element.stop)

    def after(self, element: Element) -> int:
        """Where an element stops, its end tag included."""
        return element.stop if self.after_tag(element.start)[1] else self.data.index(b">", element.stop) + 1

    # ---- what expat meets

    def _first(self, name: str, attributes: Attributes) -> None:
        if _written(name) != "map":
            raise BadInput(
                f"Ce fichier XML n’est pas une carte FreeMind : il commence par « <{_written(name)[:40]}> ».",
                advice="Exportez la carte au format FreeMind (.mm), puis réessayez.",
            )
        self._parser.StartElementHandler = self._started

    def _started(self, name: str, attributes: Attributes) -> None:
        path = self._path
        if self._foreign:
            self._foreign += 1
            if self._foreign > limits.RICH_DEPTH:
                raise self._too_large()
        elif (name == "node" or _written(name) == "node") and (path or not self.pieces):
            if len(path) > limits.DEPTH or len(self.pieces) == limits.NODES:
                raise self._too_large()
            self._elements = None
            path.append(len(self.pieces))
            self.pieces.append(Piece(attributes, self._parser.CurrentByteIndex, path[-2] if len(path) > 1 else None))
        else:
            self._foreign = 1
            if path and path[-1] == len(self.pieces) - 1:
                self._add(Element(_written(name), attributes, self._parser.CurrentByteIndex))

    def _add(self, element: Element) -> None:
        """To the node that has just begun."""
        self._element = element
        if self._elements is None:
            self._elements = self.pieces[-1].elements = []
        self._elements.append(element)

    def _ended(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
            if self._element and not self._foreign:
                self._element.stop = self._parser.CurrentByteIndex
                self._element = None
        elif self._path:
            self.pieces[self._path.pop()].stop = self._parser.CurrentByteIndex

    def _too_large(self) -> TooLarge:
        if self._foreign:
            return TooLarge(
                f"Un texte de ce fichier a plus de {limits.RICH_DEPTH} niveaux de mise en forme.",
                advice="Recopiez-le en texte simple, puis réessayez.",
            )
        if len(self._path) > limits.DEPTH:
            return TooLarge(
                f"Cette carte a plus de {limits.DEPTH} niveaux.", advice="Remontez les branches les plus profondes."
            )
        count, most = (f"{number:,}".replace(",", "\u202f") for number in (self.data.count(b"<node"), limits.NODES))
        return TooLarge(f"Cette carte est trop grande : {count} nœuds, la limite est de {most}.")


def _written(name: str) -> str:
    """A name as it stands in the file, of « address, name, prefix »."""
    if _SEPARATOR not in name:
        return name
    _, local, *prefix = name.split(_SEPARATOR)
    return ":".join((*prefix, local))


def _refuse(*declaration: object) -> None:
    raise expat.ExpatError("DOCTYPE")
