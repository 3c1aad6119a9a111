"""The desk of one owner, and what becomes of it with the rest of what that owner has."""

from sqlalchemy import Connection, delete

from cefi_map.store.parts import Part

from .backup import write_cohorts
from .bringing import bring_cohorts
from .closings import Closings
from .cohorts import Cohorts
from .joining import Joining
from .markers import Markers
from .pictures import Pictures
from .restoring import read_cohorts
from .reviews import Reviews
from .second_readings import SecondReadings
from .tables import cohorts


class Desk(Cohorts, Reviews, Joining, Markers, SecondReadings, Closings, Pictures):
    """Groups of works, what arrives, how it is marked and given back."""


def _erase(connection: Connection, owner: str) -> None:
    connection.execute(delete(cohorts).where(cohorts.c.owner_id == owner))


KEPT = Part("cohorts", write_cohorts, read_cohorts, bring_cohorts, _erase)
