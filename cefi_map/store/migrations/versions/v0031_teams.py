"""The group of a session in which somebody is; what is written by mail has tables that are made by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Nothing where no centre has ever been."""
    if sa.inspect(op.get_bind()).has_table("members"):
        op.add_column("members", sa.Column("team", sa.Text, nullable=False, server_default=""))
