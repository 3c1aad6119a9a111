"""What a jury would ask about this very project: drawn from the gaps of its map and its dossier, and from what is
strong enough to be asked about."""

from .choosing import MOST, questions
from .question import Question

__all__ = ["MOST", "Question", "questions"]
