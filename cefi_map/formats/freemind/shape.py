"""The pieces of a map one after the other, each with the end tags that it needs where it stands now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from cefi_map.mindmap import MindMap, Node

from .later import Later
from .source import BLANK, END, NODE

_tag = re.compile(r"""(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""").match


class Shape:
    """``piece`` gives each node's piece; ``last`` is the blank after the root's end where its piece gives none."""

    def __init__(self, mindmap: MindMap, piece: Callable[[Node], str], later: Later, last: str) -> None:
        self._map = mindmap
        self._piece = piece
        self._later = later
        self._last = last

    def texts(self) -> Iterator[str]:
        path: list[str] = []
        for node, parent in zip(self._map, [*(node.parent for node in self._map.nodes[1:]), None], strict=True):
            path.append(node.key)
            ended = []
            while path and path[-1] != parent:
                ended.append(path.pop())
            yield NODE
            yield self._shaped(self._piece(node), ended)

    def _shaped(self, piece: str, ended: Sequence[str]) -> str:
        """``ended``: keys of the nodes that end here, innermost first; none when children follow."""
        body, tag_alone, blanks = _cut(piece)
        if len(blanks) == len(ended) and not any(map(self._later.after, ended)):
            return piece
        if not ended:
            return f"{body}>{blanks[0]}" if tag_alone else body
        left = iter(blanks)
        out = [body, "/>" if tag_alone else END, self._after(ended[0], left)]
        for key in ended[1:]:
            out += END, self._after(key, left)
        return "".join(out)

    def _after(self, key: str, blanks: Iterator[str]) -> str:
        """What stands after the end of a node: a blank, and what is its parent's."""
        blank = next(blanks, self._last if key == self._map.root.key else "\n")
        later = self._later.after(key)
        return later if later.startswith("\n") else blank + later


def _cut(piece: str) -> tuple[str, bool, list[str]]:
    """What a node itself says, whether that is a tag alone (then without « /> »), and the blanks after each node that
    ends here."""
    body, blanks = piece, []
    while True:
        bare = body.rstrip(BLANK)
        head, mark, rest = bare.rpartition(END[:-1])
        if not mark or rest.strip(BLANK) != ">":
            break
        blanks.append(body[len(bare) :])
        body = head
    tag = _tag(bare) if bare.endswith("/>") else None
    if not tag or tag.end() < len(bare):
        return body, False, blanks[::-1]
    return bare[:-2], True, [body[len(bare) :], *blanks[::-1]]
