"""Maps judged apart, in a process that stands behind all others: whoever saves, or looks at a page, does not wait for
a verdict on another's map. It remembers what the texts of each map say, and is asked for the next revision too."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial

from cefi_map import limits
from cefi_map.errors import TooLarge, exhausted
from cefi_map.judging import Readings
from cefi_map.mindmap import MindMap, codec
from cefi_map.service.memory import forgetting
from cefi_map.workers.outcome import given
from cefi_map.workers.pool import Pool, WorkerGone, WorkerTooSlow, forget, shared

PROGRAM = "cefi_map.service.files.judge"
BELOW = 10
"""By how much a judge stands behind whatever saves and shows pages (``nice``)."""
LARGE = 1_000
"""Nodes from which a map has a judge of its own kind, started when the first one comes: it takes seconds, for which no
other map is to wait."""


def judge_apart(name: str, mindmap: MindMap, readings: Readings) -> bytes:
    """As ``check_map``, packed (``judging.unpacked``). ``name``: the same for each revision of a map. ``TooLarge`` when
    it takes too long or too much."""
    data = json.dumps(codec.to_data(mindmap), ensure_ascii=False, separators=(",", ":")).encode()
    try:
        _, (said,) = given(_judge(len(mindmap)).run({"name": name, "readings": asdict(readings)}, [data]))
    except WorkerTooSlow:
        raise TooLarge(
            f"L’avis sur cette carte demande plus de {limits.JUDGE_SECONDS // 60} minutes.",
            advice="La carte est enregistrée. Réessayez, ou coupez-la en plusieurs cartes.",
        ) from None
    except WorkerGone as error:
        raise exhausted(error) from None
    return said


def warm() -> None:
    """Have a judge ready before the first map comes."""
    _judge(0).warm()


def _judge(nodes: int) -> Pool:
    return shared(PROGRAM, "large" if nodes >= LARGE else "", size=1, seconds=limits.JUDGE_SECONDS, below=BELOW)


forgetting(partial(forget, PROGRAM))
