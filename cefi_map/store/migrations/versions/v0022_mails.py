"""The mail by which a provider may name who was invited."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("invitations", sa.Column("mail", sa.Text, nullable=False, server_default=""))
