"""What a candidate and those who train them do with one project: handed in to the session, followed, talked over."""

from .following import first_to_help, follow
from .handing import (
    Door,
    doors,
    hand_over,
    handed_file,
    let_second,
    lets_second,
    receipt,
    receipts,
    shows_pictures,
)
from .talking import ANSWER, Talk, begin_talk, hearers, open_talks, places, say, talks

__all__ = [
    "ANSWER",
    "Door",
    "Talk",
    "begin_talk",
    "doors",
    "first_to_help",
    "follow",
    "hand_over",
    "handed_file",
    "hearers",
    "let_second",
    "lets_second",
    "open_talks",
    "places",
    "receipt",
    "receipts",
    "say",
    "shows_pictures",
    "talks",
]
