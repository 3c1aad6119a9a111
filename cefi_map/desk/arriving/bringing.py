"""Files that a trainer receives become works of a group, or new versions of those that are there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain, count
from typing import Any, TypeVar

from cefi_map import review as grid
from cefi_map.desk.store import Cohort, Desk, Received, Work, with_dossier
from cefi_map.errors import BadInput, CefiError
from cefi_map.formats import REPAIRED
from cefi_map.judging import Readings
from cefi_map.mindmap import MindMap
from cefi_map.project.exam import readings
from cefi_map.project.files import ARRIVING, guarded, judged_once
from cefi_map.project.memory import forget
from cefi_map.project.naming import named
from cefi_map.review import Remark, Review, from_data, to_data
from cefi_map.store import StorageError, Store

from .colleague import take_sheet
from .documents import PDF, DossierView, Unread, read_received
from .held import File, bytes_of
from .matching import Arrival, arrival, called_like, is_called_like, settle
from .names import base, stem
from .reading import HandedIn, with_document
from .sorting import Arrivals, single

T = TypeVar("T")

_BY_PART = "la seule qui porte un de ses noms : vérifiez"
_PAUSE = 0.5
"""Seconds between two times that a store is asked."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of dropped files: ``added`` works (names), ``versions`` as (name, number), ``known`` that were
    there already as (file, work), ``errors`` as (file, error), ``notices`` as (file, what was repaired in it, or left
    aside)."""

    cohort: str
    added: tuple[str, ...]
    versions: tuple[tuple[str, int], ...]
    known: tuple[tuple[str, str], ...]
    errors: tuple[tuple[str, CefiError], ...]
    notices: tuple[tuple[str, str], ...] = ()


def bring(
    store: Store,
    files: Iterable[File],
    *,
    cohort: str = "",
    name: str = "",
    told: Callable[[str], None] = lambda name: None,
    patience: float = 0,
) -> Brought:
    """Read what was dropped, (name, bytes or where they wait) each, into a cohort, a new one when ``cohort`` is "". One
    work is in memory at a time; one file that fails stops no other. ``told`` hears the name of each work that is kept.
    A store that takes nothing is asked again for so many seconds of ``patience``.
    """
    there = Desk(store).works(cohort) if cohort else ()
    found = Arrivals(list(files), [stem(work.source_name) for work in there])
    by = readings(store)
    arrived: list[Arrival] = []
    notices: list[tuple[str, str]] = []
    for each in found:
        try:
            received = _received(each, by)
        except CefiError as error:
            found.left.append((each.source_name, error))
            continue
        if not cohort:
            called = named(name) or _of_today(store)
            cohort = _patiently(patience, partial(Desk(store).create_cohort, called)).id
        arrived.append(arrival(_patiently(patience, partial(Desk(store).receive, cohort, received)), each))
        notices += _notices(each, by)
        told(each.name)
    settled = settle(
        store, there, arrived, found.common, lambda *ids: _patiently(patience, partial(Desk(store).join_work, *ids))
    )
    if any(one.work.id != one.arrival.work.id for one in settled):
        forget()  # works were joined: a version's number may say another map than before
    for one in settled:
        _keep_answers(store, one.work.id, one.arrival.review)
    again = [(one.arrival.work.source_name, one) for one in settled if not one.new]
    sheets = [(file, take_sheet(store, one.work.id, one.arrival.work)) for file, one in again]
    notices += ((file, said) for file, said in sheets if said)
    known = [(file, one.work.name) for (file, one), (_, said) in zip(again, sheets, strict=True) if not said]
    corrected = _add_dossiers(store, cohort, found, known, notices)
    new = [one.work for one in settled if one.new] + corrected
    return Brought(
        cohort,
        tuple(work.name for work in new if work.number == 1),
        tuple((work.name, work.number) for work in new if work.number > 1),
        tuple(known),
        tuple(found.left),
        (*notices, *found.aside),
    )


def _notices(work: HandedIn, by: Readings) -> Iterator[tuple[str, str]]:
    """What was repaired in a work, and why its dossier can neither be read nor looked at."""
    yield from ((work.source_name, notice) for notice in work.notices)
    why = "" if work.dossier is None else _unseen(read_received(work.dossier, work.dossier_name, by))
    if why:
        yield work.dossier_name, why


def _of_today(store: Store) -> str:
    """« Cartes du 02/11/2026 », then « … (2) »: no two groups of one day are called alike."""
    day, taken = f"Cartes du {date.today():%d/%m/%Y}", {each.name for each in Desk(store).cohorts()}
    names = chain([day], (f"{day} ({rank})" for rank in count(2)))
    return next(name for name in names if name not in taken)


def _patiently(patience: float, step: Callable[[], T]) -> T:
    until = time.monotonic() + patience
    while True:
        try:
            return step()
        except StorageError:
            if time.monotonic() >= until:
                raise
        time.sleep(_PAUSE)


def _add_dossiers(
    store: Store, cohort: str, found: Arrivals, known: list[tuple[str, str]], notices: list[tuple[str, str]]
) -> list[Work]:
    """Put the dossiers that came without a map beside the map of their name; those that a work here has are ``known``.
    The works that have a further version by that."""
    corrected: list[Work] = []
    works = Desk(store).works(cohort) if cohort else ()
    meant = called_like([name for _, (name, _) in found.dossiers], works, found.common)
    for (told, (name, held)), work in zip(found.dossiers, meant, strict=True):
        try:
            data = bytes_of(held)
            if isinstance(work, CefiError):
                known.append((told, _holder(store, cohort, (base(name), data), work)))
            elif Desk(store).work_dossier(work.id, work.number) == data:
                known.append((told, work.name))
            elif Desk(store).dossier_since(work.id, work.number) == work.number:
                corrected.append(_corrected_dossier(store, work, base(name), data))
            else:
                read = bring_dossier(store, work.id, work.number, base(name), data)
                sure = "" if is_called_like(name, work, found.common) else f", {_BY_PART}"
                more = f"{if_returned(from_data(dict(work.review)))} {_unseen(read)}".rstrip()
                notices.append((told, f"joint à la carte « {work.name} »{sure}.{more}"))
        except CefiError as error:
            found.left.append((told, error))
    return corrected


def _holder(store: Store, cohort: str, document: tuple[str, bytes], error: CefiError) -> str:
    """Whose dossier that is already; the error where it is nobody's."""
    there = Desk(store).has_dossier(cohort, *document) if cohort else ""
    if not there:
        raise error
    return there


def bring_version(store: Store, work: str, file: str, data: bytes) -> bool:
    """The next version of that work; False when it is the newest one again."""
    arrived = single(data, file)
    kept, new = Desk(store).receive_version(work, _received(arrived, readings(store)))
    _keep_answers(store, kept.id, arrived.review)
    return new


def read_handed(store: Store, arrived: HandedIn) -> Received:
    """What is handed in without a file, judged: the part of it that takes long."""
    return _received(arrived, readings(store))


def bring_handed(store: Store, cohort: Cohort, received: Received, review: Review | None, work: str) -> tuple[str, int]:
    """Keep that in the group as ``Desk.hand_in`` does; ``review`` carries the candidate's answers."""
    id, number = Desk(store).hand_in(cohort, received, work)
    _keep_answers(store, id, review)
    return id, number


def bring_map(store: Store, cohort: str, name: str, mindmap: MindMap) -> Work:
    """A map alone as a work of a group, under that name, whosever it was."""
    arrived = HandedIn(name, f"{name}.mm", mindmap)
    return Desk(store).receive(cohort, _received(arrived, readings(store)))


def bring_dossier(store: Store, id: str, number: int, file: str, data: bytes) -> DossierView | Unread:
    """Put a document beside that version, in place of the one that was there: what is read in it. ``BadInput`` when it
    is no dossier."""
    found = _readable_dossier(store, file, data)
    work = Desk(store).work(id, number)
    Desk(store).set_work_dossier(id, number, file, data)
    Desk(store).set_opinion(id, number, with_dossier(work.opinion, _said(found)))
    return found


def if_returned(review: Review) -> str:
    """What whoever changes the dossier of a sheet that is given back has to know, "" before it is."""
    return f" Sa fiche est rendue depuis le {review.day} : rouvrez-la pour en tenir compte." if review.returned else ""


def _unseen(found: DossierView | Unread) -> str:
    """Why a document can neither be read nor looked at; "" where it can."""
    return found.error if isinstance(found, Unread) and not found.sheets else ""


def _corrected_dossier(store: Store, work: Work, file: str, data: bytes) -> Work:
    """A further version of a work, by a dossier that came without a map."""
    _readable_dossier(store, file, data)
    mindmap = Desk(store).work_map(work.id, work.number)
    again = with_document(HandedIn(work.name, work.source_name, mindmap, work.project), (file, data))
    return Desk(store).receive_version(work.id, _received(again, readings(store)))[0]


def _readable_dossier(store: Store, file: str, data: bytes) -> DossierView | Unread:
    """``BadInput`` when it is no dossier; a PDF of a dossier is taken unread."""
    data = bytes_of(data)
    found = read_received(data, file, readings(store))
    if isinstance(found, Unread) and (found.is_map or not data.startswith(PDF)):
        raise BadInput(found.error)
    return found


@guarded()
def _received(arrived: HandedIn, by: Readings) -> Received:
    opinion = _opinion(arrived.map, by) if arrived.picture is None else {}
    if repairs := [each for each in arrived.notices if each.startswith(REPAIRED)]:
        opinion["repairs"] = repairs
    if arrived.dossier is not None:
        opinion = with_dossier(opinion, _said(read_received(arrived.dossier, arrived.dossier_name, by)))
    return Received(
        arrived.name,
        arrived.source_name,
        arrived.map,
        opinion,
        to_data(_begun(arrived)),
        arrived.project,
        arrived.dossier_name,
        arrived.dossier,
        arrived.made,
        base(arrived.source_name) if arrived.picture else "",
        arrived.picture,
        arrived.late,
        arrived.lets_second,
    )


def _opinion(mindmap: MindMap, by: Readings) -> dict[str, Any]:
    """Nothing where it is too much for a judge, or where that fails: the work comes in all the same."""
    try:
        report = judged_once(mindmap, by, ARRIVING)
    except CefiError:
        return {}
    return {
        "version": report.version,
        "criteria": {each.id: each.verdict for each in report.criteria},
        "requirements": {each.id: each.verdict for each in report.requirements},
        "stages": {stage.id: stage.state for stage in report.stages},
    }


def _said(found: DossierView | Unread) -> dict[str, str]:
    """Of the dossier, its criterion's verdict, where there is one."""
    return {id: verdict for id, verdict in found.verdicts.items() if id == "C12"}


def _begun(arrived: HandedIn) -> Review:
    """The review that comes with a work: the one it carries, made on this very map, else nothing."""
    carried = arrived.review
    return carried if carried and carried.of == grid.fingerprint(arrived.map) else Review()


def _keep_answers(store: Store, work: str, carried: Review | None) -> None:
    """The candidate's answers, carried by the new version, beside the comments they answer in the earlier ones."""
    answers = {each.id: each for each in carried.remarks} if carried else {}

    def told(review: Review) -> Review:
        return replace(review, remarks=tuple(_answered(each, answers.get(each.id)) for each in review.remarks))

    for version in Desk(store).work_versions(work) if answers else ():
        if version.review and told(kept := from_data(dict(version.review))) != kept:
            Desk(store).change_review(
                work, version.number, lambda data: to_data(told(from_data(dict(data)))), settled=True
            )


def _answered(remark: Remark, by: Remark | None) -> Remark:
    return replace(remark, answer=by.answer, resolved=by.resolved) if by else remark
