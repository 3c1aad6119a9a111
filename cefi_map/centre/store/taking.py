"""Everything that hangs on a person, as plain data, for whoever takes it away: no key that lets anybody in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, select

from .erasing import columns_of
from .persons import Whole, person_of
from .tables import labels, messages, persons, threads, ways

SECRET = frozenset({"digest", "secret", "content"})
"""Columns that are shown to nobody: what lets somebody in, and contents that stand in files of their own."""


class Taking(Whole):
    def rows_of(self, person: str) -> dict[str, list[dict[str, Any]]]:
        """The rows of every table that point to a person, by table; what a later step adds is there too."""
        columns: list[Column[Any]] = [*columns_of(persons.c.id), labels.c.person_id]
        with self.database.read() as connection:
            person_of(connection, person)
            found = {
                str(column.table.name): [_plain(row) for row in connection.execute(_rows(column, person)).mappings()]
                for column in columns
            }
            said = select(threads.c.project_id, threads.c.quote, messages.c.moment, messages.c.words).join(
                threads, threads.c.id == messages.c.thread_id
            )
            mine = said.where(messages.c.person_id == person).order_by(messages.c.moment)
            found["messages"] = [_plain(row) for row in connection.execute(mine).mappings()]
        return {name: rows for name, rows in found.items() if rows}


def _rows(column: Column[Any], person: str) -> Any:
    shown = [each for each in column.table.columns if each.name not in SECRET]
    return select(*shown).where(column == person)


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The link by which somebody comes in is known by its digest, which goes with no one."""
    plain = dict(row)
    if set(plain) == {each.name for each in ways.c} - SECRET and plain["kind"] == "link":
        del plain["subject"]
    return plain
