"""The tables of a centre. A laptop has them too, empty: nothing asks them there."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from cefi_map.store.tables import Moment, metadata

persons = Table(
    "persons",
    metadata,
    Column("id", String(64), ForeignKey("owners.id"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("created", Moment, nullable=False),
    Column("blocked", Moment),
)

ways = Table(
    "ways",  # how a person is known: (kind, subject) names one person and no other
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("subject", String(600), primary_key=True),  # a login, a token's digest, « issuer subject »
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), nullable=False),
    Column("secret", Text, nullable=False, server_default=""),  # a password's hash, argon2id
    Column("created", Moment, nullable=False),
    Column("expires", Moment),
    Index("ways_by_person", "person_id"),
)

trainings = Table(
    "trainings",
    metadata,
    Column("id", String(64), ForeignKey("owners.id"), primary_key=True),  # it owns the works handed in to it
    Column("name", Text, nullable=False),
    Column("code", String(16), unique=True),
    Column("begins", Moment),
    Column("ends", Moment),
    Column("due", Moment),
    Column("brief", Text, nullable=False),
    Column("roster", Text, nullable=False),  # who is expected, a name a line
    Column("start", String(64), nullable=False),
    Column("created", Moment, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("training_id", String(64), ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("joined", Moment, nullable=False),
    Column("until", Moment),
    Column("extra", Integer, nullable=False, server_default="0"),
    Column("consent", Moment),  # since when what they handed in may go into a labelled set
    Column("team", Text, nullable=False, server_default=""),  # the group of the session that they are in
    Column("came", Moment),  # when they first came in themselves; none: somebody put them there
    Index("members_by_person", "person_id"),
)

shown = Table(
    "shown",  # projects that the trainers of a session may read, and since when: what went before is their author's
    metadata,
    Column("project_id", String(64), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("training_id", String(64), ForeignKey("trainings.id", ondelete="CASCADE"), nullable=False),
    Column("since", Moment, nullable=False),
    Index("shown_by_training", "training_id"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("training_id", String(64), ForeignKey("trainings.id", ondelete="CASCADE")),
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE")),
    Column("made", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("mail", Text, nullable=False, server_default=""),
)

logins = Table(
    "logins",  # one for each browser in which somebody is
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), nullable=False),
    Column("made", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("shared", Boolean, nullable=False),  # a computer that others use
    Index("logins_by_person", "person_id"),
)

tries = Table(
    "tries",  # what was tried in vain, so that nobody tries in numbers
    metadata,
    Column("key", String(64), primary_key=True),
    Column("last", BigInteger, nullable=False),  # seconds since 1970
    Column("count", Integer, nullable=False),
)

factors = Table(
    "factors",  # what a person shows beside a password: digits that a telephone makes of a secret and the moment
    metadata,
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("secret", Text, nullable=False),  # sealed by a key that is not in the database
    Column("used", BigInteger, nullable=False),  # the last step of thirty seconds whose digits were shown
    Column("made", Moment, nullable=False),
)

spares = Table(
    "spares",  # codes on paper, each instead of those digits, once
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), nullable=False),
    Index("spares_by_person", "person_id"),
)

handed = Table(
    "handed",  # receipts: they stay when the project or the work is erased
    metadata,
    Column("training_id", String(64), ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("project_id", String(64), nullable=False),
    Column("work_id", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("map_digest", String(64), nullable=False),
    Column("dossier_digest", String(64), nullable=False),  # "" where no dossier is written
    Column("moment", Moment, nullable=False),
    Column("late", Boolean, nullable=False),
    Index("handed_by_work", "work_id", "version"),
)

threads = Table(
    "threads",  # at a node ("" for none) or a paragraph of the dossier (0 for none)
    metadata,
    Column("id", String(64), primary_key=True),
    Column("project_id", String(64), ForeignKey("projects.id", ondelete="CASCADE"), nullable=False),
    Column("node", Text, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("resolved", Moment),
    Index("threads_by_project", "project_id"),
)

messages = Table(
    "messages",
    metadata,
    Column("thread_id", String(64), ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("person_id", String(64), nullable=False),
    Column("name", Text, nullable=False),  # as it was when they wrote
    Column("words", Text, nullable=False),
    Column("moment", Moment, nullable=False),
)

harmonised = Table(
    "harmonised",  # works that several trainers of a session mark to agree: without a name
    metadata,
    Column("work_id", String(64), ForeignKey("works.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE")
    ),  # who made the map; it goes with them
    Index("harmonised_by_person", "person_id"),
)

labels = Table(
    "labels",  # what a trainer, who read it, says of a version of a work for a labelled set
    metadata,
    Column("work_id", String(64), ForeignKey("works.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("person_id", String(64), nullable=False),
    Column("moment", Moment, nullable=False),
    Column("value", JSON, nullable=False),
)

issuers = Table(
    "issuers",  # services that the centre believes when they say who somebody is
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("url", String(400), nullable=False),
    Column("client", String(200), nullable=False),
    Column("secret", Text, nullable=False),  # sealed by a key that is not in the database
    Column("addresses", JSON, nullable=False),
    Column("options", JSON, nullable=False),
    Column("keys", JSON, nullable=False),
    Column("learnt", Moment),
    Column("created", Moment, nullable=False),
    UniqueConstraint("kind", "url", "client"),
)

spent = Table(
    "spent",  # what serves once and was used, until it would be too old anyway
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("expires", Moment, nullable=False),
)

retentions = Table(
    "retentions",  # until when the data of a session are kept: a date, or days after its end
    metadata,
    Column("training_id", String(64), ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
    Column("until", Moment),
    Column("days", Integer),
    Column("told", Integer, nullable=False, server_default="0"),  # the last announcement by mail, days before
    Column("asked", Integer),  # the day of use on which the head was asked whether the clock is right
    Column("erased", Moment),
    Column("report", JSON, nullable=False, server_default="{}"),  # what was erased, counted
)

shares = Table(
    "shares",  # links by which others come to one project
    metadata,
    Column("id", String(64), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("project_id", String(64), ForeignKey("projects.id", ondelete="CASCADE"), nullable=False),
    Column("granted", String(16), nullable=False),
    Column("created", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Index("shares_by_project", "project_id"),
)

guests = Table(
    "guests",  # who came by such a link, under their own name here or as a guest
    metadata,
    Column("share_id", String(64), ForeignKey("shares.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("seen", Moment, nullable=False),
    Index("guests_by_person", "person_id"),
)

course_links = Table(
    "course_links",  # in a course of a learning platform: which session each opens
    metadata,
    Column("id", String(64), primary_key=True),
    Column("issuer_id", String(64), ForeignKey("issuers.id", ondelete="CASCADE"), nullable=False),
    Column("deployment", String(255), nullable=False),
    Column("resource", String(255)),  # none for one that was chosen for a course, and is copied by what opens it there
    Column("training_id", String(64), ForeignKey("trainings.id", ondelete="CASCADE")),
    Column("course", Text, nullable=False),
    Column("members_url", Text, nullable=False),
    Column("score_url", Text, nullable=False),
    Column("points", Boolean, nullable=False, server_default=false()),  # whether the course is told those of a sheet
    UniqueConstraint("issuer_id", "deployment", "resource"),
    Index("course_links_by_training", "training_id"),
)

course_people = Table(
    "course_people",  # who came by a link, and what the course has been told of their handing in
    metadata,
    Column("link_id", String(64), ForeignKey("course_links.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("subject", Text, nullable=False),  # what the platform calls them
    Column("handed", Moment),
    Column("told", Moment),
    Column("reason", Text, nullable=False),  # why it was not told yet
    Column("returned", Moment),  # when the sheet was given back whose points it is to be told
)

addresses = Table(
    "addresses",  # where somebody is written to, once they showed that it is theirs, or whoever let them in said so
    metadata,
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("mail", String(200), nullable=False, unique=True),
    Column("made", Moment, nullable=False),
)

unwanted = Table(
    "unwanted",  # kinds of letters that a person does not want
    metadata,
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(16), primary_key=True),
)

outbox = Table(
    "outbox",  # letters that wait to go by mail; those that went, or were refused, until nobody asks for them any more
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("mail", String(200), nullable=False),
    Column("person_id", String(64), ForeignKey("persons.id", ondelete="CASCADE")),
    Column("training_id", String(64), ForeignKey("trainings.id", ondelete="CASCADE")),
    Column("digest", String(64), nullable=False),  # of the invitation whose link it brings, "" for none
    Column("secret", Text, nullable=False),  # that link's token, sealed by a key that is not in the database
    Column("facts", JSON, nullable=False),
    Column("made", Moment, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", Moment, nullable=False),
    Column("sent", Moment),
    Column("refused", Moment),
    Column("reason", Text, nullable=False),
    Index("outbox_by_due", "due"),
    Index("outbox_by_person", "person_id"),
    Index("outbox_by_training", "training_id"),
)

signing_keys = Table(
    "signing_keys",  # with which the centre signs what it says to a learning platform
    metadata,
    Column("id", String(64), primary_key=True),
    Column("sealed", Text, nullable=False),  # by a key that is not in the database
    Column("created", Moment, nullable=False),
)
