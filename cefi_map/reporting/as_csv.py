"""CSV for a spreadsheet: one row a file, `;` and a byte order mark so that Excel opens it in French."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from cefi_map.judging import ADVICE

from .source import FileReport


def as_csv(sources: Sequence[FileReport]) -> str:
    """Columns: file, title, nodes, the 15 requirements, the six stages, notices; the last one's head says what an
    opinion is worth, its cells which référentiel and rules it follows."""
    first = sources[0].report
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    requirements = [verdict.id for verdict in first.requirements]
    stages = [stage.id for stage in first.stages]
    rows.writerow(["Fichier", "Titre", "Nœuds", *requirements, *stages, "Remarques", ADVICE])
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
                report.version,
            ]
        )
    return "\ufeff" + out.getvalue()


def cell(text: str) -> str:
    """A text that a spreadsheet would run as a formula is set off by an apostrophe."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text[:1] else text
