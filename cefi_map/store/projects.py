"""Projects: made, listed, renamed, duplicated."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, insert, select

from cefi_map import limits
from cefi_map.mindmap import MindMap

from . import rows
from .chain import Laid, find
from .content import Content, Packed, pack
from .line import C, Line, V
from .manuscripts import MANUSCRIPTS
from .maps import MAPS
from .pictures import OF_PROJECT, brought, copied, keep
from .rows import Scoped
from .tables import projects
from .values import Project

UNTITLED = "Sans titre"


class Projects(Scoped):
    def projects(self) -> tuple[Project, ...]:
        """Those outside the trash, last changed first."""
        return tuple(each for each in self._all() if not each.trashed)

    def project(self, id: str) -> Project:
        """One project, in the trash or not; ``NotFound``."""

        def read() -> Project:
            with self.database.read() as connection:
                return rows.project(connection, self.owner, id)

        return self.database.once((projects, self.owner, id), read)

    def create(
        self,
        mindmap: MindMap,
        *,
        title: str = "",
        source_name: str = "",
        source_format: str = "",
        reason: str = "created",
        settings: Mapping[str, Any] | None = None,
    ) -> Project:
        """A new project whose revision 1 is ``mindmap``; its title is the root's unless one is given."""
        content, moment = Content(mindmap), rows.now()
        packed = pack(content)
        values: dict[str, Any] = {
            "id": new_id(),
            "title": title_line(title or mindmap.root.text),
            "source_name": rows.line(source_name),
            "source_format": rows.line(source_format),
            "created": moment,
            "updated": moment,
            "settings": dict(settings or {}),
        }
        files, id = brought(mindmap), values["id"]
        with self.database.write() as connection:
            add_project(connection, self.owner, **values)
            keep(connection, OF_PROJECT, id, files)
            rows.add_revision(connection, MAPS, id, 1, packed, reason=reason)
        held = rows.Held(content, Laid(1, packed.text))
        self.database.at_hand.put(rows.at_hand_key(self.database.engine, MAPS, id, 1), held, packed.nodes)
        return Project(**values, trashed=None, days_left=None, revision=1, nodes=packed.nodes, summary=None)

    def rename(self, id: str, title: str) -> Project:
        return self._change(id, title=title_line(title))

    def configure(self, id: str, settings: Mapping[str, Any]) -> Project:
        """Replace the project's settings (what JSON can hold)."""
        return self._change(id, settings=dict(settings))

    def duplicate(self, id: str) -> Project:
        """« … (copie) », with the current revisions of its map and its dossier as its first."""
        with self.database.write() as connection:
            old = rows.live(connection, self.owner, id)
            copy = add_project(
                connection,
                self.owner,
                title=title_line(rows.line(old.title, limits.NAME_CHARS - len(_COPY)) + _COPY),
                source_name=old.source_name,
                source_format=old.source_format,
                settings=old.settings,
            )
            _copy(connection, MAPS, id, old.revision, copy)
            copied(connection, OF_PROJECT, id, copy)
            if old.dossier:
                _copy(connection, MANUSCRIPTS, id, old.dossier, copy)
                rows.change(connection, self.owner, copy, dossier_head=1, dossier_last=1)
            return rows.project(connection, self.owner, copy)

    def _all(self) -> tuple[Project, ...]:
        """In the trash or not: each can be asked for by its id without another look."""

        def read() -> tuple[Project, ...]:
            with self.database.read() as connection:
                return tuple(map(rows.to_project, connection.execute(rows.listing(self.owner))))

        found = self.database.once((projects, self.owner), read)
        return tuple(self.database.once((projects, self.owner, each.id), partial(_same, each)) for each in found)

    def _change(self, id: str, **values: Any) -> Project:
        with self.database.write() as connection:
            rows.live(connection, self.owner, id)
            rows.change(connection, self.owner, id, updated=rows.now(), **values)
            return rows.project(connection, self.owner, id)


_COPY = " (copie)"


def _same(project: Project) -> Project:
    return project


def _copy(connection: Connection, line: Line[C, V], id: str, number: int, copy: str) -> None:
    """That revision as the first of another project."""
    kept = line.revisions.c
    query = select(kept.digest, kept.nodes, kept.summary).where(kept.project_id == id, kept.number == number)
    digest, nodes, summary = connection.execute(query).one()
    laid = find(connection, line, id, number)
    assert laid, "its row was just read"
    packed = Packed(laid.text, digest, nodes)
    rows.add_revision(connection, line, copy, 1, packed, reason="duplicated", summary=summary)


def title_line(title: str) -> str:
    return rows.line(title) or UNTITLED


def new_id() -> str:
    """16 random hexadecimal digits: safe in an address and in a file name."""
    return secrets.token_hex(8)


def add_project(connection: Connection, owner: str, **values: Any) -> str:
    """A row with its first revision still to come; returns the id."""
    moment: datetime = rows.now()
    usual: dict[str, Any] = {"id": new_id(), "created": moment, "updated": moment, "head": 1, "last": 1}
    row = usual | values
    connection.execute(insert(projects).values(owner_id=owner, **row))
    return str(row["id"])
