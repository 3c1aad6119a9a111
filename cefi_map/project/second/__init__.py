"""A second opinion on a file or on a project: asked for by hand, read, joined with the built-in one; a model tried and
asked."""

from cefi_map.out.server import Server

from .connection import (
    Connection,
    agreed,
    ask_reader,
    begin_trial,
    connection,
    enter,
    entered,
    leave,
    trying,
)
from .files import demand, is_dossier, render, with_answer, with_reader
from .kept import asked_about, bring_answer, second_opinion, withdraw
from .subject import Names, OfProject, Subject, bounded
from .trying import expected, trial_of, trial_told, try_reader

__all__ = [
    "Connection",
    "Names",
    "OfProject",
    "Server",
    "Subject",
    "agreed",
    "ask_reader",
    "asked_about",
    "begin_trial",
    "bounded",
    "bring_answer",
    "connection",
    "demand",
    "enter",
    "entered",
    "expected",
    "is_dossier",
    "leave",
    "render",
    "second_opinion",
    "trial_of",
    "trial_told",
    "try_reader",
    "trying",
    "with_answer",
    "with_reader",
    "withdraw",
]
