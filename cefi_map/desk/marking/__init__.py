"""A trainer's hands on one work: the grid, comments, what goes on from the version before, what several mark apart."""

from .carrying import confirm, earlier, take_up
from .marking import Seen, check_state, give_back, names_of, pin, reopen, set_grid, settle, signature, state_of, unpin
from .settling import (
    Settling,
    agree,
    go_on,
    keep_one,
    name_markers,
    retain,
    say_as_jury,
    say_done,
    settling,
    unheard,
)

__all__ = [
    "Seen",
    "Settling",
    "agree",
    "check_state",
    "confirm",
    "earlier",
    "give_back",
    "go_on",
    "keep_one",
    "name_markers",
    "names_of",
    "pin",
    "reopen",
    "retain",
    "say_as_jury",
    "say_done",
    "set_grid",
    "settle",
    "settling",
    "signature",
    "state_of",
    "take_up",
    "unheard",
    "unpin",
]
