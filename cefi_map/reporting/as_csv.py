"""CSV for a spreadsheet: one row a file, `;` and a byte order mark so that Excel opens it in French."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from .source import FileReport


def as_csv(sources: Sequence[FileReport]) -> str:
    """Columns: file, title, nodes, the 15 requirements, the six stages, notices."""
    first = sources[0].report
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    requirements = [verdict.id for verdict in first.requirements]
    stages = [stage.id for stage in first.stages]
    rows.writerow(["Fichier", "Titre", "Nœuds", *requirements, *stages, "Remarques"])
    for source in sources:
        report = source.report
        rows.writerow(
            [
                cell(source.file),
                cell(source.title.replace("\n", " ")),
                report.nodes,
                *(report.verdict(id).word for id in requirements),
                *(report.stage(id).word for id in stages),
                cell(" ".join(source.notices)),
            ]
        )
    return "\ufeff" + out.getvalue()


def cell(text: str) -> str:
    """A text that a spreadsheet would run as a formula is set off by an apostrophe."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text[:1] else text
