"""Who is who in a centre: people, their ways in, training sessions and who is in them. One centre, one database.

    centre = Centre(store)                             # not scoped by an owner: it says who may speak as which
    centre.person(id); centre.people(); centre.add_person(name, role)
    centre.known_by(kind, subject); centre.add_way(person, kind, subject)
    centre.open_login(person, digest, until); centre.logged_in(digest)
    centre.training(id); centre.members(training); centre.membership(training, person)
    centre.owner_of(kind, id)                          # whose a project, a group or a work is
    centre.issuers(); centre.issuer(id)                # services that say who somebody is
    centre.courses(training); centre.untold()          # courses that open a session, what they are still to be told
    centre.spend(digest, until)                        # True for the one who used first what serves once

Tokens arrive here as digests: nothing that is kept lets anybody in.
"""

from .centre import KEPT, Centre
from .handed import origin
from .values import (
    Act,
    CourseLink,
    CourseMember,
    Granted,
    Guest,
    Invitation,
    Issuer,
    Letter,
    Member,
    Place,
    Receipt,
    Retention,
    Share,
    Standing,
    Thread,
    Training,
    Way,
)
from .whole import read_whole, write_whole

__all__ = [
    "KEPT",
    "Act",
    "Centre",
    "CourseLink",
    "CourseMember",
    "Granted",
    "Guest",
    "Invitation",
    "Issuer",
    "Letter",
    "Member",
    "Place",
    "Receipt",
    "Retention",
    "Share",
    "Standing",
    "Thread",
    "Training",
    "Way",
    "origin",
    "read_whole",
    "write_whole",
]
