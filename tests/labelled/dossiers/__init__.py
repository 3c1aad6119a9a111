"""Dossiers with a jury's labels, written for this project: a text in Markdown, then its five labels::

    # A dossier …
    ==
    M5 satisfait [6 7] : why        paragraphs that show it, counted from 1 between blank lines
    M6 partiel ? : why              « ? »: a second jury member could say the neighbouring verdict

The rules were written with those of ``learnt`` in sight; those of ``held`` are for scoring alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cefi_map.dossier import Dossier, markdown

HERE = Path(__file__).parent
IDS = ("M5", "M6", "M7", "C12a", "C12b")

_LABEL = re.compile(r"(M\d|C12[ab]) (satisfait|partiel|absent)( \?)?(?: \[([\d ]+)\])? : .*")


@dataclass(frozen=True, slots=True)
class Label:
    """What a jury says of one requirement; ``shown`` holds the paragraphs that show it."""

    verdict: str
    borderline: bool
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Labelled:
    """A dossier's text, and a label for each requirement."""

    name: str
    text: str
    labels: Mapping[str, Label]

    @cached_property
    def dossier(self) -> Dossier:
        return markdown.read(self.text).dossier


def ours(folder: str) -> list[Labelled]:
    """The dossiers of one folder, by name."""
    return [parse(path.read_text("utf-8"), path.stem) for path in sorted((HERE / folder).glob("*.txt"))]


def parse(text: str, name: str = "") -> Labelled:
    """A dossier in the notation above. ValueError names a line that is not understood."""
    said, _, labelled = text.rpartition("\n==\n")
    paragraphs = said.strip().split("\n\n")
    labels: dict[str, Label] = {}
    for line in filter(None, map(str.strip, labelled.splitlines())):
        found = _LABEL.fullmatch(line)
        if found is None:
            raise ValueError(f"{name}: label not understood: {line}")
        id, verdict, doubt, numbers = found.groups()
        shown = tuple(paragraphs[int(number) - 1] for number in (numbers or "").split())
        labels[id] = Label(verdict, doubt is not None, shown)
    if set(labels) != set(IDS):
        raise ValueError(f"{name}: labels are missing")
    return Labelled(name, said, labels)
