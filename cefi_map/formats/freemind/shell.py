"""What a node or a map keeps of its file, in its ``opaque`` field.

A node: ``("mm", piece)`` (see ``source``), or ``("mm", piece, siblings, later)`` where other elements stand after some
of its child nodes: ``siblings`` are the children's keys in the file, ``later`` pairs of (number of siblings before, raw
text). A map: ``("mm", opening, closing)``, all that stands before the root's tag and after its end.

It may come back from a drawing or a backup that anyone could have changed. The codec holds it to these shapes, and
``write`` reads what it makes of it; what stood after nodes and cannot stand there is as if it were not there.
"""

from __future__ import annotations

from xml.parsers import expat

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, Node

from .source import Source

FORMAT = "mm"
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
            return siblings, tuple((count, raw) for count, raw in later if _is_content(raw))
    return (), ()


def frame_of(mindmap: MindMap) -> tuple[str, str] | None:
    """What stands before the root and after it, None when no FreeMind file gave this map."""
    match mindmap.opaque:
        case (str(format), str(opening), str(closing)) if format == FORMAT:
            return opening, closing
    return None


def _is_content(raw: str) -> bool:
    """Whether it can stand in a node, and brings no node of its own."""
    try:
        return len(Source(f"<map><node>{raw}</node></map>".encode("utf-8", "replace")).pieces) == 1
    except (expat.ExpatError, BadInput):
        return False
