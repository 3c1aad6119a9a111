"""A project before those who ask: told on a screen, handed out, its questions answered."""

from .talk import Talk, hand_out, talk

__all__ = ["Talk", "hand_out", "talk"]
