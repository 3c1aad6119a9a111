"""A second opinion on a file: asked for by hand, read, joined with the built-in one; a model tried and asked."""

from cefi_map.out.server import Server

from .files import demand, is_dossier, render, with_answer, with_reader
from .trying import expected, trial_of, trial_told, try_reader

__all__ = [
    "Server",
    "demand",
    "expected",
    "is_dossier",
    "render",
    "trial_of",
    "trial_told",
    "try_reader",
    "with_answer",
    "with_reader",
]
