"""A project shared by link."""

from .sharing import (
    GRANTED,
    Shared,
    can_be_copied,
    come_by,
    link_token,
    seen,
    share_project,
    shared_by,
    shared_with,
    shares,
    withdraw,
)

__all__ = [
    "GRANTED",
    "Shared",
    "can_be_copied",
    "come_by",
    "link_token",
    "seen",
    "share_project",
    "shared_by",
    "shared_with",
    "shares",
    "withdraw",
]
