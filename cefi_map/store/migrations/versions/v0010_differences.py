"""A revision may lie as what differs from an older one; those that are there stay whole."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    for name in ("revisions", "dossier_revisions"):
        op.add_column(name, sa.Column("basis", sa.Integer))
