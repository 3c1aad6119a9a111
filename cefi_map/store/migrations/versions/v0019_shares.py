"""Links by which others come to one project, until a date, and who came."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "shares",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("project_id", sa.String(64), sa.ForeignKey("projects.id", ondelete="CASCADE"), nullable=False),
        sa.Column("granted", sa.String(16), nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
    )
    op.create_index("shares_by_project", "shares", ["project_id"])
    op.create_table(
        "guests",
        sa.Column("share_id", sa.String(64), sa.ForeignKey("shares.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person_id", sa.String(64), sa.ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("seen", sa.BigInteger, nullable=False),
    )
    op.create_index("guests_by_person", "guests", ["person_id"])
