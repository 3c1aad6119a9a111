"""Receipts of what was handed in to training sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, func, insert, select

from cefi_map.desk.store import readings
from cefi_map.store import Store, rows
from cefi_map.store.journal import note

from .persons import Whole, columns
from .tables import handed, persons
from .values import Receipt


class Handed(Whole):
    def add_receipt(self, receipt: Receipt) -> Receipt:
        """Keep it under the person's next number in that session, whatever number it says."""
        row = {name: getattr(receipt, name) for name in ("version", "map_digest", "dossier_digest", "late")}
        row |= {"training_id": receipt.training, "person_id": receipt.person, "project_id": receipt.project}
        row |= {"work_id": receipt.work, "title": rows.line(receipt.title), "moment": receipt.moment}
        with self.database.write() as connection:
            adding = insert(handed).values(number=_next(receipt), **row).returning(_NUMBER)
            made = replace(receipt, number=connection.execute(adding).scalar_one())
            note(connection, "handed", "work", made.work, about=made.person, training=made.training)
            return made

    def receipts(self, training: str, person: str = "") -> tuple[Receipt, ...]:
        """Those of a session, or of one person there, the newest first."""
        query = select(handed, GIVEN_BACK.label("returned")).outerjoin(readings, VERSION)
        query = query.where(handed.c.training_id == training).order_by(handed.c.moment.desc(), _NUMBER.desc())
        if person:
            query = query.where(handed.c.person_id == person)
        with self.database.read() as connection:
            return tuple(
                replace(to_receipt(row), returned=datetime.fromisoformat(row.returned) if row.returned else None)
                for row in connection.execute(query)
            )

    def last_receipt(self, training: str, person: str) -> tuple[Receipt, ...]:
        """The newest of one person there, none or one."""
        here = (handed.c.training_id == training, handed.c.person_id == person)
        with self.database.read() as connection:
            row = connection.execute(select(handed).where(*here).order_by(_NUMBER.desc()).limit(1)).one_or_none()
            return () if row is None else (to_receipt(row),)

    def last_receipts(self, training: str) -> tuple[Receipt, ...]:
        """The newest of each person there."""
        newest = {each.person: each for each in reversed(self.receipts(training))}
        return tuple(newest.values())

    def receipt_of(self, work: str, version: int) -> Receipt | None:
        """The newest one that a version of a work was handed in with; None for a work that came as a file."""
        query = select(handed).where(handed.c.work_id == work, handed.c.version == version)
        with self.database.read() as connection:
            row = connection.execute(query.order_by(handed.c.moment.desc()).limit(1)).one_or_none()
            return None if row is None else to_receipt(row)

    def handed_by(self, work: str) -> tuple[str, ...]:
        """The names of who handed a work in; none for one that came as a file."""
        query = select(persons.c.name).join(handed, handed.c.person_id == persons.c.id).where(handed.c.work_id == work)
        with self.database.read() as connection:
            return tuple(connection.scalars(query.distinct()))


_NUMBER = handed.c.number
VERSION = and_(readings.c.work_id == handed.c.work_id, readings.c.number == handed.c.version)
GIVEN_BACK = func.coalesce(readings.c.review["returned"].as_string(), "")
"""The version that a receipt is for, and the day (ISO) on which its sheet was given back, "" before."""


def _next(receipt: Receipt) -> Any:
    here = (handed.c.training_id == receipt.training, handed.c.person_id == receipt.person)
    return select(func.coalesce(func.max(_NUMBER), 0) + 1).where(*here).scalar_subquery()


def to_receipt(row: Row[Any]) -> Receipt:
    kept = columns(row, handed)
    named = {"training": kept["training_id"], "person": kept["person_id"], "project": kept["project_id"]}
    same = {name: kept[name] for name in kept if not name.endswith("_id")}
    return Receipt(**named, work=kept["work_id"], **same)


def origin(store: Store, work: str, version: int) -> tuple[str, str] | None:
    """Who handed that version of a work in to the session that the store speaks for, and from which project."""
    receipt = Handed(store).receipt_of(work, version)
    return (receipt.person, receipt.project) if receipt and receipt.training == store.owner else None
