"""The tables of the core; each wing has its own. A new database is made of them, an older one is brought there by the
steps of ``migrations`` (a test compares the two)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware datetime in UTC, kept as whole microseconds since 1970: the same in every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


metadata = MetaData()

days = Table(
    "days",  # one row for each day of use, see days.py
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("day", String(10), nullable=False, unique=True),
    Column("clock", String(64), nullable=False),
    Column("seconds", BigInteger, nullable=False),
)

owners = Table(
    "owners",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("created", Moment, nullable=False),
)

projects = Table(
    "projects",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner_id", String(64), ForeignKey("owners.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("source_name", Text, nullable=False),
    Column("source_format", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("trashed", Moment),
    Column("trashed_day", Integer),  # the day of use on which it was thrown away
    Column("settings", JSON, nullable=False),
    Column("head", Integer, nullable=False),  # the current revision
    Column("last", Integer, nullable=False),  # the highest number given so far: none is given twice
    Column("copy_of", String(64)),  # the id it has in the backup from which it came in as a copy
    Column("dossier_head", Integer, nullable=False, server_default="0"),  # 0: no dossier is kept yet
    Column("dossier_last", Integer, nullable=False, server_default="0"),
    Index("projects_by_owner", "owner_id", "updated"),
)


def _line(name: str) -> Table:
    """A line of revisions of a project."""
    return Table(
        name,
        metadata,
        Column("project_id", String(64), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("parent", Integer),
        Column("created", Moment, nullable=False),
        Column("name", Text, nullable=False),
        Column("reason", String(16), nullable=False),
        Column("origin", Integer),
        Column("nodes", Integer, nullable=False),  # its size; of a dossier, blocks
        Column("digest", String(64), nullable=False),
        Column("summary", JSON(none_as_null=True)),
        Column("content", LargeBinary, nullable=False),  # no list of revisions reads it nor what follows
        Column("basis", Integer),  # the older revision that ``content`` differs from; None: whole (chain.py)
        Column("day", Integer, nullable=False, server_default="0"),  # of use, when it was added; its index has it too
        Index(f"{name}_by_day", "day"),
    )


revisions = _line("revisions")
dossier_revisions = _line("dossier_revisions")

counted = Table(
    "counted",  # texts of dossiers whose pages were counted last, see counted.py
    metadata,
    Column("project_id", String(64), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("made", Moment, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

opinions = Table(
    "opinions",  # what is said of each project's newest map, or who is working it out, see opinions.py
    metadata,
    Column("project_id", String(64), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("judge", Text, nullable=False),
    Column("asked", Moment, nullable=False),
    Column("said", LargeBinary),
)


def said() -> tuple[Column[Any], ...]:
    """What is kept of a second opinion, wherever it is kept."""
    return (
        Column("asked", Moment, nullable=False),
        Column("reader", JSON, nullable=False),
        Column("sent", LargeBinary, nullable=False),
        Column("answer", LargeBinary, nullable=False),
        Column("trouble", Text, nullable=False),
        Column("said", LargeBinary),
    )


second_opinions = Table(
    "second_opinions",  # of a project's map and its dossier, the last of each, see second_opinions.py
    metadata,
    Column("project_id", String(64), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("part", String(16), primary_key=True),
    Column("number", Integer, nullable=False),
    *said(),
)


def pictures_of(name: str, of: str) -> Table:
    """Pictures that nodes of maps show, as they are kept, once for each project or work."""
    return Table(
        name,
        metadata,
        Column(f"{of}_id", String(64), ForeignKey(f"{of}s.id", ondelete="CASCADE"), primary_key=True),
        Column("hash", String(64), primary_key=True),  # SHA-256 of the content
        Column("content", LargeBinary, nullable=False),
        Column("day", Integer, nullable=False),  # of use, when it was added
    )


pictures = pictures_of("pictures", "project")

settings = Table(
    "settings",
    metadata,
    Column("owner_id", String(64), ForeignKey("owners.id"), primary_key=True),
    Column("name", String(200), primary_key=True),
    Column("value", JSON, nullable=False),
)

returns = Table(
    "returns",  # reviews a candidate received on a project, newest last
    metadata,
    Column("project_id", String(64), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("received", Moment, nullable=False),
    Column("review", JSON, nullable=False),
    Column("content", LargeBinary, nullable=False),  # the map as it was reviewed
)

acts = Table(
    "acts",  # the journal: who did what to which thing; names nobody, so it stays when they are erased
    metadata,
    Column("id", String(64), primary_key=True),
    Column("moment", Moment, nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("deed", String(16), nullable=False),
    Column("kind", String(16), nullable=False),  # of the thing: "project", "work", "person"…
    Column("thing", String(64), nullable=False),
    Column("about_id", String(64), nullable=False),  # whose data it touches; "" for nobody's
    Column("training_id", String(64), nullable=False),
    Index("acts_by_moment", "moment"),
    Index("acts_by_person", "person_id"),
    Index("acts_by_about", "about_id"),
    Index("acts_by_training", "training_id"),
)
