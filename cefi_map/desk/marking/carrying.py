"""A new version begins with what was said of the one before: to confirm or to change, beside what moved in the map."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from cefi_map import review as grid
from cefi_map.desk.reading import WorkView, open_work, read_map, report_of, review_of, since_on_dossier
from cefi_map.desk.store import Desk, Work, counting
from cefi_map.errors import BadInput
from cefi_map.judging import Report
from cefi_map.review import APPRECIATION, Entry, Mark, Remark, Review, Signature, Since, Touch, since
from cefi_map.store import Store

from .marking import keep, signature


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last version that was read. ``touched`` is what changed in the map since, by criterion; ``elsewhere`` counts
    the changes that concern none; ``changed`` tells them by node of the new map. ``comments`` are those that are not
    taken up again, as they now stand, ``on_dossier`` with what became of their paragraph."""

    work: Work
    review: Review
    touched: Mapping[str, tuple[Touch, ...]]
    elsewhere: int
    changed: Mapping[str, str]
    comments: tuple[Since, ...]
    on_dossier: tuple[tuple[str, Remark, str], ...]
    same_dossier: bool

    def moved(self, criterion: str) -> bool:
        """Whether something changed that concerns it; C12 is judged on the dossier."""
        return not self.same_dossier if criterion == "C12" else criterion in self.touched

    def to_confirm(self, now: Review) -> tuple[str, ...]:
        """Criteria with a level then and nothing yet now, of which nothing changed since."""
        ids = [line.id for line in grid.criteria()]
        return tuple(id for id in ids if self.review.mark(id).level and not now.mark(id) and not self.moved(id))


def earlier(store: Store, view: WorkView) -> Earlier | None:
    """None for a first version, where nobody read one before, or where several mark apart: what they retained together
    would be an agreement without a reading."""
    before = None if counting(view.work.grids) else _last_read(store, view.work)
    if before is None:
        return None
    review = review_of(store, before)
    old, now, then = read_map(store, before.id, before.number), view.report, _report_of(store, before, view)
    if not (now.is_said and then.is_said):  # what was looked at is not known
        return None
    touched, elsewhere = grid.touched(old, view.map, _looked_at(then, review), _looked_at(now, view.review))
    return Earlier(
        before,
        review,
        touched,
        elsewhere,
        grid.changed(old, view.map),
        tuple(each for each in since(review, old, view.map) if not _taken_up(view.review, each.remark)),
        tuple(each for each in since_on_dossier(review, view.dossier) if not _taken_up(view.review, each[1])),
        Desk(store).work_dossier(before.id, before.number) == Desk(store).work_dossier(view.work.id, view.work.number),
    )


def _report_of(store: Store, before: Work, view: WorkView) -> Report:
    return replace(view, judged=partial(report_of, store, before.id, before.number, view.by)).report


def confirm(store: Store, id: str, number: int, places: Collection[str], by: Signature | None = None) -> Review:
    """The same as on the version before, at these places of the grid where nothing stands yet."""
    view = open_work(store, id, number)
    if counting(view.work.grids):
        raise BadInput("Cette carte se cote à plusieurs, à partir de rien.", advice="Lisez-la, puis cotez.")
    before = _last_read(store, view.work)
    then = review_of(store, before) if before else Review()
    known = [*(line.id for line in grid.criteria()), APPRECIATION]
    entries = {place: Entry(Mark(), then.at(place)) for place in known if place in places}
    return keep(store, view, lambda review: grid.written(review, entries, by or signature("")))


def take_up(store: Store, id: str, number: int, remark: str, by: Signature | None = None) -> Remark:
    """A comment of the version before, pinned again where it now stands, with what its candidate answered; it is to be
    settled again. ``BadInput`` where that is gone."""
    view = open_work(store, id, number)
    found = earlier(store, view)
    made = next(_again(view, found, remark), None) if found else None
    if made is None:
        raise BadInput("Ce commentaire n’a plus sa place ici.", advice="Épinglez-en un autre au nœud que vous voulez.")
    new = replace(made, id=f"{_base(remark)}-{number}", resolved=False, signature=by or signature(""))
    keep(store, view, lambda review: review.with_remark(new))
    return new


def _again(view: WorkView, found: Earlier, id: str) -> Iterator[Remark]:
    """The comment of that id where it now stands."""
    for each in found.comments:
        if each.remark.id == id and each.node:
            title = " ".join(each.node.text.split())[:200]
            yield replace(each.remark, key=each.node.key, number=each.number, title=title)
    quotes = {each.quote: each.number for each in view.dossier.passages} if view.dossier else {}
    for _, remark, _ in found.on_dossier:
        if remark.id == id and remark.title in quotes:
            yield replace(remark, paragraph=quotes[remark.title])


def _last_read(store: Store, work: Work) -> Work | None:
    earlier = (each for each in reversed(Desk(store).work_versions(work.id)) if each.number < work.number)
    return next((each for each in earlier if review_of(store, each).state != "todo"), None)


def _taken_up(review: Review, remark: Remark) -> bool:
    return _base(remark.id) in {_base(each.id) for each in review.remarks}


def _base(id: str) -> str:
    """What the ids of one comment have in common from version to version."""
    return id.partition("-")[0]


def _looked_at(report: Report, review: Review) -> dict[str, set[str]]:
    """Criterion -> keys of the nodes that the rules cite for it, or where a comment speaks of it."""
    found: dict[str, set[str]] = {}
    for each in report.requirements:
        cited = {node.key for node in (*each.evidence, *each.weak)}
        found.setdefault(each.criterion, set()).update(cited)
    for remark in review.remarks:
        if remark.criterion and not remark.paragraph:
            found.setdefault(remark.criterion, set()).add(remark.key)
    return found
