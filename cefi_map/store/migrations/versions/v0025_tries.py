"""What was tried in vain is forgotten a quarter of an hour after its last try, not after a slot of the clock."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.drop_table("tries")
    op.create_table(
        "tries",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
    )
