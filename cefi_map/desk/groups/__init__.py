"""Groups of works as tables: what is in them, what to teach again, what texts share."""

from .groups import Row, Table, cohorts, erase_cohort, rename_cohort, table
from .likeness import alikes
from .spreadsheet import table_file
from .teaching import teaching

__all__ = [
    "Row",
    "Table",
    "alikes",
    "cohorts",
    "erase_cohort",
    "rename_cohort",
    "table",
    "table_file",
    "teaching",
]
