"""Plain text for a terminal: what to write first, then each criterion in official order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from cefi_map.judging import ADVICE, ALL_CODES, StageFinding, Verdict
from cefi_map.referentiel import load

from .source import FileReport

SIGNS = {"absent": "○", "partiel": "◐", "a_verifier": "◇", "satisfait": "●"}
WIDTH = 96


def as_text(sources: Sequence[FileReport]) -> str:
    return "\n\n".join("\n".join(_lines(source)) for source in sources) + "\n"


def _lines(source: FileReport) -> Iterator[str]:
    report = source.report
    yield f"{source.file} — {' '.join(source.title.split())}, {report.nodes} nœuds"
    yield f"{ADVICE} Référentiel {report.version}."
    yield from wrapped(ALL_CODES, "", "  ")
    for notice in (*source.notices, *report.readings):
        yield from wrapped(f"! {notice}", "", "  ")
    yield ""
    yield "Les six étapes"
    for stage in report.stages:
        yield from _stage(stage)
    for criterion in report.criteria:
        yield ""
        yield from wrapped(f"{criterion.id}  « {criterion.text} »", "", "    ")
        for verdict in report.requirements:
            if verdict.criterion == criterion.id:
                yield from _verdict(verdict)
    if report.remarks:
        yield ""
        yield "Remarques"
    for remark in report.remarks:
        yield from wrapped(remark.message, "  ", "    ")
    yield ""
    yield "Modalités"
    for verdict in report.modalities:
        if verdict.id.startswith("M"):
            yield from _verdict(verdict)


def _stage(stage: StageFinding) -> Iterator[str]:
    yield f"  {SIGNS[stage.verdict]} {stage.word} — {stage.id[1:]} {load().stage(stage.id).name}"
    yield from wrapped(stage.message, "    ", "    ")


def _verdict(verdict: Verdict) -> Iterator[str]:
    title = load().requirement(verdict.id).title
    yield f"  {SIGNS[verdict.verdict]} {verdict.word} — {verdict.id} {title}"
    yield from wrapped(verdict.message, "    ", "    ")
    for evidence in verdict.evidence:
        yield from wrapped(f"{evidence.number or '·'}  {evidence.text}", "      ", "        ")
    if verdict.candidates:
        yield "    Est-ce l’un de ces nœuds ?"
    for candidate in verdict.candidates:
        yield from wrapped(f"{candidate.number or '·'}  {candidate.text}", "      ", "        ")
    if verdict.fix:
        yield from wrapped(f"→ {verdict.fix}", "    ", "      ")
    yield from beside(verdict)


def beside(verdict: Verdict, sign: str = "") -> Iterator[str]:
    """What a second reader says, and both together; nothing without one."""
    if verdict.together is None:
        return
    for name, part in (("Second avis", verdict.second), ("Ensemble", verdict.together)):
        told = f"{part.word}. {part.message}" if part else "pas lu."
        yield from wrapped(f"{name} : {told}", "    ", "      ")
        for evidence in part.evidence if part and part.evidence != verdict.evidence else ():
            yield from wrapped(f"{sign}{evidence.number or '·'}  {evidence.text}", "      ", "        ")


def wrapped(text: str, first: str, rest: str) -> list[str]:
    """Lines of the terminal's width; ``first`` and ``rest`` stand before them."""
    return wrap(" ".join(text.split()), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
