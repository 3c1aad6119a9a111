"""Pictures of maps: their bytes, once for each project and each work to review, under the hash that nodes name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, delete, func, insert, select

from cefi_map import limits
from cefi_map.errors import NotFound, TooLarge
from cefi_map.mindmap import MindMap

from . import rows
from .chain import texts
from .content import expand
from .database import Database
from .maps import MAPS
from .rows import Scoped
from .tables import pictures, projects, returns

SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How what is kept begins: a PNG or a JPEG."""
FRESH = 7
"""Days of use in which a picture stays that no version shows: a page may hold the one that does."""


class Pictures(Scoped):
    def add_picture(self, id: str, data: bytes) -> str:
        """Keep a picture with a project; the hash that nodes name it by. ``TooLarge`` past what a project may hold."""
        with self.database.write() as connection:
            rows.live(connection, self.owner, id, lock=True)
            return keep(connection, OF_PROJECT, id, [data])[0]

    def picture(self, id: str, hash: str) -> bytes:
        """One of a project. ``NotFound``."""
        here = (projects.c.owner_id == self.owner, projects.c.id == id, pictures.c.hash == hash)
        query = select(pictures.c.content).join(projects, projects.c.id == pictures.c.project_id).where(*here)
        with self.database.read() as connection:
            return found(connection.scalar(query))


def found(data: bytes | None) -> bytes:
    if data is None:
        raise NotFound("Cette image n’est plus là.", advice="Rechargez la page.")
    return data


@dataclass(frozen=True, slots=True)
class Kin:
    """A table of pictures, its column that says whose they are, and their place in a backup."""

    table: Table
    of: Column[str]
    place: str


@dataclass(frozen=True, slots=True)
class Shelf(Mapping[str, bytes]):
    """The pictures of one project or work by their hash, each read when it is asked for; from any thread."""

    _database: Database
    _kin: Kin
    _id: str

    def __getitem__(self, hash: str) -> bytes:
        query = select(self._kin.table.c.content).where(self._kin.of == self._id, self._kin.table.c.hash == hash)
        with self._database.read() as connection:
            found: bytes | None = connection.scalar(query)
        if found is None:
            raise KeyError(hash)
        return found

    def __contains__(self, hash: object) -> bool:
        return hash in set(self)

    def __iter__(self) -> Iterator[str]:
        with self._database.read() as connection:
            return iter(connection.scalars(select(self._kin.table.c.hash).where(self._kin.of == self._id)).all())

    def __len__(self) -> int:
        return len(list(iter(self)))


OF_PROJECT = Kin(pictures, pictures.c.project_id, "projects")


def shelf(database: Database, kin: Kin, id: str) -> Shelf:
    """For any thread: a sitting's transaction is its own."""
    return Shelf(Database(database.engine, database.copies, database.turns), kin, id)


def shown(mindmap: MindMap, database: Database, kin: Kin, id: str) -> MindMap:
    """The map with its pictures at hand."""
    return replace(mindmap, files=shelf(database, kin, id)) if mindmap.pictures else mindmap


def brought(mindmap: MindMap) -> list[bytes]:
    """What its nodes show of the pictures that come with a map."""
    files = mindmap.files if mindmap.pictures else {}
    found = (files.get(hash) for hash in sorted(mindmap.pictures)) if files else ()
    return [data for data in found if isinstance(data, bytes)]


def bring(database: Database, owner: str, id: str, mindmap: MindMap) -> None:
    """Keep with a project what the nodes of a map show and it has not: what came with the map, else what the owner has
    in another project. Those that nobody has stay names."""
    with database.read() as connection:
        here = connection.scalars(select(pictures.c.hash).where(pictures.c.project_id == id))
        wanted = mindmap.pictures.difference(here)
    if not wanted:
        return
    found = {hash: mindmap.files[hash] for hash in wanted if hash in mindmap.files}
    others = select(pictures.c.hash, pictures.c.content).join(projects, projects.c.id == pictures.c.project_id)
    with database.write() as connection:
        rows.live(connection, owner, id, lock=True)
        theirs = others.where(projects.c.owner_id == owner, pictures.c.hash.in_(wanted))
        for hash, content in connection.execute(theirs):
            found.setdefault(hash, content)
        keep(connection, OF_PROJECT, id, [data for data in found.values() if isinstance(data, bytes)])


def keep(connection: Connection, kin: Kin, id: str, datas: list[bytes]) -> list[str]:
    """Keep these, each once; their hashes. ``TooLarge`` past what a project may hold."""
    if not datas:
        return []
    hashes = [sha256(data).hexdigest() for data in datas]
    here = {row.hash: row.size for row in connection.execute(_sizes(kin, id))}
    new = {hash: data for hash, data in zip(hashes, datas, strict=True) if hash not in here}
    if new and sum(here.values()) + sum(map(len, new.values())) > limits.PICTURES_BYTES:
        raise TooLarge(
            f"Les images de ce projet dépassent {limits.PICTURES_BYTES // 2**20} Mo.",
            advice="Retirez-en, ou choisissez une image plus petite.",
        )
    for hash, data in new.items():
        row = {kin.of.name: id, "hash": hash, "content": data}
        connection.execute(insert(kin.table).values(day=rows.today(), **row))
    return hashes


def _sizes(kin: Kin, id: str) -> Select[Any]:
    table = kin.table.c
    return select(table.hash, func.length(table.content).label("size")).where(kin.of == id)


def copied(connection: Connection, kin: Kin, id: str, into: str) -> None:
    """The pictures of one as another's too."""
    query = select(kin.table.c.content).where(kin.of == id)
    keep(connection, kin, into, list(connection.scalars(query)))


def forget_unseen(connection: Connection, id: str) -> None:
    """Erase the pictures of a project that none of its versions shows any more, nor a review that came back."""
    old = pictures.c.day < rows.today() - FRESH
    unseen = set(connection.scalars(select(pictures.c.hash).where(pictures.c.project_id == id, old)))
    if not unseen:
        return
    kept = connection.scalars(select(returns.c.content).where(returns.c.project_id == id))
    for text in (*(text for _, _, text in texts(connection, MAPS, id)), *map(expand, kept)):
        unseen -= {hash for hash in unseen if hash.encode() in text}
    here = (pictures.c.project_id == id, pictures.c.hash.in_(unseen))
    connection.execute(delete(pictures).where(*here))
