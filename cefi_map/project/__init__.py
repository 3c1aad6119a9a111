"""The candidate's work: kept, written, judged, its dossier, calendar, budget and defence, handed in. One function per
thing a person does, in rooms; the pages and the command line call nothing else. All raise ``CefiError`` only.

A room is asked for by its name (``project.writing.open_project``) and loaded when it first is: who checks a file never
loads the database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        data,
        defence,
        dossier,
        exam,
        files,
        hand_in,
        home,
        paper,
        planning,
        printed,
        returned,
        second,
        versions,
        writing,
    )

__all__ = [
    "data",
    "defence",
    "dossier",
    "exam",
    "files",
    "hand_in",
    "home",
    "paper",
    "planning",
    "printed",
    "returned",
    "second",
    "versions",
    "writing",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(name)
