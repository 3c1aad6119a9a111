"""What goes back to a course: that somebody handed in; where its trainer wants that, the points of a sheet that is
given back, which are a trainer's own; nothing else. It is kept until the platform has taken it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from operator import attrgetter

from cefi_map.centre.store import Centre, CourseLink, CourseMember, Issuer, Receipt
from cefi_map.desk.reading import habits, review_of
from cefi_map.desk.store import Desk
from cefi_map.errors import CefiError, NotFound
from cefi_map.out.fence import Gate, ask
from cefi_map.project import later
from cefi_map.review.worth import points
from cefi_map.store import Person, Store

from .asking import bearer
from .claims import SCORE_SCOPE

SCORE = "application/vnd.ims.lis.v1.score+json"
TAKEN = (200, 201, 202, 204, 409)
"""409: the course knows something newer of this person."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A hand-in, or a sheet that was ``returned``, of which a course does not know yet; ``reason`` is "" before the
    first try."""

    person: Person
    course: str
    handed: datetime
    returned: datetime | None
    reason: str


def courses_told(store: Store, person: Person, training: str) -> tuple[tuple[str, bool], ...]:
    """The courses that will learn that this person hands in, and whether they are told points: what is announced before
    anything is sent."""
    return tuple((each.course or "Votre cours", each.points) for each in Centre(store).told_of(training, person.id))


def to_tell(store: Store, receipt: Receipt) -> None:
    """It waits from now on, in the same database as the receipt."""
    Centre(store).handed_in(receipt.training, receipt.person, receipt.moment)


def given_back(store: Store, work: str, version: int) -> None:
    """A sheet goes back to who handed in that version to the session that the store speaks for: courses that are told
    points wait for it, unless something newer was handed in."""
    receipt = Centre(store).receipt_of(work, version)
    if receipt and (receipt,) == Centre(store).last_receipt(store.owner, receipt.person):
        Centre(store).given_back(receipt.training, receipt.person, datetime.now(UTC))


def say_points(store: Store, link: CourseLink, *, yes: bool) -> None:
    """The course is told points from now on, those of sheets that are given back already too; or no more."""
    Centre(store).say_points(link.id, yes=yes)
    for receipt in Centre(store).last_receipts(link.training) if yes else ():
        if _points(store, receipt):
            Centre(store).given_back(receipt.training, receipt.person, datetime.now(UTC))


def untold(store: Store, training: str) -> tuple[Untold, ...]:
    """What waits longest comes first."""
    courses = Centre(store).courses(training)
    found = ((course.link.course, *waiting) for course in courses for waiting in course.waiting)
    told = (
        Untold(person, course, each.handed, each.returned, each.reason) for course, person, each in found if each.handed
    )
    return tuple(sorted(told, key=attrgetter("handed")))


def tell_soon(store: Store, gate: Gate) -> None:
    """Tell all that waits, while nobody waits for that: each launch is an occasion, and each hand-in that a course is
    told of."""
    later.aside(("courses", store.database), partial(tell, store, gate))


def tell(store: Store, gate: Gate) -> None:
    """Now. A platform that does not answer is asked once, and what waits for it keeps the reason."""
    by_issuer: dict[str, list[tuple[CourseLink, CourseMember]]] = {}
    for member in Centre(store).untold():
        link = Centre(store).course_link(member.link)
        by_issuer.setdefault(link.issuer, []).append((link, member))
    for id, waiting in by_issuer.items():
        _tell_one(store, gate, Centre(store).issuer(id), waiting)


def _tell_one(store: Store, gate: Gate, issuer: Issuer, waiting: Sequence[tuple[CourseLink, CourseMember]]) -> None:
    try:
        headers = {**bearer(store, gate, issuer, SCORE_SCOPE), "Content-Type": SCORE}
        for link, member in waiting:
            body = _score(member, _points_of(store, link, member))
            answer = ask(gate, issuer, _scores(link.score_url), body=body, headers=headers)
            taken = answer.status in TAKEN
            reason = "" if taken else f"« {issuer.name} » répond par une erreur {answer.status}."
            Centre(store).tell(member, datetime.now(UTC) if taken else None, reason)
    except CefiError as error:
        for _, member in waiting:
            Centre(store).tell(member, None, error.message)


def _scores(line: str) -> str:
    """Where scores of a line item go (AGS 2.0): its address, whose query stays last."""
    path, mark, query = line.partition("?")
    return f"{path.rstrip('/')}/scores{mark}{query}"


def _points_of(store: Store, link: CourseLink, member: CourseMember) -> tuple[int, int] | None:
    """What the course is told of a sheet; None where it is told none."""
    receipts = Centre(store).last_receipt(link.training, member.person) if link.points and member.returned else ()
    return next((_points(store, each) for each in receipts), None)


def _points(store: Store, receipt: Receipt) -> tuple[int, int] | None:
    """Of the levels that trainers gave, where their sheet is given back; of nothing else."""
    with suppress(NotFound):  # the session has erased it
        work = Desk(store.of(receipt.training)).work(receipt.work, receipt.version)
        return points(review_of(store, work), habits(store).worth)
    return None


def _score(member: CourseMember, found: tuple[int, int] | None) -> bytes:
    """« Submitted », and no grade before a trainer's: the product gives none, so that no grading is under way."""
    moment = ((member.returned if found else member.handed) or datetime.now(UTC)).astimezone(UTC)
    graded = {"scoreGiven": found[0], "scoreMaximum": found[1]} if found else {}
    said = {
        "userId": member.subject,
        "timestamp": f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z",
        "activityProgress": "Completed" if found else "Submitted",
        "gradingProgress": "FullyGraded" if found else "NotReady",
        **graded,
    }
    return json.dumps(said).encode()
