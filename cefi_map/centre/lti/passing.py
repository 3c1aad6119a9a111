"""What a browser carries for us from one page to the next: sealed, for one purpose, and for some minutes."""

from __future__ import annotations

import json
import time
from typing import Any

from cefi_map import limits
from cefi_map.errors import BadInput, CefiError
from cefi_map.out.fence import Gate
from cefi_map.out.sealing import seal, unseal


def pass_on(gate: Gate, purpose: str, said: dict[str, Any]) -> str:
    return seal(gate.key, json.dumps({**said, "for": purpose, "until": int(time.time()) + limits.LAUNCH_SECONDS}))


def passed_on(gate: Gate, purpose: str, sealed: str) -> dict[str, Any]:
    """What was sealed. ``BadInput`` for anything else, and when it is too old."""
    try:
        found: dict[str, Any] = json.loads(unseal(gate.key, sealed) or "{}")
    except (CefiError, ValueError):
        found = {}
    if found.get("for") != purpose or found["until"] < time.time():
        raise BadInput("Ce passage est trop ancien.", advice="Reprenez depuis votre cours.")
    return found
