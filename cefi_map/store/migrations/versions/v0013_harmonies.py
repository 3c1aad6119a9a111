"""The same maps marked by several trainers; whose works may go into a labelled set, and what was read for it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("members", sa.Column("consent", sa.BigInteger))
    op.create_table(
        "harmonies",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("training_id", sa.String(64), sa.ForeignKey("trainings.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
    )
    op.create_index("harmonies_by_training", "harmonies", ["training_id"])
    op.create_table(
        "harmony_maps",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("harmony_id", sa.String(64), sa.ForeignKey("harmonies.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("person_id", sa.String(64), sa.ForeignKey("persons.id", ondelete="CASCADE")),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_index("harmony_maps_by_harmony", "harmony_maps", ["harmony_id"])
    op.create_index("harmony_maps_by_person", "harmony_maps", ["person_id"])
    op.create_table(
        "harmony_markers",
        sa.Column("harmony_id", sa.String(64), sa.ForeignKey("harmonies.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person_id", sa.String(64), sa.ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("cohort_id", sa.String(64), nullable=False),
        sa.Column("done", sa.BigInteger),
        sa.Column("marks", sa.JSON, nullable=False),
    )
    op.create_table(
        "labels",
        sa.Column("work_id", sa.String(64), sa.ForeignKey("works.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("person_id", sa.String(64), nullable=False),
        sa.Column("moment", sa.BigInteger, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
    )
