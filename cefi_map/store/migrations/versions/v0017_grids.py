"""Grids of those who mark a version apart, what a jury says of it, and closed sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("readings", sa.Column("jury", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "grids",
        sa.Column("work_id", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("author", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("given", sa.BigInteger, nullable=False),
        sa.Column("done", sa.BigInteger),
        sa.Column("reopened", sa.BigInteger),
        sa.Column("aside", sa.BigInteger),
        sa.Column("review", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["work_id", "number"], ["readings.work_id", "readings.number"], ondelete="CASCADE", onupdate="CASCADE"
        ),
    )
    op.create_table(
        "closings",
        sa.Column("owner_id", sa.String(64), sa.ForeignKey("owners.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("closed", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("reopened", sa.BigInteger),
        sa.Column("reopened_by", sa.Text, nullable=False, server_default=""),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
