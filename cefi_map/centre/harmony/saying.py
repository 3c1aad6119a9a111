"""What a trainer says of a work for a labelled set: begun from their marks, checked, kept as plain data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cefi_map import review as grid
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.mindmap import MindMap
from cefi_map.referentiel import load
from cefi_map.review import Review
from cefi_map.review.codec import text as cleaned

CENTRE = "0"
"""How the central node, which has no number, is called where nodes are named by theirs."""
VERDICTS = ("satisfait", "partiel", "absent")
_OF_LEVELS = dict(zip(grid.LEVELS, VERDICTS, strict=True))


@dataclass(frozen=True, slots=True)
class Said:
    """What a trainer says of a work: suspects that stay as they are (``kept``), more words to replace, by requirement
    the verdict and the numbers of the nodes that show it, of which verdict another could say otherwise, the stages."""

    kept: frozenset[str] = frozenset()
    others: tuple[tuple[str, str], ...] = ()
    verdicts: Mapping[str, str] = field(default_factory=dict)
    doubts: frozenset[str] = frozenset()
    shown: Mapping[str, str] = field(default_factory=dict)
    stages: frozenset[str] = frozenset()


def begun(review: Review, mindmap: MindMap) -> Said:
    """What the marks say by themselves: a requirement alone in its criterion has its level, two have it where it is not
    in between; comments « Bien » on nodes show it; ticked stages are there."""
    verdicts = dict(_proposed(review))
    numbers = numbers_of(mindmap)
    shown: dict[str, list[str]] = {}
    for line in on_map():
        if len(line.parts) == 1 and verdicts.get(line.parts[0][0], "absent") != "absent":
            keys = dict.fromkeys(
                each.key for each in review.remarks if each.criterion == line.id and each.kind == "bien"
            )
            shown[line.parts[0][0]] = [numbers[key] for key in keys if key in numbers]
    stages = (f"S{each.number}" for each in load().stages if each.id in review.ticks)
    return Said(verdicts=verdicts, shown={id: ", ".join(each) for id, each in shown.items()}, stages=frozenset(stages))


def _proposed(review: Review) -> Iterator[tuple[str, str]]:
    for line in on_map():
        level = review.mark(line.id).level
        if level and (len(line.parts) == 1 or level != "partiel"):
            yield from ((id, _OF_LEVELS[level]) for id, _ in line.parts)


def lacks(said: Said, mindmap: MindMap) -> Iterator[str]:
    known = set(numbers_of(mindmap).values())
    for id in REQUIREMENTS:
        verdict, numbers = said.verdicts.get(id, ""), named(said.shown.get(id, ""))
        if verdict not in VERDICTS:
            yield f"{id} attend son verdict."
        elif verdict == "absent" and numbers:
            yield f"{id} est absent : aucun nœud ne le montre."
        elif verdict != "absent" and not numbers:
            yield f"{id} attend les numéros des nœuds qui le montrent."
        elif wrong := [each for each in numbers if each not in known]:
            yield f"{id} : le nœud {wrong[0][:20]} n’est pas dans la carte."


def numbers_of(mindmap: MindMap) -> dict[str, str]:
    return {key: number or CENTRE for key, number in mindmap.numbers.items()}


def named(written: str) -> list[str]:
    return [each.strip(".") for each in re.split(r"[\s,;]+", written) if each.strip(".")]


def to_data(said: Said, mindmap: MindMap, digest: str) -> dict[str, Any]:
    keys = {number: key for key, number in numbers_of(mindmap).items()}
    return {
        "kept": sorted(said.kept),
        "others": [list(pair) for pair in said.others],
        "verdicts": {id: said.verdicts[id] for id in REQUIREMENTS},
        "doubts": sorted(said.doubts),
        "evidence": {id: [keys[each] for each in named(written)] for id, written in said.shown.items() if written},
        "stages": sorted(said.stages),
        "digest": digest,
    }


def from_data(value: Mapping[str, Any], mindmap: MindMap) -> Said:
    numbers = numbers_of(mindmap)
    shown = {id: ", ".join(numbers[key] for key in keys if key in numbers) for id, keys in value["evidence"].items()}
    return Said(
        frozenset(value["kept"]),
        tuple((text, by) for text, by in value["others"]),
        value["verdicts"],
        frozenset(value["doubts"]),
        shown,
        frozenset(value["stages"]),
    )


def on_map() -> tuple[grid.Line, ...]:
    """The criteria that a map is marked on."""
    return tuple(line for line in grid.criteria() if not line.on_dossier)


def said_data(said: Said) -> str:
    """The other words to replace, a line each: « mot = par quoi »."""
    return "\n".join(f"{text} = {by}" for text, by in said.others)


def read_others(written: str) -> tuple[tuple[str, str], ...]:
    """``said_data`` back; a word without more is « … »."""
    lines = (line.partition("=") for line in cleaned(written, 20_000).splitlines())
    return tuple((text.strip(), by.strip() or "…") for text, _, by in lines if text.strip())
