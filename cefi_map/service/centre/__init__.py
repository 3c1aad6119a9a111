"""Who is who in a centre: ways in, rights, people, training sessions."""

from cefi_map.store import Invitation, Person

from .browsers import enter_browser, leave_browser, leave_everywhere, who_is_in
from .invitations import INVITED, first_link, invitation, invitations, invite, invite_head, reset, take_back
from .joining import TEMPLATES, join, join_as
from .opened import note_opened
from .outgoing import Gate, Unreachable
from .people import block, change_role, people, person, rename
from .rights import LAPTOP, Kind, Level, access
from .tokens import spaced
from .trainings import (
    Row,
    Table,
    add_jury,
    add_trainer,
    allow_more_time,
    change_code,
    change_training,
    create_training,
    leave_training,
    my_sessions,
    my_trainings,
    new_link_for,
    readers,
    set_start,
    show_project,
    table,
    training,
)
from .tries import TooMany
from .ways import accept, enter_by_link, enter_by_password, has_password, new_link, set_password, who_by_link

__all__ = [
    "INVITED",
    "LAPTOP",
    "TEMPLATES",
    "Gate",
    "Invitation",
    "Kind",
    "Level",
    "Person",
    "Row",
    "Table",
    "TooMany",
    "Unreachable",
    "accept",
    "access",
    "add_jury",
    "add_trainer",
    "allow_more_time",
    "block",
    "change_code",
    "change_role",
    "change_training",
    "create_training",
    "enter_browser",
    "enter_by_link",
    "enter_by_password",
    "first_link",
    "has_password",
    "invitation",
    "invitations",
    "invite",
    "invite_head",
    "join",
    "join_as",
    "leave_browser",
    "leave_everywhere",
    "leave_training",
    "my_sessions",
    "my_trainings",
    "new_link",
    "new_link_for",
    "note_opened",
    "people",
    "person",
    "readers",
    "rename",
    "reset",
    "set_password",
    "set_start",
    "show_project",
    "spaced",
    "table",
    "take_back",
    "training",
    "who_by_link",
    "who_is_in",
]
