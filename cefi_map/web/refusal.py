"""The page of a file that cannot be read: what is wrong, where, what to do; the current map has not moved."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template

from cefi_map.errors import CefiError
from cefi_map.project import data as data_room

from . import forms

_WIDTH = 96
_AROUND = 1
_SEARCHED = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file around the fault; ``before`` and ``after`` meet at the column of the fault."""

    number: int
    before: str
    after: str
    bad: bool


def refusal(error: CefiError, data: bytes, name: str) -> tuple[str, int]:
    """The page and its status. What is no fault of the file is raised again."""
    if isinstance(error, data_room.StorageError):
        raise error
    page = render_template(
        "home/refused.html",
        name=name or "sans nom",
        size=len(data),
        error=error,
        lines=excerpt(data, error.line, error.column),
        upload=forms.Upload(formdata=None),
    )
    return page, error.status


def excerpt(data: bytes, line: int | None, column: int | None) -> tuple[Line, ...]:
    """Up to three lines around the fault, cut around its column; () when the place is unknown or the file binary."""
    if not line or b"\0" in data[:_SEARCHED]:
        return ()
    rows = data[:_SEARCHED].decode("utf-8", "replace").split("\n")
    numbers = range(max(1, line - _AROUND), min(len(rows), line + _AROUND) + 1)
    return tuple(_line(rows[number - 1], number, column if number == line else None) for number in numbers)


def _line(row: str, number: int, column: int | None) -> Line:
    row = row.rstrip("\r").replace("\t", "  ")
    if column is None:
        return Line(number, row[:_WIDTH] + ("…" if len(row) > _WIDTH else ""), "", bad=False)
    at = max(0, min(column - 1, len(row)))
    start = max(0, at - _WIDTH // 2)
    end = start + _WIDTH
    before = ("…" if start else "") + row[start:at]
    return Line(number, before, row[at:end] + ("…" if len(row) > end else ""), bad=True)
