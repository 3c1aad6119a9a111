"""What every node of one drawing shares: the map, its overlay, its colours, how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import Box
from cefi_map.geometry.value import BRANCH
from cefi_map.mindmap import MindMap

TITLE_LINES = 3
"""A branch whose text takes more lines is drawn pale: a sentence is no title."""


@dataclass(frozen=True)
class Pen:
    """``hues`` gives a colour index by key where no stage does; ``printed``
    draws for paper: white boxes, outlines; ``patterns`` tells stages apart without colour; ``footnotes`` prints the
    notes below the map."""

    mindmap: MindMap
    overlay: Overlay
    hues: Mapping[str, int]
    printed: bool = False
    patterns: bool = False
    footnotes: bool = True

    @cached_property
    def described(self) -> set[str]:
        """Keys of the nodes that carry more than their text."""
        overlay = self.overlay
        noted = {node.key for node in self.mindmap.nodes if node.note or node.details}
        return noted.union(overlay.stages, overlay.tags, overlay.proofs, overlay.weak)

    @cached_property
    def pins(self) -> Mapping[str, list[str]]:
        """Key -> letters of its pins."""
        found: dict[str, list[str]] = {}
        for pin in self.overlay.pins:
            found.setdefault(pin.key, []).append(pin.letter)
        return found

    def hue(self, box: Box) -> int:
        return box.stage or self.hues.get(box.key, 0)

    def dark(self, box: Box) -> bool:
        """Whether the box is filled with its colour: a branch on screen whose title is no whole sentence."""
        return box.face.kind == BRANCH and not self.printed and len(box.face.lines) <= TITLE_LINES
