"""People, sessions and memberships as frozen values. Moments are aware datetimes in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from cefi_map.store import Person, Role


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: ``kind`` "password", "link" or another's; ``expires`` where it has an end."""

    kind: str
    subject: str
    secret: str
    created: datetime
    expires: datetime | None

    @property
    def issuer(self) -> str:
        """The address of the service that vouches for who comes by it; ``Issuer.known_as``."""
        return self.subject.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Training:
    """A training session: a group of people with dates and a task. ``code`` lets candidates in, "" when it is closed;
    ``due`` is when works are handed in; ``brief`` what the centre asks, ``roster`` who is expected, a name a line;
    ``start`` the template that a candidate begins with, or the id of a project that the session keeps for it;
    ``closed``: its jury is done, and nothing of it changes any more."""

    id: str
    name: str
    code: str
    begins: datetime | None
    ends: datetime | None
    due: datetime | None
    brief: str
    roster: str
    start: str
    created: datetime
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a training session since they ``joined``, by themselves or by a list; ``came`` when they first came
    in, None for not yet; ``until`` when that ends before the session does, ``extra`` minutes that the
    person has beyond its due moment, ``consent`` since when what they handed in may go into a labelled set; ``team``
    the group that they are in there, "" for none."""

    person: Person
    role: Role
    joined: datetime
    until: datetime | None
    extra: int
    consent: datetime | None = None
    team: str = ""
    came: datetime | None = None

    @property
    def placed(self) -> bool:
        """Somebody put them there: they came later, or not yet."""
        return self.came is None or self.came > self.joined


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that lets one person make an account, or (``person``) choose a new password. ``training``: "" or the
    session that they join; ``mail``: "" or the one by which a provider may name them, in small letters; ``refused``:
    the letter that brings it there was."""

    role: Role
    name: str
    training: str
    person: str
    made: datetime
    expires: datetime
    mail: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Issuer:
    """A service that says who somebody is, entered by the head of the centre. ``kind``: "oidc" or "lti"; ``name`` as
    people read it; ``url`` by which it names itself; ``client`` what it calls us; ``secret`` sealed, "" for none.
    ``addresses``: where else it is asked, by what for; ``options``: what the head chose. ``keys``: those with which it
    signs, and how it wants to be asked, as it said when it was last asked, ``learnt``."""

    id: str
    kind: str
    name: str
    url: str
    client: str
    secret: str
    addresses: Mapping[str, str]
    options: Mapping[str, Any]
    keys: Mapping[str, Any]
    learnt: datetime | None
    created: datetime

    def known_as(self, subject: str) -> str:
        """The subject of the way by which somebody comes in whom it calls so."""
        return f"{self.url} {subject}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one person handed in to a session, their ``number``-th there: the ``version`` of a work that keeps it, the
    SHA-256 of its map as a FreeMind file and of its dossier as DOCX ("" for none), when, and whether after the date;
    the day on which its sheet was given back, where ``receipts`` tells of a session."""

    training: str
    person: str
    number: int
    project: str
    work: str
    version: int
    title: str
    map_digest: str
    dossier_digest: str
    moment: datetime
    late: bool
    returned: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A session as one of those in it sees it: as what they are there, ``until`` when, with ``extra`` minutes and their
    ``consent`` as ``Member`` says; who trains there, how long its data are kept, their newest receipt; whether a course
    is ``told`` who hands in there; where they are written to that they did, "" for nowhere; when they first ``came``
    in, None for not yet."""

    training: Training
    role: Role
    until: datetime | None
    extra: int
    consent: datetime | None
    trainers: tuple[Person, ...]
    retention: Retention
    last: Receipt | None
    told: bool
    mail: str
    came: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a session stands: names of its ``trainers``, how many ``candidates`` are in it, how many people ``handed``
    in, how many of these ``late``, how many have their sheet ``returned``."""

    training: Training
    trainers: tuple[str, ...]
    candidates: int
    handed: int
    late: int
    returned: int


@dataclass(frozen=True, slots=True)
class Message:
    """What a person said, under the name that was theirs then."""

    person: str
    name: str
    words: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """What is said at a node (its key, "" for none) or at a ``paragraph`` of the dossier (0 for none); ``quote`` is
    what stood there when it began; ``resolved`` since when it is settled."""

    id: str
    node: str
    paragraph: int
    quote: str
    resolved: datetime | None
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """What a person who read a version of a work says of it for a labelled set, as plain data."""

    person: str
    moment: datetime
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Retention:
    """Until when the data of a session are kept: a moment, or ``days`` after its end; neither: until somebody erases
    them. ``told``: the last announcement, in days before (30, 7), 0 for none; ``asked``: the day of use on which the
    head was asked; ``erased`` since when they are gone, ``report`` how much that was."""

    training: str
    until: datetime | None = None
    days: int | None = None
    told: int = 0
    asked: int | None = None
    erased: datetime | None = None
    report: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
    """A line of the journal: who did what, on which thing; ``about``: whose data it touches, ``training``: in which
    session; "" where there is none."""

    moment: datetime
    person: str
    role: Role
    deed: str
    kind: str
    thing: str
    about: str
    training: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be written by mail, of one ``kind`` (post/wording.py). ``person`` to whom, "" for who has no account
    yet; ``training`` of which session, "" for none; ``digest`` of the invitation whose link it brings, ``secret`` that
    link's token, sealed, "" for none; ``facts`` what its words name. ``tries`` begun so far, ``due`` for the next;
    ``sent`` or ``refused`` since when, and the ``reason`` of what went wrong last."""

    id: str
    kind: str
    mail: str
    person: str = ""
    training: str = ""
    digest: str = ""
    secret: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    made: datetime | None = None
    tries: int = 0
    due: datetime | None = None
    sent: datetime | None = None
    refused: datetime | None = None
    reason: str = ""


Granted = Literal["read", "comment", "write"]


@dataclass(frozen=True, slots=True)
class Guest:
    """Who came by a link, and when they were last here."""

    person: Person
    seen: datetime


@dataclass(frozen=True, slots=True)
class Share:
    """A link to one project, until it ``ends``: ``digest`` of its token, what it lets one do, who came by it."""

    id: str
    digest: str
    project: str
    granted: Granted
    created: datetime
    ends: datetime
    guests: tuple[Guest, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """How others come to a project: the ``training`` whose trainers read it, "" for none, and its links that have not
    ended, the newest first, each with who came last first."""

    training: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class CourseLink:
    """A link in a course of a learning platform: ``resource`` as the platform names it, ``training`` the session that
    it opens, "" for none yet; where the course is asked who is in it, and told who handed in ("" where it is not);
    ``points``: it is also told those of a sheet that is given back."""

    id: str
    issuer: str
    deployment: str
    resource: str
    training: str
    course: str
    members_url: str
    score_url: str
    points: bool = False


@dataclass(frozen=True, slots=True)
class CourseMember:
    """Who came by a link, as ``subject`` of its platform. ``handed``: when they last handed in what the course is to be
    told of, ``returned`` when the sheet of that was given back, where its points are to be told too; ``told`` since
    when it knows; ``reason`` why not yet."""

    link: str
    person: str
    subject: str
    handed: datetime | None
    told: datetime | None
    reason: str
    returned: datetime | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A course that opens a session, its platform, and who handed in there without its knowing yet."""

    link: CourseLink
    issuer: Issuer
    waiting: tuple[tuple[Person, CourseMember], ...]
