"""A centre's people, sessions and invitations, as one value beside the store."""

from .acts import Acts
from .arriving import Arriving
from .courses import Courses
from .erasing import Erasing
from .handed import Handed
from .harmonising import Harmonising
from .invitations import Invitations
from .issuers import Issuers
from .keeping import Keeping
from .labelling import Labelling
from .persons import Persons
from .sharing import Sharing
from .taking import Taking
from .talking import Talking
from .trainings import Trainings
from .working import Working


class Centre(
    Persons,
    Arriving,
    Trainings,
    Invitations,
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
):
    """Says who is who; what each of them keeps is read through a ``Store`` that speaks for its owner."""
