"""The map as the page draws it: the geometry of every export, and the path of an edge, without a file around them."""

from __future__ import annotations

from collections.abc import Collection

from cefi_map import geometry
from cefi_map.checking import Report
from cefi_map.formats.svg import edges
from cefi_map.geometry import Edge, Layout
from cefi_map.mindmap import MindMap, outline

from .picture import overlay

PX = geometry.PX
"""Units of a layout in one pixel."""


def draw(mindmap: MindMap, report: Report | None = None, *, only: Collection[str] | None = None) -> Layout:
    """Where every node of the map goes on the screen. With ``only``, these branches, as the column of a phone."""
    stages = overlay(mindmap, report).stages if report else {}
    preset = geometry.PHONE if only is not None else geometry.SCREEN
    return geometry.layout(mindmap, preset, stages=stages, only=only)


def edge_path(edge: Edge) -> str:
    """The ``d`` of an edge, in pixels; a "taper" is filled, the others are stroked."""
    return edges.path(edge)


def example_map(text: str) -> MindMap:
    """The map of a rule's example, written in outline notation."""
    return outline.parse(text)
