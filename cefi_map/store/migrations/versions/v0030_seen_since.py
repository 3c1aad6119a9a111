"""Since when a project is shown to a session; whether a course is told points, and since when there are some."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Nothing where no centre has ever been. What was shown before is seen as it stands today, and not what went
    before: nobody wrote down when that began."""
    if not sa.inspect(op.get_bind()).has_table("shown"):
        return
    now = int(datetime.now(UTC).timestamp() * 1_000_000)
    op.add_column("shown", sa.Column("since", sa.BigInteger, nullable=False, server_default=sa.text(str(now))))
    op.add_column("course_links", sa.Column("points", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("course_people", sa.Column("returned", sa.BigInteger))
