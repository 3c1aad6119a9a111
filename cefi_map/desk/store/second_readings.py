"""Second opinions that a marker asked for on a version of a work, which its candidate let be asked for: what was sent,
what came back. They are seen by who asked alone, and lie in no backup."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from cefi_map.errors import BadInput
from cefi_map.store import SecondOpinion, rows
from cefi_map.store.journal import note
from cefi_map.store.second_opinions import asked, opinion_of, told

from .cohorts import still_open
from .owned import Owned
from .tables import readings, second_readings
from .works import work_of

_KEPT = second_readings.c


class SecondReadings(Owned):
    def second_readings(self, id: str, number: int) -> dict[str, SecondOpinion]:
        """The reader's own on a version, by part. ``NotFound``."""
        with self.database.read() as connection:
            work_of(connection, self.owner, id, number)
            found = connection.execute(select(second_readings).where(*self._mine(id, number)))
            return {row.part: opinion_of(row) for row in found}

    def sent(self, id: str, number: int) -> tuple[SecondOpinion, ...]:
        """What anybody sent of a version, the oldest first, without what came back: for whose work it is."""
        here = (_KEPT.work_id == id, _KEPT.number == number)
        with self.database.read() as connection:
            work_of(connection, self.owner, id, number)
            found = connection.execute(select(second_readings).where(*here).order_by(_KEPT.asked))
            return tuple(replace(opinion_of(row), answer="", said=None) for row in found)

    def keep_second_reading(self, id: str, opinion: SecondOpinion) -> None:
        """In the place of the one before. ``BadInput`` where the candidate does not agree."""
        values, part = {**asked(opinion), **told(opinion)}, opinion.part
        with self.database.write() as connection:
            still_open(connection, self.owner)
            if not work_of(connection, self.owner, id, opinion.number).lets_second:
                raise BadInput("Rien n’est parti : qui a rendu ce travail n’y a pas consenti.")
            own = {"work_id": id, "number": opinion.number, "part": part, "author": self.author}
            row = rows.inserting(connection, second_readings).values(**own, **values)
            connection.execute(row.on_conflict_do_update(index_elements=list(own), set_=values))
            note(connection, "second", "work", id, training=self.training)

    def answer_second_reading(self, id: str, opinion: SecondOpinion) -> None:
        """What came of a demand; nothing is changed where it was withdrawn, or another was made since."""
        here = (*self._mine(id, opinion.number), _KEPT.part == opinion.part, _KEPT.asked == opinion.asked)
        with self.database.write() as connection:
            work_of(connection, self.owner, id, opinion.number)
            connection.execute(update(second_readings).where(*here).values(**told(opinion)))

    def erase_second_reading(self, id: str, number: int, part: str) -> None:
        with self.database.write() as connection:
            work_of(connection, self.owner, id, number)
            connection.execute(delete(second_readings).where(*self._mine(id, number), _KEPT.part == part))
        self.database.forget()

    def let_second(self, id: str, number: int, yes: bool) -> None:
        """What its candidate says of a version now. ``NotFound``."""
        with self.database.write() as connection:
            work_of(connection, self.owner, id, number)
            let_second(connection, id, number, yes)
        self.database.forget()

    def _mine(self, id: str, number: int) -> tuple[Any, ...]:
        return (_KEPT.work_id == id, _KEPT.number == number, _KEPT.author == self.author)


def let_second(connection: Connection, id: str, number: int, yes: bool) -> None:
    """Whoever takes it back has what was read erased too."""
    here = (readings.c.work_id == id, readings.c.number == number)
    connection.execute(update(readings).where(*here).values(lets_second=yes))
    if not yes:
        connection.execute(delete(second_readings).where(_KEPT.work_id == id, _KEPT.number == number))
