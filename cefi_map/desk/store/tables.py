"""The tables of a trainer's desk."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    false,
)

from cefi_map.store.tables import Moment, metadata, pictures_of, said

cohorts = Table(
    "cohorts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner_id", String(64), ForeignKey("owners.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("session", Text, nullable=False, server_default=""),
    Column("people", JSON, nullable=False, server_default="{}"),  # who is expected, which files are not kept
    Index("cohorts_by_owner", "owner_id", "created"),
)

works = Table(
    "works",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("cohort_id", String(64), ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),  # a pseudonym, or the file's name
    Column("project", Text, nullable=False),  # the id its drawing carries, "" when none does
    Index("works_by_cohort", "cohort_id"),
)

readings = Table(
    "readings",  # one version of a work, as it was received, with its review
    metadata,
    Column("work_id", String(64), ForeignKey("works.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("received", Moment, nullable=False),
    Column("source_name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("review", JSON, nullable=False),
    Column("opinion", JSON, nullable=False),
    Column("dossier_name", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("dossier", LargeBinary),
    Column("picture_name", Text, nullable=False, server_default=""),
    Column("picture", LargeBinary),  # of a map that came as one: a PDF, a PNG, a JPEG
    Column("made", Moment),  # as its file says, which nobody checks
    Column("jury", Text, nullable=False, server_default=""),  # what the jury says of it, in its own words
    Column("late", Boolean, nullable=False, server_default=false()),  # handed in after its moment
    Column("lets_second", Boolean, nullable=False, server_default=false()),  # its candidate agreed to a second opinion
)

grids = Table(
    "grids",  # a person's own, of a version that several mark apart (grids.py)
    metadata,
    Column("work_id", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("author", String(64), primary_key=True),
    Column("name", Text, nullable=False),  # as it was when they were named
    Column("given", Moment, nullable=False),
    Column("done", Moment),
    Column("reopened", Moment),
    Column("aside", Moment),
    Column("review", JSON, nullable=False),
    ForeignKeyConstraint(
        ["work_id", "number"], ["readings.work_id", "readings.number"], ondelete="CASCADE", onupdate="CASCADE"
    ),
)

second_readings = Table(
    "second_readings",  # second opinions that a marker asked for on a version: theirs alone, see second_readings.py
    metadata,
    Column("work_id", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("part", String(16), primary_key=True),
    Column("author", String(64), primary_key=True),
    *said(),
    ForeignKeyConstraint(
        ["work_id", "number"], ["readings.work_id", "readings.number"], ondelete="CASCADE", onupdate="CASCADE"
    ),
)

closings = Table(
    "closings",  # each time a session was closed: the file that says all, as it was then; no digest while it is made
    metadata,
    Column("owner_id", String(64), ForeignKey("owners.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("closed", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("reopened", Moment),
    Column("reopened_by", Text, nullable=False, server_default=""),
    Column("digest", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("place", Text, nullable=False, server_default=""),
    Column("trouble", Text, nullable=False, server_default=""),
)

work_pictures = pictures_of("work_pictures", "work")
