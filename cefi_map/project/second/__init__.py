"""A second opinion on a file or on a project: asked for by hand, read, joined with the built-in one; a model tried and
asked."""

from cefi_map.out.server import Server

from .files import demand, is_dossier, render, with_answer, with_reader
from .kept import Names, asked_about, bring_answer, second_opinion, withdraw
from .trying import expected, trial_of, trial_told, try_reader

__all__ = [
    "Names",
    "Server",
    "asked_about",
    "bring_answer",
    "demand",
    "expected",
    "is_dossier",
    "render",
    "second_opinion",
    "trial_of",
    "trial_told",
    "try_reader",
    "with_answer",
    "with_reader",
    "withdraw",
]
