"""Pictures that nodes of maps show: their bytes, once for each project and each work to review."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    for name, of in (("pictures", "project"), ("work_pictures", "work")):
        op.create_table(
            name,
            sa.Column(f"{of}_id", sa.String(64), sa.ForeignKey(f"{of}s.id", ondelete="CASCADE"), primary_key=True),
            sa.Column("hash", sa.String(64), primary_key=True),
            sa.Column("content", sa.LargeBinary, nullable=False),
            sa.Column("day", sa.Integer, nullable=False),
        )
