"""What is loaded when it is first needed: a library that writes Word files costs nothing to who checks a map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any


def late(module: str, name: str) -> Callable[..., Any]:
    """The function ``name`` of a module that is imported when the function is first called. No module of that name may
    stand in the package that offers it: when it is imported it would take the function's place there."""

    def call(*given: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*given, **named)

    call.__name__ = name
    return call


def shown(package: str, places: Mapping[str, Iterable[str]]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package (PEP 562) that shows names of its modules: one is loaded when a name of it is
    first asked for, so that a program which lies in the package loads what it runs."""
    module_of = {name: module for module, names in places.items() for name in names}

    def find(name: str) -> Any:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{module_of[name]}"), name)

    return find
