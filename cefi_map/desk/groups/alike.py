"""What maps have in common, word for word: five words in a row that two of them share, and nobody else should."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cefi_map.mindmap import MindMap

RUN = 5
"""Words in a row. Fewer are anybody's (« dans le cadre de »); more miss a text of which a word was changed."""
LEAST, SHARE = 20, 0.2
"""Runs that two maps share, and their part of the shorter one's, from which they are told."""
COMMON, MANY = 0.5, 5
"""Part of a group of so many at least from which a run is everybody's: a text that was given to all."""
SHOWN = 6
_WORD = re.compile(r"[^\W_]+")

Runs = frozenset[int]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two maps, by their place: the ``share`` of the shorter one's text that is in both, 0 to 1, and the nodes of each
    that hold most of it, as (number in the first, number in the second, text)."""

    first: int
    second: int
    share: float
    texts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """``pairs`` that share more than they should, the most alike first; ``of_most`` the places of maps of which so much
    stands in more than half of the group: a text that was given to all, or one map that many handed in."""

    pairs: tuple[Alike, ...]
    of_most: tuple[int, ...]


def alike(maps: Sequence[MindMap], known: Collection[int] = frozenset()) -> Likeness:
    """``known``: runs that are nobody's own (``runs`` of official words and of templates)."""
    places = [{run: key for run, key in _places(mindmap) if run not in known} for mindmap in maps]
    counted = Counter(run for each in places for run in each)
    everyone = {run for run, times in counted.items() if len(maps) >= MANY and times > COMMON * len(maps)}
    shared = [sum(run in everyone for run in each) for each in places]
    of_most = (place for place, times in enumerate(shared) if times >= max(LEAST, SHARE * len(places[place])))
    own = [{run: key for run, key in each.items() if run not in everyone} for each in places]
    return Likeness(_pairs(maps, own), tuple(of_most))


def _pairs(maps: Sequence[MindMap], own: Sequence[Mapping[int, str]]) -> tuple[Alike, ...]:
    shared = Counter(pair for holders in _holders(own).values() for pair in combinations(holders, 2))
    found = [(pair, times / min(len(own[place]) for place in pair)) for pair, times in shared.items() if times >= LEAST]
    return tuple(
        Alike(first, second, share, tuple(_texts(maps[first], maps[second], own[first], own[second])))
        for (first, second), share in sorted(found, key=lambda each: -each[1])
        if share >= SHARE
    )


def runs(texts: Collection[str]) -> Runs:
    """Five words in a row of these texts."""
    return frozenset(run for text in texts for run in _runs(text))


def _places(mindmap: MindMap) -> Iterator[tuple[int, str]]:
    """Each run of a map, and the key of a node that holds it."""
    for node in mindmap:
        for text in (node.text, node.details_text, node.note_text):
            for run in _runs(text):
                yield run, node.key


def _holders(own: Sequence[Mapping[int, str]]) -> dict[int, list[int]]:
    """The maps that hold a run, for each that two of them do."""
    holders: dict[int, list[int]] = {}
    for place, each in enumerate(own):
        for run in each:
            holders.setdefault(run, []).append(place)
    return {run: places for run, places in holders.items() if len(places) > 1}


def _texts(
    first: MindMap, second: MindMap, mine: Mapping[int, str], theirs: Mapping[int, str]
) -> Iterator[tuple[str, str, str]]:
    pairs = Counter((key, theirs[run]) for run, key in mine.items() if run in theirs)
    for (one, other), _ in pairs.most_common(SHOWN):
        yield first.numbers[one], second.numbers[other], first.node(one).text


def _runs(text: str) -> Iterator[int]:
    words = _WORD.findall(_plain(text))
    for place in range(len(words) - RUN + 1):
        yield hash(tuple(words[place : place + RUN]))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return letters if letters.isascii() else "".join(each for each in letters if not unicodedata.combining(each))
