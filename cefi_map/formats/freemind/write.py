"""Map -> FreeMind file: what came from a file goes back letter for letter, but for what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from cefi_map.mindmap import MindMap, Node, Rich
from cefi_map.mindmap.model import DERIVED

from .. import xml
from . import keys
from .branches import ids, resolved
from .draft import Draft
from .escape import attribute_value
from .fresh import fresh
from .identity import Identities
from .later import Later
from .nodes import has_unread_notes, is_untouched
from .notices import unknown_to_freemind
from .patch import patch
from .pause import collection_paused
from .scan import END, NODE, Shielding, ends_in, inner_part, opening, plain, tag
from .shell import DEFAULT_CLOSING, DEFAULT_OPENING, FORMAT, frame_of, holds_nodes, piece_of
from .shield import shield_piece, unshield
from .values import NOTHING, Values, notes, title_text, values, worn, worn_but_note

_values_of = attrgetter("text", "icons", "link", "arrows", "attributes", "style", "side", "folded")
_all_but_text_of = attrgetter("note", "details", "icons", "link", "arrows", "attributes", "style", "side", "folded")
_NOTHING_BUT_TEXT = _all_but_text_of(Node("", None, ""))


def write(mindmap: MindMap) -> bytes:
    """A file that FreeMind and Freeplane open, and that ``read`` gives back equal."""
    return _written(mindmap)[0]


def lost(mindmap: MindMap) -> tuple[str, ...]:
    """French sentences on what is lost: the markup of an HTML title that was changed too much to keep it, all that the
    file held besides where it would be no XML with it, and what FreeMind, unlike Freeplane, does not know."""
    return (*_written(mindmap)[1], *unknown_to_freemind(mindmap))


def _written(mindmap: MindMap) -> tuple[bytes, tuple[str, ...]]:
    """The file and its notices. What a file gave went through many hands since: the whole is read again, as a
    stranger's would be, and written anew where that refuses it."""
    data, notices = _assembled(mindmap)
    if xml.is_sound(data):
        return data, notices
    nodes = tuple(replace(node, opaque=()) for node in mindmap)
    return _assembled(MindMap(nodes))[0], (_ANEW,)


_ANEW = "Ce que le fichier d’origine portait en plus est abîmé : titres, notes et liens sont écrits à neuf."


def _assembled(mindmap: MindMap) -> tuple[bytes, tuple[str, ...]]:
    frame = frame_of(mindmap)
    opening, closing = frame or (DEFAULT_OPENING, DEFAULT_CLOSING)
    writer = _Writer(mindmap, closing)
    writer.damaged = not frame and FORMAT in mindmap.opaque
    with collection_paused():
        text = "".join((opening, *writer.pieces(), closing))
    damaged = (_ANEW,) if writer.damaged else ()
    return text.encode("utf-8", "replace"), (*writer.notices, *damaged)


class _Writer:
    """Gives the pieces of a map in document order, each after « <node »."""

    def __init__(self, mindmap: MindMap, closing: str = "") -> None:
        self.notices: list[str] = []
        self.damaged = False
        self._map = mindmap
        self._closing = closing
        self._identities = Identities(mindmap)
        self._later = Later(mindmap)

    def pieces(self) -> Iterator[str]:
        nodes = self._map.nodes
        path: list[str] = []
        for place, node in enumerate(nodes, 1):
            parent = nodes[place].parent if place < len(nodes) else None
            yield NODE
            if parent == node.key:
                path.append(node.key)
                yield self._piece(node, None)
                continue
            ended = []
            while path and path[-1] != parent:
                ended.append(path.pop())
            yield self._piece(node, ended)

    def _piece(self, node: Node, ended: Sequence[str] | None) -> str:
        """``ended``: keys of the branches that end after this node, innermost first; None when it has children."""
        piece = piece_of(node)
        if piece is None:
            return self._fresh(node, ended)
        touched = self._later.touches(node.key, ended or ())
        if not touched and (self._was_left(node, piece, ended) or self._is_just(node, piece, ended)):
            return piece
        try:
            return self._from_shell(node, piece, ended, touched)
        except Shielding:
            self.damaged = True
            return self._fresh(node, ended)

    def _was_left(self, node: Node, piece: str, ended: Sequence[str] | None) -> bool:
        """Whether nobody has even looked at the node since it was read, and the piece ends the right branches."""
        return is_untouched(node) and not self._identities.needed(node) and _ends_well(*_ends_of(piece), ended)

    def _is_just(self, node: Node, piece: str, ended: Sequence[str] | None) -> bool:
        """Whether the piece holds a title at most, says what the node says, and ends the right branches."""
        match = plain(piece)
        if not match:
            return False
        id, title, slash, ends = match.groups()
        text = "" if title is None else title_text(title) if "&" in title else title
        return (
            text == node.text
            and _all_but_text_of(node) == _NOTHING_BUT_TEXT
            and self._has_id(node, id or "")
            and _ends_well(slash, ends.count("<"), ended)
        )

    def _from_shell(self, node: Node, piece: str, ended: Sequence[str] | None, touched: bool) -> str:
        whole = shield_piece(piece)
        if holds_nodes(whole):
            raise Shielding
        head, start = opening(whole)
        slash = head[7]
        inner, ends = ("", whole[start:] or head[8]) if slash or start == len(whole) else inner_part(whole, start)
        waiting = has_unread_notes(node)
        wearing = (worn_but_note(inner)[0] if waiting else worn(inner)) if inner else NOTHING
        said = self._resolved(values(head, wearing))
        unchanged = (
            _says(said, node)
            and self._has_id(node, attribute_value(head[0]))
            and (waiting or notes(wearing) == (node.note, node.details))
        )
        if unchanged and not touched and _ends_well(slash, ends_in(ends), ended):
            return piece
        raw, slash, end = tag(whole)
        inner, ends = ("", whole[end:]) if slash else inner_part(whole, end)
        if not unchanged:
            raw, inner = self._patched(node, Draft(raw, inner), said, notes(worn(inner)), attribute_value(head[0]))
        return unshield(self._assembled(node, raw, inner, slash, ends.split(END), ended))

    def _patched(self, node: Node, draft: Draft, said: Values, rich: tuple[Rich, Rich], id: str) -> tuple[str, str]:
        patch(draft, node, said, rich, self._identities)
        tagged = node.attributes != said[4] and bool(node.stage_tags or node.requirement_tags)
        if not self._has_id(node, id) or (tagged and not id):
            draft.set("ID", self._identities.of(node, named=tagged) or None)
        self.notices += draft.notices
        return draft.result()

    def _fresh(self, node: Node, ended: Sequence[str] | None) -> str:
        return self._assembled(node, *fresh(node, self._identities), "/", ["\n"], ended)

    def _assembled(
        self, node: Node, raw: str, inner: str, slash: str, gaps: Sequence[str], ended: Sequence[str] | None
    ) -> str:
        """A piece. ``gaps``: blanks after the node's tag when it ends with a slash (else ""), then after each end tag;
        where there are more end tags now, a line end."""
        before = self._later.before(node.key)
        inner = (inner.removesuffix("\n") if before.startswith("\n") else inner) + before
        if ended is None:
            return f"{raw}>{inner}{gaps[0]}"
        blanks = iter(gaps if slash else gaps[1:])
        if slash and not inner:
            out = [raw, "/>", self._after(node.key, blanks)]
        else:
            out = [raw, ">", inner, "\n" if slash else "", END, self._after(node.key, blanks)]
        for key in ended:
            out += END, self._after(key, blanks)
        return "".join(out)

    def _after(self, key: str, blanks: Iterator[str]) -> str:
        """What stands after the end of a node: a blank, and what is its parent's."""
        blank = next(blanks, "" if key == self._map.root.key and self._closing.startswith("\n") else "\n")
        later = self._later.after(key)
        return later if later.startswith("\n") else blank + later

    def _has_id(self, node: Node, id: str) -> bool:
        """Whether ``id`` is what the file must say of this node."""
        if node.key == id:
            return True
        derived = node.key.startswith(DERIVED)
        return derived and node.source_id == keys.shown(id) and not self._identities.needed(node)

    def _resolved(self, said: Values) -> Values:
        return (*said[:3], resolved(said[3], self._known), *said[4:]) if said[3] else said

    @cached_property
    def _known(self) -> dict[str, str]:
        return ids(self._map.nodes)


def _says(said: Values, node: Node) -> bool:
    """Whether a node holds what its piece says. A node without a side leaves that to the file."""
    held = _values_of(node)
    return bool(held == said or (not node.side and held == (*said[:6], "", said[7])))


def _ends_of(piece: str) -> tuple[str, int]:
    """The slash of a piece's tag, and how many branches the piece ends (-1 when that needs a closer look)."""
    if match := plain(piece):
        return match[3], match[4].count("<")
    if "<!" in piece or NODE in piece:
        return "", -1
    head, start = opening(piece)
    return head[7], ends_in(head[8] or (piece[start:] if head[7] else inner_part(piece, start)[1]))


def _ends_well(slash: str, ends: int, ended: Sequence[str] | None) -> bool:
    """Whether a piece with that slash and as many end tags ends exactly the branches it should."""
    return not slash and ends == 0 if ended is None else ends == len(ended) + (not slash)
