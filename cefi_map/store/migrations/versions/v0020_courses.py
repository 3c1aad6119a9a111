"""Links in courses of learning platforms, who came by them, and the key with which the centre signs."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "course_links",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("issuer_id", sa.String(64), sa.ForeignKey("issuers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("deployment", sa.String(255), nullable=False),
        sa.Column("resource", sa.String(255)),
        sa.Column("training_id", sa.String(64), sa.ForeignKey("trainings.id", ondelete="CASCADE")),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("members_url", sa.Text, nullable=False),
        sa.Column("score_url", sa.Text, nullable=False),
        sa.UniqueConstraint("issuer_id", "deployment", "resource"),
    )
    op.create_index("course_links_by_training", "course_links", ["training_id"])
    op.create_table(
        "course_people",
        sa.Column("link_id", sa.String(64), sa.ForeignKey("course_links.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person_id", sa.String(64), sa.ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("handed", sa.BigInteger),
        sa.Column("told", sa.BigInteger),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_table(
        "signing_keys",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
    )
