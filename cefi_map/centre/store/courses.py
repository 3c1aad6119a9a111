"""Links in courses of learning platforms: which session each opens, who came by it, what the course is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, func, insert, literal, select, update

from cefi_map.errors import NotFound
from cefi_map.store import rows
from cefi_map.store.projects import new_id
from cefi_map.store.tables import Moment

from .issuers import to_issuer
from .persons import Whole, columns, to_person
from .tables import course_links, course_people, issuers, logins, persons, signing_keys, ways
from .values import Course, CourseLink, CourseMember, Issuer

_LINK, _WHO, _KEY = course_links.c, course_people.c, signing_keys


class Courses(Whole):
    def course_link(self, id: str) -> CourseLink:
        found = self._links(select(course_links).where(_LINK.id == id))
        if not found:
            raise NotFound("Ce lien de cours n’existe pas, ou n’existe plus.", advice="Revenez à vos sessions.")
        return found[0]

    def courses(self, training: str) -> tuple[Course, ...]:
        """Those in which a link that leads to that session was opened."""

        def read() -> tuple[Course, ...]:
            return tuple(map(_course, self.lines(_courses(training), _LINK.id).values()))

        return self.database.once((course_links, training), read)

    def offer_session(self, issuer: str, deployment: str, training: str) -> str:
        """What a link in a course of that deployment carries, to lead to the session once it is opened there."""
        row = {"id": new_id(), "issuer_id": issuer, "deployment": deployment, "training_id": training}
        with self.database.write() as connection:
            connection.execute(insert(course_links).values(course="", members_url="", score_url="", **row))
        return str(row["id"])

    def open_link(
        self, issuer: str, deployment: str, resource: str, offered: str, values: dict[str, str]
    ) -> CourseLink:
        """The link as a launch names it, with its ``course``, ``members_url`` and ``score_url`` as they are now. One
        that leads nowhere yet leads where it was ``offered`` to."""
        here = (_LINK.issuer_id == issuer, _LINK.deployment == deployment)
        mine = (*here, _LINK.resource == resource)
        with self.database.write() as connection:
            row = {"id": new_id(), "issuer_id": issuer, "deployment": deployment, "resource": resource, **values}
            adding = rows.inserting(connection, course_links).values(**row)
            same = ["issuer_id", "deployment", "resource"]
            connection.execute(adding.on_conflict_do_update(index_elements=same, set_=values))
            carried = (*here, _LINK.id == offered, _LINK.resource.is_(None))
            to = connection.scalar(select(_LINK.training_id).where(*carried))
            if to:
                connection.execute(
                    update(course_links).where(*mine, _LINK.training_id.is_(None)).values(training_id=to)
                )
            return _link(connection.execute(select(course_links).where(*mine)).one())

    def bind_link(self, id: str, training: str) -> None:
        """The link leads to that session from now on; "": to none."""
        with self.database.write() as connection:
            connection.execute(update(course_links).where(_LINK.id == id).values(training_id=training or None))

    # ---- who came by it

    def arrive_by(self, link: str, person: str, subject: str) -> None:
        """``subject``: what the platform calls them."""
        with self.database.write() as connection:
            row = {"link_id": link, "person_id": person, "subject": subject, "reason": ""}
            adding = rows.inserting(connection, course_people).values(**row)
            connection.execute(
                adding.on_conflict_do_update(index_elements=["link_id", "person_id"], set_={"subject": subject})
            )

    def part_from(self, person: str, issuer: Issuer) -> None:
        """No way of that platform leads to this person any more, who is out of every browser; none of its courses knows
        them."""
        own = select(_LINK.id).join(issuers).where(issuers.c.kind == issuer.kind, issuers.c.url == issuer.url)
        way = (ways.c.kind == issuer.kind, ways.c.subject.startswith(issuer.known_as(""), autoescape=True))
        with self.database.write() as connection:
            connection.execute(delete(ways).where(ways.c.person_id == person, *way))
            connection.execute(delete(logins).where(logins.c.person_id == person))
            connection.execute(delete(course_people).where(_WHO.person_id == person, _WHO.link_id.in_(own)))

    def handed_in(self, training: str, person: str, moment: datetime) -> None:
        """The courses by which this person came to the session are to be told."""
        told = select(_LINK.id).where(_LINK.training_id == training, _LINK.score_url != "")
        with self.database.write() as connection:
            here = (_WHO.person_id == person, _WHO.link_id.in_(told))
            values = {"handed": moment, "returned": None, "told": None, "reason": ""}
            connection.execute(update(course_people).where(*here).values(**values))

    def say_points(self, link: str, *, yes: bool) -> None:
        """From now on the course is told the points of each sheet that is given back, or no more: what it knows it
        keeps."""
        with self.database.write() as connection:
            connection.execute(update(course_links).where(_LINK.id == link).values(points=yes))
            if not yes:
                connection.execute(update(course_people).where(_WHO.link_id == link).values(returned=None))

    def given_back(self, training: str, person: str, moment: datetime) -> None:
        """The courses by which this person came to the session, and that are told points, are to be told theirs."""
        told = select(_LINK.id).where(_LINK.training_id == training, _LINK.score_url != "", _LINK.points)
        values = {
            "returned": moment,
            "handed": func.coalesce(_WHO.handed, literal(moment, Moment)),
            "told": None,
            "reason": "",
        }
        with self.database.write() as connection:
            here = (_WHO.person_id == person, _WHO.link_id.in_(told))
            connection.execute(update(course_people).where(*here).values(**values))

    def untold(self, training: str = "") -> tuple[CourseMember, ...]:
        """What is still to be told, of all sessions or of one; what waits longest comes first."""
        query = select(course_people).join(course_links).where(_WHO.handed.is_not(None), _WHO.told.is_(None))
        query = query.where(_LINK.training_id == training if training else _LINK.training_id.is_not(None))
        return self._people(query.order_by(_WHO.handed))

    def tell(self, member: CourseMember, told: datetime | None, reason: str) -> None:
        """It was told, or why not; unless they handed in again meanwhile, or their sheet was given back."""
        same = (_WHO.handed == member.handed, _WHO.returned.is_not_distinct_from(member.returned))
        here = (_WHO.link_id == member.link, _WHO.person_id == member.person, *same)
        with self.database.write() as connection:
            connection.execute(update(course_people).where(*here).values(told=told, reason=reason))

    def told_of(self, training: str, person: str) -> tuple[CourseLink, ...]:
        """The courses that learn that this person hands in to the session."""
        query = select(course_links).join(course_people)
        return self._links(query.where(_LINK.training_id == training, _LINK.score_url != "", _WHO.person_id == person))

    # ---- the key that signs

    def signing_key(self) -> str:
        """What is sealed of it, "" for none yet."""
        with self.database.read() as connection:
            return connection.scalar(select(_KEY.c.sealed)) or ""

    def keep_signing_key(self, sealed: str, *, instead_of: str) -> str:
        """The one from now on, unless another came before it since ``instead_of`` was read: that one is given."""
        with self.database.write() as connection:
            adding = rows.inserting(connection, _KEY).values(id="lti", sealed=sealed, created=rows.now())
            new = adding.excluded
            changed = {"sealed": new.sealed, "created": new.created}
            connection.execute(
                adding.on_conflict_do_update(index_elements=["id"], set_=changed, where=_KEY.c.sealed == instead_of)
            )
            return connection.scalar(select(_KEY.c.sealed)) or ""

    def _links(self, query: Select[Any]) -> tuple[CourseLink, ...]:
        with self.database.read() as connection:
            return tuple(map(_link, connection.execute(query.order_by(_LINK.course, _LINK.id))))

    def _people(self, query: Select[Any]) -> tuple[CourseMember, ...]:
        with self.database.read() as connection:
            return tuple(map(_member, connection.execute(query)))


def _courses(training: str) -> Select[Any]:
    """A line for each who is still to be told, one at least."""
    waits = and_(_WHO.link_id == _LINK.id, _WHO.handed.is_not(None), _WHO.told.is_(None))
    return (
        select(course_links, issuers, course_people, persons)
        .join(issuers, issuers.c.id == _LINK.issuer_id)
        .outerjoin(course_people, waits)
        .outerjoin(persons, persons.c.id == _WHO.person_id)
        .where(_LINK.training_id == training, _LINK.resource.is_not(None))
        .order_by(_LINK.course, _LINK.id, _WHO.handed)
    )


def _course(lines: list[Row[Any]]) -> Course:
    waiting = ((to_person(line), _member(line)) for line in lines if line._mapping[_WHO.link_id])
    return Course(_link(lines[0]), to_issuer(lines[0]), tuple(waiting))


def _link(row: Row[Any]) -> CourseLink:
    kept = columns(row, course_links)
    named = {name: kept.pop(f"{name}_id") or "" for name in ("issuer", "training")}
    return CourseLink(**named, **{**kept, "resource": kept["resource"] or ""})  # type: ignore[arg-type]


def _member(row: Row[Any]) -> CourseMember:
    return CourseMember(*columns(row, course_people).values())
