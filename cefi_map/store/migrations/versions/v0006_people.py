"""What a cohort keeps of who is in it, and when each version was made, as its file says."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("cohorts", sa.Column("people", sa.JSON, nullable=False, server_default="{}"))
    op.add_column("readings", sa.Column("made", sa.BigInteger))
