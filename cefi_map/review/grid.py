"""The grid, the same for everyone: the twelve criteria in official order with their requirements, then modalities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cefi_map.referentiel import load

_DOSSIER = ("M4", "M5", "M6", "M7")


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion: ``text`` is official, ``title`` ours and short; ``parts`` are (id, title) of its requirements."""

    id: str
    text: str
    title: str
    parts: tuple[tuple[str, str], ...]
    on_dossier: bool


@dataclass(frozen=True, slots=True)
class Modality:
    """What the work must have, apart from the criteria: a stage of the map or a part of the dossier."""

    id: str
    title: str
    on_dossier: bool


@cache
def criteria() -> tuple[Line, ...]:
    """C1 to C12."""
    return tuple(_line(item.id, item.text) for item in load().bloc3.criteria)


@cache
def modalities() -> tuple[Modality, ...]:
    """The six stages, then what the dossier must hold."""
    stages = [Modality(stage.id, f"{stage.number}. {stage.name}", False) for stage in load().stages]
    return (*stages, *(Modality(id, load().requirement(id).title, True) for id in _DOSSIER))


def _line(id: str, text: str) -> Line:
    asked = load().requirements_of(id)
    parts = tuple((each.id, each.title) for each in asked)
    return Line(id, text, SHORT.get(id, id), parts, all(each.judged_on == "dossier" for each in asked))


SHORT = {
    "C1": "Diagnostics",
    "C2": "Politiques, indicateurs",
    "C3": "Périmètre, objectifs",
    "C4": "Choix des actions",
    "C5": "Partenaires",
    "C6": "Difficultés",
    "C7": "Budget",
    "C8": "Communication",
    "C9": "Suivi",
    "C10": "Critères",
    "C11": "Bilan, suites",
    "C12": "Dossier",
}
"""Heads of the columns of a table."""
