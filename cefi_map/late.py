"""What is loaded when it is first needed: a library that writes Word files costs nothing to who checks a map."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def late(module: str, name: str) -> Callable[..., Any]:
    """The function ``name`` of a module that is imported when the function is first called. No module of that name may
    stand in the package that offers it: when it is imported it would take the function's place there."""

    def call(*given: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*given, **named)

    call.__name__ = name
    return call
