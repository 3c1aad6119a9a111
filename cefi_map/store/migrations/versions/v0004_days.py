"""Days of use, by which the trash and the histories are dated; what is there counts from the first one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "days",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("day", sa.String(10), nullable=False, unique=True),
        sa.Column("clock", sa.String(64), nullable=False),
        sa.Column("seconds", sa.BigInteger, nullable=False),
    )
    op.add_column("projects", sa.Column("trashed_day", sa.Integer))
    op.execute("UPDATE projects SET trashed_day = 0 WHERE trashed IS NOT NULL")
    for name in ("revisions", "dossier_revisions"):
        op.add_column(name, sa.Column("day", sa.Integer, nullable=False, server_default="0"))
        op.create_index(f"{name}_by_day", name, ["day"])
