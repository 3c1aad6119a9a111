"""What a node or a map keeps of its file, in its ``opaque`` field.

A node: ``("mm", piece)`` (see ``scan``), or ``("mm", piece, siblings, later)`` where other elements stand after some of
its child nodes: ``siblings`` are the children's keys in the file, ``later`` pairs of (number of siblings before, raw
text). A map: ``("mm", opening, closing)``, all that stands before the root's tag and after its end.

It may come back from a drawing or a backup that anyone could have changed. The codec holds it to these shapes; what is
no part of a FreeMind file, or would bring nodes of its own, is as if it were not there.
"""

from __future__ import annotations

import re

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, Node

from .. import xml

FORMAT = "mm"
_any_node = re.compile(r"<node[ \n\t/>]").search
_OURS = "cefi"
DEFAULT_OPENING = '<map version="1.0.1">\n'
DEFAULT_CLOSING = "</map>\n"


def piece_of(node: Node) -> str | None:
    """The raw piece, None when no FreeMind file gave this node."""
    opaque = node.opaque
    if len(opaque) >= 2 and opaque[0] == FORMAT and isinstance(opaque[1], str):
        return opaque[1]
    return None


def later_of(node: Node) -> tuple[tuple[str, ...], tuple[tuple[int, str], ...]]:
    """Keys of the children in the file, and what stood after some of them."""
    match node.opaque:
        case (str(format), str(), tuple(siblings), tuple(later)) if format == FORMAT:
            return siblings, tuple((count, raw) for count, raw in later if not holds_nodes(raw))
    return (), ()


def frame_of(mindmap: MindMap) -> tuple[str, str] | None:
    """What stands before the root and after it, None when no FreeMind file gave this map."""
    match mindmap.opaque:
        case (str(format), str(opening), str(closing)) if format == FORMAT and _holds_a_map(opening, closing):
            return opening, closing
    return None


def holds_nodes(text: str) -> bool:
    """Whether a node begins in a piece, shielded where need be, or in what stands beside nodes."""
    return "<node" in text and _any_node(text) is not None


def _holds_a_map(opening: str, closing: str) -> bool:
    """Whether a root put between them is the first node of a FreeMind file, and stands in the map itself. A declaration
    is never kept: it would speak of an encoding that is not ours."""
    if opening.lstrip().startswith("<?xml "):
        return False
    try:
        document = xml.parse_text(f'{opening}<node {_OURS}=""/>{closing}')
    except BadInput:
        return False
    root = next(document.iter("node"))
    return document.tag == "map" and root.getparent() is document and _OURS in root.attrib
