"""What was handed in to a training session: one receipt each, which stays when the work is erased."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "handed",
        sa.Column("training_id", sa.String(64), sa.ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person_id", sa.String(64), sa.ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("project_id", sa.String(64), nullable=False),
        sa.Column("work_id", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("map_digest", sa.String(64), nullable=False),
        sa.Column("dossier_digest", sa.String(64), nullable=False),
        sa.Column("moment", sa.BigInteger, nullable=False),
        sa.Column("late", sa.Boolean, nullable=False),
    )
    op.create_index("handed_by_project", "handed", ["project_id"])
