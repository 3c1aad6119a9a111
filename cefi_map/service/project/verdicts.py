"""What is said of a project's map: judged once for each revision, with what its texts say remembered by project.

One judgement of a project at a time; a node that did not change is not read again.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from cefi_map.judging import VERSION, Memory, Readings, Report
from cefi_map.mindmap import MindMap
from cefi_map.referentiel import load
from cefi_map.service.files import check_map
from cefi_map.service.memory import forgetting
from cefi_map.store import Store

TEXTS = 60_000
"""Texts that are remembered, of all projects: those of two hundred candidates; some hundred megabytes when full."""
REVISIONS = 4
"""Revisions of a project whose map and report stay at hand: the newest, and those being compared."""

Judged = tuple[MindMap, Report]


@dataclass(eq=False)
class _Subject:
    """A project under judgement. ``known`` holds the last ``REVISIONS`` by number and readings."""

    lock: Lock = field(default_factory=Lock)
    memory: Memory = field(default_factory=Memory)
    known: OrderedDict[tuple[int, Readings], Judged] = field(default_factory=OrderedDict)


_subjects: OrderedDict[tuple[Store, str], _Subject] = OrderedDict()
_lock = Lock()


def judged(store: Store, project_id: str, number: int, by: Readings) -> Judged:
    """The map of a revision, which never changes, and its report. The home page's counts are left with the store."""
    subject = _subject(store, project_id)
    with subject.lock:
        found = subject.known.get((number, by))
        if found is None:
            mindmap = store.load(project_id, number).map
            report = check_map(mindmap, by, subject.memory)
            found = subject.known[number, by] = (mindmap, report)
            while len(subject.known) > REVISIONS:
                subject.known.popitem(last=False)
            store.set_summary(project_id, number, {"judge": judge(by), "verdicts": counts(report)})
            _make_room()
        return found


def judge(by: Readings) -> str:
    """Who counted: counts left by other rules or other readings are counted again."""
    return f"{load().version} · {VERSION} · {by}"


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
        kept = sum(len(each.memory) for each in _subjects.values())
        while kept > TEXTS and len(_subjects) > 1:
            kept -= len(_subjects.popitem(last=False)[1].memory)


forgetting(_subjects.clear)
