"""Several people at one grid: what each makes of what they saw joins what stands there, and nobody's words are lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from cefi_map.errors import TooLarge

from .model import APPRECIATION, Mark, Review, Rival, Signature

_T = TypeVar("_T")
RIVALS = 20
"""Marks kept beside the one that stands at a place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the grid under a person's hands: ``seen`` is what their page showed, ``made`` what they leave."""

    seen: Mark
    made: Mark


def written(review: Review, entries: Mapping[str, Entry], by: Signature) -> Review:
    """The review with the entries, by place. Level and comment join apart; where two people changed the same one
    otherwise, the second mark stands beside the first as a rival. Each goes on from what they saw, be it a rival."""
    for place, entry in entries.items():
        review = _entered(review, place, entry, by)
    return review


def own(review: Review, place: str, by: Signature) -> Mark:
    """What a person goes on from at a place: the rival they wrote there, else what stands there."""
    line = review.signed.get(place, Signature())
    for each in review.rivals.get(place, ()):
        if each.signature == by or (by.by and each.signature.by == by.by != line.by):
            return each.mark
    return review.at(place)


def others(review: Review, place: str, than: Mark) -> tuple[Rival, ...]:
    """The marks of a place where two or more contradict each other, but for one; () where all is settled."""
    return tuple(each for each in _there(review, place) if each.mark != than) if review.rivals.get(place) else ()


def chosen(review: Review, place: str, kept: str, dropped: Collection[str]) -> Review:
    """The mark ``kept`` stands at the place, those of ``dropped`` go (each as ``name_of`` names it). What was written
    since they were looked at stays as a rival. Where ``kept`` is gone nothing changes."""
    there = _there(review, place)
    line = next((each for each in there if name_of(each.mark) == kept), None)
    if line is None:
        return review
    return _put(review, place, line, (each for each in there if name_of(each.mark) not in dropped))


def ticked(review: Review, seen: Collection[str], made: Collection[str]) -> Review:
    """The review with what a person ticked and unticked, whatever others did meanwhile."""
    added, taken = frozenset(made) - frozenset(seen), frozenset(seen) - frozenset(made)
    return replace(review, ticks=(review.ticks | added) - taken)


def outward(review: Review) -> Review:
    """What leaves the room: without who wrote each part and when, nor what is not settled."""
    remarks = tuple(replace(each, signature=Signature()) for each in review.remarks)
    return replace(review, remarks=remarks, signed={}, rivals={})


def name_of(mark: Mark) -> str:
    """Eight characters that tell a mark from the others at its place."""
    return sha256(f"{mark.level}\x1f{mark.comment}".encode()).hexdigest()[:8]


def _entered(review: Review, place: str, entry: Entry, by: Signature) -> Review:
    line, *beside = _there(review, place)
    if entry.made == entry.seen:
        return review
    made = Rival(entry.made, by)
    if line.mark == entry.seen:
        return _put(review, place, made, beside)
    if any(each.mark == entry.seen for each in beside):
        return _put(review, place, line, (made if each.mark == entry.seen else each for each in beside))
    mark, clash = _joined(entry, line.mark)
    if clash:
        return _put(review, place, line, (*beside, Rival(mark, by)))
    return review if mark == line.mark else _put(review, place, Rival(mark, by), beside)


def _joined(entry: Entry, line: Mark) -> tuple[Mark, bool]:
    """What a person changed, over what another left, and whether the two contradict each other."""
    seen, made = entry.seen, entry.made
    level, apart = _field(seen.level, made.level, line.level)
    comment, torn = _field(seen.comment, made.comment, line.comment)
    if torn and made.comment.startswith(line.comment):
        torn = False
    elif torn and line.comment.startswith(made.comment):
        comment, torn = line.comment, False  # the longer of two texts holds both
    return Mark(level, comment), apart or torn


def _field(seen: str, made: str, line: str) -> tuple[str, bool]:
    """What becomes of a level or a comment, and whether both people changed it otherwise."""
    if made == seen:
        return line, False
    return made, line not in (seen, made)


def _there(review: Review, place: str) -> tuple[Rival, ...]:
    """What stands at a place, then its rivals."""
    return (Rival(review.at(place), review.signed.get(place, Signature())), *review.rivals.get(place, ()))


def _put(review: Review, place: str, line: Rival, beside: Iterable[Rival]) -> Review:
    """The place with these marks, each once; where nothing stands any more the first rival does."""
    left = [each for each in beside if each.mark and each.mark != line.mark]
    left = [each for rank, each in enumerate(left) if each.mark not in [other.mark for other in left[:rank]]]
    if not line.mark and left:
        line, *left = left
    if len(left) > RIVALS:
        raise TooLarge(f"Plus de {RIVALS} relectures se contredisent ici.", advice="Choisissez celle que vous gardez.")
    return _with_line(
        replace(
            review,
            signed=_with(review.signed, place, line.signature if line.mark else None),
            rivals=_with(review.rivals, place, tuple(left) or None),
        ),
        place,
        line.mark,
    )


def _with_line(review: Review, place: str, mark: Mark) -> Review:
    if place == APPRECIATION:
        return replace(review, appreciation=mark.comment)
    return replace(review, marks=_with(review.marks, place, mark or None))


def _with(known: Mapping[str, _T], name: str, value: _T | None) -> dict[str, _T]:
    """The mapping with a value, or, for None, without it."""
    rest = {each: held for each, held in known.items() if each != name}
    return rest if value is None else {**rest, name: value}
