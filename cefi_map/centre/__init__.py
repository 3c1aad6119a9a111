"""A centre: people and their ways in, sessions, rights, sharing, courses, jury, marks together, keeping; its pages and
its command."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import harmony, issuers, jury, keeping, lti, people, post, rights, sessions, sharing, store, together, ways

__all__ = [
    "harmony",
    "issuers",
    "jury",
    "keeping",
    "lti",
    "people",
    "post",
    "rights",
    "sessions",
    "sharing",
    "store",
    "together",
    "ways",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(name)
