"""Files of candidates that arrive: waited for, read, told apart, brought into a group; who is awaited, and who came."""

from .batch import review_batch
from .bringing import bring, bring_dossier, bring_handed, bring_map, bring_version, if_returned, read_handed
from .by_hand import join, part, rename_all
from .documents import PDF, DossierView, Unread, read_received
from .held import File, opened
from .incoming import read_arrival
from .listed import names_in, read_table, titles_in
from .people import People, forget_left, is_late, people, people_of, set_expected
from .reading import HandedIn
from .waiting import Waiting

__all__ = [
    "PDF",
    "DossierView",
    "File",
    "HandedIn",
    "People",
    "Unread",
    "Waiting",
    "bring",
    "bring_dossier",
    "bring_handed",
    "bring_map",
    "bring_version",
    "forget_left",
    "if_returned",
    "is_late",
    "join",
    "names_in",
    "opened",
    "part",
    "people",
    "people_of",
    "read_arrival",
    "read_handed",
    "read_received",
    "read_table",
    "rename_all",
    "review_batch",
    "set_expected",
    "titles_in",
]
