"""Whether who hands in lets a second opinion be asked for on it; what is asked has a table that is made by itself."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Nothing where no desk has ever been."""
    if sa.inspect(op.get_bind()).has_table("readings"):
        op.add_column("readings", sa.Column("lets_second", sa.Boolean, nullable=False, server_default=sa.false()))
