"""SVG out and back in: a drawing that stands alone and carries its map. Its structure: docs/svg.md."""

from cefi_map.formats.overlay import Cartouche, Overlay, Pin, Row

from .carrier import Carried, with_along
from .drawing import edges
from .ledger import Entry
from .ledger import draw as draw_ledger
from .nodes import inside
from .page import READABLE
from .parts import CAPACITY
from .pen import Pen
from .poster import LEAST as POSTER_LEAST
from .poster import TIMES as POSTERS
from .poster import Poster, hung
from .reading import PICTURE, carried, read, recognises
from .relations import relations
from .timeline import Lane, Span, Timeline, timeline
from .timeline import draw as draw_timeline
from .timeline import paged as paged_timeline
from .writing import Drawing, Sheet, draw, sheets, write

__all__ = [
    "CAPACITY",
    "PICTURE",
    "POSTERS",
    "POSTER_LEAST",
    "READABLE",
    "Carried",
    "Cartouche",
    "Drawing",
    "Entry",
    "Lane",
    "Overlay",
    "Pen",
    "Pin",
    "Poster",
    "Row",
    "Sheet",
    "Span",
    "Timeline",
    "carried",
    "draw",
    "draw_ledger",
    "draw_timeline",
    "edges",
    "hung",
    "inside",
    "paged_timeline",
    "read",
    "recognises",
    "relations",
    "sheets",
    "timeline",
    "with_along",
    "write",
]
