"""Copies of the whole database, of all owners: one on each day of use, and one before the shape of the data changes.

PostgreSQL has none of ours: ``pg_dump`` is made for it.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from cefi_map.errors import NotFound

from . import copying
from .backup import write_backup
from .backups import Backups
from .copying import Copy
from .days import Days
from .opening import FILE_NAME, open_database
from .parts import unread
from .tables import owners
from .values import LOCAL, Restored


class Copies(Backups, Days):
    @property
    def copies_folder(self) -> Path | None:
        """Where copies are; None on PostgreSQL."""
        return self.database.copies

    def copies(self) -> tuple[Copy, ...]:
        """Newest first."""
        return copying.found(self.database.copies) if self.database.copies else ()

    def copy_is_due(self) -> bool:
        """Whether this day of use has no copy yet."""
        return self.database.copies is not None and self.today() not in {copy.day for copy in self.copies()}

    def copy_has_room(self) -> bool:
        """Whether the disk takes the next one."""
        folder, file = self.database.copies, self.database.file
        return folder is None or file is None or copying.has_room(file, folder)

    def copy(self) -> None:
        """Make the copy of this day of use, the one that it has being replaced. Others go on reading and saving.
        ``StorageError`` when it cannot be made: no half of one stays."""
        if self.database.copies and self.database.file:
            copying.make(self.database.file, self.database.copies, self.today())
            self.database.forget()  # the log grew while the copy was read

    def restore_copy(self, name: str) -> Restored:
        """Bring in what this owner had in a copy, as a backup is: beside what is here, nothing being replaced.
        ``NotFound``, ``TooLarge``."""
        folder = self.database.copies
        if folder is None or name not in {copy.name for copy in self.copies()}:
            raise NotFound("Cette copie n’existe plus.", advice="Rechargez la page pour voir celles qui restent.")
        return self.restore_database(folder / name)

    def restore_database(self, path: Path) -> Restored:
        """The same of a copy that was put elsewhere."""
        if folder := self.database.copies:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with copying.told(), tempfile.TemporaryDirectory(prefix=copying.PARTIAL, dir=folder) as place:
            shutil.copyfile(path, Path(place) / FILE_NAME)  # it is opened, maybe brought up: never itself
            with tempfile.TemporaryFile(dir=place) as stream:
                opened = open_database(place)
                try:
                    with opened.read() as connection:
                        write_backup(connection, self.owner, stream)
                        left = unread(connection)
                finally:
                    opened.close()
                return replace(self.restore_all(stream), left=left)

    @property
    def holds_people(self) -> bool:
        """Whether others are in it than who sits at a computer of their own: one owner's backup is next to nothing."""
        others = select(owners.c.id).where(owners.c.id != LOCAL)
        with self.database.read() as connection:
            return connection.execute(others.limit(1)).first() is not None

    def erase_copies(self) -> int:
        """Erase all of them; how many."""
        copies = self.copies()
        if folder := self.database.copies:
            with copying.told():
                for copy in copies:
                    (folder / copy.name).unlink(missing_ok=True)
        return len(copies)
