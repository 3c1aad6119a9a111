"""The jury of a session: who marks which work apart, the minutes that they sign, the closed file of it all."""

from .arranging import Line, Room, name, room, share_out, take_back

__all__ = ["Line", "Room", "name", "room", "share_out", "take_back"]
