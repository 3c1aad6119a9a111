"""How much a node of a FreeMind file may wear, and how deep its texts may nest."""

from __future__ import annotations

import re
from itertools import accumulate

from cefi_map import limits
from cefi_map.errors import TooLarge
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.codec import within_limits

from .shell import piece_of

_SIGNS = (
    ("<icon", limits.NODE_ICONS),
    ("<attribute", limits.NODE_ATTRIBUTES),
    ("<arrowlink", limits.NODE_ARROWS),
)
_tags = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(/?)(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>", re.DOTALL)


def check(mindmap: MindMap, source: str) -> None:
    """``TooLarge`` past the limits. Nodes are looked into only where their text has as many tags as a limit allows."""
    signs = [(tag, most) for tag, most in _SIGNS if source.count(tag) > most]
    if sum(source.count(tag) for tag, _ in signs) > limits.MAP_SIGNS:
        within_limits(mindmap)
    pieces = [(node, piece_of(node) or "") for node in mindmap.nodes]
    if signs:
        within_limits(node for node, piece in pieces if any(piece.count(tag) > most for tag, most in signs))
    most = limits.RICH_DEPTH
    for _, piece in pieces:
        if len(piece) > most and piece.count("</") > most and _depth(piece) > most:
            raise TooLarge(
                f"Un texte de ce fichier a plus de {most} niveaux de mise en forme.",
                advice="Recopiez-le en texte simple, puis réessayez.",
            )


def _depth(piece: str) -> int:
    """The most elements that stand one in the other in a piece."""
    return max(accumulate(_step(match) for match in _tags.finditer(piece)), default=0)


def _step(tag: re.Match[str]) -> int:
    if tag[1] is None or tag[0].endswith("/>"):
        return 0
    return -1 if tag[1] else 1
