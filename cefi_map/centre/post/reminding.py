"""Who is reminded of a session's date: three days before it, and once it is past, while something may still be handed
in."""

from __future__ import annotations

from datetime import datetime, timedelta

from cefi_map.centre.store import Centre, Training
from cefi_map.centre.tokens import digest
from cefi_map.store import Store

from .choosing import wants
from .wording import said_at

NEAR = timedelta(days=3)
"""Before the date, and after it."""


def remind(store: Store, now: datetime) -> None:
    """Each candidate who handed in nothing, once for each date that was theirs: any process may look, again and
    again."""
    for training in Centre(store).near_due(now, NEAR):
        dates = Centre(store).awaited(training)
        near = {person: at for person, at in dates.items() if now < at <= now + NEAR}
        passed = {person: at for person, at in dates.items() if at <= now < at + NEAR}
        _write(store, training, "closing", near)
        _write(store, training, "late", passed)


def _write(store: Store, training: Training, kind: str, dates: dict[str, datetime]) -> None:
    if not wants(store, kind):
        return
    for at in sorted(set(dates.values())):
        people = {
            person: digest(f"{kind} {training.id} {person} {at.timestamp()}")[:32]
            for person, theirs in dates.items()
            if theirs == at
        }
        Centre(store).write_to(people, kind, {"session": training.name, "at": said_at(at)}, training.id)
