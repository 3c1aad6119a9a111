"""Whose turn it is: everybody has one in a round, the short come first, and nobody has two at once."""

from __future__ import annotations

from concurrent.futures import wait
from threading import Event

from cefi_map.project.lanes import Lane, within


class Held:
    """A lane in which one job of somebody else holds all up, so that a line forms behind it."""

    def __init__(self, threads: int = 1) -> None:
        self.lane, self.go, self.order = Lane("test", threads), Event(), list[str]()
        begun = [Event() for _ in range(threads)]
        self.waiting = [self.lane.submit(each, 0, lambda each=each: self._hold(each)) for each in begun]
        assert all(each.wait(20) for each in begun)

    def _hold(self, begun: Event) -> None:
        begun.set()
        self.go.wait(20)

    def put(self, owner: str, size: int, name: str) -> None:
        self.waiting.append(self.lane.submit(owner, size, lambda: self.order.append(name)))

    def done(self) -> list[str]:
        self.go.set()
        wait(self.waiting, 20)
        return self.order


def test_everybody_has_one_in_a_round():
    held = Held()
    for rank in range(3):
        held.put("Ada", 1, f"Ada {rank}")
    held.put("Bob", 1, "Bob 0")
    held.put("Cyd", 1, "Cyd 0")
    assert held.done() == ["Ada 0", "Bob 0", "Cyd 0", "Ada 1", "Ada 2"]


def test_short_ones_come_first_in_a_round_and_long_ones_in_theirs():
    held = Held()
    held.put("Ada", 9000, "long")
    held.put("Bob", 3, "short")
    held.put("Bob", 1, "shorter, of who has had one")
    held.put("Cyd", 40, "ordinary")
    assert held.done() == ["short", "ordinary", "long", "shorter, of who has had one"]


def test_nobody_fills_a_lane():
    """Of two threads one person's jobs take one, though nobody else waits at first."""
    lane, go, begun = Lane("test", 2), Event(), list[str]()

    def work(name: str) -> None:
        begun.append(name)
        go.wait(20)

    jobs = [lane.submit("Ada", 1, lambda: work("Ada")) for _ in range(3)]
    other = lane.submit("Bob", 1, lambda: begun.append("Bob"))
    other.result(20)
    assert begun in (["Ada", "Bob"], ["Bob"], ["Bob", "Ada"])
    go.set()
    wait(jobs, 20)
    assert begun.count("Ada") == 3


def test_what_fails_is_told_and_the_next_is_done():
    lane = Lane("test", 1)
    failed = lane.submit("Ada", 1, lambda: 1 // 0)
    assert isinstance(failed.exception(20), ZeroDivisionError)
    assert lane.submit("Ada", 1, within.get).result(20) == 0, "and nothing in a lane waits for another"
