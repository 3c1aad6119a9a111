"""The report of dossiers as text, JSON, CSV, or HTML that stands alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from textwrap import wrap

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from cefi_map.checking import ADVICE, Report, Verdict, report_data
from cefi_map.referentiel import load

Words = Mapping[str, str]
"""Verdicts as a person reads them."""
_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Checked:
    """``file`` is the name as given, ``read`` the notices of reading it."""

    file: str
    title: str
    report: Report
    read: tuple[str, ...] = ()

    @property
    def satisfied(self) -> bool:
        """Whether C12a, C12b and M4–M7 are all satisfied."""
        return all(each.verdict == "satisfait" for each in self.verdicts)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return (*self.report.modalities, *self.report.requirements)

    @property
    def notices(self) -> tuple[str, ...]:
        return (*self.read, *self.report.notices)


def render(sources: Sequence[Checked], format: str, words: Words) -> bytes:
    """One or several reports as "text", "json", "html" or "csv"."""
    return _FORMATS[format](sources, words).encode("utf-8")


def _json(sources: Sequence[Checked], words: Words) -> str:
    out = [{**report_data(each.report, each.file), "notices": list(each.notices)} for each in sources]
    return json.dumps(out if len(out) > 1 else out[0], ensure_ascii=False, indent=1) + "\n"


def _csv(sources: Sequence[Checked], words: Words) -> str:
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(["Fichier", "Titre", "Paragraphes", *(each.id for each in sources[0].verdicts), "Remarques"])
    for each in sources:
        verdicts = [words[verdict.verdict] for verdict in each.verdicts]
        row = [_cell(each.file), _cell(each.title), each.report.nodes, *verdicts, _cell(" ".join(each.notices))]
        rows.writerow(row)
    return "\ufeff" + out.getvalue()


def _cell(text: str) -> str:
    """A text that a spreadsheet would run as a formula is set off by an apostrophe."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _text(sources: Sequence[Checked], words: Words) -> str:
    return "\n\n".join("\n".join(_lines(each, words)) for each in sources) + "\n"


def _lines(source: Checked, words: Words) -> Iterator[str]:
    yield f"{source.file} — {source.title}, {source.report.nodes} paragraphes"
    yield f"{ADVICE} Référentiel {source.report.version}."
    for notice in source.notices:
        yield from _wrapped(f"! {notice}", "", "  ")
    for verdict in source.verdicts:
        item = load().requirement(verdict.id)
        yield ""
        yield from _wrapped(f"{verdict.id}  « {item.text} »", "", "    ")
        yield f"  {words[verdict.verdict]} — {item.title}"
        yield from _wrapped(verdict.message, "    ", "    ")
        for evidence in verdict.evidence:
            yield from _wrapped(f"§ {evidence.number}  {evidence.text}", "      ", "        ")
        if verdict.fix:
            yield from _wrapped(f"→ {verdict.fix}", "    ", "      ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return wrap(" ".join(text.split(" ")), _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _html(sources: Sequence[Checked], words: Words) -> str:
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    return _template().render(sources=sources, style=style, advice=ADVICE, words=words, item=load().requirement)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("cefi_map", "dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


_FORMATS: dict[str, Callable[[Sequence[Checked], Words], str]] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "csv": _csv,
}
