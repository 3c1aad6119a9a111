"""How likely it is that a jury member would point at a passage for each requirement, and for which part of it.

Each is a sum of weights of the passage's signs made a chance; counted by chance, the parts make amounts, which are
weighed again for the verdict. The weights (``data/model.json``) are learnt from the labelled dossiers of this
repository by ``make learn`` (tests/learning).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import prod
from operator import add
from typing import NamedTuple

from cefi_map.judging.counting import SEVERAL, Count, Shown
from cefi_map.judging.deciding import odds
from cefi_map.judging.model import LEAST, chances
from cefi_map.judging.requirement import DEFAULT, Requirement

from .plainly import Output, settled
from .reading import Passage, ReadDossier
from .signs import signs

ANY = ""
"""The code of « proves the requirement, by whatever part »."""


class Weights(NamedTuple):
    """``signs``: sign ("" for the constants) -> a number for each of ``outputs``. ``verdicts``: requirement -> what
    makes it *satisfait*, and what makes it not *absent*: a constant, then a weight for each amount."""

    outputs: Sequence[Output]
    signs: Mapping[str, Sequence[float]]
    verdicts: Mapping[str, Sequence[Sequence[float]]]


@cache
def weights() -> Weights:
    data = json.loads(files(__package__).joinpath("data", "model.json").read_text("utf-8"))
    outputs = [(id, code) for id, code in data["outputs"]]
    return Weights(outputs, data["signs"], data["verdicts"])


def weighed(read: ReadDossier) -> list[dict[Output, float]]:
    """The chance of each output for each passage."""
    known = weights()
    found = (dict(zip(known.outputs, chances(_added(known.signs, each)), strict=True)) for each in signs(read))
    return [settled(passage, each) for passage, each in zip(read.passages, found, strict=True)]


def counted(read: ReadDossier, found: Sequence[Mapping[Output, float]], requirement: Requirement) -> Count[Passage]:
    """What the passages of a dossier show of a requirement, by the chances of each."""
    pairs = zip(read.passages, found, strict=True)
    shown = (_shown(passage, chances, requirement) for passage, chances in pairs)
    return Count((each for each in shown if each.chance >= LEAST), requirement)


def _shown(passage: Passage, chances: Mapping[Output, float], requirement: Requirement) -> Shown[Passage]:
    """A passage that surely says a part proves something as surely; that it says several, it may only where it says
    one."""
    own = {code: chance for (of, code), chance in chances.items() if of == requirement.id}
    whole, one = max(own.values()), own[requirement.parts[0].code]
    parts = {code: chance / whole for code, chance in own.items() if code not in (ANY, SEVERAL)}
    if SEVERAL in own:
        parts[SEVERAL] = min(1.0, own[SEVERAL] / one)
    return Shown(passage, whole, parts)


def amounts(count: Count[Passage]) -> list[float]:
    """What is weighed: how sure the surest passages are of each line of the table, of all its lines, of each other
    part, and of proving anything. Each passage more can only add to these, and a long dossier is no surer by its
    length, which sums of many small chances would make it."""
    (way,) = count.requirement.satisfied(DEFAULT)
    lines = {code: _surest(count, code, max(2, least)) for code, least in way.items()}
    others = (part.code for part in count.requirement.parts if part.code not in way)
    found = [chance for line in lines.values() for chance in line]
    found.append(prod(lines[code][least - 1] for code, least in way.items()))
    found += [_surest(count, code, 1)[0] for code in others]
    found += _surest(count, ANY, 2)
    return [*map(odds, found)]


def _surest(count: Count[Passage], code: str, many: int) -> list[float]:
    """The chances of the surest passages that they say a part; 0 for want of one."""
    chances = [each.chance * (each.parts[code] if code else 1.0) for each in count.shown]
    return sorted([*chances, *[0.0] * many], reverse=True)[:many]


def _added(rows: Mapping[str, Sequence[float]], signs: Iterable[str]) -> list[float]:
    total = list(rows[""])
    for sign in signs:
        row = rows.get(sign)
        if row is not None:
            total = list(map(add, total, row))
    return total
