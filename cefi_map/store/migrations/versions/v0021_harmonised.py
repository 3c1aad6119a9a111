"""Maps that several trainers mark to agree are works as any, each marked apart: whose they are, and no more."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    for table in ("harmony_markers", "harmony_maps", "harmonies"):
        op.drop_table(table)
    op.create_table(
        "harmonised",
        sa.Column("work_id", sa.String(64), sa.ForeignKey("works.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person_id", sa.String(64), sa.ForeignKey("persons.id", ondelete="CASCADE")),
    )
    op.create_index("harmonised_by_person", "harmonised", ["person_id"])
