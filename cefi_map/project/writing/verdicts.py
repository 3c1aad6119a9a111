"""What is said of a project's map: judged once for each revision, in its turn, by no thread that answers a request."""

from __future__ import annotations

import json
from collections import Counter, OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from cefi_map import judging
from cefi_map.errors import CefiError, NotYet, TooLarge
from cefi_map.judging import Readings, Report, StageFinding, report_data, unpacked
from cefi_map.mindmap import MindMap
from cefi_map.project.exam import readings
from cefi_map.project.files import JudgeFailed, judge_apart, judged_soon
from cefi_map.project.later import is_hurried
from cefi_map.project.memory import forgetting
from cefi_map.store import Opinion, Project, Store

REVISIONS = 4
"""Revisions of a project whose map and report stay at hand: the newest, and those being compared."""
NODES = 60_000
"""Nodes of maps at hand, each with as many reports: some two hundred maps in work."""

SAYING = ("french", "judging", "planning", "referentiel")
"""Rooms by which a map is judged and by whose words it is told."""

Judged = tuple[MindMap, Report]


@dataclass(eq=False)
class _Subject:
    """A project under judgement. ``known`` holds the last ``REVISIONS`` by number and readings, ``failed`` what could
    not be judged by this process; ``nodes``: of the last one."""

    nodes: int = 0
    known: OrderedDict[tuple[int, Readings], Judged] = field(default_factory=OrderedDict)
    failed: dict[tuple[int, Readings], JudgeFailed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What a list shows of a project: how much of what is asked has each verdict; its stages, without their nodes."""

    verdicts: Mapping[str, int]
    stages: tuple[StageFinding, ...]


_subjects: OrderedDict[tuple[Store, str], _Subject] = OrderedDict()
_lock = Lock()


def judged(store: Store, project_id: str, number: int, by: Readings, *, said: bool = True) -> Judged:
    """The map of a revision, which never changes, and its report. What is said is left with the store, and what lists
    show of it. No request judges: ``NotYet`` there while it is being worked out. ``TooLarge``, ``JudgeFailed``: what is
    said in its place until the map changes. Not ``said``: nothing is left with the store
    yet, as whoever asks has seen."""
    known = _known(store, project_id, number, by)
    if known:
        return known
    mindmap = store.load(project_id, number).map
    left = _read(store.opinion(project_id, number, judge(by))) if said else None
    report = left or _asked(store, project_id, number, mindmap, by)
    return _keep(store, project_id, number, by, (mindmap, report))


def report_of(store: Store, project_id: str, number: int) -> Report:
    """What is said of a map as it stood then. Raises what ``judged`` does."""
    return judged(store, project_id, number, readings(store))[1]


def _known(store: Store, project_id: str, number: int, by: Readings) -> Judged | None:
    subject = _subject(store, project_id)
    if failed := subject.failed.get((number, by)):
        raise JudgeFailed(failed.message, advice=failed.advice)
    return subject.known.get((number, by))


def _keep(store: Store, project_id: str, number: int, by: Readings, found: Judged) -> Judged:
    subject = _subject(store, project_id)
    with _lock:
        subject.known[number, by] = found
        subject.nodes = len(found[0])
        while len(subject.known) > REVISIONS:
            subject.known.popitem(last=False)
    _make_room()
    return found


def _asked(store: Store, project_id: str, number: int, mindmap: MindMap, by: Readings) -> Report:
    if not is_hurried():
        return _made(store, project_id, number, mindmap, by)
    return _soon(store.lasting(), project_id, number, mindmap, by)


def _soon(lasting: Store, project_id: str, number: int, mindmap: MindMap, by: Readings) -> Report:
    work = partial(_judge, lasting, project_id, number, mindmap, by)
    return judged_soon(lasting, f"{project_id} {number}", mindmap, by, work)


def _judge(store: Store, project_id: str, number: int, mindmap: MindMap, by: Readings) -> Report | None:
    """None where another process is at it, or a newer revision is there to be judged."""
    if store.project(project_id).revision > number:
        return None
    found = store.opinion(project_id, number, judge(by))
    if report := _read(found):
        return report
    if found and found.said is None:
        return None
    if found is None and not store.begin_opinion(project_id, number, judge(by)):
        return None
    return _made(store, project_id, number, mindmap, by)


def _made(store: Store, project_id: str, number: int, mindmap: MindMap, by: Readings) -> Report:
    """What a judge says, left with the store; what is too much for it too, for it would be so again."""
    try:
        said = judge_apart(project_id, mindmap, by)
        report = unpacked(said)
    except JudgeFailed as error:
        kept = JudgeFailed(error.message, advice=error.advice)  # without its traceback, which holds the map
        _subject(store, project_id).failed[number, by] = kept
        raise
    except CefiError as error:
        refused = json.dumps({_REFUSED: error.message, "advice": error.advice}).encode()
        store.keep_opinion(project_id, number, judge(by), refused, {_REFUSED: error.message})
        raise
    summary = {"verdicts": counts(report), "stages": {each.id: each.state for each in report.stages}}
    store.keep_opinion(project_id, number, judge(by), said, summary)
    return report


_REFUSED = "refused"


def _read(found: Opinion | None) -> Report | None:
    """None where nothing is said yet, or nothing that is understood. ``TooLarge``: what was said in its place."""
    if not found or not found.said:
        return None
    try:
        return unpacked(found.said)
    except ValueError:
        if why := _refusal(found.said):
            raise why from None
        return None


def _refusal(said: bytes) -> TooLarge | None:
    try:
        told = json.loads(said)
    except ValueError:
        return None
    return TooLarge(told[_REFUSED], advice=told["advice"]) if isinstance(told, dict) and _REFUSED in told else None


def opinion(lasting: Store, project_id: str) -> dict[str, Any] | None:
    """``{revision, report}`` of the map as it stands, by keys as in ``map_data``; None while it is being judged, here
    or by another process: ask again. ``lasting`` outlives the request."""
    with lasting.sitting() as store:
        number, by = store.project(project_id).revision, readings(store)
        known = _known(lasting, project_id, number, by)
        found = None if known else store.opinion(project_id, number, judge(by))
        if found and found.said is None:
            return None
        report = known[1] if known else _read(found)  # at once: it waits for no judgement that is under way here
        mindmap = None if report else store.load(project_id, number).map
    if mindmap:
        with suppress(NotYet):
            report = _soon(lasting, project_id, number, mindmap, by)
    return {"revision": number, "report": report_data(report, "", by_key=True)} if report else None


def told(store: Store, project: Project, by: Readings) -> Told:
    """The counts of a project as it stands; what was left with it by the same judge is judged no more. Raises what
    ``judged`` does."""
    left = project.summary or {}
    if left.get("judge") == judge(by) and _REFUSED in left:
        raise TooLarge(left[_REFUSED])
    if left.get("judge") != judge(by) or "stages" not in left:
        report = judged(store, project.id, project.revision, by, said=left.get("judge") == judge(by))[1]
        return Told(counts(report), report.stages)
    return Told(left["verdicts"], tuple(StageFinding(id, state, (), "") for id, state in left["stages"].items()))


def judge(by: Readings) -> str:
    """Who judged: what other rules, other words or other readings left is judged again, and what was left in another
    year, which is that of a calendar where the map writes none."""
    return f"{_edition()} · {by} · {date.today().year}"


@cache
def _edition() -> str:
    return edition(Path(judging.__file__).parents[1])


def edition(package: Path) -> str:
    """A digest of all files of the rooms that say something of a map: one sentence that is mended gives another."""
    files = sorted(path for room in SAYING for path in (package / room).rglob("*.*") if path.suffix != ".pyc")
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


def counts(report: Report) -> dict[str, int]:
    """How much of what is asked has each verdict."""
    return dict(Counter(verdict.verdict for verdict in report.asked))


def _subject(store: Store, project_id: str) -> _Subject:
    with _lock:
        subject = _subjects.setdefault((store, project_id), _Subject())
        _subjects.move_to_end((store, project_id))
        return subject


def _make_room() -> None:
    """Projects that nobody asked about for longest are forgotten, never the last one."""
    with _lock:
        kept = sum(each.nodes for each in _subjects.values())
        while kept > NODES and len(_subjects) > 1:
            kept -= _subjects.popitem(last=False)[1].nodes


forgetting(_subjects.clear)
