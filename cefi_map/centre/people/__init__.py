"""The people of a centre as its head sees them, and what it says of itself to everybody."""

from .notice import GROUNDS, Notice, let_second, lets_second, missing, notice, set_notice
from .notice import WORDS as NOTICE_WORDS
from .people import block, change_role, correct, last_head, people, rename

__all__ = [
    "GROUNDS",
    "NOTICE_WORDS",
    "Notice",
    "block",
    "change_role",
    "correct",
    "last_head",
    "let_second",
    "lets_second",
    "missing",
    "notice",
    "people",
    "rename",
    "set_notice",
]
