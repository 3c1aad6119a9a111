"""A complete dossier of five pages, in the first person, beside the example map: what an excellent one looks like."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from . import html_in
from .manuscript import Manuscript
from .model import Dossier
from .typography import dressed

TITLE = "À pied d’œuvre : mon rôle, ma posture, ma pratique"


@cache
def example() -> Manuscript:
    """In the default layout; its figure is the fifth stage of the example map."""
    text = html_in.read(files(__package__).joinpath("example.html").read_text(encoding="utf-8"))
    return Manuscript(dressed(Dossier(text.blocks, TITLE, "Une candidate")))
