"""« Consigne du centre » on a criterion: a sentence on how it is marked here, where the official text leaves that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cefi_map import limits
from cefi_map.errors import NotFound, TooLarge
from cefi_map.mindmap.codec import clean

from .reference import referentiel

if TYPE_CHECKING:
    from cefi_map.store import Store

SETTING = "guidance"


@dataclass(frozen=True, slots=True)
class Guidance:
    """``words`` for whoever marks and whoever is marked, settled at that ``moment``; ``of``: where, or ""."""

    words: str
    moment: datetime
    of: str = ""


def guidance(store: Store) -> Mapping[str, Guidance]:
    """By criterion, in official order; those that nobody gave are left out."""
    return {id: found for id in _criteria() if (found := _sound(store.common(_name(id))))}


def set_guidance(store: Store, criterion: str, words: str, of: str = "") -> None:
    """In the place of what was there; "" takes it back. ``NotFound`` for what is no criterion, ``TooLarge``."""
    if criterion not in _criteria():
        raise NotFound("Ce critère n’existe pas.", advice="Choisissez de C1 à C12.")
    said = " ".join(clean(words).split())
    if len(said) > limits.GUIDANCE_CHARS:
        advice = "Gardez une phrase ou deux."
        raise TooLarge(f"Une consigne s’arrête à {limits.GUIDANCE_CHARS} caractères.", advice=advice)
    known = _sound(store.common(_name(criterion)))
    if said != (known.words if known else ""):
        kept = {"words": said, "moment": datetime.now(UTC).isoformat(), "of": of} if said else {}
        store.set_common(_name(criterion), kept)


def _criteria() -> tuple[str, ...]:
    return tuple(item.id for item in referentiel().bloc3.criteria)


def _name(criterion: str) -> str:
    """A setting each, so that two who write about two criteria at once both do."""
    return f"{SETTING} {criterion}"


def _sound(kept: object) -> Guidance | None:
    try:
        match kept:
            case {"words": str(words), "moment": str(moment), "of": str(of)} if words:
                return Guidance(words, datetime.fromisoformat(moment), of)
    except ValueError:
        pass
    return None
