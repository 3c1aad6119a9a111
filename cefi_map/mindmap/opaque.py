"""Plain data -> what only a file's format understands, in the few shapes that formats write."""

from __future__ import annotations

from cefi_map import limits

from .checked import key, raw, wrong
from .model import Opaque


def opaque_from_data(item: object, where: str = "parties du fichier") -> Opaque:
    """What a file gave to a node, in one of the shapes that formats write: nothing; (format, text); (format, text, keys
    of children, texts that stand after so many of them). ``BadInput`` on any other."""
    match item:
        case None | [] | ():
            return ()
        case [format, piece]:
            return raw(format, where), raw(piece, where)
        case [format, piece, [*siblings], [*later]] if max(len(siblings), len(later)) <= limits.NODES:
            keys = tuple(key(each, where) for each in siblings)
            return raw(format, where), raw(piece, where), keys, tuple(_later(each, where) for each in later)
    raise wrong(where)


def _later(item: object, where: str) -> tuple[int, str]:
    match item:
        case [int(count), text] if not isinstance(count, bool) and 0 <= count <= limits.NODES:
            return count, raw(text, where)
    raise wrong(where)


def frame_from_data(item: object, where: str) -> Opaque:
    """What a file gave to the map: nothing, or (format, what stands before the root, what stands after it)."""
    match item:
        case None | [] | ():
            return ()
        case [format, opening, closing]:
            return raw(format, where), raw(opening, where), raw(closing, where)
    raise wrong(where)
