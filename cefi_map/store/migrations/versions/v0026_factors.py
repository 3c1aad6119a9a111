"""A second factor beside a password."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "factors",
        sa.Column("person_id", sa.String(64), sa.ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("used", sa.BigInteger, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "spares",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("person_id", sa.String(64), sa.ForeignKey("persons.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("spares_by_person", "spares", ["person_id"])
