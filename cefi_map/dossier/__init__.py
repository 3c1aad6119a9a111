"""The dossier: a value, its forms, its pages and its checks.

``codec`` is the only gate for JSON, ``html_in`` for rich text; every other form is read into one of the two values
``Dossier`` and ``Reading``. The law of this room: words of a candidate reach Typst, Word and OpenDocument as text only.
"""

from .check import RULES, check, judge
from .layout import DEFAULT as DEFAULT_LAYOUT
from .layout import Layout
from .model import Dossier, Reading, titled
from .pages import Pages, Pdf, measure, pdf, preview
from .pictures import Picture, Pictures

__all__ = [
    "DEFAULT_LAYOUT",
    "RULES",
    "Dossier",
    "Layout",
    "Pages",
    "Pdf",
    "Picture",
    "Pictures",
    "Reading",
    "check",
    "judge",
    "measure",
    "pdf",
    "preview",
    "titled",
]
