"""From a decision to what a candidate reads: the pieces that show it, one sentence why, one thing to write next.

Sentences are made of the parts that were counted: what is counted is what is quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile, zip_longest
from typing import Generic, NamedTuple

from cefi_map.french.wording import joined

from .counting import KINDS_ASKED, SAID, Count, P, Shown
from .deciding import Decision
from .report import VerdictName, WrittenWhere
from .requirement import Least, Part, Readings
from .wording import QUOTED, name, quotes

_NAMED = 0.9
"""Chance from which a piece names a partner by itself, not by what it stands below."""
_READ, _BELIEVED, _DOUBTED = 0.7, 0.3, 0.05
"""Chance from which a piece is said to be read for a part; from which one is believed to be; from which it is not said
that there is no other, or none. On maps not learnt from, of what is quoted with a chance about as many are proofs."""
Placed = tuple[P, WrittenWhere] | None
"""Where what is asked for is written: at which piece, and how."""
_ALIKE = ", mais toutes du même domaine"


class Outcome(NamedTuple, Generic[P]):
    """What is said of a requirement: the pieces that show it (best first), those seen but not sufficient, those that
    might show it where nothing was found, why, what to write next ("" when satisfied), and where. ``leaning``: where
    the verdict is not asserted, the one it leans to."""

    verdict: VerdictName
    pieces: tuple[P, ...] = ()
    weak: tuple[P, ...] = ()
    candidates: tuple[P, ...] = ()
    message: str = ""
    fix: str = ""
    spot: Placed[P] = None
    leaning: VerdictName | None = None

    @property
    def likeliest(self) -> VerdictName:
        """The verdict, asserted or not."""
        return self.leaning or self.verdict


def told(count: Count[P], decision: Decision, readings: Readings) -> Outcome[P]:
    """The outcome of a decision: by the way to satisfy that is nearest."""
    way = max(count.requirement.satisfied(readings), key=count.there)
    if decision.verdict == "satisfait":
        return _satisfied(count, way, asserted=decision.risk < count.requirement.bound)
    if decision.verdict == "partiel":
        return too_few_argued(count, way) or _partial(count, readings)
    requirement = count.requirement
    return Outcome("absent", (), (), _asked(count), requirement.nothing, requirement.fix)


def _asked(count: Count[P]) -> tuple[P, ...]:
    """The likeliest pieces where nothing was found; none that is less likely than one of which the author said no."""
    likely = (each.piece for each in count.shown)
    return tuple(takewhile(lambda piece: not piece.denies(count.requirement.id), likely))


def _satisfied(count: Count[P], way: Least, *, asserted: bool) -> Outcome[P]:
    """Where it is not asserted, the first line that no piece seems to show is said to be lacking."""
    shown = {code: _shown(count, code, least) for code, least in way.items() if least and code != KINDS_ASKED}
    unseen = (code for code, found in shown.items() if not any(_value(each, code) >= _BELIEVED for each in found))
    ends = "" if asserted else next((_without(count, code) for code in unseen), "")
    return Outcome("satisfait", _all(count, shown), message=_said(count, shown, ends))


def _partial(count: Count[P], readings: Readings) -> Outcome[P]:
    """What is there, and the first line of the nearest way that is not: none of it, or not enough. What a quoted piece
    says is never said to be lacking."""
    requirement, there = count.requirement, _there(count)
    begun = {part.code for part in requirement.parts if there[part.code] or there.get(part.bare)}
    way = max(requirement.satisfied(readings), key=lambda way: (not begun.isdisjoint(way), count.there(way)))
    lines = _lines(way)
    short = [code for code in lines if _number(count, there[code]) < way[code]]
    if not short:
        return _doubtful(count, way, readings, {code: there[code] for code in lines})
    first = requirement.parts[0].code
    lacking = (
        first if first in short and not there[first] else min(short, key=lambda code: count.at_least(code, way[code]))
    )
    part, few = requirement.part(lacking), there[lacking]
    ends = "" if few else _without(count, lacking)
    if not few and there.get(part.bare):
        part = requirement.part(part.bare)
    shown = {part.code: there[part.code]} if there[part.code] else {}
    shown |= {code: there[code] for code in lines if code not in short}
    shown = shown or {code: found for code, found in there.items() if found}
    told = next(iter(shown.values()))[0].piece
    fix, spot = (part.again, (told, "beside")) if few and part.again else _asked_of(count, part, told)
    return Outcome("partiel", _all(count, shown), message=_said(count, shown, ends), fix=fix, spot=spot)


def _there(count: Count[P]) -> dict[str, list[Shown[P]]]:
    """Of each part the quoted pieces that say it; where none says any, the likeliest of the part that it is nearest."""
    quoted = _sure(count) or count.shown[:1]
    parts = count.requirement.parts
    there = {part.code: [each for each in quoted if each.parts.get(part.code, 0.0) >= SAID] for part in parts}
    if not any(there.values()):
        there[max(there, key=lambda code: quoted[0].parts.get(code, 0.0))] = [*quoted[:1]]
    return there


def _lines(way: Least) -> list[str]:
    """The parts that a way asks for."""
    return [code for code, many in way.items() if many and code != KINDS_ASKED]


def _doubtful(count: Count[P], way: Least, readings: Readings, shown: Mapping[str, list[Shown[P]]]) -> Outcome[P]:
    """All that is asked for seems there: difficulties of one kind, or not surely enough."""
    told = next(iter(shown.values()))[0].piece
    alike = KINDS_ASKED in way and count.at_least(KINDS_ASKED, way[KINDS_ASKED]) < SAID
    message = _said(count, shown, _ALIKE if alike else "")
    fix, spot = _another(count, told) if alike else settling(count, readings, told)
    return Outcome("partiel", _all(count, shown), message=message, fix=fix, spot=spot)


def settling(count: Count[P], readings: Readings, piece: P) -> tuple[str, Placed[P]]:
    """What to write where all seems there: the one line of a way that nobody believes to read, else the line that is
    least sure, said more plainly or once more."""
    ways = sorted(count.requirement.satisfied(readings), key=count.there, reverse=True)
    for way in ways:
        unread = [code for code in _lines(way) if not _is_believed(count, code, way[code])]
        if len(unread) == 1 and not _is_believed(count, unread[0], 1):
            return _asked_of(count, count.requirement.part(*unread), _likeliest(count, next(iter(way))).piece)
    code = min(_lines(ways[0]), key=lambda each: count.at_least(each, ways[0][each]))
    part = count.requirement.part(code)
    return _asked_of(count, part, piece) if "{}" in part.again else _another(count, piece, part.again)


def _is_believed(count: Count[P], code: str, least: int) -> bool:
    return _number(count, [each for each in count.of(code) if _value(each, code) >= _BELIEVED]) >= least


def _likeliest(count: Count[P], code: str) -> Shown[P]:
    """What is likeliest to show a part."""
    return max(count.shown, key=lambda each: _value(each, code))


def _asked_of(count: Count[P], part: Part, piece: P) -> tuple[str, Placed[P]]:
    """What to write of a part at a piece; of one that seems to stand already, where it does, more plainly."""
    likeliest = _likeliest(count, part.code)
    stands = (
        likeliest.piece if _value(likeliest, part.code) >= _BELIEVED else piece if part.seen(piece.quoted) else None
    )
    if stands and "{}" in part.again:
        return part.again.format(name(stands)), (stands, "title")
    return (part.ask.format(name(piece)), (piece, part.where)) if part.ask else (count.requirement.fix, None)


def _another(count: Count[P], piece: P, again: str = "") -> tuple[str, Placed[P]]:
    """One more of what is counted, beside a piece; else what is asked for."""
    again = again or count.requirement.parts[0].again
    return (again, (piece, "beside")) if again else (count.requirement.fix, None)


def unsure(message: str) -> str:
    """The sentence of who believes to read; of who does so already, the same."""
    message = message.replace("On lit ", "On croit lire ", 1)
    return message if "nettement" in message else message.replace("sans trouver", "sans trouver nettement", 1)


def _all(count: Count[P], shown: Mapping[str, list[Shown[P]]]) -> tuple[P, ...]:
    """The pieces that are told, one of each part in turn, since the first ones are shown; then all that a jury member
    would point at too."""
    told = (each for row in zip_longest(*shown.values()) for each in row if each)
    return _once((*told, *_sure(count)))


def too_few_argued(count: Count[P], way: Least) -> Outcome[P] | None:
    """Of partners, where some are named bare: those are said to lack a reason, whatever the others have."""
    (code, _), *_ = way.items()
    argued = [each for each in count.of(code) if each.chance * each.parts[code] >= SAID]
    unargued = (each for each in count.of("p") if each.parts[code] < SAID <= each.chance)
    below = {each.piece.parent for each in count.shown if each.parts.get(code, 0.0) >= SAID}
    bare = [each for each in unargued if each.piece.index not in below]
    if not count.requirement.share or not bare:
        return None
    ends = ", d’autres sans raison ni apport" if argued else _without(count, code)
    named, each = joined([name(one.piece) for one in bare[:QUOTED]]), "chacun" if bare[1:] else "ce partenaire"
    fix = f"Écrivez sous {named} ce que {each} apporte, et pourquoi lui."
    message = _said(count, {code if argued else "p": argued or bare}, ends)
    return Outcome("partiel", _once([*argued, *bare]), message=message, fix=fix, spot=(bare[0].piece, "under"))


def _shown(count: Count[P], code: str, least: int) -> list[Shown[P]]:
    """The pieces that are counted for a part: the sure ones, and as many more as are asked for and look like it; the
    likeliest where none does."""
    sure = [each for each in count.of(code) if _value(each, code) >= SAID]
    if _number(count, sure) >= least:
        return sure
    likely = [each for each in count.of(code)[:least] if each.chance >= _BELIEVED]
    return likely or [_likeliest(count, code)]


def _value(each: Shown[P], code: str) -> float:
    """The chance that a piece proves the requirement by this part."""
    return each.chance * each.parts.get(code, 0.0)


def _sure(count: Count[P]) -> list[Shown[P]]:
    """All that a jury member would point at too."""
    return [each for each in count.shown if each.chance >= SAID]


def _number(count: Count[P], shown: Sequence[Shown[P]]) -> int:
    return sum(count.items(each) for each in shown)


def _said(count: Count[P], there: Mapping[str, Sequence[Shown[P]]], ends: str = "") -> str:
    """« On lit plusieurs besoins précis : « … » et « … ». On croit lire une source : « … ». »: of each part what shows
    it, as surely as it does; what is quoted is not quoted again."""
    read = _from(_READ, there)
    believed = {code: found for code, found in _from(_BELIEVED, there).items() if code not in read}
    if not read and not believed:
        return f"Ce qui s’en approche le plus : {quotes(each.piece for each in next(iter(there.values()))[:1])}."
    surely, perhaps = _told(count, read), _told(count, believed)
    quoted = {piece for pieces in surely for piece in pieces[:QUOTED]}
    again = [phrase for pieces in perhaps if quoted.issuperset(pieces[:QUOTED]) for phrase in perhaps[pieces]]
    rest = {pieces: phrases for pieces, phrases in perhaps.items() if not quoted.issuperset(pieces[:QUOTED])}
    said = [f"{how} {_quoting(found)}" for how, found in (("On lit", surely), ("On croit lire", rest)) if found]
    said += [f"On croit y lire {joined(again)}"] if again else []
    return ". ".join(said) + f"{ends}."


def _from(least: float, there: Mapping[str, Sequence[Shown[P]]]) -> Mapping[str, Sequence[Shown[P]]]:
    """Of each part the pieces that show it so surely, where there are any."""
    found = ((code, [each for each in shown if _value(each, code) >= least]) for code, shown in there.items())
    return {code: shown for code, shown in found if shown}


def _without(count: Count[P], code: str) -> str:
    """« , sans trouver de source »."""
    lacking = count.requirement.part(code).lacking
    how = "nettement " if count.at_least(code, 1) >= _DOUBTED else ""
    return f", sans trouver {how}{lacking}" if lacking else ""


def _told(count: Count[P], there: Mapping[str, Sequence[Shown[P]]]) -> dict[tuple[P, ...], list[str]]:
    """The pieces to quote, and the parts that they show; of one that is not counted, one piece is quoted."""
    groups: dict[tuple[P, ...], list[str]] = {}
    for code, shown in there.items():
        part = count.requirement.part(code)
        number = _number(count, shown)
        pieces = _named(count, shown)[: None if part.many and number > 1 else 1]
        same = next((each for each in groups if {*pieces[:QUOTED]} <= {*each[:QUOTED]}), pieces)
        told = part.told(number, alone=count.at_least(code, 2) < _DOUBTED)
        groups.setdefault(same, []).append(part.seen(pieces[0].quoted) or told)
    return groups


def _quoting(groups: Mapping[tuple[P, ...], Sequence[str]]) -> str:
    """« plusieurs besoins précis : « … » et « … » ; une source : « … » »."""
    return " ; ".join(
        f"{joined(phrases)}{' :' if len(pieces) <= QUOTED else ', dont'} {quotes(pieces)}"
        for pieces, phrases in groups.items()
    )


def _named(count: Count[P], shown: Iterable[Shown[P]]) -> tuple[P, ...]:
    """The pieces by which they are named: of what a partner brings, or why, written below it, the partner."""
    partners = count.of("p") if count.requirement.share else ()
    above = {each.piece.index: each.piece for each in partners if _value(each, "p") >= SAID}
    pairs = ((each.piece, each.parts.get("p", 0.0) < _NAMED) for each in shown)
    return tuple(dict.fromkeys(above.get(piece.parent, piece) if below else piece for piece, below in pairs))


def _once(shown: Iterable[Shown[P]]) -> tuple[P, ...]:
    return tuple(dict.fromkeys(each.piece for each in shown))
