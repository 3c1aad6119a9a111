"""« Consignes du centre »: how a centre reads what the official text leaves open. Kept with the owner's settings."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal

from cefi_map.errors import BadInput
from cefi_map.judging import DEFAULT, Readings, changed
from cefi_map.mindmap.json_gate import read_json

if TYPE_CHECKING:
    from cefi_map.store import Store

SETTING = "readings"

Value = int | float | bool


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A reading that may be changed: its field in ``Readings``, the requirement it reads, what is asked of the centre.

    ``kind`` "count" is a whole number from ``low`` to ``high``; "share" a fraction shown as a percentage; "pages" a
    number of pages, by halves; "all" yes or no.
    """

    name: str
    requirement: str
    label: str
    why: str
    kind: Literal["count", "share", "pages", "all"] = "count"
    low: float = 1
    high: float = 5


OPEN_POINTS = (
    OpenPoint(
        "objectives_least",
        "C3a",
        "Objectifs demandés",
        "« objectifs » est au pluriel, sans nombre.",
    ),
    OpenPoint(
        "partners_least",
        "C5",
        "Partenaires argumentés, au moins",
        "« des partenaires » est au pluriel, sans nombre.",
    ),
    OpenPoint(
        "partners_argued",
        "C5",
        "Partenaires nommés qui ont une raison, en %",
        "« Un choix argumenté » : le texte ne dit pas si chaque partenaire doit avoir sa raison.",
        kind="share",
        low=0,
        high=1,
    ),
    OpenPoint(
        "risk_kinds",
        "C6",
        "Domaines de difficulté demandés",
        "Relations partenariales, ressources, planification sont des exemples : la liste reste ouverte.",
    ),
    OpenPoint(
        "risk_answers",
        "C6",
        "Difficultés qui ont une réponse",
        "« anticipées » : le texte ne dit pas si chaque difficulté doit avoir sa réponse.",
        low=0,
    ),
    OpenPoint("followup_least", "C9", "Moyens de suivi demandés", "« Les moyens » est au pluriel, sans nombre."),
    OpenPoint(
        "criteria_least", "C10", "Critères d’évaluation demandés", "« Des critères » est au pluriel, sans nombre."
    ),
    OpenPoint(
        "forward_all",
        "C11",
        "Demander à la fois capitalisation, diffusion et transfert",
        "La liste n’a ni « et » ni « ou ».",
        kind="all",
    ),
    OpenPoint(
        "pages_asked",
        "M4",
        "Pages demandées pour le dossier",
        "« de 5 pages » : le nombre est écrit. Changez-le seulement si votre centre en impose un autre.",
        kind="pages",
        low=1,
        high=20,
    ),
    OpenPoint(
        "page_tolerance",
        "M4",
        "Écart admis autour de ce nombre, en pages",
        "« de 5 pages » : le texte ne dit ni minimum ni maximum. Sert à la lecture du dossier.",
        kind="pages",
        low=0,
        high=3,
    ),
)
"""In the order of the requirements; one for each field of ``Readings``, which a test holds."""

_BY_NAME = {point.name: point for point in OPEN_POINTS}


def readings(store: Store) -> Readings:
    """The centre's readings. What was kept and is no longer understood is the default again."""
    kept = store.common(SETTING)
    return _sound(kept) if isinstance(kept, Mapping) else DEFAULT


def set_readings(store: Store, values: Mapping[str, object]) -> Readings:
    """Keep these values, the others being the default. ``BadInput`` says which one is out of its bounds."""
    chosen = readings_from_data(values)
    store.set_common(SETTING, readings_data(chosen))
    return chosen


def reset_readings(store: Store) -> None:
    store.set_common(SETTING, {})


def readings_said(store: Store) -> tuple[str, ...]:
    """In plain French, what is not the default: « C6 : votre centre demande … », as in a report."""
    return changed(readings(store))


def readings_data(chosen: Readings) -> dict[str, Value]:
    """Only what is not the default, as JSON holds it."""
    standard = asdict(DEFAULT)
    return {name: value for name, value in asdict(chosen).items() if value != standard[name]}


def readings_from_data(data: object) -> Readings:
    """``readings_data`` back, checked."""
    if not isinstance(data, Mapping):
        raise BadInput("Les consignes sont un objet JSON : un nom et une valeur par ligne.")
    for name in data:
        if name not in _BY_NAME:
            raise BadInput(
                f"La consigne « {str(name)[:40]} » n’existe pas.", advice=f"Choisissez parmi : {', '.join(_BY_NAME)}."
            )
    return replace(DEFAULT, **{name: _checked(_BY_NAME[name], value) for name, value in data.items()})


def readings_file(data: bytes) -> Readings:
    """The readings of a JSON file, such as ``{"risk_kinds": 3, "forward_all": true}``."""
    try:
        return readings_from_data(read_json(data))
    except (ValueError, RecursionError):
        raise BadInput("Les consignes ne sont pas du JSON.", advice='Par exemple : {"risk_kinds": 3}.') from None


def _sound(kept: Mapping[str, object]) -> Readings:
    found: dict[str, Any] = {}
    for name, value in kept.items():
        try:
            found[name] = _checked(_BY_NAME[name], value)
        except (KeyError, BadInput):
            continue
    return replace(DEFAULT, **found)


def _checked(point: OpenPoint, value: object) -> Any:
    """The value in the field's own type."""
    kind = type(getattr(DEFAULT, point.name))
    if kind is bool:
        if isinstance(value, bool):
            return value
        raise BadInput(f"« {point.label} » se répond par oui ou par non.")
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadInput(f"« {point.label} » est un nombre.", advice=_bounds(point))
    if not point.low <= value <= point.high or (kind is int and value != int(value)):
        raise BadInput(f"« {point.label} » est hors des bornes.", advice=_bounds(point))
    return kind(value)


def _bounds(point: OpenPoint) -> str:
    low, high = (f"{bound:g}".replace(".", ",") for bound in (point.low, point.high))
    whole = "un nombre entier " if point.kind == "count" else "un nombre "
    return f"Écrivez {whole}de {low} à {high}."


assert {field.name for field in fields(Readings)} >= set(_BY_NAME)
