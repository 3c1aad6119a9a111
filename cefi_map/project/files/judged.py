"""Maps judged apart, in a process that stands behind all others: whoever saves, or looks at a page, does not wait for
a verdict on another's map. It remembers what the texts of each map say, and is asked for the next revision too."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import asdict
from functools import partial
from hashlib import sha256

from cefi_map import limits
from cefi_map.errors import CefiError, NotYet, TooLarge
from cefi_map.judging import Readings, Report, unpacked
from cefi_map.mindmap import MindMap, codec
from cefi_map.project.later import LONG, SHORT, is_hurried, soon
from cefi_map.project.memory import forgetting
from cefi_map.workers.outcome import WorkerFailed, given
from cefi_map.workers.pool import Pool, WorkerGone, WorkerTooSlow, forget, shared

PROGRAM = "cefi_map.project.files.judge"
BELOW = 1
"""By how much a judge stands behind whatever saves and shows pages (``nice``). Not more: beside eight busy processes on
two processors an opinion takes 37 times its own processor time with 10, 5.4 times with 1, 4.4 with 0 (measured)."""
LARGE = 1 << 17
"""Letters, a node counting as ``NODE``, from which a map has judges of its own kind, started when the first one comes:
it takes seconds, for which no other map is to wait. Some 1,000 ordinary nodes."""
NODE = 50
LARGE_JUDGES = 2
"""So that nobody's large map waits for another's alone; the second is started when both are there."""

ONCE = 1000
"""Judgements of maps that change no more that stay at hand: those of a class that has just arrived."""
ARRIVING = "arriving"
"""What judges works that arrive by the hundred: no save, and no candidate's verdict, waits for it."""

_said: OrderedDict[tuple[str, Readings], bytes] = OrderedDict()
_log = logging.getLogger(__name__)


def judge_apart(name: str, mindmap: MindMap, readings: Readings, kind: str = "") -> bytes:
    """As ``check_map``, packed (``judging.unpacked``). ``name``: the same for each revision of a map; ``kind``: by a
    judge that does nothing else. ``TooLarge`` when it takes too much, ``JudgeFailed`` when the judge ends over it
    twice."""
    data = _data(mindmap)
    try:
        _, (said,) = given(_judge(weight(mindmap), kind).run({"name": name, "readings": asdict(readings)}, [data]))
    except WorkerTooSlow:
        raise TooLarge(
            f"L’avis sur cette carte demande plus de {limits.JUDGE_SECONDS // 60} minutes de calcul.",
            advice="La carte est enregistrée. Coupez ses très longs textes, ou faites-en plusieurs cartes.",
        ) from None
    except (WorkerGone, WorkerFailed) as error:
        why = str(error) or "it ended twice"
        _log.error("no opinion on a map of %d nodes, %d bytes: %s", len(mindmap), len(data), why)
        raise JudgeFailed(
            "L’avis sur cette carte n’a pas pu être préparé.",
            advice="La carte est enregistrée. L’avis est redemandé à son prochain changement.",
        ) from None
    return said


def judged_once(mindmap: MindMap, readings: Readings, kind: str = "") -> Report:
    """What is said of a map that changes no more: it stays at hand for whoever asks next. Raises what ``judge_apart``
    does."""
    key = _key(mindmap, readings)
    said = _said[key] = _said.get(key) or judge_apart(key[0], mindmap, readings, kind)
    while len(_said) > ONCE:
        _said.popitem(last=False)
    return unpacked(said)


def judged_soon(
    owner: Hashable, name: str, mindmap: MindMap, readings: Readings, work: Callable[[], Report | None] | None = None
) -> Report:
    """What is said of a map, in its owner's turn: everybody has one, and the short maps of a round come first.
    ``NotYet`` while it is being worked out; who is not hurried waits. Raises what ``judge_apart`` does.

    ``work`` judges it otherwise and keeps what is said, or gives None where another is at it; without it the map is one
    that changes no more."""
    if work is None:
        if not is_hurried() or _key(mindmap, readings) in _said:
            return judged_once(mindmap, readings)
        work = partial(judged_once, mindmap, readings)
    size = weight(mindmap)
    lane = LONG if size >= LARGE else SHORT
    report = soon((owner, name, readings), work, bool, lane=lane, owner=owner, size=size)
    if report is None:
        raise NotYet(
            "L’avis sur cette carte se prépare.",
            advice="Elle est enregistrée ; rien ne se perd si vous quittez cette page.",
        )
    return report


def _key(mindmap: MindMap, readings: Readings) -> tuple[str, Readings]:
    return sha256(_data(mindmap)).hexdigest(), readings


def _data(mindmap: MindMap) -> bytes:
    return json.dumps(codec.to_data(mindmap), ensure_ascii=False, separators=(",", ":")).encode()


class JudgeFailed(CefiError):
    """A fault of ours, or of the machine: another day it may pass."""


def weight(mindmap: MindMap) -> int:
    """How long a map takes to judge, beside others: its letters and its nodes."""
    beside = (len(block.text) for node in mindmap for rich in (node.note, node.details) if rich for block in rich)
    return sum(NODE + len(node.text) for node in mindmap) + sum(beside)


def warm_judge() -> None:
    """Have a judge ready before the first map comes."""
    _judge(0).warm()


def _judge(weight: int, kind: str = "") -> Pool:
    large = weight >= LARGE and not kind
    return shared(
        PROGRAM,
        "large" if large else kind,
        size=LARGE_JUDGES if large else 1,
        seconds=limits.JUDGE_SECONDS,
        below=BELOW,
    )


forgetting(partial(forget, PROGRAM))
forgetting(_said.clear)
