"""Second opinions on a project: what was sent about its map or its dossier, what came back, what both readers say."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from cefi_map.mindmap import codec

from . import rows
from .content import expand
from .journal import note
from .rows import Scoped
from .tables import projects, second_opinions


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """``part``: "carte" or "dossier"; ``number``: its revision that was read. ``reader``: by what it was read, as JSON.
    ``sent``: the demand, whole. ``answer``: as it came, "" while it is awaited; ``trouble``: why none came. ``said``:
    both opinions, None while they are not joined."""

    part: str
    number: int
    asked: datetime
    reader: Mapping[str, Any]
    sent: str
    answer: str = ""
    trouble: str = ""
    said: bytes | None = None


class SecondOpinions(Scoped):
    """One for each part, the last: it is its owner's alone, and in no backup."""

    def second_opinions(self, project: str) -> dict[str, SecondOpinion]:
        """By part. ``NotFound``: this owner has no such project."""
        kept = second_opinions.c
        with self.database.read() as connection:
            rows.project(connection, self.owner, project)
            found = connection.execute(select(second_opinions).where(kept.project_id == project))
            return {row.part: opinion_of(row) for row in found}

    def keep_second_opinion(self, project: str, opinion: SecondOpinion) -> None:
        """In the place of the one before. ``NotFound``."""
        values = {"number": opinion.number, **asked(opinion), **told(opinion)}
        with self.database.write() as connection:
            rows.live(connection, self.owner, project)
            row = rows.inserting(connection, second_opinions).values(project_id=project, part=opinion.part, **values)
            key = (second_opinions.c.project_id, second_opinions.c.part)
            connection.execute(row.on_conflict_do_update(index_elements=key, set_=values))
            note(connection, "second", "project", project)

    def answer_second_opinion(self, project: str, opinion: SecondOpinion) -> None:
        """What came of a demand; nothing is changed where it was withdrawn, or another was made since."""
        kept, mine = second_opinions.c, select(projects.c.id).where(projects.c.owner_id == self.owner)
        here = (kept.project_id == project, kept.project_id.in_(mine), kept.part == opinion.part)
        with self.database.write() as connection:
            found = update(second_opinions).where(*here, kept.asked == opinion.asked)
            connection.execute(found.values(**told(opinion)))

    def erase_second_opinion(self, project: str, part: str) -> None:
        """``NotFound``: this owner has no such project."""
        here = (second_opinions.c.project_id == project, second_opinions.c.part == part)
        with self.database.write() as connection:
            rows.live(connection, self.owner, project)
            connection.execute(delete(second_opinions).where(*here))
        self.database.forget()


def asked(opinion: SecondOpinion) -> dict[str, Any]:
    """Columns of ``tables.said`` that a demand fills."""
    return {"asked": opinion.asked, "sent": _packed(opinion.sent)}


def told(opinion: SecondOpinion) -> dict[str, Any]:
    """Columns of ``tables.said`` that what comes of it fills."""
    return {
        "reader": dict(opinion.reader),
        "answer": _packed(opinion.answer),
        "trouble": _clean(opinion.trouble),
        "said": opinion.said and zlib.compress(opinion.said, 1),
    }


def opinion_of(row: Row[Any]) -> SecondOpinion:
    sent, answer, said = _text(row.sent), _text(row.answer), row.said and expand(row.said)
    return SecondOpinion(row.part, row.number, row.asked, row.reader, sent, answer, row.trouble, said)


def _clean(text: str) -> str:
    """What a server said may be in it: no sign that a database refuses."""
    return codec.clean(text.encode("utf-8", "replace").decode())


def _packed(text: str) -> bytes:
    return zlib.compress(json.dumps(text).encode(), 1)


def _text(data: bytes) -> str:
    return str(json.loads(expand(data)))
