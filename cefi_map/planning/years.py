"""Which year a date is of, where the text leaves it out: that of what stands above, before it, or of the whole map."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cefi_map.mindmap import MindMap

from .dates import Time

_YEAR = re.compile(r"(?<!\d)20[2-4]\d(?!\d)")
_HALF = 6
"""Months by which a date goes back when a new year has begun: « octobre, décembre, février »."""
_SCHOOL = 8
"""August: from then on a month is of the year in which school begins."""
_ROOT = 3
"""How many times the year in the map's own title counts."""


class Years:
    """``base``: the year that the map begins in."""

    def __init__(self, mindmap: MindMap, found: list[tuple[str, Time]], fallback: int) -> None:
        self._map = mindmap
        self.base = _base(mindmap, found, fallback)
        self._turns = _turns(mindmap, found)
        self._known = {(end.month, end.day): end.year for _, time in found for end in time.ends if end.day and end.year}
        self._spans: dict[str, tuple[int, int]] = {}
        self._before: dict[str | None, tuple[int, int, bool]] = {}

    def of(self, key: str, time: Time) -> tuple[int, int, bool]:
        """The years of its two ends, and whether they are ours. Asked for in the map's order: it looks back."""
        first, last = time.ends
        node = self._map.node(key)
        written = first.year or last.year
        if first.year:
            year = first.year
        elif last.year:
            year = last.year - (first.month > last.month and _monthly(first.form, last.form))
        else:
            year = self._known.get((first.month, first.day), 0) or self._guess(key, node.parent, _month(time))
        end = last.year or year + (_month_of(last.form, last.month, last.number) < _month(time) and first is not last)
        if time.edge not in ("by", "before"):
            before = self._before.get(node.parent)
            sure = bool(written) or bool(before and before[2])
            self._before[node.parent] = end, _month_of(last.form, last.month, last.number), sure
        self._spans.setdefault(
            key, (year * 12 + _month(time), end * 12 + _month_of(last.form, last.month, last.number))
        )
        return year, end, not written

    def _guess(self, key: str, parent: str | None, month: int) -> int:
        for above in self._map.ancestors(key):
            span = self._spans.get(above.key)
            if span:
                return next(
                    (
                        year
                        for year in range(span[0] // 12 - 1, span[1] // 12 + 1)
                        if span[0] <= year * 12 + month <= span[1]
                    ),
                    (span[0] - 1) // 12,
                )
        before = self._before.get(parent)
        if before and (before[2] or not self._turns):
            return before[0] + (month + _HALF <= before[1])
        usual = self.base + (bool(self._turns) and month < self._turns and month < _SCHOOL)
        if before and (usual, month) < before[:2]:
            ahead = (month - before[1]) % 12
            return before[0] + (month < before[1]) if ahead <= _HALF else usual
        return usual


def _base(mindmap: MindMap, found: list[tuple[str, Time]], fallback: int) -> int:
    """The first year that a date of the project is written with; else the one of its title, else the usual one."""
    dated = [year for _, time in found for year in _written(time) if time.ends[0].form != "year"]
    title = [int(year) for year in _YEAR.findall(mindmap.root.text)]
    if title:
        return min(title)
    if dated:
        counts = Counter(dated)
        return min(year for year, many in counts.items() if many * _ROOT >= max(counts.values()))
    return fallback


def _written(time: Time) -> Iterable[int]:
    return [each.year for each in (time.first, time.last) if each and each.year]


def _turns(mindmap: MindMap, found: list[tuple[str, Time]]) -> int:
    """The month in which a school year begins, where the map's dates run over New Year; 0 else."""
    before: dict[str | None, int] = {}
    starts: dict[str | None, int] = {}
    for key, time in found:
        if not time.first or not time.last or time.first.form in ("offset", "year") or time.first.year:
            continue
        begins, ends = _month(time), _month_of(time.last.form, time.last.month, time.last.number)
        parent = mindmap.node(key).parent
        if ends < begins:
            return begins
        if parent in before and begins + _HALF <= before[parent]:
            return starts[parent] if starts[parent] >= _HALF else before[parent]
        before[parent] = begins
        starts.setdefault(parent, begins)
    return 0


def _month(time: Time) -> int:
    first, _ = time.ends
    return _month_of(first.form, first.month, first.number)


def _month_of(form: str, month: int, number: int) -> int:
    return {"quarter": number * 3 - 2, "half": number * 6 - 5, "year": 1, "offset": 1}.get(form, month)


def _monthly(*forms: str) -> bool:
    return not {"offset", "year"} & set(forms)
