"""What was tried in vain, so that nobody tries in numbers."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import delete, select, update

from cefi_map.store import rows

from .persons import Whole
from .tables import tries


class Tries(Whole):
    def claim_try(self, key: str, now: int, wait: Callable[[int], int], lasts: int) -> int:
        """Seconds that one still has to ``wait`` after so many tries in vain; 0 for who may try, which counts as in
        vain at once: two at the same moment are two. What is older than ``lasts`` seconds is forgotten."""
        with self.database.write(durable=False) as connection:
            connection.execute(delete(tries).where(tries.c.last <= now - lasts))
            connection.execute(
                rows.inserting(connection, tries).values(key=key, last=now, count=0).on_conflict_do_nothing()
            )
            here = tries.c.key == key
            last, count = connection.execute(select(tries.c.last, tries.c.count).where(here).with_for_update()).one()
            left: int = last + wait(count) - now
            if left <= 0:
                connection.execute(update(tries).where(here).values(last=now, count=count + 1))
        return max(left, 0)

    def forget_try(self, key: str) -> None:
        """It was not in vain."""
        with self.database.write(durable=False) as connection:
            connection.execute(delete(tries).where(tries.c.key == key))
