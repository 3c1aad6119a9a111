"""Second opinions that an author brought, or had asked for: of the map and of the dossier of a project, the last."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    project = sa.ForeignKey("projects.id", ondelete="CASCADE")
    op.create_table(
        "second_opinions",
        sa.Column("project_id", sa.String(64), project, primary_key=True),
        sa.Column("part", sa.String(16), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("asked", sa.BigInteger, nullable=False),
        sa.Column("reader", sa.JSON, nullable=False),
        sa.Column("sent", sa.LargeBinary, nullable=False),
        sa.Column("answer", sa.LargeBinary, nullable=False),
        sa.Column("trouble", sa.Text, nullable=False),
        sa.Column("said", sa.LargeBinary),
    )
