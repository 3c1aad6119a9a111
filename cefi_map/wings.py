"""Wings beside the core: packages of this house that may be taken away. One that is not there is missed by nobody.

A wing is a package with a module ``wing``, whose ``WING`` says what it brings: the core finds it there, and knows none
by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import cefi_map


@dataclass(frozen=True, slots=True)
class Wing:
    """``needs``: wings without which it is not there either. ``pages``: the module whose ``register(app, reach)`` puts
    its pages into an application. ``commands``: modules whose ``add(commands)`` puts theirs on the command line, and
    ``database`` those whose ``add`` does so below ``db``. ``table``: one of those that it has in the database, made
    all at once. ``offers``: what others ask wings for, by its name; each is "module:name"."""

    name: str
    pages: str
    needs: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    database: tuple[str, ...] = ()
    table: str = ""
    offers: Mapping[str, str] = field(default_factory=dict)


@cache
def wings() -> tuple[Wing, ...]:
    """Those that are there, each after those that it needs."""
    found = {wing.name: wing for wing in _found()}
    there = [wing for wing in found.values() if found.keys() >= set(wing.needs)]
    return tuple(sorted(there, key=lambda wing: (len(wing.needs), wing.name)))


@cache
def folders(kind: str) -> tuple[Path, ...]:
    """Where "templates", or what pages bring along ("static"), stand: the core's folder, then each wing's."""
    core = Path(cefi_map.__file__).parent
    return core / kind, *(core / wing.name / kind for wing in wings())


def loaded(*names: str) -> Iterator[Any]:
    """Modules of wings, by their names."""
    return map(import_module, names)


def offered(name: str) -> Iterator[Any]:
    """What each wing offers under that name."""
    for wing in wings():
        if place := wing.offers.get(name):
            module, _, found = place.partition(":")
            yield getattr(import_module(module), found)


def _found() -> Iterator[Wing]:
    for path in Path(cefi_map.__file__).parent.glob("*/wing.py"):
        yield import_module(f"cefi_map.{path.parent.name}.wing").WING
