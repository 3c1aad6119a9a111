"""A question of a jury: what is asked, what in the map it comes from, how much it matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["gap", "fragile", "strong"]
"""Why it is asked: what a verdict awaits is not there; it is, and something of it is open to doubt; it is there and
will be looked into."""


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as a jury says it; ``why`` tells its author where it comes from. ``about`` is the requirement that it
    bears on (« C5 », « M5 » of the dossier), ``keys`` the nodes it comes from, likeliest place of an answer first.
    ``weight`` orders what is asked first. ``answer`` is the key of the node whose note answers it, "" for none yet."""

    text: str
    why: str
    about: str
    kind: Kind
    keys: tuple[str, ...]
    weight: int
    answer: str = ""
