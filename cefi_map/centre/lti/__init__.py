"""Courses of learning platforms (LTI 1.3 with its services): who arrives from one, which session it opens, what it is
told (docs/centre.md)."""

from cefi_map.centre.store import CourseLink

from .answering import begin_anew, join_account, may_be, session_of, stay
from .arriving import Arrived, arrive
from .asking import links, not_come
from .beginning import begin_launch, finish_launch, platform, sent_by
from .choosing import bind, choices, chosen, new_session, offer
from .claims import CHOOSES, Launch
from .newcomers import Newcomer, first_arrival, who_arrived
from .parting import leading_here, part_from
from .registering import MOODLE, add_platform, platforms
from .signing import public_keys
from .telling import courses_told, given_back, say_points, tell, tell_soon, to_tell, untold
from .verifying import Refused

__all__ = [
    "CHOOSES",
    "MOODLE",
    "Arrived",
    "CourseLink",
    "Launch",
    "Newcomer",
    "Refused",
    "add_platform",
    "arrive",
    "begin_anew",
    "begin_launch",
    "bind",
    "choices",
    "chosen",
    "courses_told",
    "finish_launch",
    "first_arrival",
    "given_back",
    "join_account",
    "leading_here",
    "links",
    "may_be",
    "new_session",
    "not_come",
    "offer",
    "part_from",
    "platform",
    "platforms",
    "public_keys",
    "say_points",
    "sent_by",
    "session_of",
    "stay",
    "tell",
    "tell_soon",
    "to_tell",
    "untold",
    "who_arrived",
]
