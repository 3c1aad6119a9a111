"""A project's dossier: which revision is current, and every revision of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for name in ("dossier_head", "dossier_last"):
        op.add_column("projects", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "dossier_revisions",
        sa.Column("project_id", sa.String(64), sa.ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("parent", sa.Integer),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("origin", sa.Integer),
        sa.Column("nodes", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("summary", sa.JSON),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
