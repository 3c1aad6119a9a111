"""The journal of what people did, without content; until when a session's data are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "acts",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("moment", sa.BigInteger, nullable=False),
        sa.Column("person_id", sa.String(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("deed", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("thing", sa.String(64), nullable=False),
        sa.Column("about_id", sa.String(64), nullable=False),
        sa.Column("training_id", sa.String(64), nullable=False),
    )
    for name in ("moment", "person", "about", "training"):
        op.create_index(f"acts_by_{name}", "acts", [name if name == "moment" else f"{name}_id"])
    op.create_table(
        "retentions",
        sa.Column("training_id", sa.String(64), sa.ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("until", sa.BigInteger),
        sa.Column("days", sa.Integer),
        sa.Column("told", sa.Integer, nullable=False, server_default="0"),
        sa.Column("asked", sa.Integer),
        sa.Column("erased", sa.BigInteger),
        sa.Column("report", sa.JSON, nullable=False, server_default="{}"),
    )
