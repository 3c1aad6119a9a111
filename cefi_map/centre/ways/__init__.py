"""How one comes in: by a code, a personal link, a password with its second factor, an invitation; and in which browsers
one is."""

from .browsers import enter_browser, leave_browser, who_is_in
from .factors import begin_factor, factor_address, has_factor, new_secret, show_factor
from .invitations import (
    INVITED,
    accept_by_mail,
    enter_once,
    first_link,
    invitation,
    invite,
    invite_head,
    reset,
    take_back,
    takes_link,
    waits_at,
    waits_for_head,
)
from .ways import (
    LINK,
    accept,
    come_in,
    enter_by_password,
    has_password,
    new_link,
    set_password,
    who_by_link,
)

__all__ = [
    "INVITED",
    "LINK",
    "accept",
    "accept_by_mail",
    "begin_factor",
    "come_in",
    "enter_browser",
    "enter_by_password",
    "enter_once",
    "factor_address",
    "first_link",
    "has_factor",
    "has_password",
    "invitation",
    "invite",
    "invite_head",
    "leave_browser",
    "new_link",
    "new_secret",
    "reset",
    "set_password",
    "show_factor",
    "take_back",
    "takes_link",
    "waits_at",
    "waits_for_head",
    "who_by_link",
    "who_is_in",
]
