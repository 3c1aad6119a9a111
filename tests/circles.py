"""What stands in which circle (CONTRIBUTING.md): of many alike one answers in ``make test``, all in ``make deep``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest


def one_of(values: Mapping[str, Any] | Iterable[Any], first: int | str = 0) -> list[Any]:
    """Parameters, those but the ``first`` marked ``deep``; named by their keys where they have some. ``first`` is a key
    or a place. None of none: where strangers' files are not here."""
    named = values if isinstance(values, Mapping) else dict(enumerate(values))
    assert not named or first in named or first in range(len(named)), (
        f"none is called {first}: make test would run none"
    )
    return [
        pytest.param(
            *(value if isinstance(value, tuple) else [value]),
            id=key if isinstance(key, str) else None,
            marks=() if first in (place, key) else pytest.mark.deep,
        )
        for place, (key, value) in enumerate(named.items())
    ]
