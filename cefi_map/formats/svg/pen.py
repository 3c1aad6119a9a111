"""What every node of one drawing shares: the map, its overlay, its colours, how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cefi_map.formats.overlay import Overlay
from cefi_map.formats.pictures import address
from cefi_map.geometry import Box
from cefi_map.geometry.value import BRANCH
from cefi_map.mindmap import MindMap, spoken
from cefi_map.mindmap.model import PLAIN

from .paint import HUES

TITLE_LINES = 3
"""A branch whose text takes more lines is drawn pale: a sentence is no title."""


@dataclass(frozen=True)
class Pen:
    """``printed`` draws for paper: white boxes, outlines; ``patterns`` tells stages apart without colour; ``footnotes``
    prints the notes below the map; ``themed``: a page shows it, which may be dark."""

    mindmap: MindMap
    overlay: Overlay
    printed: bool = False
    patterns: bool = False
    footnotes: bool = True
    themed: bool = False

    @cached_property
    def described(self) -> set[str]:
        """Keys of the nodes that carry more than their text."""
        overlay = self.overlay
        noted = {node.key for node in self.mindmap.nodes if node.note or node.details or node.icons or node.picture}
        return noted.union(self.ties, overlay.stages, overlay.tags, overlay.proofs, overlay.weak)

    @cached_property
    def ties(self) -> Mapping[str, tuple[str, ...]]:
        """Key -> what is said of its arrows."""
        return spoken.ties(self.mindmap)

    @cached_property
    def styled(self) -> set[str]:
        """Keys of the nodes that have colours or a face of their own."""
        return {node.key for node in self.mindmap.nodes if node.style is not PLAIN and node.style != PLAIN}

    @cached_property
    def pins(self) -> Mapping[str, list[str]]:
        """Key -> letters of its pins."""
        found: dict[str, list[str]] = {}
        for pin in self.overlay.pins:
            found.setdefault(pin.key, []).append(pin.letter)
        return found

    @cached_property
    def edge_colours(self) -> Mapping[str, str]:
        """Key -> colour of the edge that arrives there, inherited downward as in the file; {} where stages lead."""
        found: dict[str, str] = {}
        for node in self.mindmap.nodes if self.overlay.file_colours else ():
            if colour := node.style.edge or found.get(node.parent or "", ""):
                found[node.key] = colour
        return found

    def picture(self, key: str) -> tuple[str, str]:
        """Hash and address of a node's picture; no address of one that is not at hand."""
        shown = self.mindmap.by_key[key].picture
        found = self.mindmap.files.get(shown.hash) if shown and shown.hash else None
        if not shown or not found:
            return "", ""
        return shown.hash, found if isinstance(found, str) else address(found)

    def stroke(self, box: Box) -> str:
        """The colour of the edge that arrives at a node, and of the line under a text."""
        return self.edge_colours.get(box.key) or HUES[box.stage]

    def dark(self, box: Box) -> bool:
        """Whether the box is filled with its colour: a branch on screen whose title is no whole sentence."""
        return box.face.kind == BRANCH and not self.printed and len(box.face.lines) <= TITLE_LINES
