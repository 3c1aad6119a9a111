"""What is said of a project's map: judged once for each revision, one judgement of a project at a time."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from cefi_map import judging
from cefi_map.judging import Readings, Report, StageFinding, report_data, unpacked
from cefi_map.mindmap import MindMap
from cefi_map.service.exam import readings
from cefi_map.service.files import judge_apart
from cefi_map.service.later import soon
from cefi_map.service.memory import forgetting
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
    """A project under judgement. ``known`` holds the last ``REVISIONS`` by number and readings; ``nodes``: of the last
    one."""

    lock: Lock = field(default_factory=Lock)
    nodes: int = 0
    known: OrderedDict[tuple[int, Readings], Judged] = field(default_factory=OrderedDict)


@dataclass(frozen=True, slots=True)
class Told:
    """What a list shows of a project: how many requirements have each verdict, and its stages, without their nodes."""

    verdicts: Mapping[str, int]
    stages: tuple[StageFinding, ...]


_subjects: OrderedDict[tuple[Store, str], _Subject] = OrderedDict()
_lock = Lock()


def judged(store: Store, project_id: str, number: int, by: Readings) -> Judged:
    """The map of a revision, which never changes, and its report. What is said is left with the store, and what lists
    show of it."""
    subject = _subject(store, project_id)
    with subject.lock:
        found = subject.known.get((number, by))
        if found is None:
            mindmap = store.load(project_id, number).map
            report = _left(store, project_id, number, by) or _made(store, project_id, number, mindmap, by)
            found = subject.known[number, by] = (mindmap, report)
            subject.nodes = len(mindmap)
            while len(subject.known) > REVISIONS:
                subject.known.popitem(last=False)
            _make_room()
        return found


def _left(store: Store, project_id: str, number: int, by: Readings) -> Report | None:
    """What this process or another left of it: a page opened on another day judges nothing."""
    return _read(store.opinion(project_id, number, judge(by)))


def _read(found: Opinion | None) -> Report | None:
    """None where nothing is said yet, or nothing that is understood."""
    try:
        return unpacked(found.said) if found and found.said else None
    except ValueError:
        return None


def _made(store: Store, project_id: str, number: int, mindmap: MindMap, by: Readings) -> Report:
    said = judge_apart(project_id, mindmap, by)
    report = unpacked(said)
    summary = {"verdicts": counts(report), "stages": {each.id: each.state for each in report.stages}}
    store.keep_opinion(project_id, number, judge(by), said, summary)
    return report


def opinion(lasting: Store, project_id: str) -> dict[str, Any] | None:
    """``{revision, report}`` of the map as it stands, by keys as in ``map_data``; None while it is being judged, here
    or by another process: ask again. ``lasting`` outlives the request."""
    with lasting.sitting() as store:
        number, by = store.project(project_id).revision, readings(store)
        found = store.opinion(project_id, number, judge(by))
        if found and found.said is None:
            return None
    report = _read(found)  # at once: it waits for no judgement that is under way here
    if report is None:
        made = soon((lasting, project_id), partial(_judge, lasting, project_id), lambda made: made[0] == number)
        report = made[1] if made else None
    return {"revision": number, "report": report_data(report, "", by_key=True)} if report else None


def _judge(store: Store, project_id: str) -> tuple[int, Report | None]:
    """The revision that is now the newest, and what is said of it; None where another process is at it."""
    number, by = store.project(project_id).revision, readings(store)
    found = store.opinion(project_id, number, judge(by))
    if found.said is None if found else not store.begin_opinion(project_id, number, judge(by)):
        return number, None
    return number, judged(store, project_id, number, by)[1]


def told(store: Store, project: Project, by: Readings) -> Told:
    """The counts of a project as it stands; what was left with it by the same judge is judged no more."""
    left = project.summary or {}
    if left.get("judge") != judge(by) or "stages" not in left:
        report = judged(store, project.id, project.revision, by)[1]
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
    """How many requirements have each verdict."""
    return dict(Counter(verdict.verdict for verdict in report.requirements))


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
