"""The fields of a backup's manifest, each checked; ``ValueError`` on anything that we do not write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from cefi_map import limits

from .rows import ID, line

_T = TypeVar("_T")

_HIGHEST = 2**30
"""The highest revision number brought in: there is room above it for new ones."""


def mapping(value: object) -> Mapping[str, Any]:
    return _of(dict, value)


def listed(value: object) -> list[Any]:
    return _of(list, value)


def text(value: object, limit: int = limits.NAME_CHARS) -> str:
    return line(_of(str, value), limit)


def id(value: object) -> str:
    found = _of(str, value)
    if not ID.fullmatch(found):
        raise ValueError("no id")
    return found


def number(value: object) -> int:
    found = _of(int, value)
    if not 0 < found <= _HIGHEST:
        raise ValueError("no revision number")
    return found


def maybe_number(value: object) -> int | None:
    return None if value is None else number(value)


def moment(value: object) -> datetime:
    found = datetime.fromisoformat(_of(str, value))
    try:
        return found.astimezone(UTC)
    except OverflowError:
        raise ValueError("no moment") from None


def settings(value: object) -> Mapping[str, Any]:
    """Settings, if the database can hold them: no NaN, no bottomless nesting."""
    found = {text(name): item for name, item in mapping(value).items()}
    json.dumps(found, allow_nan=False)
    return found


def _of(kind: type[_T], value: object) -> _T:
    if type(value) is not kind:
        raise ValueError(f"no {kind.__name__}")
    return value
