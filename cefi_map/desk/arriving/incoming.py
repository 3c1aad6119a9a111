"""A class that arrived is read beside all requests, one work after the other: a class takes minutes, and no page waits
so long. What is told meanwhile, and what became of it, lies with the arrival, where every process finds it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from threading import Event
from typing import Any

from cefi_map.errors import CefiError, NotFound
from cefi_map.project.later import aside
from cefi_map.store import Store

from .bringing import Brought, bring
from .people import remember_left
from .reading import Left
from .waiting import Waiting

STARTED = {"told": "", "count": 0}


def read_arrival(
    store: Store, waiting: Waiting, id: str, *, cohort: str, name: str, left: Sequence[Left], within: float
) -> bool:
    """Begin to read what waits, with what was not sent of it and why. Whether that was done ``within`` so many
    seconds; ``waiting`` tells the rest."""
    list(waiting.files(id))  # ``NotFound``
    waiting.tell(id, STARTED)
    done = Event()
    aside(("arrival", id), partial(_read, store, waiting, id, cohort, name, left, done))
    return done.wait(within)


def _read(store: Store, waiting: Waiting, id: str, cohort: str, name: str, left: Sequence[Left], done: Event) -> None:
    count = 0

    def told(name: str) -> None:
        nonlocal count
        count += 1
        waiting.tell(id, {"told": name, "count": count})

    said: dict[str, Any] = {"error": ["L’arrivée de ce groupe s’est arrêtée.", "Déposez les fichiers à nouveau."]}
    try:
        files = list(waiting.files(id))
        found = bring(store, files, cohort=cohort, name=name, told=told, patience=PATIENCE)
        refused = (*left, *found.errors)
        if found.cohort:
            remember_left(store, found.cohort, refused, dict(files).keys() - dict(refused).keys())
        said = _plain(found, left)
    except CefiError as error:
        said = {"error": [error.message, error.advice], "kind": type(error).__name__, "count": count}
    finally:
        try:
            with suppress(NotFound):  # somebody erased it meanwhile
                waiting.finish(id, said)
        finally:
            done.set()


PATIENCE = 120
"""Seconds for which a database that takes nothing is asked again: whoever sent a class is not asked to send it anew."""


def _plain(found: Brought, left: Sequence[Left]) -> dict[str, Any]:
    return {
        "cohort": found.cohort,
        "added": found.added,
        "versions": found.versions,
        "known": found.known,
        "errors": [(name, str(error)) for name, error in (*left, *found.errors)],
        "notices": found.notices,
    }
