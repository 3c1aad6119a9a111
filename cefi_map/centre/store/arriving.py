"""People who arrive: who they are, their way in and their place in a session, in one transaction or not at all."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from cefi_map.errors import Conflict, NotFound
from cefi_map.store import Person, Role, rows
from cefi_map.store.journal import note

from .addresses import keep_address
from .outbox import keep_letters_of
from .persons import Whole, add_person, add_way, end_invitations, person_of
from .tables import invitations, logins, members, persons, ways
from .values import Invitation


class Arriving(Whole):
    def add_known_person(self, name: str, role: Role, kind: str, subject: str) -> Person:
        """Somebody new, and the way by which they are known from now on."""
        with self.database.write() as connection:
            made = add_person(connection, name, role)
            add_way(connection, made.id, kind, subject)
            return made

    def join(self, training: str, name: str, kind: str, subject: str, *, comes: bool) -> Person:
        """A new candidate of that session, by a gesture that holds it: who ``comes`` themselves, or is put there.
        ``Conflict`` when another one has that name there."""
        with self.database.write() as connection:
            if _is_taken(connection, training, name):
                advice = "Si c’est le vôtre, entrez par votre lien personnel ; sinon, choisissez-en un autre."
                raise Conflict("Ce nom est déjà pris dans cette session.", advice=advice)
            made = add_person(connection, name, "candidate")
            add_way(connection, made.id, kind, subject)
            _enrol(connection, training, made.id, "candidate", comes=comes)
            return made

    def accept(
        self, digest: str, invitation: Invitation, name: str, subject: str, secret: str = "", kind: str = "password"
    ) -> Person:
        """The account that an invitation is for. ``NotFound`` when somebody was faster, ``Conflict`` when that way is
        somebody's already."""
        with self.database.write() as connection:
            _take(connection, digest)
            made = add_person(connection, name, invitation.role)
            add_way(connection, made.id, kind, subject, secret)
            _wrote_to(connection, digest, invitation, made.id)
            if invitation.training:
                _enrol(connection, invitation.training, made.id, invitation.role)
            return made

    def promote(self, digest: str, invitation: Invitation, person: str) -> Person:
        """Somebody who is here already takes the role and the session of an invitation; a head stays one."""
        with self.database.write() as connection:
            _take(connection, digest)
            here = (persons.c.id == person, persons.c.role != "head")
            connection.execute(update(persons).where(*here).values(role=invitation.role))
            _wrote_to(connection, digest, invitation, person)
            if invitation.training:
                member = (members.c.training_id == invitation.training, members.c.person_id == person)
                connection.execute(delete(members).where(*member))
                _enrol(connection, invitation.training, person, invitation.role)
            note(connection, "rights", "person", person, about=person, training=invitation.training)
            return person_of(connection, person)

    def come_back(self, digest: str, person: str) -> None:
        """Whoever has the invitation that was made for a person comes in as them, once. ``NotFound``."""
        with self.database.write() as connection:
            _come_back(connection, digest, person)

    def reset_password(self, digest: str, person: str, login: str, secret: str) -> None:
        """The new password of a person, who is out of every browser."""
        with self.database.write() as connection:
            _come_back(connection, digest, person)
            end_invitations(connection, person)
            connection.execute(delete(ways).where(ways.c.person_id == person, ways.c.kind == "password"))
            connection.execute(delete(logins).where(logins.c.person_id == person))
            add_way(connection, person, "password", login, secret)


def _take(connection: Connection, digest: str) -> None:
    here = (invitations.c.digest == digest, invitations.c.expires > rows.now())
    if not connection.execute(delete(invitations).where(*here)).rowcount:
        raise NotFound("Cette invitation a déjà servi, ou son délai est passé.", advice="Demandez-en une autre.")


def _come_back(connection: Connection, digest: str, person: str) -> None:
    _take(connection, digest)
    keep_letters_of(connection, digest, person)
    note(connection, "link", "person", person, about=person)


def _wrote_to(connection: Connection, digest: str, invitation: Invitation, person: str) -> None:
    """Whoever takes an invitation that went to an address is written to there."""
    keep_letters_of(connection, digest, person)
    if invitation.mail:
        keep_address(connection, person, invitation.mail)


def _is_taken(connection: Connection, training: str, name: str) -> bool:
    """Small letters and great ones alike, which no two databases fold in the same way; and names that look alike."""
    query = select(persons.c.name).join(members, members.c.person_id == persons.c.id)
    names = connection.scalars(query.where(members.c.training_id == training))
    return rows.bare(name) in map(rows.bare, names)


def _enrol(connection: Connection, training: str, person: str, role: Role, *, comes: bool = True) -> None:
    now = rows.now()
    row = {"training_id": training, "person_id": person, "role": role, "joined": now}
    connection.execute(insert(members).values(came=now if comes else None, **row))
