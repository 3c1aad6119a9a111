"""The page of a closed session: opens in any browser without the product and without a network, and shows all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cefi_map.review import KINDS, Remark

from .minutes import Minutes, Sitting
from .page import style, template

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is in one candidate's ``folder``: ``files`` as (name, what it is); ``remarks`` under their letters."""

    folder: str
    minutes: Minutes
    files: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, Remark], ...]
    appreciation: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A session as it was closed: ``moment`` and ``by`` in words, its task, the files that are of nobody alone,
    the candidates ``absent`` from them: who handed in nothing."""

    sitting: Sitting
    moment: str
    by: str
    brief: str
    source: str
    readings: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    candidates: Sequence[Candidate]
    absent: tuple[str, ...] = ()


def index_html(closed: Closed) -> str:
    return template("closed.html.j2").render(
        closed=closed,
        style=style("page.css", "review_sheet.css", "closed.css"),
        kinds=KINDS,
        manifest=MANIFEST,
    )
