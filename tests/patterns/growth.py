"""Why a regular expression takes more time than its text has characters: the word that, written over and over, does it.

Three reasons (Weideman and others, « Analyzing Matching Time Behavior of Backtracking Regular Expression Matchers »):
a search begins anew at each character and runs on to where it fails; two endless repeats, one after the other, share
a word in every way; one endless repeat reads a word in two ways, which doubles with each.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeVar

from .automaton import Automaton, Sign, automaton

Use = Literal["search", "match", "fullmatch"]
Places = tuple[tuple[int, ...], Sign]
"""Where several matches of one text stand, and the character before."""
Anew = tuple[int, int, frozenset[int], Sign]
State = TypeVar("State")
_MOST = 20_000
"""States looked through for one word or one end; beyond, a fault is supposed."""


@dataclass(frozen=True)
class Fault:
    why: str
    word: str


def fault(pattern: str | bytes, flags: int, use: Use) -> Fault | None:
    """The first that is found. ``use``: where a match may begin, and whether it must end with the text."""
    made = automaton(pattern, flags)
    loops = sorted({eaten[1] for eaten in made.eats if eaten and made.within[eaten[1]]})
    costly = [place for place in loops if _may_fail(made, place, use)]
    return next(_faults(made, loops, costly, use), None)


def _faults(made: Automaton, loops: list[int], costly: list[int], use: Use) -> Iterator[Fault]:
    for place in costly:
        if use == "search" and (word := _anew(made, place)):
            yield Fault("it begins anew at each character", word)
    for place, earlier in product(costly, loops):
        if earlier != place and (word := _shared(made, earlier, place)):
            yield Fault("two endless repeats share a word", word)
    for place in costly:
        if word := _twice(made, place):
            yield Fault("an endless repeat reads a word in two ways", word)


def _anew(made: Automaton, place: int) -> str:
    """What leads from a match's beginning to a place of an endless repeat, and from there to itself: written over and
    over, each search that begins runs to its end. Where a match ends on the way, the next search begins behind it."""
    home = made.within[place][:1]

    def further(state: Anew) -> Iterator[tuple[str, Anew]]:
        one, other, beside, before = state
        for sign in made.signs:
            if any(made.end in made.reached(each, before, sign) for each in beside):
                continue
            then = frozenset(to for each in beside for to in made.steps(each, before, sign))
            for mine, its in product(made.steps(one, before, sign), made.steps(other, before, sign)):
                if made.within[its][:1] == home:
                    yield sign, (mine, its, then, made.passed[sign])

    for sign in _entering(made, place):
        first = made.start, place, frozenset((place,)), sign
        if word := _walk(first, further, lambda state, sign=sign: state[:2] == (place, place) and state[3] == sign):
            return word
    return ""


def _shared(made: Automaton, early: int, late: int) -> str:
    """What leads from a place to itself, from there to a later one, and from that to itself."""
    if early not in (between := made.leading_to(late)):
        return ""
    homes = made.within[early][:1], made.within[late][:1]

    def further(state: Places) -> Iterator[tuple[str, Places]]:
        (first, middle, last), before = state
        for sign in made.signs:
            ones = [to for to in made.steps(first, before, sign) if made.within[to][:1] == homes[0]]
            others = ones and [to for to in made.steps(last, before, sign) if made.within[to][:1] == homes[1]]
            if others:
                middles = [to for to in made.steps(middle, before, sign) if to in between]
                yield from ((sign, (each, made.passed[sign])) for each in product(ones, middles, others))

    for sign in _entering(made, early, late):
        first, last = ((early, early, late), sign), ((early, late, late), sign)
        if word := _walk(first, further, lambda state, last=last: state == last):
            return word
    return ""


def _entering(made: Automaton, *places: int) -> list[str]:
    """By which all of those are come to."""
    return sorted(set.intersection(*(made.entered.get(place, set()) for place in places)))


def _twice(made: Automaton, place: int) -> str:
    """What leads from a place to itself in two ways."""

    def further(state: tuple[int, int, bool, Sign]) -> Iterator[tuple[str, tuple[int, int, bool, Sign]]]:
        one, other, parted, before = state
        for sign in made.signs:
            mine, theirs = (made.steps(each, before, sign) for each in (one, other))
            for to, beside in product(mine, theirs):
                if made.within[to][:1] == made.within[beside][:1] == made.within[place][:1]:
                    apart = parted or to != beside or (one == other and mine[to] > 1)
                    yield sign, (to, beside, apart, made.passed[sign])

    for sign in _entering(made, place):
        last = place, place, True, sign
        if word := _walk((place, place, False, sign), further, lambda state, last=last: state == last):
            return word
    return ""


def _may_fail(made: Automaton, place: int, use: Use) -> bool:
    """Whether some text goes on from there to no match at all."""
    start = frozenset((place,)), next(iter(_entering(made, place)), None)
    seen, todo = {start}, deque((start,))
    while todo and len(seen) < _MOST:
        places, before = todo.popleft()
        for sign in (None, *made.signs):
            if (use != "fullmatch" or sign is None) and any(
                made.end in made.reached(each, before, sign) for each in places
            ):
                continue
            then = (
                frozenset(to for each in places for to in made.steps(each, before, sign)) if sign else frozenset[int]()
            )
            if not then:
                return True
            if (state := (then, sign and made.passed[sign])) not in seen:
                seen.add(state)
                todo.append(state)
    return bool(todo)


def _walk(
    first: State, further: Callable[[State], Iterator[tuple[str, State]]], is_last: Callable[[State], bool]
) -> str:
    """The signs of a shortest way of one step at least, "" where there is none."""
    came: dict[State, tuple[State, str]] = {}
    todo = deque((first,))
    while todo and len(came) < _MOST:
        here = todo.popleft()
        for sign, to in further(here):
            if is_last(to):
                return _back(came, first, here) + sign
            if to not in came and to != first:
                came[to] = here, sign
                todo.append(to)
    return "?" if todo else ""


def _back(came: dict[State, tuple[State, str]], first: State, here: State) -> str:
    signs = ""
    while here != first:
        here, sign = came[here]
        signs = sign + signs
    return signs
