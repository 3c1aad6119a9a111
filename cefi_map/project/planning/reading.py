"""A project's map read for its calendar and its budget, once for each version."""

from __future__ import annotations

from datetime import date

from cefi_map import planning as room
from cefi_map.planning import Planning
from cefi_map.project.memory import forgetting
from cefi_map.project.writing import ProjectView

forgetting(room.forget)


def planning(view: ProjectView) -> Planning:
    return room.read(view.map, view.report.heads, today())


def today() -> date:
    return date.today()
