"""What a centre's trainers keep from one work to the next, their names, and the review that a work begins with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cefi_map import review as grid
from cefi_map.desk.store import Grid, Work
from cefi_map.errors import BadInput
from cefi_map.review import Review, from_data
from cefi_map.review.codec import LINE, text, words
from cefi_map.review.worth import WORTH
from cefi_map.store import Store

from .bank import BANK

SETTING = "review"
NAMES = "reviewers"
MOST = 100
"""Points of one criterion."""
KNOWN = 60
"""Names kept of those who entered, the latest first."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a centre keeps from one work to the next: the words of the levels, comments to reuse as (criterion or "",
    text), what the levels are ``worth`` in points where others count so."""

    words: tuple[str, str, str] = grid.WORDS
    worth: tuple[int, int, int] = WORTH
    bank: tuple[tuple[str, str], ...] = BANK

    @property
    def bank_text(self) -> str:
        """One comment a line, as ``set_habits`` takes them."""
        return "\n".join(f"{criterion} : {said}" if criterion else said for criterion, said in self.bank)


def habits(store: Store) -> Habits:
    kept = store.common(SETTING) or {}
    try:
        bank = tuple((str(criterion), text(said)) for criterion, said in kept.get("bank", BANK))
        return Habits(words(list(kept.get("words", grid.WORDS))), _worth(kept.get("worth", WORTH)), bank)
    except (BadInput, TypeError, ValueError, AttributeError):
        return Habits()


def set_habits(store: Store, level_words: Iterable[str], bank: str, worth: Iterable[int | None] = WORTH) -> Habits:
    """``bank`` has one comment a line, « C5 : … » or without a criterion. ``BadInput``."""
    lines = tuple(_bank_line(line) for line in text(bank, 50_000).split("\n") if line.strip())
    chosen = Habits(words([each.strip() for each in level_words]), _worth(worth), lines)
    kept = {"words": list(chosen.words), "worth": list(chosen.worth), "bank": [list(each) for each in chosen.bank]}
    store.set_common(SETTING, kept)
    return chosen


def reviewers(store: Store) -> tuple[str, ...]:
    """Names under which people entered the room, the latest first."""
    kept = store.common(NAMES, [])
    return tuple(each for each in kept if isinstance(each, str)) if isinstance(kept, list) else ()


def enter(store: Store, name: str) -> str:
    """The name under which someone reads from now on, kept among those to choose from; "" for none."""
    chosen = " ".join(text(name, LINE).split())
    if chosen and chosen not in (known := reviewers(store))[:1]:
        store.set_common(NAMES, [chosen, *(each for each in known if each != chosen)][:KNOWN])
    return chosen


def _worth(said: Iterable[Any]) -> tuple[int, int, int]:
    """Whole numbers up to ``MOST``, none above the one before, the first above nothing."""
    high, middle, low = (each if type(each) is int else -1 for each in said)
    if not MOST >= high >= middle >= low >= 0 < high:
        raise BadInput(
            f"Ces points ne vont pas : des nombres entiers de 0 à {MOST}, du niveau haut au niveau bas.",
            advice="Écrivez-les, puis enregistrez.",
        )
    return high, middle, low


def _bank_line(line: str) -> tuple[str, str]:
    head, colon, rest = line.partition(":")
    known = {each.id for each in grid.criteria()}
    if colon and head.strip() in known:
        return head.strip(), rest.strip()
    return "", line.strip()


def review_of(store: Store, kept: Work | Grid) -> Review:
    """The review of a version, or one person's grid of it; one not begun has the words of the trainer's habits."""
    return begun_with(habits(store).words, kept.review)


def begun_with(words: tuple[str, str, str], data: Mapping[str, Any]) -> Review:
    found = from_data(dict(data)) if data else Review()
    return found if found.source else replace(found, words=words)
