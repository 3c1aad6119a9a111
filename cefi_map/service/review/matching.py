"""Which work of a cohort a file that arrives corrects: by the comments that it carries, by the project it names, else
by its person's name. Where that is not sure it is a work of its own: nobody vanishes behind another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cefi_map.errors import CefiError, NotFound
from cefi_map.review import Review, from_data
from cefi_map.store import Store, Work

from .names import UNSAID, Rank, compatible, key, rank, stem
from .pairing import SEVERAL, unmatched, unsure
from .reading import HandedIn

Person = frozenset[str]


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


def arrival(work: Work, handed_in: HandedIn) -> Arrival:
    return Arrival(work, handed_in.review, bool(handed_in.person), rank(stem(work.source_name)))


def settle(store: Store, there: Iterable[Work], arrived: Sequence[Arrival], common: Collection[str]) -> list[Settled]:
    """Join each arrival to the only work that it corrects, versions of one person in their order."""
    rows, fresh = list(there), set[str]()
    names = Counter((_person(each.work, common), each.rank) for each in arrived)
    settled: list[Settled] = []
    for each in sorted(arrived, key=lambda one: one.rank):
        alone = names[_person(each.work, common), each.rank] == 1
        target = _target(each, rows, fresh, common, alone)
        joined = _joined(store, each.work, target) if target else None
        if target is None or joined is None:
            rows.append(each.work)
            fresh.add(each.work.id)
            settled.append(Settled(each, each.work, True))
            continue
        now, new = joined
        if each.certain and not _person(target, common):
            store.rename_work(now.id, each.work.name)
            now = store.work(now.id)
        rows[rows.index(target)] = now
        settled.append(Settled(each, now, new))
    return settled


def _joined(store: Store, work: Work, target: Work) -> tuple[Work, bool] | None:
    """None where somebody erased the target meanwhile: then what arrived stays a row of its own."""
    try:
        return store.join_work(work.id, target.id)
    except NotFound:
        return None


def called_like(files: Iterable[str], works: Iterable[Work], common: Collection[str] = ()) -> list[Work | CefiError]:
    """For each file the only work that bears its name, but for the words that tell the files of one candidate apart;
    why not, where none or several do, or where another of the files bears it too."""
    there = list(works)
    found = [_bearer(key(stem(file), common), there, common) for file in files]
    meant = Counter(work.id for work in found if work)
    return [unmatched() if work is None else unsure(SEVERAL) if meant[work.id] > 1 else work for work in found]


def _target(
    each: Arrival, rows: Sequence[Work], fresh: Collection[str], common: Collection[str], alone: bool
) -> Work | None:
    work = each.work
    if work.picture_name:  # what can only be looked at takes no place of what can be read
        rows = [one for one in rows if one.picture_name]
    carried = _comments(each.review) if each.review else frozenset()
    return (
        _only(one for one in rows if carried & _comments(from_data(dict(one.review))))
        or _only(one for one in rows if one.project == work.project != "" and _may_be(each, one, fresh, common))
        or (_by_name(each, rows, common) if alone else None)
        or _only(one for one in rows if one.id not in fresh and _again(work, one))
    )


def _may_be(each: Arrival, one: Work, fresh: Collection[str], common: Collection[str]) -> bool:
    """Whether a work of the same project is this one's earlier version, and not what somebody else copied it from: the
    same map under another name, two names at once, another name that is known to be right."""
    theirs = (_person(one, common), key(stem(one.source_name), common))
    if any(compatible(_person(each.work, common), name) for name in theirs):
        return True
    return not (each.certain or one.id in fresh or one.digest == each.work.digest)


def _by_name(each: Arrival, rows: Iterable[Work], common: Collection[str]) -> Work | None:
    """Two drawings of different projects are two works, whatever they are called."""
    name = _person(each.work, common) or (key(each.work.name, common) if each.rank != UNSAID else frozenset())
    free = (one for one in rows if not (one.project and each.work.project))
    return _bearer(name, free, common)


def _bearer(name: Person, works: Iterable[Work], common: Collection[str]) -> Work | None:
    return _only(one for one in works if name in (key(one.name, common), key(stem(one.source_name), common)) if name)


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
