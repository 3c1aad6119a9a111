"""A session is closed before its file is made: where it was signed, and what prevents the file."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    for name in ("place", "trouble"):
        op.add_column("closings", sa.Column(name, sa.Text, nullable=False, server_default=""))
