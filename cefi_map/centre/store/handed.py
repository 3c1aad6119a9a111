"""Receipts of what was handed in to training sessions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from cefi_map.store import Store, rows
from cefi_map.store.journal import note

from .persons import Whole
from .tables import handed, trainings
from .values import Receipt


class Handed(Whole):
    def add_receipt(self, receipt: Receipt) -> Receipt:
        """Keep it under the person's next number in that session, whatever number it says."""
        with self.database.write() as connection:
            connection.execute(select(trainings.c.id).where(trainings.c.id == receipt.training).with_for_update())
            made = replace(receipt, number=_last(connection, receipt) + 1)
            row = {name: getattr(made, name) for name in ("number", "version", "map_digest", "dossier_digest", "late")}
            row |= {"training_id": made.training, "person_id": made.person, "project_id": made.project}
            row |= {"work_id": made.work, "title": rows.line(made.title), "moment": made.moment}
            connection.execute(insert(handed).values(**row))
            note(connection, "handed", "work", made.work, about=made.person, training=made.training)
            return made

    def receipts(self, training: str, person: str = "") -> tuple[Receipt, ...]:
        """Those of a session, or of one person there, the newest first."""
        query = select(handed).where(handed.c.training_id == training).order_by(handed.c.moment.desc(), _NUMBER.desc())
        if person:
            query = query.where(handed.c.person_id == person)
        with self.database.read() as connection:
            return tuple(map(_receipt, connection.execute(query)))

    def receipt_of(self, work: str, version: int) -> Receipt | None:
        """The newest one that a version of a work was handed in with; None for a work that came as a file."""
        query = select(handed).where(handed.c.work_id == work, handed.c.version == version)
        with self.database.read() as connection:
            row = connection.execute(query.order_by(handed.c.moment.desc()).limit(1)).one_or_none()
            return None if row is None else _receipt(row)


_NUMBER = handed.c.number


def _last(connection: Connection, receipt: Receipt) -> int:
    here = (handed.c.training_id == receipt.training, handed.c.person_id == receipt.person)
    return connection.scalar(select(func.max(_NUMBER)).where(*here)) or 0


def _receipt(row: Row[Any]) -> Receipt:
    kept = row._mapping
    named = {"training": kept["training_id"], "person": kept["person_id"], "project": kept["project_id"]}
    same = {name: kept[name] for name in kept if not name.endswith("_id")}
    return Receipt(**named, work=kept["work_id"], **same)


def origin(store: Store, work: str, version: int) -> tuple[str, str] | None:
    """Who handed that version of a work in to the session that the store speaks for, and from which project."""
    receipt = Handed(store).receipt_of(work, version)
    return (receipt.person, receipt.project) if receipt and receipt.training == store.owner else None
