"""One work under a trainer's eyes: its grid, comments on nodes and paragraphs, versions side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from cefi_map import review as grid
from cefi_map.desk.arriving import PDF, DossierView, Unread, is_late, read_received
from cefi_map.desk.store import Cohort, Desk, Work, with_dossier
from cefi_map.errors import NotFound, NotYet, TooLarge
from cefi_map.formats.pictures import media_type
from cefi_map.judging import Readings, Report, Verdict, changed, rules_version, unsaid
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.diff import Diff, diff
from cefi_map.project.exam import readings
from cefi_map.project.files import JudgeFailed, judged_soon, pdf_page, pdf_sheets
from cefi_map.project.memory import forget, remembered
from cefi_map.project.naming import named
from cefi_map.referentiel import load
from cefi_map.review import Remark, Review, Since, since
from cefi_map.store import Store

from .habits import review_of


@dataclass(frozen=True, slots=True)
class WorkView:
    """All that the page of a work shows. ``order`` gives the ids of the cohort's works, by name. ``opinion``: criterion
    or modality -> automatic verdict. ``dossier`` is what came with the map, or with an earlier version,
    ``dossier_since``; None without one. ``by``: what the centre reads into the rules. ``judged`` gives the report when
    it is asked for; who does not ``wait`` for it has one that says nothing."""

    work: Work
    cohort: Cohort
    review: Review
    map: MindMap
    by: Readings
    judged: Callable[[], Report]
    opinion: Mapping[str, str]
    order: Callable[[], Sequence[str]]
    dossier: DossierView | Unread | None = None
    waits: bool = True
    dossier_since: int = 0

    @property
    def place(self) -> int:
        """From 1, among all of the cohort."""
        return self.order().index(self.work.id) + 1

    @property
    def before(self) -> str:
        """The id beside it, "" at the end; so is ``after``."""
        return self.order()[self.place - 2] if self.place > 1 else ""

    @property
    def after(self) -> str:
        return next(iter(self.order()[self.place :]), "")

    @property
    def report(self) -> Report:
        """Says nothing where the map is too much for a judge. ``NotYet``, to a request, while it is judged."""
        try:
            return self.judged()
        except NotYet:
            if self.waits:
                raise
            return unsaid(len(self.map))

    @property
    def rules(self) -> str:
        return rules_version()

    @property
    def readings(self) -> tuple[str, ...]:
        """What the centre reads otherwise, in French."""
        return changed(self.by)

    @property
    def late(self) -> bool:
        return is_late(self.cohort, self.work)

    @property
    def repairs(self) -> tuple[str, ...]:
        """What had to be repaired for its file to be read: the map may not be as it was written."""
        return tuple(self.work.opinion.get("repairs", ()))

    @property
    def without_dossier(self) -> str:
        """That C12 has a level though no dossier came; "" otherwise."""
        if self.work.dossier_name or not self.review.mark("C12").level:
            return ""
        return "Aucun dossier n’est arrivé avec cette carte : C12 est coté sans lui."

    def may_open(self, criterion: str) -> bool:
        """Whether the automatic opinion may be shown: a level is given, or a modality ticked; where several mark
        apart, all of them are done."""
        given = self.review.mark(criterion).level or criterion in self.review.ticks
        return bool(given) and not self.work.hidden and criterion in self.opinion

    def verdicts(self, criterion: str) -> tuple[Verdict, ...]:
        """What the automatic opinion says of a criterion's requirements, or of a modality of the dossier."""
        found = [each for each in self.report.requirements if each.criterion == criterion]
        if isinstance(self.dossier, DossierView):
            told = self.dossier.report
            found += [each for each in told.requirements if each.criterion == criterion]
            found += [each for each in told.modalities if each.id == criterion]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one work: what moved in the map, what was done about each comment of the old one, and verdicts of
    requirements that changed as (id, before, after), each once its criterion has a level. ``on_dossier``: comments on
    its paragraphs as (letter, remark, what became of the paragraph in a sentence)."""

    old: Work
    new: Work
    changes: Diff
    since: tuple[Since, ...]
    moved: tuple[tuple[str, str, str], ...]
    old_map: MindMap
    new_map: MindMap
    on_dossier: tuple[tuple[str, Remark, str], ...] = ()


def open_work(store: Store, id: str, number: int | None = None) -> WorkView:
    """A version of a work, the newest unless ``number`` says which. Nothing is judged before its report is read."""
    work = Desk(store).work(id, number)
    mindmap, by = read_map(store, id, work.number), readings(store)
    document = _document(store, work)
    return WorkView(
        work,
        Desk(store).cohort(work.cohort),
        review_of(store, work),
        mindmap,
        by,
        partial(report_of, store, id, work.number, by),
        {**work.opinion.get("criteria", {}), **(document.verdicts if document else {})},
        cache(partial(_order, store, work.cohort)),
        document,
        dossier_since=Desk(store).dossier_since(id, work.number),
    )


def _order(store: Store, cohort: str) -> list[str]:
    return [each.id for each in Desk(store).works(cohort)]


def look_at_work(store: Store, id: str, number: int | None = None) -> WorkView:
    """The same for who has just written, which is not to be done twice: without the report where it is not there."""
    return replace(open_work(store, id, number), waits=False)


def rename_work(store: Store, id: str, name: str) -> None:
    Desk(store).rename_work(id, named(name) or Desk(store).work(id).name)


def erase_work(store: Store, id: str) -> None:
    Desk(store).erase_work(id)
    forget()


def erase_dossier(store: Store, id: str, number: int) -> None:
    """The document beside that version, with what was said of it automatically; the trainer's words on it stay."""
    opinion = Desk(store).work(id, number).opinion
    Desk(store).set_work_dossier(id, number, "", None)
    Desk(store).set_opinion(id, number, with_dossier(opinion, {}))


def compare_versions(store: Store, id: str, old: int, new: int) -> Comparison:
    before, after = Desk(store).work(id, old), Desk(store).work(id, new)
    first, second = read_map(store, id, old), read_map(store, id, new)
    hidden = before.hidden or after.hidden
    moved = () if hidden else tuple(_moved(before, after, review_of(store, Desk(store).work(id))))
    review = review_of(store, before)
    told = tuple(since_on_dossier(review, _document(store, after)))
    return Comparison(before, after, diff(first, second), since(review, first, second), moved, first, second, told)


def _moved(before: Work, after: Work, marked: Review) -> Iterator[tuple[str, str, str]]:
    """Of the criteria alone that have a level in the newest version: what is said of an older one tells of it too."""
    then, now = before.opinion.get("requirements", {}), after.opinion.get("requirements", {})
    for name in then:
        if now.get(name, then[name]) != then[name] and marked.mark(load().requirement(name).criterion).level:
            yield name, then[name], now[name]


def since_on_dossier(review: Review, now: DossierView | Unread | None) -> Iterator[tuple[str, Remark, str]]:
    """Each comment on the dossier, and whether the paragraph it quotes stands in the new one as it was."""
    quotes = {each.quote: each.number for each in now.passages} if now else {}
    for letter, remark in grid.lettered(review.remarks):
        if not remark.paragraph:
            continue
        if not quotes:
            yield letter, remark, "Aucun dossier lisible avec cette version."
        elif remark.title in quotes:
            yield letter, remark, f"Inchangé, au paragraphe {quotes[remark.title]}."
        else:
            yield letter, remark, "Ce paragraphe a changé."


def map_sheets(store: Store, work: Work) -> int:
    """How many pages of a map that can only be looked at; 0 of one that is read."""
    data = Desk(store).work_picture(work.id, work.number) if work.picture_name else None
    return 0 if data is None else pdf_sheets(data) if data.startswith(PDF) else 1


def map_page(store: Store, id: str, number: int, page: int) -> tuple[str, bytes]:
    """A page of such a map: its media type and bytes. ``NotFound`` when there is none."""
    Desk(store).work(id, number)
    data = Desk(store).work_picture(id, number)
    if data is None or page < 1 or (page > 1 and not data.startswith(PDF)):
        raise NotFound("Cette carte n’est pas une image.", advice="Rechargez la page.")
    if data.startswith(PDF):
        return "image/png", _drawn(data, page, wide=True)
    return ("image/png" if data.startswith(b"\x89PNG") else "image/jpeg"), data


def work_picture(store: Store, id: str, hash: str) -> tuple[str, bytes]:
    """A picture that nodes of a work's maps show: its media type, and it. ``NotFound``."""
    data = Desk(store).work_picture_of_map(id, hash)
    return media_type(data), data


def dossier_page(store: Store, id: str, number: int, page: int) -> bytes:
    """A page of the PDF handed in with the map, as a PNG. ``NotFound`` when there is none."""
    _, data = document_of(store, id, number)
    if not data.startswith(PDF):
        raise NotFound("Ce dossier n’est pas un PDF.", advice="Lisez son texte, ou téléchargez-le.")
    return _drawn(data, page)


@remembered(24)
def _drawn(data: bytes, page: int, *, wide: bool = False) -> bytes:
    return pdf_page(data, page, wide=wide)


def document_of(store: Store, id: str, number: int) -> tuple[str, bytes]:
    """The document handed in with the map: its name and bytes. ``NotFound`` when there is none."""
    work, data = Desk(store).work(id, number), Desk(store).work_dossier(id, number)
    if data is None:
        raise NotFound("Aucun dossier n’est arrivé avec cette carte.")
    return work.dossier_name, data


@remembered(32)
def read_map(store: Store, id: str, number: int) -> MindMap:
    """A version never changes: its map is read once."""
    return Desk(store).work_map(id, number)


@remembered(32)
def report_of(store: Store, id: str, number: int, by: Readings) -> Report:
    """What is said of a version by the rules of today: nothing of what is too much for a judge. ``NotYet``, to a
    request, while it is judged."""
    mindmap = read_map(store, id, number)
    try:
        return judged_soon(store.lasting(), f"{id} {number}", mindmap, by)
    except (TooLarge, JudgeFailed):
        return unsaid(len(mindmap))


def _document(store: Store, work: Work) -> DossierView | Unread | None:
    data = Desk(store).work_dossier(work.id, work.number) if work.dossier_name else None
    return None if data is None else read_received(data, work.dossier_name, readings(store))
