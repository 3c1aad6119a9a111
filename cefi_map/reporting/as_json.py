"""JSON: an object for one file, an array for several; schemas/report.schema.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from cefi_map.judging import report_data

from .source import FileReport


def data(source: FileReport) -> dict[str, Any]:
    """The report's data with the notices of reading in front."""
    plain = report_data(source.report, source.file)
    return {**plain, "notices": [*source.read, *plain["notices"]]}


def as_json(sources: Sequence[FileReport]) -> str:
    out = [data(source) for source in sources]
    return json.dumps(out if len(out) > 1 else out[0], ensure_ascii=False, indent=1) + "\n"
