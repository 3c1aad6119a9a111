"""What each page of a dossier begins with: in our PDF, and as an office program sets our Word or OpenDocument file."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cefi_map.dossier import Dossier, Layout, Picture, odt, pdf, word
from cefi_map.dossier.layout import A4, POINT
from tests.programs import PDF_READER, printed

KINDS: Mapping[str, Callable[..., bytes]] = {"docx": word.write, "odt": odt.write}
_LETTERS = 40
"""Of a page's beginning that are compared: five words or so."""


@dataclass(frozen=True)
class Paper:
    """A dossier as it is printed."""

    dossier: Dossier
    look: Layout = Layout()  # noqa: RUF009 — a frozen value
    pictures: Mapping[str, Picture] = field(default_factory=dict)


def differences(papers: Mapping[str, Paper], kind: str, folder: Path) -> list[str]:
    """The papers whose pages do not all begin with the same words, each with the first page that differs."""
    documents = []
    for name, paper in papers.items():
        documents.append(folder / f"{name}.{kind}")
        documents[-1].write_bytes(KINDS[kind](paper.dossier, paper.look, paper.pictures))
    found = []
    for (name, paper), theirs in zip(papers.items(), printed(documents, folder), strict=True):
        ours = folder / f"{name}.own.pdf"
        ours.write_bytes(pdf(paper.dossier, paper.look, paper.pictures).data)
        found += _difference(name, starts(ours, paper.look), starts(theirs, paper.look))
    return found


def _difference(name: str, ours: list[str], theirs: list[str]) -> list[str]:
    if ours == theirs:
        return []
    sheets = zip([*ours, "(no page)"], [*theirs, "(no page)"], strict=False)
    number, (here, there) = next((n, pair) for n, pair in enumerate(sheets, 1) if pair[0] != pair[1])
    return [f"{name}, page {number}: « {here} », there « {there} »"]


def starts(file: Path, look: Layout) -> list[str]:
    """The first letters of each page between its margins, without spaces, marks of lists and calls of notes."""
    margin, width, height = (round(side / POINT) for side in (look.margin, *A4))
    box = ["-x", "0", "-y", str(margin - 3), "-W", str(width), "-H", str(height - 2 * margin + 6)]
    text = subprocess.run([PDF_READER, *box, str(file), "-"], check=True, capture_output=True, encoding="utf-8").stdout
    return [first_letters(page) for page in text.split("\f")[:-1]]


def first_letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text)[:_LETTERS]
