"""Which work of a cohort a file that arrives corrects: by the comments that it carries, by the project it names, else
by its person's name. Where that is not sure it is a work of its own: nobody vanishes behind another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from cefi_map.desk.store import Desk, Work
from cefi_map.errors import CefiError, NotFound
from cefi_map.review import Review, from_data
from cefi_map.store import Store

from .names import UNSAID, Rank, compatible, enrolment, key, rank, stem, whose
from .pairing import NAMESAKES, SEVERAL, unmatched, unsure
from .reading import HandedIn

Person = frozenset[str]
Said = tuple[Person | str, Rank]
Join = Callable[[str, str], tuple[Work, bool]]
"""As ``Store.join_work``."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A work as it was kept when it arrived; ``review`` is what it carries, ``certain``: who made it is known."""

    work: Work
    review: Review | None
    certain: bool
    rank: Rank


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an arrival: the ``work`` it is now in; ``new`` when that has more than before."""

    arrival: Arrival
    work: Work
    new: bool


@dataclass(slots=True)
class Rows:
    """Works of a group, found by what may tell that a file is their next version: one look each, for a class may have
    two thousand."""

    common: Collection[str]
    _of: dict[Hashable, dict[str, Work]] = field(default_factory=dict)

    def add(self, work: Work) -> None:
        for sign in self._signs(work):
            self._of.setdefault(sign, {})[work.id] = work

    def replace(self, work: Work, by: Work) -> None:
        for sign in self._signs(work):
            self._of[sign].pop(work.id, None)
        self.add(by)

    def project(self, id: str) -> Collection[Work]:
        return self._with("project", id)

    def digest(self, said: str) -> Collection[Work]:
        return self._with("digest", said)

    def named(self, name: Person) -> Collection[Work]:
        """Those whose own name, or whose file's, says that person."""
        return self._with("name", name)

    def enrolled(self, file: str) -> Collection[Work]:
        """Those of the candidate whom Moodle names on that file's way."""
        return self._with("enrolment", enrolment(file))

    def nearly(self, name: Person) -> Collection[Work]:
        """Those whose own name says less than that person's, or more, and that have no dossier."""
        near = {work.id: work for word in name for work in self._with("word", word)}.values()
        return [work for work in near if not work.dossier_name and compatible(key(work.name, self.common), name)]

    def commented(self, comments: Iterable[str]) -> Collection[Work]:
        return {work.id: work for each in comments for work in self._with("comment", each)}.values()

    def _with(self, kind: str, said: Hashable) -> Collection[Work]:
        return self._of.get((kind, said), {}).values() if said else ()

    def _signs(self, work: Work) -> Iterator[Hashable]:
        yield "project", work.project
        yield "digest", work.digest
        yield "enrolment", enrolment(work.source_name)
        yield from (("name", name) for name in names_of(work, self.common))
        yield from (("word", word) for word in key(work.name, self.common))
        yield from (("comment", id) for id in _comments(from_data(dict(work.review))))


def rows_of(works: Iterable[Work], common: Collection[str]) -> Rows:
    rows = Rows(common)
    for each in works:
        rows.add(each)
    return rows


def names_of(work: Work, common: Collection[str]) -> tuple[Person, Person]:
    """Whom its own name says, and its file's."""
    return key(work.name, common), key(stem(work.source_name), common)


def is_called_like(file: str, work: Work, common: Collection[str]) -> bool:
    """Whether a file's name says that work's person whole, or Moodle's number does."""
    return enrolment(file) == enrolment(work.source_name) != "" or whose(file, common) in names_of(work, common)


def arrival(work: Work, handed_in: HandedIn) -> Arrival:
    return Arrival(work, handed_in.review, bool(handed_in.person), rank(stem(work.source_name)))


def settle(
    store: Store, there: Iterable[Work], arrived: Sequence[Arrival], common: Collection[str], join: Join
) -> list[Settled]:
    """Join each arrival to the only work that it corrects, versions of one person in their order."""
    rows, fresh = rows_of(there, common), set[str]()
    said = Counter(chain.from_iterable(_said(each, common) for each in arrived))
    alone = {each for each, times in said.items() if times == 1}
    settled: list[Settled] = []
    for each in sorted(arrived, key=lambda one: one.rank):
        target = _target(each, rows, fresh, alone)
        joined = _joined(join, each.work, target) if target else None
        if target is None or joined is None:
            rows.add(each.work)
            fresh.add(each.work.id)
            settled.append(Settled(each, each.work, True))
            continue
        now, new = joined
        if each.certain and not _person(target, common):
            Desk(store).rename_work(now.id, each.work.name)
            now = Desk(store).work(now.id)
        rows.replace(target, now)
        settled.append(Settled(each, now, new))
    return settled


def _joined(join: Join, work: Work, target: Work) -> tuple[Work, bool] | None:
    """None where somebody erased the target meanwhile: then what arrived stays a row of its own."""
    try:
        return join(work.id, target.id)
    except NotFound:
        return None


def called_like(files: Iterable[str], works: Iterable[Work], common: Collection[str] = ()) -> list[Work | CefiError]:
    """For each file the only work of that candidate in Moodle, else the only one that bears its name, but for the words
    that tell the files of one candidate apart, else the only one without a dossier that bears a part of it; why not,
    where none or several do, or where another of the files bears it too."""
    rows = rows_of(works, common)
    found = [_called(file, rows) for file in files]
    meant = Counter(each.id for each in found if isinstance(each, Work))
    return [unsure(SEVERAL) if isinstance(each, Work) and meant[each.id] > 1 else each for each in found]


def _called(file: str, rows: Rows) -> Work | CefiError:
    name = whose(file, rows.common)
    theirs = rows.enrolled(file) or rows.named(name)
    if len(theirs) > 1:
        return unsure(NAMESAKES)
    return _only(theirs) or _only(rows.nearly(name)) or unmatched()


def _target(each: Arrival, rows: Rows, fresh: Collection[str], alone: set[Said]) -> Work | None:
    work = each.work
    comments = _comments(each.review) if each.review else ()
    same = (one for one in rows.project(work.project) if _may_be(each, one, fresh, rows.common))
    again = (one for one in rows.digest(work.digest) if one.id not in fresh and _again(work, one))
    return (
        _only(_of_kind(work, rows.commented(comments)))
        or _only(_of_kind(work, same))
        or _only(_of_kind(work, _by_name(each, rows, alone)))
        or _only(_of_kind(work, again))
    )


def _of_kind(work: Work, found: Iterable[Work]) -> Iterator[Work]:
    """What can only be looked at takes no place of what can be read."""
    return (one for one in found if one.picture_name or not work.picture_name)


def _may_be(each: Arrival, one: Work, fresh: Collection[str], common: Collection[str]) -> bool:
    """Whether a work of the same project is this one's earlier version, and not what somebody else copied it from: the
    same map under another name, two names at once, another name that is known to be right."""
    theirs = (_person(one, common), key(stem(one.source_name), common))
    if any(compatible(_person(each.work, common), name) for name in theirs):
        return True
    return not (each.certain or one.id in fresh or one.digest == each.work.digest)


def _by_name(each: Arrival, rows: Rows, alone: set[Said]) -> Iterator[Work]:
    """By Moodle's number before the name, where no other that arrives says the same. Two drawings of different projects
    are two works, whatever they are called."""
    said = key(each.work.name, rows.common) if each.rank != UNSAID else Person()
    person, *number = _said(each, rows.common)
    theirs = rows.enrolled(each.work.source_name) if alone.issuperset(number) else ()
    if not theirs and person in alone:
        theirs = rows.named(_person(each.work, rows.common) or said)
    return (one for one in theirs if not (one.project and each.work.project))


def _again(work: Work, one: Work) -> bool:
    """Whether it is the same file once more."""
    return work.digest == one.digest and stem(work.source_name) == stem(one.source_name)


def _said(each: Arrival, common: Collection[str]) -> list[Said]:
    """Whose it is, by its name and by Moodle's number where there is one, and which version."""
    names: list[Person | str] = [_person(each.work, common), *filter(None, [enrolment(each.work.source_name)])]
    return [(name, each.rank) for name in names]


def _person(work: Work, common: Collection[str]) -> Person:
    """Who made it; nobody where its name is only its map's title."""
    name = key(work.name, common)
    return name if name != key(work.title, common) else frozenset()


def _comments(review: Review) -> frozenset[str]:
    return frozenset(each.id for each in review.remarks)


def _only(found: Iterable[Work]) -> Work | None:
    works = list(found)
    return works[0] if len(works) == 1 else None
