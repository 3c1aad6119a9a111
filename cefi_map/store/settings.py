"""Settings of an owner: a name and any value JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Connection, bindparam, select, text

from .rows import Scoped
from .tables import settings

_SET = text(
    "INSERT INTO settings (owner_id, name, value) VALUES (:owner, :name, :value)"
    " ON CONFLICT (owner_id, name) DO UPDATE SET value = excluded.value"
).bindparams(bindparam("value", type_=JSON))


class Settings(Scoped):
    def setting(self, name: str, default: Any = None) -> Any:
        def read() -> dict[str, Any]:
            with self.database.read() as connection:
                return read_settings(connection, self.owner)

        return self.database.once((settings, self.owner), read).get(name, default)

    def set_setting(self, name: str, value: Any) -> None:
        with self.database.write() as connection:
            connection.execute(_SET, {"owner": self.owner, "name": name, "value": value})


def read_settings(connection: Connection, owner: str) -> dict[str, Any]:
    query = select(settings.c.name, settings.c.value).where(settings.c.owner_id == owner).order_by(settings.c.name)
    return {row.name: row.value for row in connection.execute(query)}


def add_missing_settings(connection: Connection, owner: str, values: Mapping[str, Any]) -> None:
    known = read_settings(connection, owner)
    for name in values.keys() - known.keys():
        connection.execute(_SET, {"owner": owner, "name": name, "value": values[name]})
