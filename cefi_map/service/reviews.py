"""The trainer's table: cohorts, the works they hold, the grid of each, comments on nodes. The ``Store`` first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cefi_map import limits
from cefi_map import review as grid
from cefi_map.checking import Readings, Report, Verdict, stages_told
from cefi_map.errors import BadInput, CefiError, NotFound, TooLarge
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.diff import Diff, diff
from cefi_map.review import LEVELS, Mark, Remark, Review, Since, State, from_data, since, to_data
from cefi_map.review.codec import LINE, REMARKS, text, words
from cefi_map.store import Cohort, Received, Store, Work

from .arriving import read_together
from .files import check_map
from .memory import forget, remembered
from .naming import named
from .pairing import unmatched
from .readings import readings
from .received_dossier import DossierView, Unread, read_received
from .receiving import HandedIn, handed_in, with_document
from .same_work import called_like, corrected

SETTING = "review"


@dataclass(frozen=True, slots=True)
class Habits:
    """What a trainer keeps from one work to the next: their name, the words of the levels, comments to reuse as
    (criterion or "", text)."""

    reviewer: str = ""
    words: tuple[str, str, str] = grid.WORDS
    bank: tuple[tuple[str, str], ...] = grid.BANK


@dataclass(frozen=True, slots=True)
class Cell:
    """A criterion of a work: the level's ``letter`` and ``word``, "" when not given; ``opinion`` is the automatic
    verdict, "" until a level is given; ``differs`` tells that the two do not say the same."""

    criterion: str
    letter: str
    word: str
    opinion: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. ``stages`` tells those that are not there."""

    id: str
    name: str
    title: str
    version: int
    state: State
    cells: tuple[Cell, ...]
    stages: str
    remarks: int
    dossier: str

    @property
    def differences(self) -> int:
        return sum(cell.differs for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A cohort as a table; ``rows`` by name."""

    cohort: Cohort
    rows: tuple[Row, ...]
    words: tuple[str, str, str]

    def count(self, state: State) -> int:
        return sum(row.state == state for row in self.rows)

    @property
    def left(self) -> tuple[Row, ...]:
        """Works whose sheet is still to give back."""
        return tuple(row for row in self.rows if row.state != "done")


@dataclass(frozen=True, slots=True)
class WorkView:
    """All that the page of a work shows. ``place`` counts from 1 among ``total`` works of the cohort, by name;
    ``before`` and ``after`` are the ids beside it, "" at the ends. ``opinion``: criterion or modality -> automatic
    verdict. ``dossier`` is what came with the map, None without one."""

    work: Work
    cohort: Cohort
    review: Review
    map: MindMap
    report: Report
    opinion: Mapping[str, str]
    place: int
    total: int
    before: str
    after: str
    dossier: DossierView | Unread | None = None

    def may_open(self, criterion: str) -> bool:
        """Whether the automatic opinion may be shown: the trainer has given a level, or ticked a modality."""
        own = self.review.mark(criterion).level or criterion in self.review.ticks
        return bool(own) and criterion in self.opinion

    def verdicts(self, criterion: str) -> tuple[Verdict, ...]:
        """What the automatic opinion says of a criterion's requirements, or of a modality of the dossier."""
        found = [each for each in self.report.requirements if each.criterion == criterion]
        if isinstance(self.dossier, DossierView):
            told = self.dossier.report
            found += [each for each in told.requirements if each.criterion == criterion]
            found += [each for each in told.modalities if each.id == criterion]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of dropped files: ``added`` works (names), ``versions`` as (name, number), ``known`` that were
    there already as (file, work), ``errors`` as (file, error), ``notices`` as (file, what was repaired in it)."""

    cohort: str
    added: tuple[str, ...]
    versions: tuple[tuple[str, int], ...]
    known: tuple[tuple[str, str], ...]
    errors: tuple[tuple[str, CefiError], ...]
    notices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one work: what moved in the map, what was done about each comment of the old one, and verdicts of
    requirements that changed as (id, before, after). ``on_dossier``: comments on its paragraphs as (letter, remark,
    what became of the paragraph in a sentence)."""

    old: Work
    new: Work
    changes: Diff
    since: tuple[Since, ...]
    moved: tuple[tuple[str, str, str], ...]
    old_map: MindMap
    new_map: MindMap
    on_dossier: tuple[tuple[str, Remark, str], ...] = ()


# ---- habits


def habits(store: Store) -> Habits:
    kept = store.setting(SETTING) or {}
    try:
        bank = tuple((str(criterion), text(said)) for criterion, said in kept.get("bank", grid.BANK))
        return Habits(text(kept.get("reviewer", ""), LINE), words(list(kept.get("words", grid.WORDS))), bank)
    except (BadInput, TypeError, ValueError, AttributeError):
        return Habits()


def set_habits(store: Store, reviewer: str, level_words: Iterable[str], bank: str) -> Habits:
    """``bank`` has one comment a line, « C5 : … » or without a criterion."""
    lines = tuple(_bank_line(line) for line in text(bank, 50_000).split("\n") if line.strip())
    chosen = Habits(text(reviewer, LINE).strip(), words([each.strip() for each in level_words]), lines)
    kept = {"reviewer": chosen.reviewer, "words": list(chosen.words), "bank": [list(each) for each in chosen.bank]}
    store.set_setting(SETTING, kept)
    return chosen


def bank_text(bank: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{criterion} : {said}" if criterion else said for criterion, said in bank)


def _bank_line(line: str) -> tuple[str, str]:
    head, colon, rest = line.partition(":")
    known = {each.id for each in grid.criteria()}
    if colon and head.strip() in known:
        return head.strip(), rest.strip()
    return "", line.strip()


# ---- cohorts


def cohorts(store: Store) -> tuple[Table, ...]:
    return tuple(_table(store, cohort) for cohort in store.cohorts())


def table(store: Store, cohort: str, sort: str = "nom") -> Table:
    """The cohort's table by "nom", "projet", "relecture" or a criterion's id: what has no level yet comes first."""
    found = _table(store, store.cohort(cohort))
    order = ("todo", "doing", "done")
    keys: dict[str, Any] = {
        "projet": lambda row: row.title.casefold(),
        "relecture": lambda row: order.index(row.state),
    }
    for place, line in enumerate(grid.criteria()):
        keys[line.id] = lambda row, place=place: _rank(row.cells[place], found.words)
    return replace(found, rows=tuple(sorted(found.rows, key=keys[sort]))) if sort in keys else found


def _rank(cell: Cell, level_words: tuple[str, ...]) -> int:
    return -1 if cell.word not in level_words else len(LEVELS) - level_words.index(cell.word)


def bring(store: Store, files: Iterable[tuple[str, bytes]], *, cohort: str = "", name: str = "") -> Brought:
    """Read what was dropped, (name, bytes) each, into a cohort, a new one when ``cohort`` is "". One file that fails
    stops no other."""
    found = read_together(files)
    works, errors = list(found.works), list(found.left)
    joined: list[tuple[str, str]] = []
    for file, data in found.dossiers:
        try:
            work = _called_like(store, cohort, file)
            if work.dossier_name:
                works.append(_corrected_dossier(store, work, file, data))
            else:
                bring_dossier(store, work.id, work.number, file, data)
                joined.append((file, f"joint à la carte « {work.name} »."))
        except CefiError as error:
            errors.append((file, error))
    if not works:
        return Brought(cohort, (), (), (), tuple(errors), tuple(joined))
    cohort = cohort or store.create_cohort(named(name) or f"Cartes du {date.today():%d/%m/%Y}").id
    kept = _kept(store, cohort, works)
    for (work, _), arrived in zip(kept, works, strict=True):
        _keep_answers(store, work, arrived)
    new = [work for work, added in kept if added]
    return Brought(
        cohort,
        tuple(work.name for work in new if work.number == 1),
        tuple((work.name, work.number) for work in new if work.number > 1),
        tuple((each.source_name, work.name) for each, (work, added) in zip(works, kept, strict=True) if not added),
        tuple(errors),
        (*joined, *((work.source_name, notice) for work in works for notice in work.notices)),
    )


def _called_like(store: Store, cohort: str, file: str) -> Work:
    work = called_like(file, store.works(cohort)) if cohort else None
    if work is None:
        raise unmatched()
    return work


def _corrected_dossier(store: Store, work: Work, file: str, data: bytes) -> HandedIn:
    """The newest map of a work, with a dossier that came without a map."""
    _readable_dossier(store, file, data)
    mindmap = store.work_map(work.id, work.number)
    return with_document(HandedIn(work.name, work.source_name, mindmap, work.project), (file, data))


def _kept(store: Store, cohort: str, works: list[HandedIn]) -> list[tuple[Work, bool]]:
    """Each work as it is kept, and whether that is new: a further version of the one it corrects, else its own."""
    received = [_received(each, readings(store)) for each in works]
    targets = corrected(works, store.works(cohort))
    own = iter(store.receive(cohort, [each for each, target in zip(received, targets, strict=True) if not target]))
    pairs = zip(received, targets, strict=True)
    return [store.receive_version(target, each) if target else next(own) for each, target in pairs]


def bring_version(store: Store, work: str, file: str, data: bytes) -> bool:
    """The next version of that work; False when it is the newest one again."""
    arrived = handed_in(data, file)
    if len(arrived) != 1:
        raise BadInput("Cette archive contient plusieurs cartes.", advice="Choisissez le fichier d’une seule carte.")
    kept, new = store.receive_version(work, _received(arrived[0], readings(store)))
    _keep_answers(store, kept, arrived[0])
    return new


def rename_cohort(store: Store, cohort: str, name: str) -> None:
    store.rename_cohort(cohort, named(name) or store.cohort(cohort).name)


def erase_cohort(store: Store, cohort: str) -> None:
    """For good, in memory too."""
    store.erase_cohort(cohort)
    forget()


# ---- one work


def open_work(store: Store, id: str, number: int | None = None) -> WorkView:
    """A version of a work, the newest unless ``number`` says which."""
    work = store.work(id, number)
    names = [each.id for each in store.works(work.cohort)]
    place = names.index(id)
    mindmap, report = _read(store, id, work.number)
    document = _document(store, work)
    return WorkView(
        work,
        store.cohort(work.cohort),
        _review(store, work),
        mindmap,
        report,
        {**work.opinion.get("criteria", {}), **_of_dossier(document)},
        place + 1,
        len(names),
        names[place - 1] if place else "",
        names[place + 1] if place + 1 < len(names) else "",
        document,
    )


def work_versions(store: Store, id: str) -> tuple[Work, ...]:
    return store.work_versions(id)


def rename_work(store: Store, id: str, name: str) -> None:
    store.rename_work(id, named(name) or store.work(id).name)


def erase_work(store: Store, id: str) -> None:
    store.erase_work(id)
    forget()


def set_grid(
    store: Store, id: str, number: int, marks: Mapping[str, tuple[str, str]], ticks: Iterable[str], appreciation: str
) -> Review:
    """Keep the whole grid: (level, comment) by criterion, what was ticked, the general appreciation."""
    view = open_work(store, id, number)
    known = {line.id for line in grid.criteria()}
    found = {id: Mark(level, text(said).strip()) for id, (level, said) in marks.items() if id in known}
    if any(mark.level not in ("", *LEVELS) for mark in found.values()):
        raise BadInput("Ce niveau n’existe pas.", advice="Choisissez l’un des trois niveaux.")
    ours = {part for line in grid.criteria() for part, _ in line.parts} | {each.id for each in grid.modalities()}
    own = {line.id: found[line.id] for line in grid.criteria() if found.get(line.id)}
    ticked, said = frozenset(ticks) & ours, text(appreciation).strip()
    return _keep(store, view, lambda review: replace(review, marks=own, ticks=ticked, appreciation=said))


def pin(
    store: Store,
    id: str,
    number: int,
    key: str,
    said: str,
    kind: str,
    criterion: str,
    remark: str = "",
    paragraph: int = 0,
) -> Remark:
    """Pin a comment to the node ``key``, or to a ``paragraph`` of the dossier, or write the comment ``remark`` anew."""
    view = open_work(store, id, number)
    place = _paragraph(view, paragraph) if paragraph else _node(view, key)
    if not said.strip():
        raise BadInput("Ce commentaire est vide.", advice="Écrivez-le, puis épinglez-le.")
    if kind not in grid.KINDS or criterion not in ("", *(line.id for line in grid.criteria())):
        raise BadInput("Ce commentaire est incomplet.", advice="Choisissez sa nature, puis réessayez.")
    known = remark if view.review.remark(remark) else grid.new_id()
    made = replace(place, id=known, text=text(said).strip(), kind=kind, criterion=criterion)

    def with_it(review: Review) -> Review:
        if len(review.remarks) >= REMARKS:
            raise TooLarge(f"Cette relecture a déjà {REMARKS} commentaires.")
        return review.with_remark(made)

    _keep(store, view, with_it)
    return made


def _node(view: WorkView, key: str) -> Remark:
    """A comment without words on a node."""
    title = " ".join(view.map.node(key).text.split())[:200]
    return Remark("", key, "", number=view.map.numbers[key], title=title)


def _paragraph(view: WorkView, number: int) -> Remark:
    """A comment without words on a paragraph of the dossier."""
    found = view.dossier.passage(number) if isinstance(view.dossier, DossierView) else None
    if found is None:
        raise NotFound("Ce paragraphe n’est pas dans le dossier.", advice="Rechargez la page, puis réessayez.")
    return Remark("", "", "", title=found.quote, paragraph=number)


def unpin(store: Store, id: str, number: int, remark: str) -> None:
    view = open_work(store, id, number)
    _keep(store, view, lambda review: review.without_remark(remark))


def give_back(store: Store, id: str, number: int, reviewer: str, day: date | None = None) -> Review:
    """The review is finished: by whom, and on what day."""
    view = open_work(store, id, number)
    signed, on = text(reviewer, LINE).strip(), (day or date.today()).isoformat()
    return _keep(store, view, lambda review: replace(review, reviewer=signed, returned=on))


def reopen(store: Store, id: str, number: int) -> None:
    """Not given back after all."""
    view = open_work(store, id, number)
    _keep(store, view, lambda review: replace(review, returned=""))


def compare_versions(store: Store, id: str, old: int, new: int) -> Comparison:
    before, after = store.work(id, old), store.work(id, new)
    first, second = _read(store, id, old)[0], _read(store, id, new)[0]
    verdicts, now = before.opinion.get("requirements", {}), after.opinion.get("requirements", {})
    moved = tuple(
        (name, verdicts[name], now[name]) for name in verdicts if now.get(name, verdicts[name]) != verdicts[name]
    )
    review = _review(store, before)
    told = tuple(_since_on_dossier(review, _document(store, after)))
    return Comparison(before, after, diff(first, second), since(review, first, second), moved, first, second, told)


def _since_on_dossier(review: Review, now: DossierView | Unread | None) -> Iterator[tuple[str, Remark, str]]:
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


def dossier(store: Store, id: str, number: int) -> tuple[str, bytes]:
    """The document handed in with the map: its name and bytes. ``NotFound`` when there is none."""
    work, data = store.work(id, number), store.work_dossier(id, number)
    if data is None:
        raise NotFound("Aucun dossier n’est arrivé avec cette carte.")
    return work.dossier_name, data


def bring_dossier(store: Store, id: str, number: int, file: str, data: bytes) -> None:
    """Put a document beside that version, in place of the one that was there. ``BadInput`` when it is no dossier."""
    found = _readable_dossier(store, file, data)
    work = store.work(id, number)
    store.set_work_dossier(id, number, file, data)
    store.set_opinion(id, number, _with_dossier(work.opinion, found))


def _readable_dossier(store: Store, file: str, data: bytes) -> DossierView | Unread:
    """``BadInput`` when it is no dossier; a PDF is taken unread."""
    if len(data) > limits.UPLOAD_BYTES:
        raise TooLarge(f"Ce fichier dépasse {limits.UPLOAD_BYTES // 2**20} Mo.", advice="Choisissez-en un plus petit.")
    found = read_received(data, file, readings(store))
    if isinstance(found, Unread) and not data.startswith(b"%PDF"):
        raise BadInput(found.error)
    return found


# ---- shared


def _read(store: Store, id: str, number: int) -> tuple[MindMap, Report]:
    """The map of a version, and what is said of it by the rules and the centre's readings of today."""
    return _judged(store, id, number, readings(store))


@remembered(32)
def _judged(store: Store, id: str, number: int, by: Readings) -> tuple[MindMap, Report]:
    """A version never changes: its map and report are read once."""
    mindmap = store.work_map(id, number)
    return mindmap, check_map(mindmap, by)


def _document(store: Store, work: Work) -> DossierView | Unread | None:
    data = store.work_dossier(work.id, work.number) if work.dossier_name else None
    return None if data is None else read_received(data, work.dossier_name, readings(store))


def _of_dossier(found: DossierView | Unread | None) -> dict[str, str]:
    """Verdicts of C12 and of the dossier's modalities, {} where nothing could be read."""
    if not isinstance(found, DossierView):
        return {}
    told = found.report
    criteria = {each.id: str(each.verdict) for each in told.criteria}
    return criteria | {each.id: each.verdict for each in told.modalities}


def _with_dossier(opinion: Mapping[str, Any], found: DossierView | Unread | None) -> dict[str, Any]:
    """An opinion on a map, and what is said of the dossier beside it."""
    criteria = {id: verdict for id, verdict in opinion.get("criteria", {}).items() if id != "C12"}
    said = _of_dossier(found)
    return {**opinion, "criteria": {**criteria, **({"C12": said["C12"]} if "C12" in said else {})}}


def _review(store: Store, work: Work) -> Review:
    """The review of a version; one not begun has the words of the trainer's habits."""
    return _begun_with(habits(store).words, work.review)


def _begun_with(words: tuple[str, str, str], data: Mapping[str, Any]) -> Review:
    found = from_data(dict(data))
    return found if found.source else replace(found, words=words)


def _keep(store: Store, view: WorkView, change: Callable[[Review], Review]) -> Review:
    """Change the review as it stands when it is written, so that two tabs lose nothing of each other; it keeps the
    words and the versions it was made with."""
    usual = habits(store).words
    kept: list[Review] = []

    def changed(data: Mapping[str, Any]) -> dict[str, Any]:
        new = change(_begun_with(usual, data))
        kept.append(
            replace(
                new,
                words=new.words if new.returned else usual,
                source=view.report.version,
                readings=view.report.readings,
                of=grid.fingerprint(view.map),
            )
        )
        return to_data(kept[-1])

    store.change_review(view.work.id, view.work.number, changed)
    return kept[-1]


def _received(arrived: HandedIn, by: Readings) -> Received:
    report = check_map(arrived.map, by)
    opinion = {
        "version": report.version,
        "criteria": {each.id: each.verdict for each in report.criteria},
        "requirements": {each.id: each.verdict for each in report.requirements},
        "stages": {stage.id: stage.state for stage in report.stages},
    }
    if arrived.dossier is not None:
        opinion = _with_dossier(opinion, read_received(arrived.dossier, arrived.dossier_name, by))
    return Received(
        arrived.name,
        arrived.source_name,
        arrived.map,
        opinion,
        to_data(_begun(arrived)),
        arrived.project,
        arrived.dossier_name,
        arrived.dossier,
    )


def _begun(arrived: HandedIn) -> Review:
    """The review that comes with a work: the one it carries, made on this very map, else nothing."""
    carried = arrived.review
    return carried if carried and carried.of == grid.fingerprint(arrived.map) else Review()


def _keep_answers(store: Store, work: Work, arrived: HandedIn) -> None:
    """The candidate's answers, carried by the new version, beside the comments they answer in the earlier ones."""
    answers = {each.id: each for each in arrived.review.remarks} if arrived.review else {}

    def told(review: Review) -> Review:
        return replace(review, remarks=tuple(_answered(each, answers.get(each.id)) for each in review.remarks))

    for version in store.work_versions(work.id) if answers else ():
        if told(kept := from_data(dict(version.review))) != kept:
            store.change_review(work.id, version.number, lambda data: to_data(told(from_data(dict(data)))))


def _answered(remark: Remark, by: Remark | None) -> Remark:
    return replace(remark, answer=by.answer, resolved=by.resolved) if by else remark


def _table(store: Store, cohort: Cohort) -> Table:
    chosen = habits(store).words
    return Table(cohort, tuple(_row(store, work) for work in store.works(cohort.id)), chosen)


def _row(store: Store, work: Work) -> Row:
    review = _review(store, work)
    verdicts: Mapping[str, str] = work.opinion.get("criteria", {})
    letters = dict(zip(LEVELS, grid.short_words(review.words), strict=True))
    cells = []
    for line in grid.criteria():
        level = review.mark(line.id).level
        opinion = verdicts.get(line.id, "") if level else ""
        cells.append(
            Cell(line.id, letters.get(level, ""), review.word(line.id), opinion, not grid.agrees(level, opinion))
        )
    return Row(
        work.id,
        work.name,
        work.title,
        work.number,
        review.state,
        tuple(cells),
        stages_told(work.opinion["stages"]) if "stages" in work.opinion else "",
        len(review.remarks),
        work.dossier_name,
    )
