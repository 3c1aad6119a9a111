"""FreeMind file -> map: each node with its values, and with its raw piece kept for writing."""

from __future__ import annotations

import re

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.mindmap import MindMap

from .. import xml
from ..reading import Reading
from . import bounds, notices
from .branches import Branches
from .pause import collection_paused
from .scan import Shielding, map_opening, parts, pieces
from .shell import FORMAT
from .shield import shield, unshield

_BEFORE_MAP = re.compile(r"\s*(?:<\?xml\b.*?\?>\s*)?", re.DOTALL)


def read(data: bytes) -> Reading:
    """The map in a FreeMind or Freeplane file. ``BadInput`` in French when it holds none."""
    source, repairs = xml.readable(data)
    with collection_paused():
        try:
            mindmap = _map(source)
        except Shielding:
            mindmap = _map(shield(source))
    bounds.check(mindmap, source)
    return Reading(mindmap, (*repairs, *notices.about(mindmap, source)))


def _map(source: str) -> MindMap:
    opening, *rest = pieces(source)
    before_root = map_opening(opening)
    if not rest:
        raise BadInput(
            "Cette carte ne contient aucun nœud FreeMind.",
            advice="Exportez-la au format FreeMind (.mm) depuis son logiciel, puis réessayez.",
        )
    if len(rest) > limits.NODES:
        count, most = (f"{number:,}".replace(",", "\u202f") for number in (len(rest), limits.NODES))
        raise TooLarge(f"Cette carte est trop grande : {count} nœuds, la limite est de {most}.")
    parts(before_root)  # it raises when the first node stands inside something else
    branches = Branches()
    closing = branches.read(iter(rest))
    opening = _BEFORE_MAP.sub("", unshield(opening), count=1)
    return MindMap(branches.finished(), (FORMAT, opening, closing))
