"""Files that a trainer receives become works of a group, or new versions of those that are there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from cefi_map import review as grid
from cefi_map.desk.store import Cohort, Desk, Received, Work
from cefi_map.errors import BadInput, CefiError
from cefi_map.judging import Readings
from cefi_map.mindmap import MindMap
from cefi_map.project.exam import readings
from cefi_map.project.files import ARRIVING, guarded, judged_once
from cefi_map.project.memory import forget
from cefi_map.project.naming import named
from cefi_map.review import Remark, Review, from_data, to_data
from cefi_map.store import StorageError, Store

from .archived import single
from .documents import PDF, DossierView, Unread, read_received
from .held import File, bytes_of
from .matching import Arrival, arrival, called_like, settle
from .names import base, stem
from .reading import HandedIn, with_document
from .sorting import Arrivals

T = TypeVar("T")

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
            called = named(name) or f"Cartes du {date.today():%d/%m/%Y}"
            cohort = _patiently(patience, partial(Desk(store).create_cohort, called)).id
        arrived.append(arrival(_patiently(patience, partial(Desk(store).receive, cohort, received)), each))
        notices += ((each.source_name, notice) for notice in each.notices)
        told(each.name)
    settled = settle(
        store,
        there,
        arrived,
        found.common,
        lambda one, into: _patiently(patience, partial(Desk(store).join_work, one, into)),
    )
    if any(one.work.id != one.arrival.work.id for one in settled):
        forget()  # works were joined: a version's number may say another map than before
    for one in settled:
        _keep_answers(store, one.work.id, one.arrival.review)
    corrected = _add_dossiers(store, cohort, found, notices)
    new = [one.work for one in settled if one.new] + corrected
    return Brought(
        cohort,
        tuple(work.name for work in new if work.number == 1),
        tuple((work.name, work.number) for work in new if work.number > 1),
        tuple((one.arrival.work.source_name, one.work.name) for one in settled if not one.new),
        tuple(found.left),
        (*notices, *found.aside),
    )


def _patiently(patience: float, step: Callable[[], T]) -> T:
    until = time.monotonic() + patience
    while True:
        try:
            return step()
        except StorageError:
            if time.monotonic() >= until:
                raise
        time.sleep(_PAUSE)


def _add_dossiers(store: Store, cohort: str, found: Arrivals, notices: list[tuple[str, str]]) -> list[Work]:
    """Put the dossiers that came without a map beside the map of their name; the works that have a further version by
    that."""
    corrected: list[Work] = []
    works = Desk(store).works(cohort) if cohort else ()
    meant = called_like([name for name, _ in found.dossiers], works, found.common)
    for (name, held), work in zip(found.dossiers, meant, strict=True):
        try:
            if isinstance(work, CefiError):
                raise work
            data = bytes_of(held)
            if work.dossier_name:
                corrected += _corrected_dossier(store, work, name, data)
            else:
                bring_dossier(store, work.id, work.number, name, data)
                notices.append((name, f"joint à la carte « {work.name} »."))
        except CefiError as error:
            found.left.append((name, error))
    return corrected


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


def bring_dossier(store: Store, id: str, number: int, file: str, data: bytes) -> None:
    """Put a document beside that version, in place of the one that was there. ``BadInput`` when it is no dossier."""
    found = _readable_dossier(store, file, data)
    work = Desk(store).work(id, number)
    Desk(store).set_work_dossier(id, number, file, data)
    Desk(store).set_opinion(id, number, _with_dossier(work.opinion, found))


def _corrected_dossier(store: Store, work: Work, file: str, data: bytes) -> list[Work]:
    """A further version of a work, by a dossier that came without a map; none where it is the same again."""
    _readable_dossier(store, file, data)
    mindmap = Desk(store).work_map(work.id, work.number)
    again = with_document(HandedIn(work.name, work.source_name, mindmap, work.project), (file, data))
    kept, new = Desk(store).receive_version(work.id, _received(again, readings(store)))
    return [kept] if new else []


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


def _with_dossier(opinion: Mapping[str, Any], found: DossierView | Unread) -> dict[str, Any]:
    """An opinion on a map, and what is said of the dossier beside it."""
    criteria = {id: verdict for id, verdict in opinion.get("criteria", {}).items() if id != "C12"}
    said = found.verdicts
    return {**opinion, "criteria": {**criteria, **({"C12": said["C12"]} if "C12" in said else {})}}


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
