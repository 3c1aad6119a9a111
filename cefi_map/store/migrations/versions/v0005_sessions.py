"""The session of a cohort, as its printed sheets name it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("cohorts", sa.Column("session", sa.Text, nullable=False, server_default=""))
