"""A project before those who ask: told on a screen, handed out, its questions answered."""

from .session import Session, session
from .talk import Talk, hand_out, slides, talk

__all__ = ["Session", "Talk", "hand_out", "session", "slides", "talk"]
