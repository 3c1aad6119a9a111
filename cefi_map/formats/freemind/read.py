"""FreeMind file -> map: each node with its values, and with its raw piece kept for writing."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from xml.parsers import expat

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.codec import within_limits
from cefi_map.mindmap.model import DERIVED

from .. import xml
from ..reading import Reading
from . import notices, values
from .identity import resolved, shown, usable
from .later import kept
from .shell import FORMAT
from .source import Source
from .values import spoken

_BEFORE_MAP = re.compile(r"\A\s*(?:<\?xml\b.*?\?>\s*)?", re.DOTALL)


def read(data: bytes) -> Reading:
    """The map in a FreeMind or Freeplane file. ``BadInput`` in French when it holds none."""
    source, repairs = _source(data)
    mindmap = _map(source)
    within_limits(node for node in mindmap if node.icons or node.attributes or node.arrows)
    return Reading(mindmap, (*repairs, *notices.about(mindmap, source.data)))


def _source(data: bytes) -> tuple[Source, tuple[str, ...]]:
    """A file that is as it should be is gone through once; of others ``xml`` says what is wrong, or repairs it."""
    with suppress(UnicodeError, expat.ExpatError):
        return Source(xml.text(data).encode(), with_prefixes=True), ()
    text, repairs = xml.readable(data)
    try:
        return Source(text.encode()), repairs
    except expat.ExpatError as error:  # libxml2 reads a little more than expat
        raise BadInput("Ce fichier XML est mal formé.", line=error.lineno, column=error.offset + 1) from None


def _map(source: Source) -> MindMap:
    pieces = source.pieces
    if not pieces:
        raise BadInput(
            "Cette carte ne contient aucun nœud FreeMind.",
            advice="Exportez-la au format FreeMind (.mm) depuis son logiciel, puis réessayez.",
        )
    ids = [spoken(piece.attributes.get("ID", "")) for piece in pieces]
    keys = _keys(ids)
    source_ids = ["" if id == key else shown(id) for id, key in zip(ids, keys, strict=True)]
    known = {source_id or key: key for source_id, key in zip(reversed(source_ids), reversed(keys), strict=True)}
    nodes = []
    for piece, key, source_id, opaque in zip(pieces, keys, source_ids, kept(source, keys), strict=True):
        parent = None if piece.parent is None else keys[piece.parent]
        nodes.append(resolved(values.node(source, piece, key, parent, source_id, opaque), known))
    opening = _BEFORE_MAP.sub("", source.text(0, pieces[0].start), count=1)
    return MindMap(tuple(nodes), (FORMAT, opening, source.text(source.end, len(source.data))))


def _keys(ids: list[str]) -> list[str]:
    """An ID that is present and unique is the key, else the key is derived."""
    counts = Counter(ids)
    return [id if counts[id] == 1 and usable(id) else f"{DERIVED}{place}" for place, id in enumerate(ids)]
