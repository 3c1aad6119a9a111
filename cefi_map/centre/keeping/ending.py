"""The end of a session's data: a date that a trainer chooses, announced twice, then kept to.

A clock may be wrong (docs/decisions/06-days-of-use.md), and nothing brings back what is erased. A date that comes
without having been announced, or just after a jump of the clock, is put to the head of the centre, who may answer for
seven days of use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import itemgetter

from cefi_map import limits
from cefi_map.centre.store import Centre, Retention, Training
from cefi_map.errors import BadInput
from cefi_map.project.memory import forget
from cefi_map.store import Person, Store

ANNOUNCED = (30, 7)
"""Days before, at which candidates and trainers are told."""
PATIENCE = 7
"""Days of use that the head has for an answer; as many is a clock looked at."""

Tell = Callable[[Store, Training, datetime], None]
"""Tells the trainers of a session, beside its pages, that its data end at a moment."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a session stands: when its data are erased, None without a date; whether that is announced, or put to the
    head; ``counts`` what would be erased, or what was."""

    training: Training
    kept: Retention
    at: datetime | None
    counts: Mapping[str, int]

    @property
    def near(self) -> bool:
        return bool(self.at and not self.kept.erased and self.at - datetime.now(UTC) <= timedelta(days=ANNOUNCED[0]))

    @property
    def asked(self) -> bool:
        return self.kept.asked is not None and not self.kept.erased


def ending(store: Store, training_id: str) -> Ending:
    training, (kept, counts) = Centre(store).training(training_id), Centre(store).ending(training_id)
    return Ending(training, kept, moment_of(training, kept), kept.report if kept.erased else counts)


def endings_of(store: Store, person: Person) -> tuple[Ending, ...]:
    """Those that are announced, of the sessions a person is in."""
    here = Centre(store).places(person.id)
    found = (Ending(each.training, each.retention, moment_of(each.training, each.retention), {}) for each in here)
    return tuple(ending(store, each.training.id) for each in found if each.near)


def dates_of(store: Store, person: Person) -> tuple[tuple[str, datetime], ...]:
    """The sessions a person is in whose data end at a date, announced or not, by that date."""
    here = Centre(store).places(person.id)
    found = ((each.training.name, moment_of(each.training, each.retention)) for each in here)
    return tuple(sorted(((name, at) for name, at in found if at), key=itemgetter(1)))


def endings_asked(store: Store) -> tuple[Ending, ...]:
    """Those that wait for the head's answer."""
    return tuple(ending(store, each.training) for each in Centre(store).retentions() if each.asked is not None)


def moment_of(training: Training, kept: Retention) -> datetime | None:
    if kept.until:
        return kept.until
    return training.ends + timedelta(days=kept.days) if training.ends and kept.days is not None else None


def set_ending(store: Store, training_id: str, until: datetime | None, days: int | None) -> None:
    """A date, or ``days`` after the session's end, or neither. ``BadInput`` before everybody could take theirs away."""
    training, kept = Centre(store).training(training_id), Retention(training_id, until, days)
    if Centre(store).retention(training_id).erased:
        raise BadInput("Les données de cette session sont effacées.", advice="Il n’y a plus de date à choisir.")
    if days is not None and not 0 <= days <= limits.RETENTION_DAYS:
        raise BadInput(f"Ce délai dépasse {limits.RETENTION_DAYS} jours.", advice="Choisissez-en un plus court.")
    if days is not None and not until and training.ends is None:
        raise BadInput("Cette session n’a pas de fin.", advice="Donnez-lui une date de fin, ou choisissez une date.")
    at = moment_of(training, kept)
    if at and at < datetime.now(UTC) + timedelta(days=ANNOUNCED[-1]):
        advice = f"Laissez au moins {ANNOUNCED[-1]} jours, pour que chacun emporte ses projets."
        raise BadInput("Cette date d’effacement est trop proche.", advice=advice)
    Centre(store).set_retention(training_id, until, days)


def answer_ending(store: Store, training_id: str, *, right: bool) -> None:
    """The head's answer: the clock is ``right`` and the data go now, or they stay thirty days more."""
    if not ending(store, training_id).asked:
        raise BadInput("Cette question n’est plus posée.", advice="Rechargez la page.")
    if right:
        _end(store, training_id)
    else:
        more = datetime.now(UTC) + timedelta(days=ANNOUNCED[0])
        Centre(store).set_retention(training_id, more, None)


def keep_to_dates(store: Store, tell: Tell | None = None, now: datetime | None = None) -> None:
    """What is due once on a day of use: announcements, questions, ends; old lines of the journal. In all of it the
    application writes by itself, and a clock that may be wrong erases nothing."""
    store, now = store.by("", ""), now or datetime.now(UTC)
    doubted = store.jumped(PATIENCE)
    for kept in Centre(store).retentions():
        training = Centre(store).training(kept.training)
        if at := moment_of(training, kept):
            _keep(store, training, kept, at, now, doubted=doubted, tell=tell)
    if not doubted:
        Centre(store).forget_acts(now - timedelta(days=limits.JOURNAL_MONTHS * 30.5))


def _keep(
    store: Store, training: Training, kept: Retention, at: datetime, now: datetime, *, doubted: bool, tell: Tell | None
) -> None:
    left = at - now
    if left > timedelta(0):
        Centre(store).ask(training.id, asked=False)  # a clock that was set right asks nothing any more
        due = [days for days in ANNOUNCED if left <= timedelta(days=days)]
        if due:
            _announce(store, training, at, min(due), tell)
    elif kept.asked is not None:
        if store.today() - kept.asked >= PATIENCE:
            _end(store, training.id)
    elif doubted or kept.told != ANNOUNCED[-1]:
        Centre(store).ask(training.id, asked=True)
    else:
        _end(store, training.id)


def _announce(store: Store, training: Training, at: datetime, days: int, tell: Tell | None) -> None:
    """Once for all processes: that it is announced, and the letters that say so, are kept together."""
    with store.at_once() as here:
        if Centre(here).announce(training.id, days) and tell:
            tell(here, training, at)


def _end(store: Store, training_id: str) -> None:
    if Centre(store).erase_training(training_id):
        forget()
