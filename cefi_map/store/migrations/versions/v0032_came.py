"""When somebody of a session first came in themselves. Of those who are there, whoever was seen to do something came
when they joined; whoever was put there by a list and did nothing has not come yet."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

_SEEN = """UPDATE members SET came = joined WHERE role <> 'candidate'
OR EXISTS (SELECT 1 FROM logins WHERE logins.person_id = members.person_id)
OR EXISTS (SELECT 1 FROM handed WHERE handed.person_id = members.person_id)
OR EXISTS (SELECT 1 FROM projects WHERE projects.owner_id = members.person_id
    AND (projects.head > 1 OR projects.dossier_head > 0 OR projects.source_name <> ''))"""


def upgrade() -> None:
    """Nothing where no centre has ever been."""
    if sa.inspect(op.get_bind()).has_table("members"):
        op.add_column("members", sa.Column("came", sa.BigInteger))
        op.execute(_SEEN)
