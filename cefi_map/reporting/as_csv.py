"""CSV for a spreadsheet: one row a file."""

from __future__ import annotations

from collections.abc import Sequence

from cefi_map.judging import ADVICE

from .source import FileReport
from .tables import Lines, csv_text


def as_csv(sources: Sequence[FileReport]) -> str:
    """Columns: file, title, nodes, the 15 requirements, the six stages, notices; the last one's head says what an
    opinion is worth, its cells which référentiel and rules it follows."""
    first = sources[0].report
    requirements = [verdict.id for verdict in first.requirements]
    stages = [stage.id for stage in first.stages]
    heads = ["Fichier", "Titre", "Nœuds", *requirements, *stages, "Remarques", ADVICE]
    rows: Lines = [
        [
            source.file,
            source.title.replace("\n", " "),
            source.report.nodes,
            *(source.report.verdict(id).word for id in requirements),
            *(source.report.stage(id).word for id in stages),
            " ".join(source.notices),
            source.report.version,
        ]
        for source in sources
    ]
    return csv_text([heads, *rows])
