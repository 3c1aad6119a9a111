"""The first form. A new database is made of its tables at once (opening.py); steps begin after it."""

revision = "0028"
down_revision = None


def upgrade() -> None:
    """Nothing was before."""
