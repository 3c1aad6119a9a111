"""Somebody whom a platform sends and nobody here knows yet: they say who they are, and their browser carries that they
came meanwhile."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from cefi_map.out.fence import Gate

from .passing import pass_on, passed_on

_PURPOSE = "newcomer"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """``subject``: by which they are known from now on; ``learner``: what the platform calls them. ``link``: the one
    that a candidate opened, into a session where others came by its code; "" for who teaches."""

    subject: str
    learner: str
    name: str
    platform: str
    link: str = ""


def first_arrival(gate: Gate, newcomer: Newcomer) -> str:
    """What their browser carries meanwhile: no address does, so that nobody joins another's by a link."""
    return pass_on(gate, _PURPOSE, asdict(newcomer))


def who_arrived(gate: Gate, passed: str) -> Newcomer:
    """``BadInput`` for what we did not seal, or too long ago."""
    said = passed_on(gate, _PURPOSE, passed)
    return Newcomer(**{each.name: said[each.name] for each in fields(Newcomer)})
