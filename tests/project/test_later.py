"""Work on threads of its own: one of a name at a time, none of the asking thread's, its errors told."""

from __future__ import annotations

from collections import OrderedDict
from threading import Event, get_ident
from typing import Any

import pytest

from cefi_map.errors import BadInput
from cefi_map.project import later
from cefi_map.project.later import aside, hurried, soon, waiting


def test_what_is_quick_is_given_at_once_and_never_made_here():
    assert soon("quick", get_ident) not in (None, get_ident())


class Guarded(OrderedDict[Any, Any]):
    """Answers that nobody may take while another thread counts them."""

    def pop(self, *given: Any) -> Any:
        assert later._lock._is_owned()
        return super().pop(*given)


def test_an_answer_is_not_fetched_while_another_is_noted(monkeypatch: pytest.MonkeyPatch):
    """The one that was noted last went between its note and the count of those that are old."""
    monkeypatch.setattr(later, "_left", Guarded())
    assert soon("guarded", lambda: "made") == "made"


def test_what_takes_long_is_asked_for_again_and_made_once():
    go, times = Event(), []

    def work() -> str:
        times.append(1)
        go.wait(20)
        return "made"

    assert soon("long", work) is None
    assert soon("long", work) is None
    assert times == [1]
    go.set()
    assert soon("long", work) == "made"


def test_what_waits_for_others_is_done_aside_one_at_a_time_and_once_more_for_who_asked_meanwhile():
    go, begun, done, at_once = Event(), Event(), Event(), []

    def work() -> None:
        at_once.append(get_ident())
        begun.set()
        go.wait(20)
        if len(at_once) == 2:
            done.set()
            raise BadInput("Elle ne répond pas.")

    aside("aside", work)
    assert begun.wait(20)
    for _ in range(5):
        aside("aside", work)
    assert soon("meanwhile", lambda: "made") == "made", "verdicts do not wait for it"
    assert len(at_once) == 1
    go.set()
    assert done.wait(20)
    assert len(at_once) == 2
    begun.clear()
    while not begun.wait(0.05):  # until it has ended, by an error
        aside("aside", work)
    assert get_ident() not in at_once


def test_an_error_is_told_to_who_asks():
    def work() -> str:
        raise BadInput("Ce projet n’existe plus.")

    with pytest.raises(BadInput, match="n’existe plus"):
        soon("error", work)


def test_an_error_that_comes_late_is_told_once_to_who_asks_again(monkeypatch: pytest.MonkeyPatch):
    """Else a page would ask for ever, and all would be made again each time."""
    go, times = Event(), []

    def work() -> str:
        go.wait(20)
        times.append(1)
        raise BadInput("Ce projet n’existe plus.")

    monkeypatch.setattr("cefi_map.project.later.PATIENCE", 0)
    assert soon("late error", work) is None
    go.set()
    while waiting():
        pass
    with pytest.raises(BadInput, match="n’existe plus"):
        soon("late error", work)
    assert times == [1]
    assert soon("late error", work) is None
    while waiting():
        pass
    assert times == [1, 1]


def test_what_nobody_fetches_is_let_go_of(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cefi_map.project.later.FETCHED", 0)
    for name in ("unfetched", "another"):
        with hurried(0):
            soon(name, list)
        while waiting():
            pass
    assert list(later._left) == ["another"]


def test_a_crowd_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    """The threads that answer saves are worth more than an answer a little sooner."""
    go = Event()
    try:
        for name in range(3):
            monkeypatch.setattr("cefi_map.project.later.PATIENCE", 0)
            assert soon(name, lambda: go.wait(20)) is None
        monkeypatch.setattr("cefi_map.project.later.PATIENCE", 10**6)
        assert soon("one more", get_ident) is None
    finally:
        go.set()


def test_in_a_crowd_everybody_gets_theirs_in_the_end(monkeypatch: pytest.MonkeyPatch):
    """Nobody waits for an answer there; so what is made between two questions must wait for the second."""
    monkeypatch.setattr("cefi_map.project.later.PATIENCE", 0)
    go, made = Event(), dict.fromkeys([f"one of {rank}" for rank in range(8)], 0)

    def work(name: str) -> str:
        go.wait(20)
        made[name] += 1
        return f"made {name}"

    assert [soon(name, lambda name=name: work(name)) for name in made] == [None] * 8
    go.set()
    while waiting():
        pass
    assert [soon(name, lambda name=name: work(name)) for name in made] == [f"made {name}" for name in made]
    assert set(made.values()) == {1}


def test_what_is_no_longer_so_or_was_never_fetched_is_made_anew(monkeypatch: pytest.MonkeyPatch):
    go, times = Event(), []

    def work() -> int:
        go.wait(20)
        times.append(1)
        return len(times)

    assert soon("aged", work) is None
    go.set()
    while waiting():
        pass
    assert soon("aged", work, lambda made: made > 1) == 2
    go.clear()
    assert soon("aged", work) is None
    go.set()
    while waiting():
        pass
    monkeypatch.setattr("cefi_map.project.later.FETCHED", 0)
    assert soon("aged", work) == 4
