"""A receipt is found by the work that was handed in; nothing asks for a project's."""

from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.drop_index("handed_by_project", "handed")
    op.create_index("handed_by_work", "handed", ["work_id", "version"])
