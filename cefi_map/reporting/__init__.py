"""A report as text, JSON, CSV, or HTML that stands alone: one function a form, each over one or several files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cefi_map.late import late

from .as_csv import as_csv
from .as_json import as_json
from .as_text import as_text
from .source import FileReport

as_html: Callable[[Sequence[FileReport]], str] = late(f"{__name__}.standalone", "as_html")

__all__ = ["REPORTERS", "FileReport", "as_csv"]

REPORTERS: dict[str, Callable[[Sequence[FileReport]], str]] = {
    "text": as_text,
    "json": as_json,
    "html": as_html,
    "csv": as_csv,
}
"""By the name of the command line's ``--format``."""
