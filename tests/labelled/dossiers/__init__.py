"""Dossiers with a jury's labels, written for this project: a text in Markdown, then its five labels::

    # A dossier …
    ==
    M5 satisfait [6ma 7l] : why     paragraphs that show it, counted from 1 between blank lines, and what each says
    M6 partiel ? [9v] : why         « ? »: a second jury member could say the neighbouring verdict

The letters after a number are the codes of the parts that the paragraph says (``dossier/requirements``). The weights
are learnt from ``learnt``; those of ``held`` are for scoring alone, and nobody reads them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cefi_map.dossier import Dossier, markdown
from tests.labelled import written

HERE = Path(__file__).parent
IDS = ("M5", "M6", "M7", "C12a", "C12b")

_LABEL = re.compile(r"(M\d|C12[ab]) (satisfait|partiel|absent)( \?)?(?: \[([\da-z ]+)\])? : .*")
_SHOWN = re.compile(r"(\d+)([a-z]*)")


@dataclass(frozen=True, slots=True)
class Label:
    """What a jury says of one requirement; ``shown``: paragraph that shows it -> codes of what it says."""

    verdict: str
    borderline: bool
    shown: Mapping[str, str]

    def said(self, passage: str) -> str | None:
        """The codes of a passage, whatever its marks; None where it shows nothing."""
        opening = letters(passage)[:ENOUGH]
        return next((codes for paragraph, codes in self.shown.items() if opening in letters(paragraph)), None)


ENOUGH = 60
"""Letters by which a passage is known."""


def letters(text: str) -> str:
    """What stays of a text whatever its marks: letters and figures."""
    return "".join(letter for letter in text if letter.isalnum())


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
    return [parse(text, name) for name, text in written(HERE / folder).items()]


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
        shown = {paragraphs[int(number) - 1]: codes for number, codes in _SHOWN.findall(numbers or "")}
        labels[id] = Label(verdict, doubt is not None, shown)
    if set(labels) != set(IDS):
        raise ValueError(f"{name}: labels are missing")
    return Labelled(name, said, labels)
