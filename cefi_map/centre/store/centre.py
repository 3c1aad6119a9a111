"""A centre's people, sessions and invitations, as one value beside the store."""

from datetime import datetime

from cefi_map.store import Store
from cefi_map.store.parts import Part

from .acts import Acts
from .addresses import Addresses
from .arriving import Arriving
from .courses import Courses
from .erasing import Erasing
from .factors import Factors
from .handed import Handed
from .harmonising import Harmonising
from .invitations import Invitations
from .issuers import Issuers
from .keeping import Keeping
from .labelling import Labelling
from .outbox import KEPT_FOR, Outbox
from .persons import Persons
from .places import Places
from .sharing import ENDED, Sharing
from .standing import Standings
from .taking import Taking
from .talking import Talking
from .trainings import Trainings
from .tries import Tries
from .working import Working


class Centre(
    Persons,
    Arriving,
    Trainings,
    Standings,
    Places,
    Invitations,
    Tries,
    Factors,
    Handed,
    Talking,
    Sharing,
    Harmonising,
    Labelling,
    Issuers,
    Acts,
    Erasing,
    Courses,
    Taking,
    Keeping,
    Working,
    Addresses,
    Outbox,
):
    """Says who is who; what each of them keeps is read through a ``Store`` that speaks for its owner."""


def _tidy(store: Store, now: datetime) -> None:
    """Links to projects that ended a week ago are forgotten, browsers in which nobody is any more, and old letters."""
    Centre(store).forget_guests(now - ENDED)
    Centre(store).forget_logins()
    Centre(store).forget_letters(now - KEPT_FOR)


KEPT = Part(tidy=_tidy)
