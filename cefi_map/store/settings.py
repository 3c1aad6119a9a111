"""Settings of an owner: a name and any value JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from . import rows
from .rows import Scoped
from .tables import settings
from .values import LOCAL

FORGOTTEN = "forgotten"
"""When something was last erased that other processes may still have in memory."""


_ALL = (
    select(settings.c.name, settings.c.value)
    .where(settings.c.owner_id == bindparam("of_owner"))
    .order_by(settings.c.name)
)


class Settings(Scoped):
    def setting(self, name: str, default: Any = None) -> Any:
        def read() -> dict[str, Any]:
            with self.database.read() as connection:
                return read_settings(connection, self.owner)

        return self.database.once((settings, self.owner), read).get(name, default)

    def common(self, name: str, default: Any = None) -> Any:
        """A setting of the centre, the same for all; on a laptop its one owner's."""
        return Settings(self.database, LOCAL).setting(name, default)

    def set_common(self, name: str, value: Any) -> None:
        Settings(self.database, LOCAL).set_setting(name, value)

    def set_setting(self, name: str, value: Any) -> None:
        with self.database.write() as connection:
            _set(connection, self.owner, name, value)


def forget_elsewhere(connection: Connection) -> None:
    """Have every process of this centre let go of what it remembers (``Upkeep``)."""
    _set(connection, LOCAL, FORGOTTEN, rows.now().isoformat())


def read_settings(connection: Connection, owner: str) -> dict[str, Any]:
    return {row.name: row.value for row in connection.execute(_ALL, {"of_owner": owner})}


def add_missing_settings(connection: Connection, owner: str, values: Mapping[str, Any]) -> None:
    known = read_settings(connection, owner)
    for name in values.keys() - known.keys():
        _set(connection, owner, name, values[name])


def _set(connection: Connection, owner: str, name: str, value: Any) -> None:
    row = rows.inserting(connection, settings).values(owner_id=owner, name=name, value=value)
    here = (settings.c.owner_id, settings.c.name)
    connection.execute(row.on_conflict_do_update(index_elements=here, set_={"value": row.excluded.value}))
