"""A centre that writes, on both databases; its clock goes on when it is told to."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from cefi_map.centre.post import Post, mail_server, sending
from cefi_map.store import Store
from tests.centre.together.conftest import Pair, pair
from tests.store.conftest import postgresql, store, where

from .mailbox import Box, address, certified, serving

__all__ = ["Clock", "Pair", "certified", "pair", "postgresql", "store", "where"]

SITE = "https://carte.centre.fr"


class Clock:
    """The moment at which the post looks."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def goes_on(self, **by: float) -> None:
        self.ahead += timedelta(**by)

    def goes_to(self, moment: datetime) -> None:
        self.ahead = max(self.ahead, moment - datetime.now(UTC))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(sending, "_now", made)
    return made


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def port(box: Box, certified: ssl.SSLContext) -> Iterator[int]:
    with serving(box, certified, smtps=True) as port:
        yield port


@pytest.fixture
def post_of(port: int) -> Post:
    return box_at(port)


def box_at(port: int) -> Post:
    server = mail_server(address("smtps", port))
    assert server
    return Post(server, b"k" * 32, SITE)


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes by itself: a test says when the post looks."""
    monkeypatch.setattr("cefi_map.centre.post.writing.send_soon", lambda store, post: None)


__all__ += ["Store"]
