"""Places that the core's pages keep for wings: each has a name, and holds what wings put there when they came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flask import Flask, current_app

Offer = Callable[..., Any]


def register(app: Flask) -> None:
    app.extensions["places"] = {}
    app.jinja_env.globals.update(parts=parts, wing_url=wing_url)


def put(app: Flask, place: str, *offers: Offer) -> None:
    """Functions that the core calls at that place, with what the place gives."""
    app.extensions["places"].setdefault(place, []).extend(offers)


def put_parts(app: Flask, place: str, *templates: str) -> None:
    """Pieces of a page that the core draws at that place, in its own context."""
    app.extensions["places"].setdefault(f"parts:{place}", []).extend(templates)


def at(place: str, *given: Any) -> Iterator[Any]:
    """What each wing says at a place; those that say nothing (None) are left out."""
    answers = (offer(*given) for offer in current_app.extensions["places"].get(place, ()))
    return (answer for answer in answers if answer is not None)


def hear(place: str, *given: Any) -> None:
    """Each wing hears that something was done, and says nothing to it."""
    for offer in current_app.extensions["places"].get(place, ()):
        offer(*given)


def first(place: str, *given: Any) -> Any:
    """What the first wing says that says something; None where none does."""
    return next(at(place, *given), None)


def told(place: str, *given: Any) -> dict[str, Any]:
    """All that wings say at a place, by name."""
    return {name: value for said in at(place, *given) for name, value in said.items()}


def parts(place: str) -> tuple[str, ...]:
    """Names of templates."""
    return tuple(current_app.extensions["places"].get(f"parts:{place}", ()))


def wing_url(page: str, *given: str) -> str:
    """The address of a page of a wing to which the core's lead; "" where no wing has it."""
    return first(f"url:{page}", *given) or ""
