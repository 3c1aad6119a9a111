"""Texts that works of a group share: shown, never judged."""

from __future__ import annotations

from cefi_map.desk.store import Desk, Work
from cefi_map.examples import example, template
from cefi_map.project.memory import remembered
from cefi_map.referentiel import load
from cefi_map.store import Store

from .alike import Alike, Likeness, alike, runs


def alikes(store: Store, cohort: str) -> tuple[tuple[tuple[Work, Work, Alike], ...], tuple[Work, ...]]:
    """Pairs of works of a group that share their texts, the most alike first; and works of which much stands in more
    than half of the group."""
    works = Desk(store).works(cohort)
    found = _alike(store, tuple((work.id, work.number, work.digest) for work in works))
    pairs = tuple((works[each.first], works[each.second], each) for each in found.pairs)
    return pairs, tuple(works[place] for place in found.of_most)


@remembered(8)
def _alike(store: Store, versions: tuple[tuple[str, int, str], ...]) -> Likeness:
    return alike([Desk(store).work_map(id, number) for id, number, _ in versions], _known())


@remembered(1)
def _known() -> frozenset[int]:
    """What anybody may have written: official words, and the maps that come with the product."""
    asked = (question.text for stage in load().stages for question in stage.questions)
    given = (node for mindmap in (template(), example()) for node in mindmap)
    shipped = (text for node in given for text in (node.text, node.details_text, node.note_text))
    return runs([load().source, *asked, *shipped])
