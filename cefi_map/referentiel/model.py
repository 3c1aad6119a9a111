"""The parts of the référentiel as frozen values: official items, and our requirements and stages that quote them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["activity", "competence", "modality", "stage", "criterion", "requirement"]
JudgedOn = Literal["carte", "dossier"]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece with an address. ``fragments`` are verbatim, several where a page break of the source cuts the text.

    ``title`` is ours (a stage's short name, the titles of a criterion's requirements) or ""; ``heading`` is a line the
    source puts above the item, or "".
    """

    id: str
    kind: Kind
    bloc: int
    fragments: tuple[str, ...]
    items: tuple[Item, ...] = ()
    title: str = ""
    heading: str = ""

    @property
    def text(self) -> str:
        """The official text in one line, the page breaks taken out."""
        return " ".join(self.fragments)

    def walk(self) -> Iterator[Item]:
        """The item and all below it, in the order of the source (three levels at most)."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Bloc:
    """One of the three blocs; ``title`` heads its competences, ``activities_title`` its activities, both verbatim."""

    number: int
    title: str
    activities_title: str
    activities: tuple[Item, ...]
    competences: tuple[Item, ...]
    modalities: tuple[Item, ...]
    criteria: tuple[Item, ...]

    def walk(self) -> Iterator[Item]:
        for item in (*self.modalities, *self.criteria, *self.competences, *self.activities):
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one verdict is about. ``text`` is the verbatim fragment it comes from, ``criterion`` its criterion's id or
    "" for a modality. ``stages`` are where it usually lives, never where it must; ``interpretations`` are our readings.
    """

    id: str
    criterion: str
    text: str
    title: str
    stages: tuple[str, ...]
    judged_on: JudgedOn
    logic: str
    interpretations: tuple[str, ...]
    competences: tuple[str, ...]
    activities: tuple[str, ...]

    @property
    def excerpt(self) -> str:
        """« … et externe est définie »: the fragment as it is quoted, told to go on from what stands before it."""
        return f"… {self.text}" if self.text[:1].islower() else self.text


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask oneself at a stage: ``text`` in a panel, ``short`` pale on an empty map. Never content."""

    text: str
    short: str
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the six stages: ``text`` is the official wording, all the rest is ours."""

    id: str
    number: int
    text: str
    name: str
    questions: tuple[Question, ...]
    expects: str
    good: str
    bad: str


@dataclass(frozen=True, slots=True)
class Fine:
    """A finer cut of a requirement, in a numbering that is never shown."""

    id: str
    requirement: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Jury:
    """How a jury reads: what holds for every requirement of a map, of a dossier, and the cases of each by its id."""

    map: tuple[str, ...]
    dossier: tuple[str, ...]
    cases: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Version:
    """Which official text this is: the day it was recorded (ISO) and the SHA-256 of ``source.txt``."""

    recorded: str
    sha256: str

    def __str__(self) -> str:
        return f"{self.recorded}-{self.sha256[:8]}"
