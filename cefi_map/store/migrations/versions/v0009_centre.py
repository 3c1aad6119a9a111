"""Who is who in a centre: people, ways in, training sessions. Empty on a laptop."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def _person(**options: object) -> sa.Column[str]:
    return sa.Column("person_id", sa.String(64), sa.ForeignKey("persons.id", ondelete="CASCADE"), **options)  # type: ignore[arg-type]


def _training(**options: object) -> sa.Column[str]:
    return sa.Column("training_id", sa.String(64), sa.ForeignKey("trainings.id", ondelete="CASCADE"), **options)  # type: ignore[arg-type]


def upgrade() -> None:
    op.create_table(
        "persons",
        sa.Column("id", sa.String(64), sa.ForeignKey("owners.id"), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("blocked", sa.BigInteger),
    )
    op.create_table(
        "ways",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("subject", sa.String(600), primary_key=True),
        _person(nullable=False),
        sa.Column("secret", sa.Text, nullable=False, server_default=""),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("expires", sa.BigInteger),
    )
    op.create_index("ways_by_person", "ways", ["person_id"])
    op.create_table(
        "trainings",
        sa.Column("id", sa.String(64), sa.ForeignKey("owners.id"), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("code", sa.String(16), unique=True),
        sa.Column("begins", sa.BigInteger),
        sa.Column("ends", sa.BigInteger),
        sa.Column("due", sa.BigInteger),
        sa.Column("brief", sa.Text, nullable=False),
        sa.Column("roster", sa.Text, nullable=False),
        sa.Column("start", sa.String(64), nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "members",
        _training(primary_key=True),
        _person(primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("joined", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger),
        sa.Column("extra", sa.Integer, nullable=False, server_default="0"),
    )
    op.create_index("members_by_person", "members", ["person_id"])
    op.create_table(
        "shown",
        sa.Column("project_id", sa.String(64), sa.ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
        _training(nullable=False),
    )
    op.create_index("shown_by_training", "shown", ["training_id"])
    op.create_table(
        "invitations",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        _training(),
        _person(),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "logins",
        sa.Column("digest", sa.String(64), primary_key=True),
        _person(nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
    )
    op.create_index("logins_by_person", "logins", ["person_id"])
    op.create_table(
        "tries",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("slot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("count", sa.Integer, nullable=False),
    )
