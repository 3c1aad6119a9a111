"""What is said of a map: its verdicts, and what disagrees in its calendar and its budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cefi_map import judging, planning
from cefi_map.judging import DEFAULT, Memory, Readings, Report
from cefi_map.mindmap import MindMap
from cefi_map.review import unannotated


def check_map(mindmap: MindMap, readings: Readings = DEFAULT, memory: Memory | None = None) -> Report:
    """Verdicts with evidence for every requirement, as the centre reads what the text leaves open. What a reviewer
    wrote into the map is not its author's: it is left out. ``memory`` goes from one check of it to the next. What
    disagrees in its calendar and its budget is remarked too."""
    own, memory = unannotated(mindmap), Memory() if memory is None else memory
    report, today = judging.check(own, readings, memory), date.today()
    planned = own, report.heads, today
    told = memory.once("planning", planned, lambda: planning.remarks(planning.read(*planned)))
    return replace(
        report, remarks=(*report.remarks, *(judging.Remark(each.message, each.keys, each.about) for each in told))
    )
