"""A version of a work says itself that it was handed in late, wherever it is read."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("readings", sa.Column("late", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute(
        "UPDATE readings SET late = true WHERE EXISTS (SELECT 1 FROM handed WHERE handed.late"
        " AND handed.work_id = readings.work_id AND handed.version = readings.number)"
    )
