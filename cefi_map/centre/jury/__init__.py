"""The jury of a session: who marks which work apart, the minutes that they sign, the closed file of it all."""

from .arranging import name, room, share_out, take_back
from .closing import close, closed_file, pack_again, pack_at_last, pack_soon, reopen, to_close
from .papers import minutes_file, session_minutes_file
from .verifying import compared, verify

__all__ = [
    "close",
    "closed_file",
    "compared",
    "minutes_file",
    "name",
    "pack_again",
    "pack_at_last",
    "pack_soon",
    "reopen",
    "room",
    "session_minutes_file",
    "share_out",
    "take_back",
    "to_close",
    "verify",
]
