"""Who is reminded of a session's date: three days before it, and once it is past, while something may still be handed
in."""

from __future__ import annotations

from datetime import datetime, timedelta

from cefi_map.centre.store import Centre, Letter, Training
from cefi_map.centre.tokens import digest
from cefi_map.store import Store

from .choosing import wants
from .wording import said_at

NEAR = timedelta(days=3)
"""Before the date, and after it."""
JUST = timedelta(days=1)
"""Who is in the session since then has heard of it in this very day: no second letter comes beside the invitation."""
REMINDERS = ("closing", "late")


def remind(store: Store, now: datetime) -> None:
    """Each candidate who handed in nothing, once for each date that was theirs: any process may look, again and
    again."""
    for training in Centre(store).near_due(now, NEAR):
        dates = Centre(store).awaited(training, now - JUST)
        near = {person: at for person, at in dates.items() if now < at <= now + NEAR}
        passed = {person: at for person, at in dates.items() if at <= now < at + NEAR}
        _write(store, training, "closing", near)
        _write(store, training, "late", passed)


def still_holds(store: Store, letter: Letter, now: datetime) -> bool:
    """A reminder that waited: nothing was handed in meanwhile, and the date is the same, before or after it."""
    at = Centre(store).awaited(Centre(store).training(letter.training)).get(letter.person)
    if at is None or (letter.kind == "late") != (at <= now):
        return False
    return letter.id == _id(letter.kind, letter.training, letter.person, at)


def _write(store: Store, training: Training, kind: str, dates: dict[str, datetime]) -> None:
    if not wants(store, kind):
        return
    for at in sorted(set(dates.values())):
        people = {person: _id(kind, training.id, person, at) for person, theirs in dates.items() if theirs == at}
        Centre(store).write_to(people, kind, {"session": training.name, "at": said_at(at)}, training.id)


def _id(kind: str, training: str, person: str, at: datetime) -> str:
    return digest(f"{kind} {training} {person} {at.timestamp()}")[:32]
