"""The report of dossiers as text, JSON, CSV, or HTML that stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cefi_map.judging import ADVICE, ALL_CODES, Verdict
from cefi_map.referentiel import load

from .as_json import as_json
from .as_text import beside, wrapped
from .page import style, template
from .source import FileReport
from .tables import Lines, csv_text


class DossierReport(FileReport):
    """A dossier's: its verdicts are C12a, C12b and M4–M7, its ``nodes`` are paragraphs."""

    __slots__ = ()

    @property
    def satisfied(self) -> bool:
        return all(each.joined.verdict == "satisfait" for each in self.verdicts)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return (*self.report.modalities, *self.report.requirements)


def render(sources: Sequence[DossierReport], format: str) -> bytes:
    """One or several reports as "text", "json", "html" or "csv"."""
    return _FORMATS[format](sources).encode("utf-8")


def _csv(sources: Sequence[DossierReport]) -> str:
    heads = ["Fichier", "Titre", "Paragraphes", *(each.id for each in sources[0].verdicts), "Remarques"]
    rows: Lines = [
        [each.file, each.title, each.report.nodes, *(verdict.word for verdict in each.verdicts), " ".join(each.notices)]
        for each in sources
    ]
    return csv_text([heads, *rows])


def _text(sources: Sequence[DossierReport]) -> str:
    return "\n\n".join("\n".join(_lines(each)) for each in sources) + "\n"


def _lines(source: DossierReport) -> Iterator[str]:
    yield f"{source.file} — {source.title}, {source.report.nodes} paragraphes"
    yield f"{ADVICE} Référentiel {source.report.version}."
    for notice in source.notices:
        yield from wrapped(f"! {notice}", "", "  ")
    for verdict in source.verdicts:
        item = load().requirement(verdict.id)
        yield ""
        yield from wrapped(f"{verdict.id}  « {item.text} »", "", "    ")
        yield f"  {verdict.word} — {item.title}"
        yield from wrapped(verdict.message, "    ", "    ")
        for evidence in verdict.evidence:
            yield from wrapped(f"§ {evidence.number}  {evidence.text}", "      ", "        ")
        if verdict.candidates:
            yield "    Les passages les plus proches :"
        for candidate in verdict.candidates:
            yield from wrapped(f"§ {candidate.number}  {candidate.text}", "      ", "        ")
        if verdict.fix:
            yield from wrapped(f"→ {verdict.fix}", "    ", "      ")
        yield from beside(verdict, "§ ")


def _html(sources: Sequence[DossierReport]) -> str:
    page = template("dossier.html.j2")
    return page.render(
        sources=sources,
        style=style("page.css", "dossier.css"),
        advice=ADVICE,
        codes=ALL_CODES,
        item=load().requirement,
    )


_FORMATS: dict[str, Callable[[Sequence[DossierReport]], str]] = {
    "text": _text,
    "json": as_json,
    "html": _html,
    "csv": _csv,
}
