"""Who may ask what: each view declares it, or its room does for all its views; what nobody declared is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, current_app

from cefi_map.project.access import Kind, Level

V = TypeVar("V", bound=Callable[..., Any])

READ, COMMENT, WRITE, OWN = Level.READ, Level.COMMENT, Level.WRITE, Level.OWN
LEVELS = {"READ": READ, "COMMENT": COMMENT, "WRITE": WRITE, "OWN": OWN}


@dataclass(frozen=True, slots=True)
class Right:
    """``roles`` may ask, None: anybody, known or not. Where the address names a thing of that ``kind``, what the person
    may do with it is at ``least`` so much (centre/rights).
    Not ``asked``: nobody looks who it is. Not ``linked``: a link alone does not open it."""

    roles: frozenset[str] | None
    kind: Kind | None = None
    least: Level = READ
    asked: bool = True
    linked: bool = True


def _of(*roles: str) -> Right:
    return Right(frozenset(roles))


ANYONE = Right(None)
"""Pages that show nothing of anybody's."""
UNASKED = Right(None, asked=False)
"""Files that are the same for all, and what machines ask: no database stands in their way."""
KNOWN = _of("candidate", "trainer", "head", "jury")
"""Whoever came in, for what is their own."""
AUTHORS = _of("candidate", "trainer", "head")
"""Who has projects."""
VISITORS = _of("candidate", "trainer", "head", "jury", "guest")
"""Whoever came in, if only by a link to another's project."""
CANDIDATES = _of("candidate")
TRAINERS = _of("trainer", "head")
MARKERS = _of("trainer", "head", "jury")
HEAD = _of("head")

_ARGUMENTS: dict[Kind, str] = {"project": "id", "work": "id", "cohort": "cohort", "training": "training"}
"""What an address calls the thing that it names."""
_ROOMS: dict[str, Right] = {}


def project(least: Level, *, linked: bool = True) -> Right:
    return Right(VISITORS.roles, "project", least, linked=linked)


def cohort(least: Level) -> Right:
    return Right(MARKERS.roles, "cohort", least)


def work(least: Level) -> Right:
    return Right(MARKERS.roles, "work", least)


def training(least: Level) -> Right:
    return Right(KNOWN.roles, "training", least)


def needs(right: Right) -> Callable[[V], V]:
    """Declares what a view asks for; stands below its route."""

    def declare(view: V) -> V:
        view.right = right  # type: ignore[attr-defined]
        return view

    return declare


def everywhere(pages: Blueprint, right: Right) -> None:
    """Declares it for all views of a room that say nothing themselves."""
    _ROOMS[pages.name] = right


def right_of(endpoint: str) -> Right | None:
    """What is declared for it; None: nothing, and so nobody may."""
    view = current_app.view_functions.get(endpoint)
    found = getattr(view, "right", None) or _ROOMS.get(endpoint.rpartition(".")[0])
    return found if isinstance(found, Right) else None


def named_in(right: Right, arguments: dict[str, Any]) -> str:
    """The id of the thing that the address names."""
    return str(arguments[_ARGUMENTS[right.kind]]) if right.kind else ""
