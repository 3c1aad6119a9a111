"""A map read for its calendar and its budget at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cefi_map.mindmap import MindMap

from .budget import Budget, Line, budget, line_of
from .calendar import Calendar, calendar
from .unpriced import unpriced


@dataclass(frozen=True, slots=True)
class Planning:
    """What a map says of time and of money. ``stages``: which of the six each node belongs to, by key."""

    map: MindMap
    stages: Mapping[str, int]
    calendar: Calendar
    budget: Budget
    today: date

    @property
    def unpriced(self) -> tuple[Line, ...]:
        """What is listed under a side and waits for an amount; read when it is asked for."""
        found = self.budget
        lines = (each.sum for each in (*found.charges, *found.resources, *found.announced))
        priced = (*lines, *found.others, *found.unread)
        return tuple(line_of(self.map, each) for each in unpriced(self.map, self.stages, priced))


def read(mindmap: MindMap, heads: Mapping[str, int], today: date) -> Planning:
    """``heads`` are the nodes where a stage (1 to 6) begins, by key, as the opinion finds them: those below belong to
    it. ``today`` gives its year to a map that writes none. The same map, heads and day give the same reading."""
    stages: dict[str, int] = {}
    for node in mindmap:
        stages[node.key] = heads.get(node.key) or stages.get(node.parent or "", 0)
    return Planning(mindmap, stages, calendar(mindmap, stages, today), budget(mindmap, stages), today)


def again(planning: Planning, mindmap: MindMap) -> Planning:
    """The same reading of a map that differs in its words: its stages stand where they stood."""
    return read(mindmap, planning.stages, planning.today)
