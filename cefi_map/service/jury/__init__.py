"""The jury of a session: who marks which work apart, the minutes that they sign, the closed file of it all."""

from .arranging import Line, Room, name, room, share_out, take_back
from .minutes import minutes_file, session_minutes_file

__all__ = ["Line", "Room", "minutes_file", "name", "room", "session_minutes_file", "share_out", "take_back"]
