"""Services that say who somebody is, and what of them serves once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from cefi_map.errors import Conflict, NotFound
from cefi_map.store import rows
from cefi_map.store.journal import note
from cefi_map.store.projects import new_id

from .persons import Whole, columns
from .tables import issuers, spent
from .values import Issuer


class Issuers(Whole):
    def issuers(self, kind: str = "") -> tuple[Issuer, ...]:
        """All of them, or those of a kind, in the order in which they were entered."""
        query = select(issuers).order_by(issuers.c.created, issuers.c.id)
        with self.database.read() as connection:
            return tuple(map(to_issuer, connection.execute(query.where(issuers.c.kind == kind) if kind else query)))

    def issuer(self, id: str) -> Issuer:
        with self.database.read() as connection:
            row = connection.execute(select(issuers).where(issuers.c.id == id)).one_or_none()
        if row is None:
            raise NotFound("Cette connexion n’existe pas, ou n’existe plus.", advice="Revenez à la page d’entrée.")
        return to_issuer(row)

    def add_issuer(self, kind: str, name: str, url: str, client: str, **values: Any) -> Issuer:
        """``secret`` sealed, ``addresses``, ``options`` beside. ``Conflict`` when it is there already."""
        row: dict[str, Any] = {"id": new_id(), "kind": kind, "name": rows.line(name), "url": url, "client": client}
        row |= {"secret": "", "addresses": {}, "options": {}, "keys": {}, "created": rows.now()} | values
        with self.database.write() as connection:
            same = (issuers.c.kind == kind, issuers.c.url == url, issuers.c.client == client)
            if connection.execute(select(issuers.c.id).where(*same)).first():
                raise Conflict("Cette connexion est déjà dans la liste.", advice="Retirez-la d’abord.")
            connection.execute(insert(issuers).values(**row))
            note(connection, "rights", "issuer", row["id"])
        return self.issuer(row["id"])

    def change_issuer(self, id: str, **values: Any) -> Issuer:
        with self.database.write() as connection:
            connection.execute(update(issuers).where(issuers.c.id == id).values(**values))
        return self.issuer(id)

    def remove_issuer(self, id: str) -> None:
        """Nobody comes in by it any more. Those who did stay who they are."""
        with self.database.write() as connection:
            connection.execute(delete(issuers).where(issuers.c.id == id))
            note(connection, "rights", "issuer", id)

    def spend(self, digest: str, until: datetime) -> bool:
        """Use what serves once: True for the one caller who is first. Kept ``until`` it would be too old anyway."""
        with self.database.write() as connection:
            connection.execute(delete(spent).where(spent.c.expires < rows.now()))
            row = rows.inserting(connection, spent).values(digest=digest, expires=until)
            once = row.on_conflict_do_nothing().returning(spent.c.digest)
            return connection.execute(once).first() is not None


def to_issuer(row: Row[Any]) -> Issuer:
    return Issuer(**columns(row, issuers))
