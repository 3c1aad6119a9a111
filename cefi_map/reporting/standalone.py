"""One HTML page that stands alone: no script, no request, its style inside; prints on two A4 pages a map."""

from __future__ import annotations

from collections.abc import Sequence

from cefi_map.judging import ADVICE, ALL_CODES, VERDICT_WORDS, Report, Verdict
from cefi_map.referentiel import load

from .page import style, template
from .source import FileReport


def as_html(sources: Sequence[FileReport]) -> str:
    return template("report.html.j2").render(
        sources=sources,
        style=style("page.css", "report.css"),
        advice=ADVICE,
        codes=ALL_CODES,
        words=VERDICT_WORDS,
        referentiel=load(),
        todo=todo,
    )


def todo(report: Report) -> list[Verdict]:
    """What asks for work, the emptiest first: absent, partial, to be checked by a person."""
    order = list(VERDICT_WORDS)
    left = [verdict for verdict in report.asked if verdict.verdict != "satisfait"]
    return sorted(left, key=lambda verdict: order.index(verdict.verdict))
