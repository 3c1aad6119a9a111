"""One function per thing a user does, in rooms by whom they serve. The web and the command line call nothing else.

A room is asked for by its name (``service.project.open_project``) and loaded when it first is: who checks a file never
loads the database. All raise ``CefiError`` only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        centre,
        data,
        defence,
        dossier,
        exam,
        files,
        hand_in,
        harmony,
        jury,
        keeping,
        lti,
        paper,
        planning,
        project,
        review,
        second,
        together,
    )
    from .later import hurried, soon, waiting

__all__ = [
    "centre",
    "data",
    "defence",
    "dossier",
    "exam",
    "files",
    "hand_in",
    "harmony",
    "hurried",
    "jury",
    "keeping",
    "lti",
    "paper",
    "planning",
    "project",
    "review",
    "second",
    "soon",
    "together",
    "waiting",
]


def __getattr__(name: str) -> Any:
    if name in ("hurried", "soon", "waiting"):
        return getattr(import_module(".later", __name__), name)
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(name)
