"""A project before those who ask: told on a screen, handed out, questioned, its facts in a funder's form."""

from .questioned import questioned
from .sheet import Sheet, sheet, sheet_file
from .talk import Talk, hand_out, slides, talk

__all__ = ["Sheet", "Talk", "hand_out", "questioned", "sheet", "sheet_file", "slides", "talk"]
