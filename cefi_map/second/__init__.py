"""A second reader beside the built-in judge: what leaves, what is asked, what an answer is worth, both together.

Nothing here opens a connection. An ``Outline`` is what leaves of a map or a dossier, a ``Demand`` the text about it,
``read`` the gate that its answer passes, ``joined`` the report with both opinions.
"""

from .answer import Finding, Reading, Refused, read
from .asking import Demand
from .outline import Line, Outline, of_dossier, of_map
from .together import joined

__all__ = [
    "Demand",
    "Finding",
    "Line",
    "Outline",
    "Reading",
    "Refused",
    "joined",
    "of_dossier",
    "of_map",
    "read",
]
