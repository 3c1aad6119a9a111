"""A map that came as a picture: what there is to look at, beside the one node that stands for it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("readings", sa.Column("picture_name", sa.Text, nullable=False, server_default=""))
    op.add_column("readings", sa.Column("picture", sa.LargeBinary))
