"""What a map says of time and of money, read in its own words: its calendar, its budget, and what disagrees in them.

``read`` gives a ``Planning``: each date and each amount with where it stands (``Place``), what it is worth and how it
is written; ``remarks`` what does not hold together. ``moved``, ``dated``, ``priced`` and ``accounted`` give the map
with other words there, ``added`` a new line of the budget.
"""

from .accounts import APART, CHARGE, CHARGES, PRODUCTS, RESOURCE, is_apart
from .amounts import Amount, amounts
from .budget import Budget, Line
from .calendar import Bar, Calendar, Mark
from .dates import Time, times
from .memory import forget
from .money import Sum
from .places import Place
from .plain import TEXTS
from .reading import Planning, again, read
from .remarks import Remark, remarks
from .writing import accounted, added, dated, moved, priced

__all__ = [
    "APART",
    "CHARGE",
    "CHARGES",
    "PRODUCTS",
    "RESOURCE",
    "TEXTS",
    "Amount",
    "Bar",
    "Budget",
    "Calendar",
    "Line",
    "Mark",
    "Place",
    "Planning",
    "Remark",
    "Sum",
    "Time",
    "accounted",
    "added",
    "again",
    "amounts",
    "dated",
    "forget",
    "is_apart",
    "moved",
    "priced",
    "read",
    "remarks",
    "times",
]
