"""A project before those who ask: told on a screen, handed out, questioned, its facts in a funder's form."""

from .session import Session, session
from .sheet import Sheet, sheet, sheet_file
from .talk import Talk, hand_out, slides, talk

__all__ = ["Session", "Sheet", "Talk", "hand_out", "session", "sheet", "sheet_file", "slides", "talk"]
