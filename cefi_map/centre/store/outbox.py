"""Letters that wait to go by mail, written in the same transaction as what they report.

Whoever takes one counts a try and says when the next would be, before anything is sent: a process that is killed leaves
it to whoever looks then. So none is lost, and one goes twice at most for each kill, under the same id.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, case, delete, func, select, true, update

from cefi_map import limits
from cefi_map.store import rows
from cefi_map.store.projects import new_id

from .addresses import reached
from .persons import Whole, columns
from .tables import invitations, outbox, persons
from .values import Letter

KEPT_FOR = timedelta(days=limits.LETTER_DAYS)
_C = outbox.c
_WAITS = (_C.sent.is_(None), _C.refused.is_(None))


class Outbox(Whole):
    def queue(self, letter: Letter) -> bool:
        """It waits from now on; False for one under an id that was there: it is none more."""
        with self.database.write() as connection:
            return bool(_add(connection, [letter]))

    def write_to(
        self,
        people: Mapping[str, str],
        kind: str,
        facts: Mapping[str, str],
        training: str = "",
        *,
        always: bool = False,
    ) -> None:
        """A letter for each of these people who has an address and, unless it goes ``always``, wants that kind; what
        they are mapped to makes its id, "" a new one."""
        with self.database.write() as connection:
            found = reached(connection, people.keys(), "" if always else kind)
            made = {people[person] or new_id(): (person, mail) for person, mail in sorted(found.items())}
            known = set(connection.scalars(select(_C.id).where(_C.id.in_(made)))) if any(people.values()) else set()
            new = {id: whose for id, whose in made.items() if id not in known}
            _add(connection, [Letter(id, kind, mail, who, training, facts=facts) for id, (who, mail) in new.items()])

    def claim(self, now: datetime, wait: Callable[[int], timedelta]) -> Letter | None:
        """The letter that is due first, with one try more: it is due again after that try's ``wait``, unless it is said
        before to have gone or to be refused. Why it did not go before is told no more."""
        first = select(outbox).where(*_WAITS, _C.due <= now).order_by(_C.due, _C.id).limit(1)
        with self.database.write() as connection:
            row = connection.execute(first.with_for_update(skip_locked=True)).one_or_none()
            if row is None:
                return None
            again = {"tries": row.tries + 1, "due": now + wait(row.tries + 1), "reason": ""}
            connection.execute(update(outbox).where(_C.id == row.id).values(**again))
            return replace(_letter(row), **again)

    def give_link(self, letter: Letter) -> None:
        """For whom it is, and the link that it brings: known once it is about to go, and the same from then on."""
        values = {"person_id": letter.person, "digest": letter.digest, "secret": letter.secret, "facts": letter.facts}
        self._mark(letter.id, **values)

    def lengthen(self, digest: str, until: datetime) -> bool:
        """The invitation of a letter that is about to go is open until then; False where it is no more."""
        here = (invitations.c.digest == digest, invitations.c.expires > rows.now())
        with self.database.write() as connection:
            return bool(connection.execute(update(invitations).where(*here).values(expires=until)).rowcount)

    def letter_went(self, id: str) -> None:
        """Its link is known to whoever has it, and to nobody here."""
        self._mark(id, sent=rows.now(), secret="", reason="")

    def letter_failed(self, id: str, reason: str, *, for_good: bool) -> None:
        self._mark(id, reason=reason, refused=rows.now() if for_good else None)

    def drop_letter(self, id: str) -> None:
        with self.database.write() as connection:
            connection.execute(delete(outbox).where(_C.id == id))

    def try_again(self, id: str = "") -> int:
        """That letter, or all, of those that were refused or wait for another try; how many. One that is on its way has
        no reason."""
        here = (_C.sent.is_(None), _C.refused.is_not(None) | (_C.reason != ""), _C.id == id if id else true())
        now = {"refused": None, "reason": "", "tries": 0, "due": rows.now()}
        with self.database.write() as connection:
            return connection.execute(update(outbox).where(*here).values(**now)).rowcount

    def next_due(self) -> datetime | None:
        with self.database.read() as connection:
            return connection.execute(select(_C.due).where(*_WAITS).order_by(_C.due).limit(1)).scalar()

    def letters(self, most: int) -> tuple[tuple[Letter, str], ...]:
        """(letter, name of whom it is for): those refused, those that wait, those that went, the newest first in
        each. What somebody asked for at the door is told of nobody until it is known whose the address is."""
        order = (_C.sent.is_not(None), _C.refused.is_(None), _C.made.desc(), _C.id)
        query = select(outbox, persons.c.name.label("who")).outerjoin(persons, persons.c.id == _C.person_id)
        with self.database.read() as connection:
            found = connection.execute(query.where(_KNOWN).order_by(*order).limit(most))
            return tuple((_letter(row), row.who or str(row.facts.get("name", ""))) for row in found)

    def letters_counted(self) -> dict[str, int]:
        """How many "waiting", "refused", "sent"."""
        state = case((_C.sent.is_not(None), "sent"), (_C.refused.is_not(None), "refused"), else_="waiting")
        named = state.label("state")
        query = select(named, func.count().label("many")).where(_KNOWN).group_by(named)
        with self.database.read() as connection:
            return {row.state: row.many for row in connection.execute(query)}

    def forget_letters(self, before: datetime) -> None:
        """Those that went or were refused before then, or wait since: nobody brings them any more."""
        ended = func.coalesce(_C.sent, _C.refused, _C.made)
        with self.database.write() as connection:
            connection.execute(delete(outbox).where(ended < before))

    def _mark(self, id: str, **values: Any) -> None:
        with self.database.write() as connection:
            connection.execute(update(outbox).where(_C.id == id).values(**values))


_KNOWN = (_C.kind != "access") | _C.person_id.is_not(None)


def _add(connection: Connection, letters: Collection[Letter]) -> int:
    """How many are new."""
    now = rows.now()
    values = [
        {"id": each.id, "kind": each.kind, "mail": each.mail, "digest": each.digest, "secret": each.secret}
        | {"person_id": each.person or None, "training_id": each.training or None, "facts": dict(each.facts)}
        | {"made": now, "tries": 0, "due": now, "reason": ""}
        for each in letters
    ]
    once = rows.inserting(connection, outbox).on_conflict_do_nothing().returning(_C.id)
    return len(connection.execute(once, values).all()) if values else 0


def keep_letters_of(connection: Connection, digest: str, person: str = "") -> None:
    """An invitation was used, or taken back: what has not gone is told nobody, what went was to that ``person``."""
    connection.execute(delete(outbox).where(_C.digest == digest, _C.sent.is_(None)))
    if person:
        connection.execute(update(outbox).where(_C.digest == digest).values(person_id=person))


def _letter(row: Row[Any]) -> Letter:
    kept = columns(row, outbox)
    person, training = kept.pop("person_id") or "", kept.pop("training_id") or ""
    return Letter(person=person, training=training, **kept)
