"""Invitations, each for one person and until a date; and what was tried in vain."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, exists, insert, select

from cefi_map.store import rows
from cefi_map.store.journal import note

from .outbox import keep_letters_of
from .persons import Whole, end_invitations
from .tables import invitations, outbox
from .values import Invitation


class Invitations(Whole):
    def invite(self, digest: str, invitation: Invitation, *, asked: bool = False) -> None:
        """Keep it under its token's digest; those for the same person end, and those too old are forgotten. ``asked``
        for at the door, by anybody: it ends none, and is in the journal once it is used."""
        row: dict[str, Any] = {"digest": digest, "role": invitation.role, "name": rows.line(invitation.name)}
        row |= {"mail": rows.line(invitation.mail)}
        row |= {"training_id": invitation.training or None, "person_id": invitation.person or None}
        with self.database.write() as connection:
            connection.execute(delete(invitations).where(invitations.c.expires < rows.now()))
            if invitation.person and not asked:
                connection.execute(delete(invitations).where(invitations.c.person_id == invitation.person))
            connection.execute(insert(invitations).values(**row, made=invitation.made, expires=invitation.expires))
            if asked:
                return
            if invitation.person:  # whoever holds it comes in as that person
                note(connection, "link", "person", invitation.person, about=invitation.person)
            else:
                note(connection, "invited", "person", "", training=invitation.training)

    def invitation(self, digest: str) -> Invitation | None:
        query = select(invitations).where(invitations.c.digest == digest, invitations.c.expires > rows.now())
        with self.database.read() as connection:
            row = connection.execute(query).one_or_none()
            return None if row is None else _invitation(row)

    def invitations(self) -> tuple[tuple[str, Invitation], ...]:
        """(digest, invitation) of those that are open, the newest first."""
        refused = exists().where(outbox.c.digest == invitations.c.digest, outbox.c.refused.is_not(None))
        query = select(invitations, refused.label("refused")).where(invitations.c.expires > rows.now())
        with self.database.read() as connection:
            found = connection.execute(query.order_by(invitations.c.made.desc()))
            return tuple((row.digest, replace(_invitation(row), refused=row.refused)) for row in found)

    def end_invitations(self, person: str) -> None:
        """Nobody comes in as this person any more by those that are open, nor by a letter that would bring one."""
        with self.database.write() as connection:
            end_invitations(connection, person)

    def take_invitation(self, digest: str) -> bool:
        """It is used, or taken back: True for the one caller that did it."""
        with self.database.write() as connection:
            keep_letters_of(connection, digest)
            return bool(connection.execute(delete(invitations).where(invitations.c.digest == digest)).rowcount)


def _invitation(row: Row[Any]) -> Invitation:
    made: datetime = row.made
    return Invitation(row.role, row.name, row.training_id or "", row.person_id or "", made, row.expires, row.mail)
