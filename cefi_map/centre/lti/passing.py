"""What a browser carries for us from one page of a launch to the next, for some minutes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cefi_map import limits
from cefi_map.errors import BadInput
from cefi_map.out.fence import Gate
from cefi_map.out.sealing import read_pass, seal_pass


def pass_on(gate: Gate, purpose: str, said: dict[str, Any]) -> str:
    return seal_pass(gate.key, purpose, said, timedelta(seconds=limits.LAUNCH_SECONDS))


def passed_on(gate: Gate, purpose: str, sealed: str) -> dict[str, Any]:
    """What was sealed. ``BadInput`` for anything else, and when it is too old."""
    found = read_pass(gate.key, purpose, sealed)
    if found is None:
        raise BadInput("Ce passage est trop ancien.", advice="Reprenez depuis votre cours.")
    return found
