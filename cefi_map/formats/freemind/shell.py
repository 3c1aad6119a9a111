"""What a node or a map keeps of its file, in its ``opaque`` field.

A node: ``("mm", piece)`` (see ``scan``), or ``("mm", piece, siblings, later)`` where other elements stand after some of
its child nodes: ``siblings`` are the children's keys in the file, ``later`` pairs of (number of siblings before, raw
text). A map: ``("mm", opening, closing)``, all that stands before the root's tag and after its end.

It may come back from a backup that anyone could have changed: what has another shape is as if it were not there.
"""

from __future__ import annotations

from cefi_map.mindmap import MindMap, Node

FORMAT = "mm"
DEFAULT_OPENING = '<map version="1.0.1">\n'
DEFAULT_CLOSING = "</map>\n"


def piece_of(node: Node) -> str | None:
    """The raw piece, None when no FreeMind file gave this node."""
    opaque = node.opaque
    if len(opaque) >= 2 and opaque[0] == FORMAT and isinstance(opaque[1], str):
        return opaque[1]
    return None


def later_of(node: Node) -> tuple[tuple[object, ...], tuple[tuple[int, str], ...]]:
    """Keys of the children in the file, and what stood after some of them."""
    match node.opaque:
        case (str(format), str(), tuple(siblings), tuple(later)) if format == FORMAT:
            return siblings, tuple(entry for entry in later if _is_entry(entry))
    return (), ()


def frame_of(mindmap: MindMap) -> tuple[str, str] | None:
    """What stands before the root and after it, None when no FreeMind file gave this map."""
    match mindmap.opaque:
        case (str(format), str(opening), str(closing)) if format == FORMAT and "<map" in opening:
            return opening, closing
    return None


def _is_entry(entry: object) -> bool:
    return isinstance(entry, tuple) and [type(part) for part in entry] == [int, str]
