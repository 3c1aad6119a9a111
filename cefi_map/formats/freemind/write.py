"""Map -> FreeMind file: what came from a file goes back letter for letter, but for what was changed.

The pieces that the nodes keep are put in the map's order, each with the end tags it needs now. That text is read as any
file is; where it does not say what the map holds, it is changed. What is all our own is not read again: that it would
say the same is held by a property of the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from xml.parsers import expat

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.model import DERIVED

from . import values
from .draft import Draft
from .fresh import anew, fresh
from .identity import Identities, bearers, resolved, shown
from .later import Later
from .notices import unknown_to_freemind
from .patch import patch
from .pictured import is_said
from .shape import Shape
from .shell import DEFAULT_CLOSING, DEFAULT_OPENING, frame_of, piece_of
from .source import Source
from .values import spoken

_ANEW = "Ce que le fichier d’origine portait en plus est abîmé\u00a0: titres, notes et liens sont écrits à neuf."


def write(mindmap: MindMap) -> bytes:
    """A file that FreeMind and Freeplane open, and that ``read`` gives back equal."""
    return "".join(_own(mindmap) if _is_own(mindmap) else _Writer(mindmap).texts()).encode("utf-8", "replace")


def lost(mindmap: MindMap) -> tuple[str, ...]:
    """French sentences on what is lost: the markup of an HTML title that was changed too much to keep it, all that the
    file held besides where that can be read no more, and what FreeMind, unlike Freeplane, does not know."""
    writer = _Writer(mindmap)
    for _ in () if _is_own(mindmap) else writer.texts():
        pass
    return (*writer.notices, *unknown_to_freemind(mindmap))


def _is_own(mindmap: MindMap) -> bool:
    """Whether no file gave any of it."""
    return not mindmap.opaque and not any(node.opaque for node in mindmap.nodes)


def _own(mindmap: MindMap) -> Iterable[str]:
    return DEFAULT_OPENING, *anew(mindmap, Identities(mindmap)), DEFAULT_CLOSING


class _Writer:
    """Gives the text of a file bit by bit; ``notices`` are complete when all is given."""

    def __init__(self, mindmap: MindMap) -> None:
        self.notices: list[str] = []
        self._map = mindmap
        self._identities = Identities(mindmap)

    @cached_property
    def _later(self) -> Later:
        return Later(self._map)

    @cached_property
    def _bearers(self) -> Mapping[str, str]:
        return bearers(self._map)

    def texts(self) -> Iterator[str]:
        source, place = self._source(), 0
        for number, node in enumerate(self._map):
            if piece_of(node) is not None and (draft := self._draft(source, number, node)):
                yield source.text(place, draft.start)
                yield draft.text(self._later.before(node.key))
                place = draft.stop
                self.notices += draft.notices
        yield source.text(place, len(source.data))

    def _source(self) -> Source:
        """All pieces in their order. What a file gave went through many hands since: when it is no map any more, or not
        this one, all is written anew."""
        opening, closing = frame_of(self._map) or (DEFAULT_OPENING, DEFAULT_CLOSING)
        with suppress(expat.ExpatError, BadInput):
            source = Source(self._text(opening, closing))
            if self._is_ours(source, opening):
                return source
        self.notices.append(_ANEW)
        self._map = MindMap(tuple(replace(node, opaque=()) for node in self._map), files=self._map.files)
        self._later = Later(self._map)
        return Source(self._text(DEFAULT_OPENING, DEFAULT_CLOSING))

    def _is_ours(self, source: Source, opening: str) -> bool:
        """Whether its nodes are those of the map, one by one, and no declaration speaks of another encoding."""
        positions = self._map.positions
        parents = [None if node.parent is None else positions[node.parent] for node in self._map]
        if [piece.parent for piece in source.pieces] != parents or opening.startswith("<?xml"):
            return False
        return source.text(0, source.pieces[0].start) == opening

    def _text(self, opening: str, closing: str) -> bytes:
        last = "" if closing.startswith("\n") else "\n"
        texts = Shape(self._map, self._piece, self._later, last).texts()
        return "".join((opening, *texts, closing)).encode("utf-8", "replace")

    def _piece(self, node: Node) -> str:
        kept = piece_of(node)
        return fresh(node, self._identities) if kept is None else kept

    def _draft(self, source: Source, number: int, node: Node) -> Draft | None:
        """Of a node that is not what its piece says, with the changes made."""
        piece = source.pieces[number]
        said = resolved(values.node(source, piece, node.key, node.parent), self._bearers)
        if said.picture != node.picture and is_said(node.picture, said.picture, piece_of(node) or ""):
            said = replace(said, picture=node.picture)
        id = spoken(piece.attributes.get("ID", ""))
        same, named = _says(said, node), self._has_id(node, id)
        if same and named and not self._later.before(node.key):
            return None
        draft = Draft(source, number)
        if not same:
            patch(draft, node, said, self._identities)
        tagged = node.attributes != said.attributes and bool(node.stage_tags or node.requirement_tags)
        if not named or (tagged and not id):
            draft.set("ID", self._identities.of(node, named=tagged) or None)
        return draft

    def _has_id(self, node: Node, id: str) -> bool:
        """Whether ``id`` is what the file must say of this node."""
        if node.key == id:
            return True
        derived = node.key.startswith(DERIVED)
        return derived and node.source_id == shown(id) and not self._identities.needed(node)


def _says(said: Node, node: Node) -> bool:
    """Whether a node holds what its piece says. A node without a side leaves that to the file."""
    return node == said or (not node.side and bool(said.side) and node == replace(said, side=""))
