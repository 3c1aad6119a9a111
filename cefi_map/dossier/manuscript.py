"""What is kept of a dossier while it is written: its text and its layout, as one value, and as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from cefi_map.errors import BadInput

from . import codec
from .guides import outline
from .layout import DEFAULT, Layout
from .model import Dossier

_ADVICE = "Rechargez la page, puis réessayez."


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A dossier and how it is laid out."""

    dossier: Dossier = field(default_factory=Dossier)
    layout: Layout = DEFAULT


def start() -> Manuscript:
    """What a new dossier begins with: the headings of the guided outline, nothing below them."""
    return Manuscript(Dossier(outline()))


def to_data(manuscript: Manuscript) -> dict[str, Any]:
    """The dossier's data with ``layout`` beside it; ``from_data`` gives it back. Shape: schemas/dossier.schema.json."""
    return {**codec.to_data(manuscript.dossier), "layout": asdict(manuscript.layout)}


def from_data(data: object) -> Manuscript:
    """The manuscript, tidied. ``BadInput`` when a setting is unknown or out of its bounds; ``codec`` says the rest."""
    dossier = codec.from_data(data)
    return Manuscript(dossier, _layout(data.get("layout", {}) if isinstance(data, dict) else {}))


def _layout(data: object) -> Layout:
    if not isinstance(data, dict):
        raise BadInput("Les réglages de page n’ont pas la forme attendue.", advice=_ADVICE)
    settings = {name: _setting(name, value) for name, value in data.items()}
    return Layout(**settings)


def _setting(name: object, value: object) -> Any:
    standard = _STANDARD.get(str(name))
    if standard is None:
        raise BadInput(f"Le réglage de page « {str(name)[:40]} » n’existe pas.", advice=_ADVICE)
    if isinstance(standard, bool):
        if isinstance(value, bool):
            return value
        raise BadInput(f"Le réglage de page « {name} » se répond par oui ou par non.", advice=_ADVICE)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadInput(f"Le réglage de page « {name} » est un nombre.", advice=_ADVICE)
    return value


_STANDARD = asdict(DEFAULT)
