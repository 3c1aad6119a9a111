"""A project on paper: its sheets before they are printed, the file to print, the poster."""

from .printing import (
    LEAST_WIDTH,
    MOST_WIDTH,
    READABLE,
    WIDTH,
    hung,
    jury_file,
    poster_to_take,
    print_file,
    printed_sheets,
    sheets_soon,
)

__all__ = [
    "LEAST_WIDTH",
    "MOST_WIDTH",
    "READABLE",
    "WIDTH",
    "hung",
    "jury_file",
    "poster_to_take",
    "print_file",
    "printed_sheets",
    "sheets_soon",
]
