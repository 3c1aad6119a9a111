"""What a format's reader gives: the map, and in French what the person should know about its file."""

from __future__ import annotations

from dataclasses import dataclass

from cefi_map.mindmap import MindMap

REPAIRED = "Ce fichier abîmé est réparé"
"""How the notice of a repair begins."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``notices`` are whole French sentences: what was repaired, what is kept without being shown. ``sheet`` names the
    map among several of one file."""

    map: MindMap
    notices: tuple[str, ...] = ()
    sheet: str = ""
