"""The six stages: which have content, in which branches, whatever they are called and wherever they stand.

A stage is there when enough is said of it: how surely a second and a third piece speak of it, how many words that
makes, how many stand in its places, how many speak of it wherever they stand; for the fourth, dates and steps too.
These amounts are added up, each with a weight learnt from labelled maps (``data/stages.json``), against the threshold
of the stage. No weight is below 0: more said of a stage never weighs against it. Pieces that are surely of a stage, or
given to it by the author, are counted as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from heapq import nlargest
from importlib.resources import files
from operator import mul
from typing import Protocol

from cefi_map.french import figures
from cefi_map.french.wording import joined, spaced

from .model import REQUIREMENTS
from .reading import Piece, Reading, in_order
from .report import StageFinding, StageState
from .subject import Subject
from .titles import Topics, announced, labelled, stages_of, stands_under
from .wording import name

STAGES = ("E1", "E2", "E3", "E4", "E5", "E6")
_OF = {
    "E1": ("C1a", "C1b", "C2"),
    "E2": ("C3a", "C3b"),
    "E3": ("C5", "C6", "C7a", "C7b"),
    "E4": ("C8a", "C8b"),
    "E5": ("C4", "C9"),
    "E6": ("C10", "C11"),
}
"""Requirements that are of a stage."""
_PLACES = {stage: tuple(map(REQUIREMENTS.index, ids)) for stage, ids in _OF.items()}
_NAMED = 2
"""Branches that a sentence names; the others are counted."""
_LEAST_SAID, _LEAST_WORDS = 6, 20
"""What a stage needs: two pieces that say six words of content together, or one of about twenty words."""
_DOUBT = -0.8
"""Total up to which a stage is not there: one that is hardly there is rather called there, as a jury does."""
_HEARD, _SURE, _NEGATED = 0.5, 0.7, 0.4
"""Chance from which a piece counts for a stage wherever it stands, and from which it is surely of the stage in whose
place it stands; what is left of the chance of a negation."""

_BARE = 3
"""Words up to which a title with something below it says nothing by itself."""

ABOUT = {
    "E1": "le diagnostic du public et du territoire",
    "E2": "l’idée, la finalité, les objectifs ou le périmètre",
    "E3": "les ressources, les partenaires, le budget ou les risques",
    "E4": "la communication ou le calendrier",
    "E5": "les actions menées, leur suivi et leurs ajustements",
    "E6": "l’évaluation du projet",
}


class Seen(Protocol):
    """What is asked here of a map that is ready to be judged."""

    reading: Reading
    pieces: list[Piece]
    subject: Subject

    @property
    def topics(self) -> Sequence[Topics]: ...


def stages(view: Seen) -> tuple[StageFinding, ...]:
    """One finding per stage, E1 to E6."""
    tagged = _tagged(view)
    of_project = view.subject.kind == "project"
    placed = placed_in(view, tagged) if of_project else {}
    heard = heard_in(view)
    return tuple(_found(view, stage, placed.get(stage, []), tagged, heard[stage]) for stage in STAGES)


def _found(
    view: Seen, stage: str, placed: Sequence[Piece], tagged: Mapping[int, tuple[str, ...]], heard: Mapping[int, float]
) -> StageFinding:
    given = [each for each in placed if each.index in tagged or heard.get(each.index, 0.0) >= _SURE]
    plain = (view.reading.pieces[place] for place, chance in heard.items() if chance >= _HEARD)
    said = in_order((*placed, *(each for each in plain if not each.said.negated)))
    said = said if view.subject.kind == "project" else ()
    present = _enough(given) or (bool(said) and total(stage, amounts(view, stage, placed, heard)) > _DOUBT)
    return _finding(view, stage, placed or (said if present else ()), present)


def placed_in(view: Seen, tagged: Mapping[int, tuple[str, ...]]) -> dict[str, list[Piece]]:
    """Stage -> the pieces that stand in its places and do not say no."""
    placed: dict[str, list[Piece]] = {stage: [] for stage in STAGES}
    under = stands_under(view.reading, stages_of)
    for piece in view.pieces:
        if piece.index and not piece.said.negated:
            for stage in tagged.get(piece.index) or stages_of(labelled(piece.said)) or under[piece.index]:
                placed[stage].append(piece)
    return placed


def heard_in(view: Seen) -> dict[str, dict[int, float]]:
    """Stage -> the chance that each piece but the centre speaks of it, there where it stands, by its index."""
    below = [each for each in view.pieces if each.index]
    places, chances = [each.index for each in below], [each.chances for each in below]
    return {stage: dict(zip(places, _spoken(stage, below, chances), strict=True)) for stage in STAGES}


def amounts(view: Seen, stage: str, placed: Sequence[Piece], heard: Mapping[int, float]) -> dict[str, float]:
    """How much is said of a stage, each from 0 to 1; ``placed`` are the pieces that stand in its places, ``heard`` the
    chances of all but the centre, by their index."""
    _, second, third = [*nlargest(3, heard.values()), 0.0, 0.0, 0.0][:3]
    below = [each for each in view.pieces if each.index]
    found = {
        "second chance": second,
        "third chance": third,
        "words": min(1.0, sum(heard[each.index] * each.said.size for each in below) / 40),
        "words in place": min(1.0, sum(each.said.size for each in placed) / 30),
        "alone": min(1.0, sum(_spoken(stage, below, [each.alone for each in below])) / 5),
    }
    if stage == "E4":
        planned = sum("planning" in view.topics[each.index] for each in placed)
        found["planned"] = min(1.0, planned / 3)
        found["calendars"] = min(1.0, sum(map(_calendar, below)) / 2)
    return found


def total(stage: str, amounts: Mapping[str, float]) -> float:
    """Above 0 where the stage is rather there than not."""
    return weights()[stage] + sum(weights()[name] * amount for name, amount in amounts.items())


@cache
def weights() -> dict[str, float]:
    """Weights of the amounts, and a constant for each stage."""
    return dict(json.loads(files(__package__).joinpath("data", "stages.json").read_text("utf-8")))


def _spoken(stage: str, pieces: Sequence[Piece], chances: Sequence[Sequence[float]]) -> list[float]:
    """The chance that each piece speaks of a stage, by its ``chances``: the greatest of the requirements of it."""
    left = (_NEGATED if each.said.negated else 1.0 for each in pieces)
    columns = ([row[place] for row in chances] for place in _PLACES[stage])
    return [*map(mul, map(max, *columns), left)]


def _enough(pieces: Sequence[Piece]) -> bool:
    """Two pieces that say something, or one that says much."""
    two = len(pieces) > 1 and sum(each.said.size for each in pieces) >= _LEAST_SAID
    return two or any(len(each.said.folded.split()) >= _LEAST_WORDS for each in pieces)


def _calendar(piece: Piece) -> bool:
    return piece.said.finds(figures.CALENDAR) and len(figures.CALENDAR.findall(piece.said.folded)) > 1


def _tagged(view: Seen) -> dict[int, tuple[str, ...]]:
    """Place -> stages that the candidate set on the node, or on the nearest node above that has some."""
    found: dict[int, tuple[str, ...]] = {}
    for piece in view.reading.pieces:
        own = tuple(tag for tag in piece.node.stage_tags if tag in STAGES) if piece.node.attributes else ()
        if own or piece.parent in found:
            found[piece.index] = own or found[piece.parent]
    return found


def _finding(view: Seen, stage: str, pieces: Sequence[Piece], present: bool) -> StageFinding:
    named = [] if present else [each for each in view.reading.pieces[1:] if _is_named(view, each, stage)]
    branches = _highest(view, in_order(named or _branches(view, pieces, stage)))
    state, message = _present(branches) if present else _lacking(view, stage, pieces, named)
    keys = tuple(dict.fromkeys(each.node.key for each in branches))
    ids = tuple(view.reading.map.node(key).id for key in keys)
    return StageFinding(stage, state, keys, spaced(message), ids)


def _branches(view: Seen, pieces: Sequence[Piece], stage: str) -> Iterator[Piece]:
    """For each the highest piece above that is devoted to the stage, where there is one."""
    beside: dict[int, list[Piece]] = {}
    for piece in pieces:
        beside.setdefault(piece.parent, []).append(piece)
    for some in beside.values():
        above = [each for each in view.reading.above(some[0]) if each.index and _of_stage(each, stage)]
        yield from above[-1:] or some


def _highest(view: Seen, branches: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The branches, in the order of the map, that stand below none of the others."""
    kept: list[Piece] = []
    for each in branches:
        if not kept or each.index >= view.reading.ends[kept[-1].index]:
            kept.append(each)
    return tuple(kept)


def _present(branches: Sequence[Piece]) -> tuple[StageState, str]:
    named = [name(each) for each in branches[:_NAMED]]
    more = len(branches) - len(named)
    others = [f"{more} autre{'s' if more > 1 else ''}"] if more else []
    return "presente", f"Étape présente : {joined([*named, *others])}."


def _lacking(view: Seen, stage: str, pieces: Sequence[Piece], named: Sequence[Piece]) -> tuple[StageState, str]:
    """Begun: a piece says something in its place, or stands below what is named after it. Else empty."""
    if pieces:
        return "commencee", f"Étape commencée : {name(pieces[0])} en dit trop peu. Développez {ABOUT[stage]}."
    for each in named:
        if any(below.says for below in view.reading.branch(each)[1:]):
            told = f"la branche {name(each)} la porte, mais ne dit pas encore {ABOUT[stage]}"
            return "commencee", f"Étape commencée : {told}. Précisez-le."
    if named:
        told = f"le titre {name(named[0])} est posé, mais rien n’est écrit dessous"
        return "vide", f"Étape vide : {told}. Écrivez {ABOUT[stage]}."
    return "vide", f"Étape vide : aucune branche ne la porte. Écrivez {ABOUT[stage]}."


def _is_named(view: Seen, piece: Piece, stage: str) -> bool:
    """A node that the author gave to the stage, or, in a project, a title of the first two levels that announces it."""
    if piece.node.attributes and stage in piece.node.stage_tags:
        return True
    of_project = view.subject.kind in ("project", "empty") and piece.index not in view.subject.left_out
    titled = not piece.says or (bool(piece.children) and piece.said.title_size <= _BARE)
    return of_project and piece.depth <= 2 and titled and (_of_stage(piece, stage) or _mentions(piece, stage))


def _of_stage(piece: Piece, stage: str) -> bool:
    return stage in stages_of(announced(piece.said))


def _mentions(piece: Piece, stage: str) -> bool:
    """A bare title that holds a word of the stage."""
    return not piece.says and stage in stages_of(tuple(each[2:] for each in piece.said.groups if each[:2] == "h:"))
