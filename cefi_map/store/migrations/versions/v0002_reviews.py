"""Cohorts, the works they hold, each version read with its review; reviews that candidates received."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "cohorts",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("owner_id", sa.String(64), sa.ForeignKey("owners.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
    )
    op.create_index("cohorts_by_owner", "cohorts", ["owner_id", "created"])
    op.create_table(
        "works",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("cohort_id", sa.String(64), sa.ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("project", sa.Text, nullable=False),
    )
    op.create_index("works_by_cohort", "works", ["cohort_id"])
    op.create_table(
        "readings",
        sa.Column("work_id", sa.String(64), sa.ForeignKey("works.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("source_name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("review", sa.JSON, nullable=False),
        sa.Column("opinion", sa.JSON, nullable=False),
        sa.Column("dossier_name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("dossier", sa.LargeBinary),
    )
    op.create_table(
        "returns",
        sa.Column("project_id", sa.String(64), sa.ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("review", sa.JSON, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
