"""The end of a session's data: announced twice, kept to once by one process, never by a clock that jumped alone."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from cefi_map.centre import keeping, sessions
from cefi_map.centre.store import Centre, Training
from cefi_map.errors import BadInput, CefiError, NotFound
from cefi_map.store import Person, Store, open_store
from cefi_map.store.days import Running
from tests.centre.store.test_erasing import WORD, left, written
from tests.centre.together.conftest import Pair, pair
from tests.store.conftest import postgresql, store, where

__all__ = ["pair", "postgresql", "store", "where"]

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


class Life:
    """A server that lives on and looks every day; its clock and the calendar go together unless it is set."""

    def __init__(self, store: Store) -> None:
        self.store, self.now, self.ran = store, NOW, 0.0
        self.told: list[tuple[str, int]] = []
        self.look()

    def tell(self, store: Store, training: Training, at: datetime) -> None:
        self.told.append((training.id, (at - self.now).days))

    def look(self) -> None:
        if self.store.tick(self.now, Running("one start", round(self.ran))):
            keeping.keep_to_dates(self.store, self.tell, self.now)

    def live(self, days: int) -> None:
        for _ in range(days):
            self.now, self.ran = self.now + DAY, self.ran + DAY.total_seconds()
            self.look()

    def jump(self, days: int) -> None:
        """Somebody sets the clock."""
        self.now += days * DAY


@pytest.fixture
def life(store: Store) -> Life:
    return Life(store)


def erased(store: Store, pair: Pair) -> bool:
    return keeping.ending(store, pair.training.id).kept.erased is not None


def test_it_is_announced_at_thirty_days_and_at_seven_then_done_on_its_day(store: Store, pair: Pair, life: Life):
    keeping.set_ending(store, pair.training.id, NOW + 40 * DAY, None)
    life.live(9)
    assert life.told == []
    life.live(1)
    assert [days for _, days in life.told] == [30]
    life.live(25)
    assert [days for _, days in life.told] == [30, 7]
    assert not erased(store, pair)
    life.live(5)
    assert erased(store, pair)
    found = keeping.ending(store, pair.training.id)
    assert found.counts == {"people": 1, "projects": 1, "works": 0, "receipts": 0}
    assert [each.name for each in Centre(store).people()] == ["Luc"]
    with pytest.raises(BadInput):
        keeping.set_ending(store, pair.training.id, NOW + 400 * DAY, None)


def test_days_after_its_end_follow_the_session_s_end(store: Store, pair: Pair, life: Life):
    with pytest.raises(BadInput, match="pas de fin"):
        keeping.set_ending(store, pair.training.id, None, 30)
    Centre(store).change_training(pair.training.id, ends=NOW + 5 * DAY)
    keeping.set_ending(store, pair.training.id, None, 30)
    Centre(store).change_training(pair.training.id, ends=NOW + 15 * DAY)
    assert keeping.ending(store, pair.training.id).at == NOW + 45 * DAY
    life.live(44)
    assert not erased(store, pair)
    life.live(1)
    assert erased(store, pair)


def test_after_a_jump_the_head_is_asked_and_after_seven_days_of_use_it_is_done(store: Store, pair: Pair, life: Life):
    keeping.set_ending(store, pair.training.id, NOW + 40 * DAY, None)
    life.live(3)
    life.jump(400)
    life.live(1)
    assert [each.training.id for each in keeping.endings_asked(store)] == [pair.training.id]
    life.live(6)
    assert not erased(store, pair)
    life.live(1)
    assert erased(store, pair)
    assert keeping.endings_asked(store) == ()


def test_a_clock_that_is_set_right_asks_nothing_more_and_erases_nothing(store: Store, pair: Pair, life: Life):
    keeping.set_ending(store, pair.training.id, NOW + 60 * DAY, None)
    life.jump(400)
    life.live(2)
    assert keeping.endings_asked(store)
    life.jump(-400)
    life.live(20)
    assert keeping.endings_asked(store) == ()
    assert not erased(store, pair)


def test_even_an_announced_date_is_put_to_the_head_after_a_jump(store: Store, pair: Pair, life: Life):
    keeping.set_ending(store, pair.training.id, NOW + 30 * DAY, None)
    life.live(25)
    life.jump(3)
    life.live(2)
    assert keeping.endings_asked(store)
    keeping.answer_ending(store, pair.training.id, right=True)
    assert erased(store, pair)
    with pytest.raises(BadInput):
        keeping.answer_ending(store, pair.training.id, right=True)


def test_the_head_keeps_them_thirty_days_more(store: Store, pair: Pair, life: Life):
    keeping.set_ending(store, pair.training.id, NOW + 10 * DAY, None)
    life.jump(11)
    life.live(1)
    keeping.answer_ending(store, pair.training.id, right=False)
    assert keeping.endings_asked(store) == ()
    at = keeping.ending(store, pair.training.id).at
    assert at
    assert at > NOW + 29 * DAY


def test_a_date_that_was_never_announced_is_asked_about(store: Store, pair: Pair, life: Life):
    """A trainer brings the end of the session back: nobody was told."""
    Centre(store).change_training(pair.training.id, ends=NOW + 100 * DAY)
    keeping.set_ending(store, pair.training.id, None, 0)
    life.live(8)
    Centre(store).change_training(pair.training.id, ends=NOW)
    life.live(1)
    assert keeping.endings_asked(store)
    assert not erased(store, pair)


def test_nothing_of_its_candidates_is_left_and_what_is_of_another_session_stays(store: Store, pair: Pair, life: Life):
    person = Centre(store).add_person(f"Bea {WORD}", "candidate")
    Centre(store).add_member(pair.training.id, person.id, "candidate")
    written(store, person, pair.training.id)
    other = sessions.create_training(store, pair.trainer, "Automne")
    Centre(store).add_member(other.id, pair.ana.id, "candidate")
    kept = store.of(pair.ana.id).create(store.of(pair.ana.id).load(pair.project).map, title="Ailleurs")
    Centre(store).show(kept.id, other.id)
    keeping.set_ending(store, pair.training.id, NOW + 10 * DAY, None)
    life.live(10)
    assert erased(store, pair)
    assert left(store) == []
    assert [each.name for each in Centre(store).people()] == ["Luc", "Ana"]
    assert [each.title for each in store.of(pair.ana.id).projects()] == ["Ailleurs"]
    told = [each for each in Centre(store).acts(training=pair.training.id, most=9) if each.deed == "erased"]
    assert [(each.person, each.kind) for each in told] == [("", "training")]


def test_processes_that_look_at_once_do_it_once(store: Store, pair: Pair, where: str, life: Life):
    keeping.set_ending(store, pair.training.id, NOW + 10 * DAY, None)
    life.live(9)
    others = [open_store(where) for _ in range(3)]
    said: list[str] = []

    def end(other: Store) -> None:
        try:
            said.append(str(Centre(other).erase_training(pair.training.id)))
        except CefiError:
            said.append("busy")

    threads = [threading.Thread(target=end, args=(each,)) for each in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count("True") == 1, said
    for each in others:
        each.close()


def test_it_is_announced_once_its_letters_are_kept_and_not_without(store: Store, pair: Pair, life: Life):
    def fails(*_: object) -> None:
        raise CefiError("Le disque est plein.")

    keeping.set_ending(store, pair.training.id, NOW + 30 * DAY, None)
    with pytest.raises(CefiError):
        keeping.keep_to_dates(store, fails, NOW)
    assert Centre(store).retention(pair.training.id).told == 0
    keeping.keep_to_dates(store, life.tell, NOW)
    keeping.keep_to_dates(store, life.tell, NOW)
    assert len(life.told) == 1


@pytest.mark.parametrize(("until", "days"), [(NOW + 6 * DAY, None), (None, -1), (None, 4000)])
def test_too_soon_or_too_late_is_refused(store: Store, pair: Pair, until: datetime | None, days: int | None):
    Centre(store).change_training(pair.training.id, ends=NOW + 90 * DAY)
    with pytest.raises(BadInput):
        keeping.set_ending(store, pair.training.id, until, days)


def test_who_is_in_a_session_is_told_of_its_end_when_it_is_near(store: Store, pair: Pair):
    keeping.set_ending(store, pair.training.id, NOW + 40 * DAY, None)
    assert keeping.endings_of(store, pair.ana) == ()
    keeping.set_ending(store, pair.training.id, NOW + 20 * DAY, None)
    for person in (pair.ana, pair.trainer):
        assert [each.training.id for each in keeping.endings_of(store, person)] == [pair.training.id]
    stranger: Person = Centre(store).add_person("Zoé", "candidate")
    assert keeping.endings_of(store, stranger) == ()
    with pytest.raises(NotFound):
        keeping.ending(store, "none")


def test_old_lines_of_the_journal_go_but_not_by_a_clock_that_jumped(store: Store, pair: Pair, life: Life):
    store.by(pair.trainer.id, "trainer").note_opened("project", pair.project, about=pair.ana.id)
    life.jump(400)
    life.live(1)
    assert Centre(store).acts(most=9)
    life.live(7)
    assert Centre(store).acts(most=9) == []


def test_whoever_is_in_a_session_is_told_when_it_ends_long_before_it_is_announced(store: Store, pair: Pair):
    assert keeping.dates_of(store, pair.ana) == ()
    until = NOW + 400 * DAY
    keeping.set_ending(store, pair.training.id, until, None)
    assert keeping.dates_of(store, pair.ana) == ((pair.training.name, until),)
    assert keeping.endings_of(store, pair.ana) == ()
