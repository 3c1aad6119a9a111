"""The journal: who did what to which thing, and when. Never a text, a title or a name.

A deed that is written is noted here on its own connection, so that both are kept or neither. Where nobody is asked who
they are, on a laptop and in commands, nothing is noted.
"""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection, select

from . import rows
from .database import actor_of
from .projects import new_id
from .rows import Scoped
from .tables import acts

HOUR = 60 * 60
"""Seconds in which the same deed of one person on one thing is one line, where it goes on and on."""


def note(
    connection: Connection,
    deed: str,
    kind: str,
    thing: str,
    *,
    about: str = "",
    training: str = "",
    hourly: bool = False,
) -> None:
    """One line. ``about``: whose data it touches, where the thing does not tell; ``training``: in which session."""
    actor = actor_of(connection)
    if actor is None:
        return
    now = rows.now()
    id = _hour(actor[0], deed, kind, thing, int(now.timestamp())) if hourly else new_id()
    row = {"id": id, "moment": now, "person_id": actor[0], "role": actor[1], "deed": deed, "kind": kind}
    row |= {"thing": thing, "about_id": about, "training_id": training}
    connection.execute(rows.inserting(connection, acts).values(**row).on_conflict_do_nothing())


class Journal(Scoped):
    @property
    def training(self) -> str:
        """The session whose works these are; "" where they are the writer's own."""
        actor = self.database.actor
        return self.owner if actor and actor[0] != self.owner else ""

    def note_opened(self, kind: str, thing: str, *, about: str = "", training: str = "") -> None:
        """Somebody opened what is another's: one line an hour, and nothing written in between."""
        self._note_once("opened", kind, thing, about, training)

    def note_exported(self, kind: str, thing: str, *, about: str = "", training: str = "") -> None:
        """Somebody took away more than one project of their own: one line an hour."""
        self._note_once("exported", kind, thing, about, training)

    def _note_once(self, deed: str, kind: str, thing: str, about: str, training: str) -> None:
        if self.database.actor is None:
            return
        id = _hour(self.database.actor[0], deed, kind, thing, int(rows.now().timestamp()))
        with self.database.read() as connection:
            if connection.scalar(select(acts.c.id).where(acts.c.id == id)) is not None:
                return
        with self.database.write() as connection:
            note(connection, deed, kind, thing, about=about, training=training, hourly=True)


def _hour(person: str, deed: str, kind: str, thing: str, seconds: int) -> str:
    """The same id for the same line within an hour."""
    return sha256(f"{person} {deed} {kind} {thing} {seconds // HOUR}".encode()).hexdigest()[:32]
