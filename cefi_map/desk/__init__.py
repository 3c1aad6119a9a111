"""A trainer's works and grids: kept, read, marked, given back; its pages and its command."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import arriving, giving, groups, marking, reading, store

__all__ = ["arriving", "giving", "groups", "marking", "reading", "store"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(name)
