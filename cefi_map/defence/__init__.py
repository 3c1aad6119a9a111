"""What a jury would ask about this very project: drawn from the gaps of its map and its dossier, and from what is
strong enough to be asked about; and its facts in the order in which funders ask for them."""

from .action_sheet import Entry, Field, Row, action_sheet
from .choosing import MOST, questions
from .question import Question

__all__ = ["MOST", "Entry", "Field", "Question", "Row", "action_sheet", "questions"]
