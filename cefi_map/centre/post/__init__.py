"""Mail: what the centre writes to people, and when; one queue in the database, brought to the centre's own server."""

from .choosing import set_wanted, wants
from .reminding import remind
from .sending import Post, send, send_soon
from .smtp import MailServer, mail_server
from .wording import KINDS
from .writing import (
    ask_way_back,
    confirm_address,
    give_address,
    given_address,
    invite_by_mail,
    invite_candidate,
    tell_ending,
    tell_handed,
    tell_returned,
    write_trial,
)

__all__ = [
    "KINDS",
    "MailServer",
    "Post",
    "ask_way_back",
    "confirm_address",
    "give_address",
    "given_address",
    "invite_by_mail",
    "invite_candidate",
    "mail_server",
    "remind",
    "send",
    "send_soon",
    "set_wanted",
    "tell_ending",
    "tell_handed",
    "tell_returned",
    "wants",
    "write_trial",
]
