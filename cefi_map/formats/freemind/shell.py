"""What a node or a map keeps of its file, in its ``opaque`` field.

A node: ``("mm", piece)``, or ``("mm", piece, siblings, later)`` where other elements stand after some of its child
nodes: ``siblings`` are the children's keys in the file, ``later`` pairs of (number of siblings before, raw text).
A map: ``("mm", opening, closing)``, all that stands before the root's tag and after its end.
"""

from __future__ import annotations

from cefi_map.mindmap import MindMap, Node

FORMAT = "mm"
DEFAULT_OPENING = '<map version="1.0.1">\n'
DEFAULT_CLOSING = "</map>\n"

Later = tuple[tuple[int, str], ...]


def piece_of(node: Node) -> str | None:
    """The raw piece, None when no FreeMind file gave this node."""
    match node.opaque:
        case (str(format), str(piece), *_) if format == FORMAT:
            return piece
    return None


def later_of(node: Node) -> tuple[tuple[str, ...], Later]:
    """Keys of the children in the file, and what stood after some of them."""
    match node.opaque:
        case (str(format), str(), tuple(siblings), tuple(later)) if format == FORMAT:
            return siblings, tuple(
                (entry[0], entry[1])
                for entry in later
                if isinstance(entry, tuple) and len(entry) == 2 and isinstance(entry[1], str)
            )
    return (), ()


def frame_of(mindmap: MindMap) -> tuple[str, str] | None:
    """What stands before the root and after it, None when no FreeMind file gave this map."""
    match mindmap.opaque:
        case (str(format), str(opening), str(closing)) if format == FORMAT and "<map" in opening:
            return opening, closing
    return None
