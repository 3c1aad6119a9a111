"""One HTML page that stands alone: no script, no request, its style inside; prints on two A4 pages a map."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from cefi_map.checking import ADVICE, Report, Verdict
from cefi_map.referentiel import load

from .source import WORDS, FileReport


def as_html(sources: Sequence[FileReport]) -> str:
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    return _template().render(sources=sources, style=style, advice=ADVICE, words=WORDS, referentiel=load(), todo=todo)


def todo(report: Report) -> list[Verdict]:
    """Requirements that ask for work, the emptiest first: absent, partial, to be checked by a person."""
    order = list(WORDS)
    left = [verdict for verdict in report.requirements if verdict.verdict != "satisfait"]
    return sorted(left, key=lambda verdict: order.index(verdict.verdict))


@cache
def _template() -> Template:
    loader = PackageLoader("cefi_map", "reporting")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html.j2")
