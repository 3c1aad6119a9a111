"""SVG out and back in: a drawing that stands alone and carries its map. Its structure: docs/svg.md."""

from .writing import write

__all__ = ["write"]
