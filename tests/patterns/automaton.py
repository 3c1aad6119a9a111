"""A regular expression as an automaton: where a match may stand, and where one more character takes it.

Built from Python's own parse of it. What an automaton cannot hold (what a group matched before, an assertion of more
than one character) lets more pass than the pattern does, so that a fault may be seen where there is none, never the
other way round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Sign = str | None
"""A character, or None beyond the text's ends."""
Condition = Callable[[Sign, Sign], bool]
"""Whether a place may be passed, by the characters before and behind it."""
COPIES, ENDLESS = 6, 1_000
"""Times up to which a repeat is written out, and from which it counts as endless."""
_SAMPLES = [chr(code) for code in range(256)] + list("œŒ€→•–—’“”…≥≠№\u2028\u0660\ufeff\ue001\ue005\ue00c日ﬁ𝒳")


@dataclass
class Automaton:
    """``silent``: from a place to others without a character. ``eats``: from a place to the next, by a character.
    ``within``: for each place inside endless repeats the outermost and what it is in."""

    flags: int
    silent: list[list[tuple[int, Condition | None]]] = field(default_factory=list)
    eats: list[tuple[Callable[[str], bool], int] | None] = field(default_factory=list)
    within: list[tuple[int, ...]] = field(default_factory=list)
    loops: tuple[int, ...] = ()
    known: list[str] = field(default_factory=list)
    tests: dict[str, Callable[[str], bool]] = field(default_factory=dict)
    start: int = 0
    end: int = 0

    def place(self) -> int:
        self.silent.append([])
        self.eats.append(None)
        self.within.append(self.loops)
        return len(self.silent) - 1

    def join(self, one: int, other: int, condition: Condition | None = None) -> None:
        self.silent[one].append((other, condition))

    @cached_property
    def signs(self) -> list[str]:
        """One character for each set of those that all parts of the pattern take alike."""
        tests = self.tests.values()
        alike = {(*(test(sign) for test in tests), _is_word(sign), sign == "\n"): sign for sign in self.known}
        return list(alike.values())

    @cached_property
    def passed(self) -> dict[str, str]:
        """For each sign the first of those that no condition tells from it once they lie behind."""
        conditions = {condition for each in self.silent for _, condition in each if condition}
        first: dict[tuple[bool, ...], str] = {}
        return {
            sign: first.setdefault((*(test(sign, next) for test in conditions for next in (None, *self.signs)),), sign)
            for sign in self.signs
        }

    @cached_property
    def entered(self) -> dict[int, set[str]]:
        """The signs by which a place is come to, those of ``passed``."""
        found: dict[int, set[str]] = {}
        for test, to in filter(None, self.eats):
            found.setdefault(to, set()).update(self.passed[sign] for sign in self.signs if test(sign))
        return found

    def leading_to(self, place: int) -> frozenset[int]:
        """Places from which some text may lead there, conditions left aside: from all others none does."""
        found, todo = {place}, [place]
        while todo:
            todo += (new := self._before[todo.pop()] - found)
            found |= new
        return frozenset(found)

    @cached_property
    def _before(self) -> list[set[int]]:
        found: list[set[int]] = [set() for _ in self.silent]
        for place, (silent, eaten) in enumerate(zip(self.silent, self.eats, strict=True)):
            for to in [each for each, _ in silent] + [each for _, each in filter(None, [eaten])]:
                found[to].add(place)
        return found

    def steps(self, place: int, before: Sign, sign: str) -> dict[int, int]:
        """Where one more character leads, and by how many ways (2: two or more)."""
        found = self._stepped.get((place, before, sign))
        if found is None:
            found = self._stepped[place, before, sign] = {}
            for reached, ways in self.reached(place, before, sign).items():
                eaten = self.eats[reached]
                if eaten and eaten[0](sign):
                    found[eaten[1]] = min(2, found.get(eaten[1], 0) + ways)
        return found

    _stepped: dict[tuple[int, Sign, str], dict[int, int]] = field(default_factory=dict)

    def reached(self, place: int, before: Sign, behind: Sign) -> dict[int, int]:
        """Places that stand at the same character, each with the number of ways there (2: two or more)."""
        found: dict[int, int] = {}
        on: set[int] = set()
        todo: list[tuple[int, bool]] = [(place, False)]
        while todo:
            each, left = todo.pop()
            if left:
                on.discard(each)
                continue
            if each in on or found.get(each, 0) > 1:
                continue
            found[each] = found.get(each, 0) + 1
            on.add(each)
            todo.append((each, True))
            todo += [(to, False) for to, condition in self.silent[each] if not condition or condition(before, behind)]
        return found


def automaton(pattern: str | bytes, flags: int = 0) -> Automaton:
    tree = _parser.parse(pattern, flags)
    made = Automaton(tree.state.flags | flags)
    literals = {each for each in _literals(tree) if each < 0x10FFFF}
    made.known = list(
        dict.fromkeys([*_SAMPLES, *(chr(near) for each in sorted(literals) for near in (each, each + 1))])
    )
    made.start = made.place()
    made.end = _sequence(made, made.start, tree)
    return made


def _literals(tree: Iterable[Any]) -> Iterator[int]:
    for each in tree:
        if isinstance(each, tuple) and len(each) == 2 and each[0] in (sre.LITERAL, sre.NOT_LITERAL):
            yield each[1]
        elif isinstance(each, tuple) and len(each) == 2 and each[0] is sre.RANGE:
            yield from each[1]
        elif isinstance(each, (tuple, list, _parser.SubPattern)):
            yield from _literals(each)


def _sequence(made: Automaton, at: int, items: Iterable[tuple[Any, Any]]) -> int:
    for op, value in items:
        at = _PARTS.get(op, _class)(made, at, op, value)
    return at


def _class(made: Automaton, at: int, op: Any, value: Any) -> int:
    """One character of a set."""
    to = made.place()
    made.eats[at] = _taken(made, op, value), to
    return to


def _taken(made: Automaton, op: Any, value: Any) -> Callable[[str], bool]:
    """Whether a character is of a set: one test for a set, wherever it stands."""
    flags, ignores = made.flags, bool(made.flags & re.IGNORECASE)

    @cache
    def test(sign: str) -> bool:
        same = {sign, sign.lower(), sign.upper()} if ignores else (sign,)
        return any(_is_in(op, value, each, flags) for each in same)

    return made.tests.setdefault(f"{op} {value}", test)


def _is_in(op: Any, value: Any, sign: str, flags: int) -> bool:
    if len(sign) != 1:
        return False
    if op is sre.LITERAL:
        return ord(sign) == value
    if op is sre.NOT_LITERAL:
        return ord(sign) != value
    if op is sre.ANY:
        return sign != "\n" or bool(flags & re.DOTALL)
    if op is sre.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    if op is sre.CATEGORY:
        return _is_of(str(value), sign, flags)
    negated = value[0][0] is sre.NEGATE
    return negated != any(_is_in(*each, sign, flags) for each in value[negated:])


def _is_of(category: str, sign: str, flags: int) -> bool:
    kind = category.removeprefix("CATEGORY_").removeprefix("NOT_")[0].lower()
    return ("NOT" in category) != bool(re.fullmatch(rf"\{kind}", sign, flags & re.ASCII))


def _group(made: Automaton, at: int, op: Any, value: Any) -> int:
    return _sequence(made, at, value if op is sre.ATOMIC_GROUP else value[-1])


def _branch(made: Automaton, at: int, op: Any, value: Any) -> int:
    end = made.place()
    for each in value[1]:
        begin = made.place()
        made.join(at, begin)
        made.join(_sequence(made, begin, each), end)
    return end


def _repeat(made: Automaton, at: int, op: Any, value: Any) -> int:
    least, most, body = value
    for _ in range(min(least, COPIES)):
        at = _fresh(made, _sequence(made, at, body))
    if most <= COPIES:
        return _at_most(made, at, body, most - least)
    alone = _alone(body) if op is sre.POSSESSIVE_REPEAT else None
    begin, end, loops = made.place(), made.place(), made.loops
    made.join(at, begin)
    if most > ENDLESS:
        made.loops = (*loops, begin)
    inner = made.place()
    made.join(begin, inner)
    made.join(_sequence(made, inner, body), begin)
    made.loops = loops
    taken = alone and _taken(made, *alone)
    made.join(begin, end, (lambda before, behind: behind is None or not taken(behind)) if taken else None)
    return end


def _fresh(made: Automaton, at: int) -> int:
    to = made.place()
    made.join(at, to)
    return to


def _at_most(made: Automaton, at: int, body: Any, times: int) -> int:
    end = made.place()
    made.join(at, end)
    for _ in range(times):
        begin = _fresh(made, at)
        at = _sequence(made, begin, body)
        made.join(at, end)
    return end


def _alone(body: Any) -> tuple[Any, Any] | None:
    """The one character's set of which a part consists."""
    if len(body) == 1 and body[0][0] is sre.SUBPATTERN:
        return _alone(body[0][1][-1])
    if len(body) == 1 and body[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
        return body[0][0], body[0][1]
    return None


def _at(made: Automaton, at: int, op: Any, value: Any) -> int:
    to = made.place()
    made.join(at, to, _place_condition(value, made.flags))
    return to


@cache
def _place_condition(value: Any, flags: int) -> Condition:
    lines = bool(flags & re.MULTILINE)
    if value in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
        return lambda before, behind: before is None or (lines and value is sre.AT_BEGINNING and before == "\n")
    if value in (sre.AT_END, sre.AT_END_STRING):
        return lambda before, behind: behind is None or (lines and value is sre.AT_END and behind == "\n")
    return lambda before, behind: (_is_word(before) != _is_word(behind)) == (value is sre.AT_BOUNDARY)


def _is_word(sign: Sign) -> bool:
    return sign is not None and bool(re.fullmatch(r"\w", sign))


def _assert(made: Automaton, at: int, op: Any, value: Any) -> int:
    """One that looks at a single character is a condition; another may hold endless repeats, which cost wherever it
    is tried: it stands aside, and what follows is reached whatever it says."""
    direction, body = value
    to, alone = made.place(), _alone(body)
    if alone:
        taken, wanted = _taken(made, *alone), op is sre.ASSERT

        def holds(before: Sign, behind: Sign) -> bool:
            sign = before if direction < 0 else behind
            return (sign is not None and taken(sign)) == wanted

        made.join(at, to, holds)
        return to
    made.join(at, to)
    if direction > 0:
        aside = _fresh(made, at)
        _sequence(made, aside, body)
    return to


def _again(made: Automaton, at: int, op: Any, value: Any) -> int:
    """What a group matched before: anything."""
    return _repeat(made, at, sre.MAX_REPEAT, (0, ENDLESS, [(sre.NOT_LITERAL, 0x10FFFF)]))


def _if(made: Automaton, at: int, op: Any, value: Any) -> int:
    return _branch(made, at, op, (None, [each or [] for each in value[1:]]))


_PARTS: dict[Any, Callable[[Automaton, int, Any, Any], int]] = {
    sre.SUBPATTERN: _group,
    sre.ATOMIC_GROUP: _group,
    sre.BRANCH: _branch,
    sre.MAX_REPEAT: _repeat,
    sre.MIN_REPEAT: _repeat,
    sre.POSSESSIVE_REPEAT: _repeat,
    sre.AT: _at,
    sre.ASSERT: _assert,
    sre.ASSERT_NOT: _assert,
    sre.GROUPREF: _again,
    sre.GROUPREF_EXISTS: _if,
}
