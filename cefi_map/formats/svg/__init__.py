"""SVG out and back in: a drawing that stands alone and carries its map. Its structure: docs/svg.md."""

from cefi_map.formats.overlay import Cartouche, Overlay, Pin, Row

from .drawing import edges, hues
from .nodes import Pen, inside
from .writing import write

__all__ = ["Cartouche", "Overlay", "Pen", "Pin", "Row", "edges", "hues", "inside", "write"]
