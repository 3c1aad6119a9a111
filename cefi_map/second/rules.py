"""What a second reader is told to judge by: our own rules in words, made from what the built-in judge counts by.

``referentiel/reading`` gives the official text, our readings of it and how a jury reads; a requirement's own parts give
what is asked for, by the centre's readings. Nothing is said here that neither holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from cefi_map.dossier.requirements import REQUIREMENTS as OF_DOSSIER
from cefi_map.french.wording import joined
from cefi_map.judging import Readings, Requirement
from cefi_map.judging.counting import KINDS_ASKED
from cefi_map.judging.requirements import REQUIREMENTS as OF_MAP
from cefi_map.referentiel import load

CANARY = "C0"
"""A requirement that nothing can meet: who finds it met has not read."""
_BEFORE_CANARY = 3
"""Requirements that stand before it."""


def requirements(kind: str) -> tuple[Requirement, ...]:
    """What is read in a "carte" or in a "dossier", in official order."""
    return OF_MAP if kind == "carte" else tuple(OF_DOSSIER)


def codes(kind: str) -> tuple[str, ...]:
    """What an answer speaks of, in its fixed order."""
    own = [each.id for each in requirements(kind)]
    return (*own[:_BEFORE_CANARY], CANARY, *own[_BEFORE_CANARY:])


def rules(kind: str, readings: Readings) -> str:
    """The general rules, then each requirement with what makes it satisfied, partial or absent."""
    jury = load().jury
    general = jury.map if kind == "carte" else jury.dossier
    asked = [_requirement(each, readings) for each in requirements(kind)]
    asked.insert(_BEFORE_CANARY, _CANARY_TOLD.format("de la carte" if kind == "carte" else "du dossier"))
    numbered = (f"{rank}. {each}" for rank, each in enumerate(general, 1))
    return "\n".join(("# Règles générales", *numbered, "", "# Exigences", *asked))


_CANARY_TOLD = (
    "C0 — Mot de contrôle. satisfait : une ligne {} contient le mot de contrôle que donne la dernière partie de cette "
    "demande ; sinon absent."
)


def version(kind: str, readings: Readings) -> str:
    """Names these rules: eight letters of their digest."""
    return hashlib.sha256(rules(kind, readings).encode()).hexdigest()[:8]


def _requirement(requirement: Requirement, readings: Readings) -> str:
    held = load().requirement(requirement.id)
    case = load().jury.cases[requirement.id]
    said = f"{requirement.id} — {requirement.title} (« {held.text.strip(' .')} »)."
    ways = " ; ou ".join(_way(requirement, way, readings) for way in requirement.satisfied(readings))
    return " ".join((said, f"satisfait : {ways}.", *held.interpretations, case))


def _way(requirement: Requirement, way: Mapping[str, int], readings: Readings) -> str:
    """« au moins 2 besoins précis et une source »."""
    phrases = [_counted(requirement, code, least) for code, least in way.items() if least and code != KINDS_ASKED]
    if way.get(KINDS_ASKED, 0) > 1:
        phrases[0] += f" de {way[KINDS_ASKED]} domaines différents"
    if requirement.share:
        phrases.append(f"cela pour au moins {round(readings.partners_argued * 100)} % de ceux qui sont nommés")
    return joined(phrases)


def _counted(requirement: Requirement, code: str, least: int) -> str:
    part = requirement.part(code)
    return part.one if least == 1 else f"au moins {least} {part.many or part.one}"
