"""What people say to each other on a project; whoever asks has been let in to that project."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, func, insert, select, update

from cefi_map.errors import NotFound, TooLarge
from cefi_map.store import Person, rows
from cefi_map.store.projects import new_id
from cefi_map.store.tables import projects

from .persons import Whole
from .tables import handed, messages, shown, threads
from .values import Message, Thread


class Talking(Whole):
    def threads(self, project: str) -> tuple[Thread, ...]:
        """Those of a project: what is open first, then the newest."""
        said = select(messages).join(threads, threads.c.id == messages.c.thread_id).order_by(messages.c.number)
        with self.database.read() as connection:
            by: dict[str, list[Message]] = {}
            for row in connection.execute(said.where(threads.c.project_id == project)):
                by.setdefault(row.thread_id, []).append(Message(row.person_id, row.name, row.words, row.moment))
            found = [
                Thread(row.id, row.node, row.paragraph, row.quote, row.resolved, tuple(by[row.id]))
                for row in connection.execute(select(threads).where(threads.c.project_id == project))
                if row.id in by
            ]
        found.sort(key=lambda thread: thread.messages[-1].moment, reverse=True)
        return tuple(sorted(found, key=lambda thread: thread.resolved is not None))

    def waiting_for(self, author: str) -> dict[str, int]:
        """By project of this person, threads not settled in which somebody else spoke last."""
        here = (projects.c.owner_id == author, messages.c.person_id != author)
        query = select(threads.c.project_id, func.count()).select_from(_LAST).where(*here, *_UNSETTLED)
        with self.database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(query.group_by(threads.c.project_id))}

    def waiting_in(self, trainings: Collection[str]) -> dict[str, dict[str, int]]:
        """By session, then by project that is read there, threads not settled in which its author spoke last."""
        gave = select(handed.c.number).where(
            handed.c.training_id == shown.c.training_id, handed.c.person_id == projects.c.owner_id
        )
        here = (shown.c.training_id.in_(trainings), messages.c.person_id == projects.c.owner_id, ~gave.exists())
        query = select(shown.c.training_id, threads.c.project_id, func.count())
        query = query.select_from(_LAST.join(shown, shown.c.project_id == projects.c.id)).where(*here, *_UNSETTLED)
        found: dict[str, dict[str, int]] = {}
        with self.database.read() as connection:
            for row in connection.execute(query.group_by(shown.c.training_id, threads.c.project_id)):
                found.setdefault(row[0], {})[row[1]] = row[2]
        return found

    def begin_thread(self, project: str, node: str, paragraph: int, quote: str, most: int) -> str:
        """A new one without a word yet; its id. ``TooLarge`` past ``most`` of them."""
        with self.database.write() as connection:
            here = select(func.count()).select_from(threads).where(threads.c.project_id == project)
            if (connection.scalar(here) or 0) >= most:
                raise TooLarge(f"Ce projet a déjà {most} échanges.", advice="Répondez dans l’un d’eux.")
            row = {"id": new_id(), "project_id": project, "node": node, "paragraph": paragraph}
            connection.execute(insert(threads).values(quote=rows.line(quote), **row))
            return str(row["id"])

    def say(self, project: str, thread: str, person: Person, words: str, most: int) -> None:
        """One more message; what was settled is open again. ``NotFound``, ``TooLarge`` past ``most`` of them."""
        with self.database.write() as connection:
            _thread(connection, project, thread)
            last = select(func.max(messages.c.number)).where(messages.c.thread_id == thread)
            number = (connection.scalar(last) or 0) + 1
            if number > most:
                raise TooLarge(f"Cet échange a déjà {most} messages.", advice="Commencez-en un autre.")
            row = {"thread_id": thread, "number": number, "person_id": person.id, "name": person.name}
            connection.execute(insert(messages).values(words=words, moment=rows.now(), **row))
            connection.execute(update(threads).where(threads.c.id == thread).values(resolved=None))

    def settle_thread(self, project: str, thread: str, *, resolved: bool) -> None:
        with self.database.write() as connection:
            _thread(connection, project, thread)
            moment = rows.now() if resolved else None
            connection.execute(update(threads).where(threads.c.id == thread).values(resolved=moment))


_SAID = messages.alias()
_LAST = threads.join(messages, messages.c.thread_id == threads.c.id).join(
    projects, projects.c.id == threads.c.project_id
)
_UNSETTLED = (
    threads.c.resolved.is_(None),
    projects.c.trashed.is_(None),
    messages.c.number
    == select(func.max(_SAID.c.number)).where(_SAID.c.thread_id == threads.c.id).correlate(threads).scalar_subquery(),
)


def _thread(connection: Connection, project: str, id: str) -> None:
    here = select(threads.c.id).where(threads.c.id == id, threads.c.project_id == project).with_for_update()
    if not rows.ID.fullmatch(id) or connection.execute(here).first() is None:
        raise NotFound("Cet échange n’est plus là.", advice="Rechargez la page.")
