"""A project's calendar and budget: read in its map, written back into it, drawn, taken away."""

from cefi_map.planning import CHARGES, PRODUCTS, remarks
from cefi_map.planning.spelling import euros, figures

from .data import sent_planning
from .drawn import budget_picture, by_account, calendar_picture
from .files import BUDGET_FILES, CALENDAR_FILES, budget_file, calendar_file
from .lanes import place_name, place_named
from .reading import planning
from .writing import add_line, write_account, write_amount, write_days

__all__ = [
    "BUDGET_FILES",
    "CALENDAR_FILES",
    "CHARGES",
    "PRODUCTS",
    "add_line",
    "budget_file",
    "budget_picture",
    "by_account",
    "calendar_file",
    "calendar_picture",
    "euros",
    "figures",
    "place_name",
    "place_named",
    "planning",
    "remarks",
    "sent_planning",
    "write_account",
    "write_amount",
    "write_days",
]
