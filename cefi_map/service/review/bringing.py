"""Files that a trainer receives become works of a group, or new versions of those that are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cefi_map import review as grid
from cefi_map.checking import Readings
from cefi_map.errors import BadInput, CefiError
from cefi_map.review import Remark, Review, from_data, to_data
from cefi_map.service.exam import readings
from cefi_map.service.files import check_map, guarded
from cefi_map.service.naming import named
from cefi_map.store import Received, Store, Work

from .documents import DossierView, Unread, dossier_verdicts, read_received
from .matching import called_like, corrected
from .reading import HandedIn, check_size, handed_in, with_document
from .sorting import read_together


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


def bring(store: Store, files: Iterable[tuple[str, bytes]], *, cohort: str = "", name: str = "") -> Brought:
    """Read what was dropped, (name, bytes) each, into a cohort, a new one when ``cohort`` is "". One file that fails
    stops no other."""
    found = read_together(files)
    works, errors = list(found.works), list(found.left)
    by = readings(store)
    joined: list[tuple[str, str]] = []
    meant = called_like([file for file, _ in found.dossiers], store.works(cohort) if cohort else ())
    for (file, data), work in zip(found.dossiers, meant, strict=True):
        try:
            if isinstance(work, CefiError):
                raise work
            if work.dossier_name:
                works.append(_corrected_dossier(store, work, file, data))
            else:
                bring_dossier(store, work.id, work.number, file, data)
                joined.append((file, f"joint à la carte « {work.name} »."))
        except CefiError as error:
            errors.append((file, error))
    judged: list[tuple[HandedIn, Received]] = []
    for each in works:
        try:
            judged.append((each, _received(each, by)))
        except CefiError as error:
            errors.append((each.source_name, error))
    works = [work for work, _ in judged]
    if not works:
        return Brought(cohort, (), (), (), tuple(errors), tuple(joined))
    cohort = cohort or store.create_cohort(named(name) or f"Cartes du {date.today():%d/%m/%Y}").id
    kept = _kept(store, cohort, judged)
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


def bring_version(store: Store, work: str, file: str, data: bytes) -> bool:
    """The next version of that work; False when it is the newest one again."""
    arrived = handed_in(data, file)
    if len(arrived) != 1:
        raise BadInput("Cette archive contient plusieurs cartes.", advice="Choisissez le fichier d’une seule carte.")
    kept, new = store.receive_version(work, _received(arrived[0], readings(store)))
    _keep_answers(store, kept, arrived[0])
    return new


def bring_dossier(store: Store, id: str, number: int, file: str, data: bytes) -> None:
    """Put a document beside that version, in place of the one that was there. ``BadInput`` when it is no dossier."""
    found = _readable_dossier(store, file, data)
    work = store.work(id, number)
    store.set_work_dossier(id, number, file, data)
    store.set_opinion(id, number, _with_dossier(work.opinion, found))


def _corrected_dossier(store: Store, work: Work, file: str, data: bytes) -> HandedIn:
    """The newest map of a work, with a dossier that came without a map."""
    _readable_dossier(store, file, data)
    mindmap = store.work_map(work.id, work.number)
    return with_document(HandedIn(work.name, work.source_name, mindmap, work.project), (file, data))


def _readable_dossier(store: Store, file: str, data: bytes) -> DossierView | Unread:
    """``BadInput`` when it is no dossier; a PDF is taken unread."""
    check_size(data)
    found = read_received(data, file, readings(store))
    if isinstance(found, Unread) and not data.startswith(b"%PDF"):
        raise BadInput(found.error)
    return found


def _kept(store: Store, cohort: str, judged: list[tuple[HandedIn, Received]]) -> list[tuple[Work, bool]]:
    """Each work as it is kept, and whether that is new: a further version of the one it corrects, else its own."""
    received = [each for _, each in judged]
    targets = corrected([work for work, _ in judged], store.works(cohort))
    own = iter(store.receive(cohort, [each for each, target in zip(received, targets, strict=True) if not target]))
    pairs = zip(received, targets, strict=True)
    return [store.receive_version(target, each) if target else next(own) for each, target in pairs]


@guarded()
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


def _with_dossier(opinion: Mapping[str, Any], found: DossierView | Unread | None) -> dict[str, Any]:
    """An opinion on a map, and what is said of the dossier beside it."""
    criteria = {id: verdict for id, verdict in opinion.get("criteria", {}).items() if id != "C12"}
    said = dossier_verdicts(found)
    return {**opinion, "criteria": {**criteria, **({"C12": said["C12"]} if "C12" in said else {})}}


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
