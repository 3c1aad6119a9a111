"""Which work of a cohort a file that arrives corrects: by the comments that it carries, by the project it names, else
by its person's name. Where that is not sure it is a work of its own: nobody vanishes behind another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cefi_map.desk.store import Desk, Work
from cefi_map.errors import CefiError, NotFound
from cefi_map.review import Review, from_data
from cefi_map.store import Store

from .names import UNSAID, Rank, compatible, key, rank, stem
from .pairing import SEVERAL, unmatched, unsure
from .reading import HandedIn

Person = frozenset[str]
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

    def commented(self, comments: Iterable[str]) -> Collection[Work]:
        return {work.id: work for each in comments for work in self._with("comment", each)}.values()

    def _with(self, kind: str, said: Hashable) -> Collection[Work]:
        return self._of.get((kind, said), {}).values() if said else ()

    def _signs(self, work: Work) -> Iterator[Hashable]:
        yield "project", work.project
        yield "digest", work.digest
        yield "name", key(work.name, self.common)
        yield "name", key(stem(work.source_name), self.common)
        yield from (("comment", id) for id in _comments(from_data(dict(work.review))))


def rows_of(works: Iterable[Work], common: Collection[str]) -> Rows:
    rows = Rows(common)
    for each in works:
        rows.add(each)
    return rows


def arrival(work: Work, handed_in: HandedIn) -> Arrival:
    return Arrival(work, handed_in.review, bool(handed_in.person), rank(stem(work.source_name)))


def settle(
    store: Store, there: Iterable[Work], arrived: Sequence[Arrival], common: Collection[str], join: Join
) -> list[Settled]:
    """Join each arrival to the only work that it corrects, versions of one person in their order."""
    rows, fresh = rows_of(there, common), set[str]()
    names = Counter((_person(each.work, common), each.rank) for each in arrived)
    settled: list[Settled] = []
    for each in sorted(arrived, key=lambda one: one.rank):
        alone = names[_person(each.work, common), each.rank] == 1
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
    """For each file the only work that bears its name, but for the words that tell the files of one candidate apart;
    why not, where none or several do, or where another of the files bears it too."""
    rows = rows_of(works, common)
    found = [_only(rows.named(key(stem(file), common))) for file in files]
    meant = Counter(work.id for work in found if work)
    return [unmatched() if work is None else unsure(SEVERAL) if meant[work.id] > 1 else work for work in found]


def _target(each: Arrival, rows: Rows, fresh: Collection[str], alone: bool) -> Work | None:
    work = each.work
    comments = _comments(each.review) if each.review else ()
    same = (one for one in rows.project(work.project) if _may_be(each, one, fresh, rows.common))
    again = (one for one in rows.digest(work.digest) if one.id not in fresh and _again(work, one))
    return (
        _only(_of_kind(work, rows.commented(comments)))
        or _only(_of_kind(work, same))
        or (_only(_of_kind(work, _by_name(each, rows))) if alone else None)
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


def _by_name(each: Arrival, rows: Rows) -> Iterator[Work]:
    """Two drawings of different projects are two works, whatever they are called."""
    said = key(each.work.name, rows.common) if each.rank != UNSAID else Person()
    name = _person(each.work, rows.common) or said
    return (one for one in rows.named(name) if not (one.project and each.work.project))


def _again(work: Work, one: Work) -> bool:
    """Whether it is the same file once more."""
    return work.digest == one.digest and stem(work.source_name) == stem(one.source_name)


def _person(work: Work, common: Collection[str]) -> Person:
    """Who made it; nobody where its name is only its map's title."""
    name = key(work.name, common)
    return name if name != key(work.title, common) else frozenset()


def _comments(review: Review) -> frozenset[str]:
    return frozenset(each.id for each in review.remarks)


def _only(found: Iterable[Work]) -> Work | None:
    works = list(found)
    return works[0] if len(works) == 1 else None
