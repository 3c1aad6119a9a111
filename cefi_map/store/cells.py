"""Many centres in one PostgreSQL: each is a cell, one schema, which is what is copied, moved, restored and erased.

A process serves all of them over the same connections and holds nothing of any. A statement is written with
``tables`` and finds its cell by the engine it runs on; one that names no schema finds nothing at all.
"""

from __future__ import annotations

import re
from threading import Lock

from sqlalchemy import column, func, select, table
from sqlalchemy.schema import CreateSchema, DropSchema

from cefi_map.errors import BadInput, Conflict

from .database import LONG, PREFIX, Database, schema_of
from .failures import not_here
from .opening import bring_up, open_cells, shape_of
from .store import Store, entered

NAME = re.compile("[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?")
"""A name as it stands in an address."""

_SCHEMAS = table("pg_namespace", column("nspname"), schema="pg_catalog")
_LOCK = 23_341_307  # days.py has the number before


class Cells:
    """The cells of the database at a URL; may be shared by threads. ``BadInput`` where that cannot have any."""

    def __init__(self, where: str) -> None:
        self.database = open_cells(where)
        self._lock = Lock()
        self._opened: dict[str, Store] = {}

    def names(self) -> tuple[str, ...]:
        """Of every centre that is here, in their order."""
        found = select(_SCHEMAS.c.nspname).where(func.starts_with(_SCHEMAS.c.nspname, PREFIX))
        with self.database.read() as connection:
            return tuple(sorted(name.removeprefix(PREFIX) for name in connection.scalars(found)))

    def store(self, name: str) -> Store:
        """The store of a centre, brought to the newest shape when it is first asked for. ``NotFound``."""
        with self._lock:
            if name not in self._opened:
                self._opened[name] = self._enter(name)
            return self._opened[name]

    def shape(self, name: str) -> str:
        """The step that a centre's data are at, "" when nothing is in it yet. ``NotFound``."""
        with self._known(name).read() as connection:
            return shape_of(connection)

    def make(self, name: str) -> Store:
        """A new centre. ``BadInput`` when an address cannot have that name, ``Conflict`` when there is one."""
        if not NAME.fullmatch(name):
            raise BadInput(
                f"«\u00a0{name}\u00a0» ne peut pas nommer un centre.",
                advice="Prenez de 1 à 40 lettres minuscules sans accent, chiffres ou traits d’union.",
            )
        with self.database.write(patience=LONG) as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            if self._is_there(name):
                raise Conflict(f"Le centre «\u00a0{name}\u00a0» existe déjà.", advice="Choisissez un autre nom.")
            connection.execute(CreateSchema(schema_of(name)))
        return self.store(name)

    def erase(self, name: str) -> None:
        """A centre and all that it has, for good. ``NotFound``."""
        self._known(name)
        with self._lock:
            self._opened.pop(name, None)
        with self.database.write(patience=LONG) as connection:
            connection.execute(DropSchema(schema_of(name), cascade=True))
        self.database.forget()

    def close(self) -> None:
        self.database.close()

    def _enter(self, name: str) -> Store:
        database = self._known(name)
        bring_up(database)
        return entered(database)

    def _known(self, name: str) -> Database:
        if not NAME.fullmatch(name) or not self._is_there(name):
            raise not_here()
        return self.database.cell(name)

    def _is_there(self, name: str) -> bool:
        with self.database.read() as connection:
            here = select(_SCHEMAS.c.nspname).where(_SCHEMAS.c.nspname == schema_of(name))
            return connection.scalar(here) is not None
