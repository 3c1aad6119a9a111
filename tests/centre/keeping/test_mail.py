"""Announcements by mail, to a real SMTP server over TLS; never in clear."""

from __future__ import annotations

import asyncio
import queue
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.handlers import Message as Received
from aiosmtpd.smtp import SMTP, AuthResult

from cefi_map import cli
from cefi_map.centre import keeping
from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput, CefiError
from cefi_map.store import Store
from tests.centre.together.conftest import Pair, pair

__all__ = ["pair"]

AT = datetime(2030, 6, 30, 20, tzinfo=UTC)


class Box(Received):
    """What arrived."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.came.append(message)


@contextmanager
def serving(box: Box, context: ssl.SSLContext | None, *, smtps: bool) -> Iterator[int]:
    """The port of a server: encrypted from the first byte, asking for STARTTLS, or (``None``) never encrypted."""
    starttls = None if smtps else context
    options = {"tls_context": starttls, "require_starttls": starttls is not None}
    started: queue.Queue[tuple[int, Callable[[], None]]] = queue.Queue()

    async def serve() -> None:
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        make = lambda: SMTP(box, authenticator=_knows, auth_require_tls=starttls is not None, **options)  # noqa: E731
        async with await loop.create_server(make, "127.0.0.1", 0, ssl=context if smtps else None) as server:
            started.put((server.sockets[0].getsockname()[1], lambda: loop.call_soon_threadsafe(done.set)))  # type: ignore[func-returns-value]
            await done.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    port, stop = started.get()
    try:
        yield port
    finally:
        stop()
        thread.join()


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"carte@centre.fr", b"mot de/passe"))


@pytest.fixture
def certified(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ssl.SSLContext:
    """A server's certificate by an authority that this process trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    return context


def tell(store: Store, pair: Pair, address: str) -> None:
    told = keeping.teller(keeping.mail_server(address), "https://carte.centre.fr")
    assert told
    told(store, pair.training, AT)


def address(scheme: str, port: int) -> str:
    return f"{scheme}://carte%40centre.fr:mot%20de%2Fpasse@localhost:{port}"


@pytest.mark.parametrize("scheme", ["smtps", "smtp"])
def test_trainers_whose_login_is_an_address_are_told(store: Store, pair: Pair, certified: ssl.SSLContext, scheme: str):
    Centre(store).add_member(pair.training.id, pair.trainer.id, "trainer")
    Centre(store).add_way(pair.trainer.id, "password", "luc@centre.fr", "hash")
    Centre(store).add_way(pair.ana.id, "password", "ana@exemple.fr", "hash")
    with serving(box := Box(), certified, smtps=scheme == "smtps") as port:
        tell(store, pair, address(scheme, port))
    (came,) = box.came
    assert (came["To"], came["From"]) == ("luc@centre.fr", "carte@centre.fr")
    body = came.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert "s’effacent le 30/06/2030" in body.decode()
    assert "https://carte.centre.fr" in body.decode()


def test_nothing_is_sent_in_clear_nor_to_a_server_that_nobody_vouches_for(
    store: Store, pair: Pair, certified: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
):
    Centre(store).add_way(pair.trainer.id, "password", "luc@centre.fr", "hash")
    with serving(box := Box(), None, smtps=False) as port, pytest.raises(CefiError, match="n’est pas parti"):
        tell(store, pair, address("smtp", port))
    monkeypatch.delenv("SSL_CERT_FILE")
    with serving(box, certified, smtps=True) as port, pytest.raises(CefiError, match="n’est pas parti"):
        tell(store, pair, address("smtps", port))
    assert box.came == []


def test_an_address_that_is_none_is_refused_and_says_no_password(store: Store, pair: Pair):
    for written in (
        "http://nom:clef@centre.fr",
        "smtps://centre.fr",
        "smtp://nom:clef@centre.fr:port",
        "smtp://a@b:0x",
    ):
        with pytest.raises(BadInput) as refused:
            keeping.mail_server(written)
        assert "clef" not in str(refused.value)
    assert keeping.mail_server("") is None
    assert keeping.teller(None, "") is None
    found = keeping.mail_server("smtp://nom:clef@centre.fr?de=carte@centre.fr")
    assert found
    assert (found.port, found.sender, "clef" in repr(found)) == (587, "carte@centre.fr", False)


def test_the_address_may_lie_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "smtp").write_text("smtps://nom:clef@centre.fr?de=carte@centre.fr\n", encoding="utf-8")
    monkeypatch.setenv("CEFI_MAP_SMTP_FILE", str(tmp_path / "smtp"))
    found = keeping.mail_server(cli.parser().parse_args(["serve"]).smtp)
    assert found
    assert (found.host, found.password, found.smtps) == ("centre.fr", "clef", True)
